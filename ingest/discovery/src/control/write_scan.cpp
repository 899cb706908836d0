#include "control/write_scan.h"

#include "toposcope/discovery/links.h"
#include "toposcope/ingest/calipso_feed.h"

#include "control/link_derivation.h"

namespace toposcope::discovery {
namespace {

store::ImportOptions replacing(const std::string& environment) {
  store::ImportOptions options;
  options.source = scan_source(environment);
  options.replace = true;
  options.max_retired_share = 1.0;
  options.environments = {environment};
  return options;
}

store::ImportOptions import_options(const ScanWrite& write) {
  store::ImportOptions options = replacing(write.objects.objects->environment());
  options.comment = write.comment;
  options.dry_run = write.dry_run;
  options.progress = write.progress;
  options.may_retire_node = [&write](const store::AbsentNode& node) {
    return write.objects.gone.contains(ScanUnion::key(node.type, node.id));
  };
  // Finders look at all that is there, so what they do not find is gone.
  options.may_retire_link = [with_links = write.links != nullptr](const store::AbsentLink&) {
    return with_links;
  };
  return options;
}

}  // namespace

model::Result<std::unordered_set<std::string>> own_absent(store::GraphStore& store,
                                                          const std::string& environment,
                                                          const Staging& staging) {
  std::unordered_set<std::string> own;
  store::ImportOptions options = replacing(environment);
  options.dry_run = true;  // only to be asked what would go
  options.may_retire_node = [&](const store::AbsentNode& node) {
    if (!staging.is_new(node.type, node.id)) own.insert(ScanUnion::key(node.type, node.id));
    return false;
  };
  options.may_retire_link = [](const store::AbsentLink&) { return false; };
  const auto import = store.begin_import(options);
  if (!import.has_value()) return import.error();
  const auto asked = import.value()->commit();
  if (!asked.has_value()) return asked.error();
  return own;
}

model::Result<store::ImportOutcome> write_scan(store::GraphStore& store, const ScanWrite& write,
                                               Remarks& remarks) {
  const auto names = store.constraint_names();
  if (!names.has_value()) return names.error();
  const auto import = store.begin_import(import_options(write));
  if (!import.has_value()) return import.error();
  ingest::ReadOptions reading;
  reading.constraint_names = names.value();
  ingest::CalipsoFeed feed(reading, *import.value());
  const Inventory& objects = *write.objects.objects;
  for (std::uint32_t i = 0; i < objects.size(); ++i) {
    if (!write.objects.is_new[i]) continue;
    auto put = feed.put("inventory", objects.object(ObjectNumber{i}).document);
    if (!put.has_value()) return put.error();
  }
  if (write.links != nullptr) {
    if (auto put = put_links(*write.links, feed); !put.has_value()) return put.error();
  }
  for (const auto& skipped : feed.finish().skipped) remarks.add(skipped.where, skipped.message);
  return import.value()->commit();
}

}  // namespace toposcope::discovery

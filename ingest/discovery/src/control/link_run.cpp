#include <algorithm>
#include <utility>

#include "toposcope/discovery/environment.h"
#include "toposcope/discovery/finder_config.h"
#include "toposcope/discovery/links.h"
#include "toposcope/ingest/calipso_feed.h"
#include "toposcope/model/records.h"

#include "control/link_document.h"
#include "control/scan_messages.h"
#include "inventory/store_load.h"
#include "links/implicit.h"
#include "links/link_finder.h"

namespace toposcope::discovery {
namespace {

namespace names = model::collections;
using model::Error;
using model::ErrorCode;

constexpr std::string_view kImplicit = "FindImplicitLinks";

/// One run over one environment.
class LinkRun {
 public:
  LinkRun(store::GraphStore& store, const LinkRequest& request)
      : store_(store),
        request_(request),
        messages_(store, request.environment, scan_source(request.environment)) {}

  model::Result<LinkOutcome> run();

 private:
  [[nodiscard]] model::Status read_finders();
  [[nodiscard]] model::Status read_declaration();
  [[nodiscard]] model::Status read_constraints();
  [[nodiscard]] model::Status refuse_links_of_others();
  [[nodiscard]] model::Result<std::uint64_t> own_links();
  void find_links(Inventory& inventory, LinkSet& links);
  [[nodiscard]] model::Status write(const LinkSet& links);
  [[nodiscard]] model::Status derive();
  void tell_outcome();

  store::GraphStore& store_;
  const LinkRequest& request_;
  FinderConfig finders_;
  LinkRules rules_;
  Remarks remarks_;
  ScanMessages messages_;
  LinkOutcome outcome_;
};

model::Status LinkRun::read_declaration() {
  const auto documents = store_.documents(store::kNow, names::kEnvironments);
  if (!documents.has_value()) return documents.error();
  for (const auto& document : documents.value()) {
    if (document.key != request_.environment) continue;
    auto environment = read_environment(document.document);
    if (!environment.has_value()) return environment.error();
    rules_ = {request_.mode, std::move(environment).value(), {}};
    return model::ok();
  }
  return Error{ErrorCode::kInvalidArgument,
               "nothing declares an environment '" + request_.environment +
                   "', so that its drivers are not known; import a document of "
                   "environments_config that does",
               ""};
}

model::Status LinkRun::read_constraints() {
  const auto documents = store_.documents(store::kNow, names::kCliqueConstraints);
  if (!documents.has_value()) return documents.error();
  std::vector<std::string> texts;
  for (const auto& document : documents.value()) texts.push_back(document.document);
  rules_.constraint_names = constraint_names_of(request_.mode, request_.environment, texts);
  return model::ok();
}

std::string rules_text(const LinkRequest& request) {
  return "links by the rules of " + std::string(link_mode_word(request.mode)) +
         (request.implicit ? ", with implicit links" : "");
}

store::ImportOptions import_options(const LinkRequest& request) {
  store::ImportOptions options;
  options.source = scan_source(request.environment);
  options.comment = rules_text(request);
  options.replace = true;
  options.max_retired_share = 1.0;
  options.environments = {request.environment};
  options.of_any_source = request.clear;
  options.may_retire_node = [](const store::AbsentNode&) { return false; };
  return options;
}

/// How many links of the environment our source was the last to tell of: what a replace that brings
/// nothing would retire.
model::Result<std::uint64_t> LinkRun::own_links() {
  store::ImportOptions options = import_options(request_);
  options.dry_run = true;
  const auto import = store_.begin_import(options);
  if (!import.has_value()) return import.error();
  const auto outcome = import.value()->commit();
  if (!outcome.has_value()) return outcome.error();
  std::uint64_t links = 0;
  for (const auto& [type, count] : outcome.value().links) links += count.retired;
  return links;
}

model::Status LinkRun::refuse_links_of_others() {
  if (request_.clear) return model::ok();
  const auto own = own_links();
  if (!own.has_value()) return own.error();
  const auto environments = store_.environments();
  if (!environments.has_value()) return environments.error();
  std::uint64_t all = 0;
  for (const auto& environment : environments.value()) {
    if (environment.name == request_.environment) all = environment.links;
  }
  if (all <= own.value()) return model::ok();
  return Error{ErrorCode::kConflict,
               "environment '" + request_.environment + "' has " +
                   std::to_string(all - own.value()) +
                   " links of another source, which those derived would mix with; --clear puts "
                   "those derived in their place",
               ""};
}

void LinkRun::find_links(Inventory& inventory, LinkSet& links) {
  LinkContext context{inventory, links, rules_, remarks_};
  const auto finders = make_builtin_link_finders();
  const auto count = [&](const std::string& name, const auto& work) {
    const std::size_t before = links.all().size();
    work();
    outcome_.links_by_finder.emplace_back(name, links.all().size() - before);
  };
  for (const std::string& name : finders_.finders) {
    const auto finder = std::find_if(finders.begin(), finders.end(),
                                     [&](const auto& f) { return f->name() == name; });
    if (finder == finders.end() || !(*finder)->is_about(rules_)) continue;
    count(name, [&] { (*finder)->find(context); });
  }
  if (request_.implicit) {
    count(std::string(kImplicit), [&] { static_cast<void>(find_implicit_links(context)); });
  }
}

model::Status LinkRun::write(const LinkSet& links) {
  const auto names = store_.constraint_names();
  if (!names.has_value()) return names.error();
  store::ImportOptions options = import_options(request_);
  options.progress = request_.progress;
  const auto import = store_.begin_import(options);
  if (!import.has_value()) return import.error();
  ingest::ReadOptions reading;
  reading.constraint_names = names.value();
  ingest::CalipsoFeed feed(reading, *import.value());
  LinkDocument document(links);
  for (const LinkEntry& link : links.all()) {
    if (auto put = feed.put("links", document.of(link)); !put.has_value()) return put.error();
  }
  for (const auto& skipped : feed.finish().skipped) remarks_.add(skipped.where, skipped.message);
  auto written = import.value()->commit();
  if (!written.has_value()) return written.error();
  outcome_.written = std::move(written).value();
  return model::ok();
}

model::Status LinkRun::read_finders() {
  finders_ = shipped_finder_config(request_.mode);
  if (request_.finders_json.empty()) return model::ok();
  auto config = read_finder_config(request_.finders_json);
  if (!config.has_value()) return config.error();
  finders_ = std::move(config).value();
  return model::ok();
}

model::Status LinkRun::derive() {
  for (const auto step : {&LinkRun::read_constraints, &LinkRun::refuse_links_of_others}) {
    if (auto done = (this->*step)(); !done.has_value()) return done.error();
  }
  auto inventory = load_inventory(store_, request_.environment);
  if (!inventory.has_value()) return inventory.error();
  LinkSet links(*inventory.value(), rules_);
  find_links(*inventory.value(), links);
  inventory.value()->drop_documents();  // what follows needs memory of its own
  return write(links);
}

void LinkRun::tell_outcome() {
  store::ChangeCounts sum;
  for (const auto& [type, count] : outcome_.written.links) {
    sum.added += count.added;
    sum.changed += count.changed;
    sum.retired += count.retired;
  }
  messages_.add(remarks_.all());
  messages_.add(
      store::MessageLevel::kInfo,
      rules_text(request_) + ": revision " + std::to_string(outcome_.written.revision) + ", " +
          std::to_string(sum.added) + " added, " + std::to_string(sum.changed) + " changed, " +
          std::to_string(sum.retired) +
          " retired; rules that could not be followed: " + std::to_string(remarks_.count()));
  // The revision is there; that its words are not must not make it look as if it failed.
  if (auto kept = messages_.write(); !kept.has_value()) {
    remarks_.add("messages", "could not be kept: " + kept.error().message);
  }
}

model::Result<LinkOutcome> LinkRun::run() {
  for (const auto step : {&LinkRun::read_finders, &LinkRun::read_declaration}) {
    if (auto done = (this->*step)(); !done.has_value()) return done.error();
  }
  messages_.add(store::MessageLevel::kInfo, rules_text(request_) + ": begin");
  if (auto kept = messages_.write(); !kept.has_value()) return kept.error();
  if (auto done = derive(); !done.has_value()) {
    messages_.add(store::MessageLevel::kError, rules_text(request_) + ": " + done.error().message);
    static_cast<void>(messages_.write());  // the caller hears the error itself
    return done.error();
  }
  tell_outcome();
  outcome_.remark_count = remarks_.count();
  outcome_.remarks = remarks_.all();
  return std::move(outcome_);
}

}  // namespace

std::string scan_source(const std::string& environment) { return "scan:" + environment; }

model::Result<LinkOutcome> run_link_finders(store::GraphStore& store, const LinkRequest& request) {
  return LinkRun(store, request).run();
}

}  // namespace toposcope::discovery

#include "common_options.h"

#include <filesystem>
#include <system_error>

#include "toposcope/model/time.h"

#include "exit_code.h"
#include "query/as_of.h"

namespace toposcope::cli {
namespace {

model::Result<Store> open_store(const store::StoreOptions& options) {
  auto opened = store::open_sqlite_store(options);
  if (!opened.has_value() && opened.error().code == model::ErrorCode::kNotFound) {
    return as_bad_input(opened.error());
  }
  return opened;
}

}  // namespace

void add_common_options(OptionSet& set, CommonOptions& options) {
  set.add("--db", options.db, "Inventory file").required().placeholder("FILE");
  set.add_flag("--quiet,-q", options.quiet, "No remarks and no progress on standard error");
}

void add_json_option(OptionSet& set, CommonOptions& options) {
  set.add_flag("--json", options.json, "The answer as JSON");
}

model::Result<Store> open_to_read(const std::string& db) {
  return open_store({.path = db, .read_only = true, .create = false});
}

model::Result<Store> open_to_change(const std::string& db) {
  return open_store({.path = db, .read_only = false, .create = false});
}

model::Result<Store> open_or_create(const std::string& db) {
  return open_store({.path = db, .read_only = false, .create = true});
}

bool is_yet_to_be_made(const std::string& db) {
  std::error_code fault;
  if (!std::filesystem::exists(db, fault)) return !fault;
  return std::filesystem::is_regular_file(db, fault) && std::filesystem::is_empty(db, fault);
}

model::Result<model::RevisionNumber> parse_revision(store::GraphStore& store,
                                                    const std::string& text) {
  auto at = query::parse_as_of(text, model::now_utc());
  if (at.has_value()) return query::revision_as_of(store, at.value());
  model::Error error = at.error();
  error.message += "; `toposcope revisions` lists what there is";
  return error;
}

model::Result<model::RevisionNumber> number_of(store::GraphStore& store,
                                               model::RevisionNumber revision) {
  if (revision != store::kNow) return revision;
  const auto revisions = store.revisions();
  if (!revisions.has_value()) return revisions.error();
  return revisions.value().empty() ? 0 : revisions.value().front().number;
}

}  // namespace toposcope::cli

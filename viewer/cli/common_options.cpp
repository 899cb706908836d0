#include "common_options.h"

#include <charconv>

#include "toposcope/model/time.h"

#include "exit_code.h"
#include "query/relative_time.h"

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

model::Result<model::RevisionNumber> parse_revision(store::GraphStore& store,
                                                    const std::string& text) {
  if (text.empty() || text == "now") return store::kNow;
  model::RevisionNumber number = 0;
  const char* end = text.data() + text.size();
  const auto [stop, fault] = std::from_chars(text.data(), end, number);
  if (fault == std::errc() && stop == end && number >= 0) return number;
  if (const auto ago = query::parse_relative_time(text, model::now_utc())) {
    return store.revision_at(*ago);
  }
  const auto time = model::parse_rfc3339(text);
  if (!time.has_value()) {
    return model::Error{model::ErrorCode::kInvalidArgument,
                        "'" + text +
                            "' is neither a revision number nor a time such as "
                            "2026-11-20T09:40:00Z or -1h; `toposcope revisions` lists what there "
                            "is",
                        ""};
  }
  return store.revision_at(time.value());
}

model::Result<model::RevisionNumber> number_of(store::GraphStore& store,
                                               model::RevisionNumber revision) {
  if (revision != store::kNow) return revision;
  const auto revisions = store.revisions();
  if (!revisions.has_value()) return revisions.error();
  return revisions.value().empty() ? 0 : revisions.value().front().number;
}

}  // namespace toposcope::cli

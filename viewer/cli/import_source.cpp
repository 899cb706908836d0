#include "import_source.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "exit_code.h"
#include "table_text.h"

namespace toposcope::cli {
namespace {

using model::Error;
using model::ErrorCode;

store::ImportOptions store_options(const ImportManner& manner) {
  store::ImportOptions options;
  options.source = manner.source;
  options.comment = manner.comment;
  options.replace = manner.replace;
  options.max_retired_share = manner.allow_retire ? 1.0 : manner.max_retired;
  options.dry_run = manner.dry_run;
  return options;
}

bool took_nothing(const ingest::IngestReport& read) {
  return read.nodes.empty() && read.links.empty() && read.documents.empty();
}

/// Why skipped records forbid to write the source; empty when they do not.
std::string refusal(const ingest::IngestReport& read, const ImportManner& manner) {
  if (read.skipped_count == 0) return {};
  const std::string count = count_text(read.skipped_count, "record");
  std::string why;
  if (took_nothing(read)) {
    why = "nothing was written: no record could be read, " + count + " skipped";
  } else if (manner.fail_on_skip) {
    why = "nothing was written: " + count + " cannot be read";
  } else if (manner.replace && !manner.allow_retire && !manner.dry_run) {
    why =
        "nothing was written: " + count +
        " cannot be read, and --replace would retire what such a record describes; import without "
        "--replace, or add --allow-retire";
  } else {
    return {};
  }
  if (read.skipped.empty()) return why;
  return why + "; the first: " + read.skipped.front().where + ": " + read.skipped.front().message;
}

/// Says why --replace found nothing to retire: the inventory knows others, but not this source.
model::Status note_new_source(store::GraphStore& store, const std::string& name,
                              const Console& console) {
  const auto revisions = store.revisions();
  if (!revisions.has_value()) return revisions.error();
  std::set<std::string> known;
  for (const auto& revision : revisions.value()) {
    if (revision.kind == "import") known.insert(revision.source);
  }
  known.erase(name);
  if (known.empty()) return model::ok();
  std::string text = "nothing to retire: source '" + name + "' is new here; known sources:";
  for (const std::string& other : known) text += " " + other;
  console.note(text);
  return model::ok();
}

void add_counts(std::map<std::string, std::uint64_t>& to,
                const std::map<std::string, std::uint64_t>& from) {
  for (const auto& [name, count] : from) to[name] += count;
}

void add_diagnostics(std::vector<model::Diagnostic>& to,
                     const std::vector<model::Diagnostic>& from) {
  const std::size_t room = ingest::IngestReport::kMaxDiagnostics - to.size();
  const auto end = from.begin() + static_cast<std::ptrdiff_t>(std::min(room, from.size()));
  to.insert(to.end(), from.begin(), end);
}

/// What several sources say together; places name their files.
void add_report(ingest::IngestReport& to, const ingest::IngestReport& from) {
  add_counts(to.nodes, from.nodes);
  add_counts(to.links, from.links);
  add_counts(to.documents, from.documents);
  add_counts(to.note_counts, from.note_counts);
  add_counts(to.removed_secrets, from.removed_secrets);
  add_diagnostics(to.skipped, from.skipped);
  add_diagnostics(to.notes, from.notes);
  to.skipped_count += from.skipped_count;
}

/// Reads one of the sources into `sink` and adds what it said to `result`.
model::Status read_source(const ChosenSource& chosen, ingest::ReadOptions options,
                          model::GraphSink& sink, const Console& console, Imported& result) {
  result.paths.push_back(chosen.source.path == "-" ? "standard input"
                                                   : chosen.source.path.string());
  result.adapters.emplace_back(chosen.adapter->name());
  ProgressBar reading(console, "reading " + result.paths.back());
  options.progress = [&](std::uint64_t done, std::uint64_t total) { reading.update(done, total); };
  const auto report = chosen.adapter->read(chosen.source, options, sink);
  if (!report.has_value()) return as_bad_input(report.error());
  add_report(result.read, report.value());
  return model::ok();
}

Error with_advice(Error error, const ImportManner& manner) {
  if (error.code == ErrorCode::kConflict && manner.replace) {
    error.message +=
        "; --max-retired SHARE allows more, --allow-retire any number, --dry-run lists them";
  }
  return error;
}

}  // namespace

model::Result<std::string> common_name(const std::vector<ChosenSource>& sources) {
  std::set<std::string> names;
  for (const ChosenSource& chosen : sources) names.emplace(chosen.adapter->name());
  if (names.size() == 1) return *names.begin();
  std::string text = "these sources are of several formats:";
  for (const std::string& name : names) text += " " + name;
  return Error{ErrorCode::kInvalidArgument,
               text + "; import them one by one, or as one source with --source NAME", ""};
}

model::Result<Imported> import_sources(store::GraphStore& store,
                                       const std::vector<ChosenSource>& sources,
                                       const ImportManner& manner, const Console& console) {
  Imported result;
  result.source = manner.source;
  result.dry_run = manner.dry_run;
  auto names = store.constraint_names();
  if (!names.has_value()) return names.error();
  ProgressBar writing(console, "writing");
  auto options = store_options(manner);
  options.progress = [&](std::uint64_t done, std::uint64_t total) { writing.update(done, total); };
  const auto import = store.begin_import(options);
  if (!import.has_value()) return import.error();
  ingest::ReadOptions read_options;
  read_options.environment = manner.environment;
  read_options.fields = manner.fields;
  read_options.node_type = manner.node_type;
  read_options.constraint_names = std::move(names).value();
  for (const ChosenSource& chosen : sources) {
    const auto read = read_source(chosen, read_options, *import.value(), console, result);
    if (!read.has_value()) return read.error();
  }
  result.refused = refusal(result.read, manner);
  if (!result.refused.empty()) return result;
  auto outcome = import.value()->commit();
  if (!outcome.has_value()) return with_advice(outcome.error(), manner);
  result.outcome = std::move(outcome).value();
  if (manner.replace && result.outcome.is_first_of_source) {
    if (auto noted = note_new_source(store, result.source, console); !noted.has_value()) {
      return noted.error();
    }
  }
  return result;
}

}  // namespace toposcope::cli

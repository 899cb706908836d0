#include "import_report.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "outcome_text.h"
#include "table_text.h"

namespace toposcope::cli {
namespace {

using Counts = std::map<std::string, store::ChangeCounts>;

constexpr std::size_t kListed = 20;

void add_rows(TableText& table, const std::string& what, const Counts& counts) {
  for (const auto& [type, count] : counts) {
    table.add_row({what, type, std::to_string(count.added), std::to_string(count.changed),
                   std::to_string(count.unchanged), std::to_string(count.retired)});
  }
}

void print_count(std::ostream& out, std::uint64_t count, const std::string& text) {
  if (count > 0) out << text << ": " << count << '\n';
}

void print_list(std::ostream& out, const std::string& title, std::uint64_t count,
                const std::vector<model::Diagnostic>& list) {
  if (count == 0) return;
  out << title << ": " << count << '\n';
  for (std::size_t i = 0; i < std::min(list.size(), kListed); ++i) {
    out << "  " << printable(list[i].where) << ": " << printable(list[i].message) << '\n';
  }
  if (count > kListed) out << "  ... --json lists more\n";
}

/// What a dry run finds that the import would be refused for.
void print_over_share(std::ostream& out, const std::vector<store::RetiredShare>& list) {
  for (const auto& share : list) {
    out << "would be refused without --allow-retire: " << share.nodes << " of "
        << count_text(share.nodes_before, "node") << " and " << share.links << " of "
        << count_text(share.links_before, "link") << " in environment "
        << printable(share.environment) << " retired\n";
  }
}

Json over_share_json(const std::vector<store::RetiredShare>& list) {
  Json json = Json::array();
  for (const auto& share : list) {
    json.push_back({{"environment", share.environment},
                    {"nodes", share.nodes},
                    {"nodes_before", share.nodes_before},
                    {"links", share.links},
                    {"links_before", share.links_before}});
  }
  return json;
}

Json diagnostics_json(const std::vector<model::Diagnostic>& list) {
  Json json = Json::array();
  for (const auto& d : list) json.push_back({{"where", d.where}, {"message", d.message}});
  return json;
}

/// "a.json, b.json (calipso, source prod): "
void print_sources(std::ostream& out, const Imported& imported) {
  constexpr std::size_t kNamed = 3;
  const std::size_t count = imported.paths.size();
  const std::size_t named = std::min(count, kNamed);
  for (std::size_t i = 0; i < named; ++i) {
    out << (i == 0 ? "" : ", ") << printable(imported.paths[i]);
  }
  if (count > named) out << " and " << count - named << " more";
  const std::set<std::string> adapters(imported.adapters.begin(), imported.adapters.end());
  const char* before = " (";
  for (const std::string& adapter : adapters) out << std::exchange(before, ", ") << adapter;
  if (!adapters.contains(imported.source)) out << ", source " << printable(imported.source);
  out << "): ";
}

}  // namespace

void print_import_report(std::ostream& out, const Imported& imported) {
  const auto& outcome = imported.outcome;
  print_sources(out, imported);
  if (!imported.refused.empty()) {
    out << "nothing written\n";
  } else if (imported.dry_run) {
    out << "dry run, nothing written\n";
  } else {
    out << "revision " << outcome.revision << '\n';
  }
  TableText table({{"KIND"},
                   {"TYPE"},
                   {"ADDED", TableText::Align::kRight},
                   {"CHANGED", TableText::Align::kRight},
                   {"UNCHANGED", TableText::Align::kRight},
                   {"RETIRED", TableText::Align::kRight}});
  add_rows(table, "node", outcome.nodes);
  add_rows(table, "link", outcome.links);
  add_rows(table, "document", outcome.documents);
  if (!table.empty()) table.print(out);
  if (imported.dry_run) print_over_share(out, outcome.over_share);
  print_count(out, outcome.placeholders, "link ends that no source describes (placeholders)");
  print_count(out, outcome.duplicate_keys, "kept, but their key came before");
  print_count(out, outcome.duplicate_ids, "kept, but sharing environment, type and id");
  print_count(out, outcome.shared_pairs, "pairs of nodes joined by several link types");
  print_count(out, outcome.status_changes, "status changes");
  for (const auto& [field, count] : imported.read.removed_secrets) {
    out << "secret field '" << printable(field) << "' removed: " << count << '\n';
  }
  for (const auto& [kind, count] : imported.read.note_counts) {
    out << "odd: " << printable(kind) << ": " << count << '\n';
  }
  print_list(out, "skipped", imported.read.skipped_count, imported.read.skipped);
}

Json import_report_json(const Imported& imported) {
  const auto& outcome = imported.outcome;
  Json json = {{"paths", imported.paths},
               {"adapters", imported.adapters},
               {"source", imported.source},
               {"dry_run", imported.dry_run},
               {"refused", imported.refused.empty() ? Json(nullptr) : Json(imported.refused)}};
  json.update(outcome_json(outcome));
  json.update({{"over_share", over_share_json(outcome.over_share)},
               {"placeholders", outcome.placeholders},
               {"duplicate_keys", outcome.duplicate_keys},
               {"duplicate_ids", outcome.duplicate_ids},
               {"shared_pairs", outcome.shared_pairs},
               {"status_changes", outcome.status_changes},
               {"removed_secrets", imported.read.removed_secrets},
               {"note_counts", imported.read.note_counts},
               {"notes", diagnostics_json(imported.read.notes)},
               {"skipped_count", imported.read.skipped_count},
               {"skipped", diagnostics_json(imported.read.skipped)}});
  return json;
}

}  // namespace toposcope::cli

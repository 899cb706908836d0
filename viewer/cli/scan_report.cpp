#include "scan_report.h"

#include <algorithm>
#include <string>

#include "outcome_text.h"
#include "table_text.h"

namespace toposcope::cli {
namespace {

constexpr std::size_t kListed = 20;

void print_finders(std::ostream& out, const discovery::LinkOutcome& outcome) {
  TableText table({{"FINDER"}, {"LINKS", TableText::Align::kRight}});
  for (const auto& [name, count] : outcome.links_by_finder) {
    table.add_row({name, std::to_string(count)});
  }
  if (!table.empty()) table.print(out);
}

void print_types(std::ostream& out, const store::ImportOutcome& outcome) {
  TableText table({{"LINK TYPE"},
                   {"ADDED", TableText::Align::kRight},
                   {"CHANGED", TableText::Align::kRight},
                   {"UNCHANGED", TableText::Align::kRight},
                   {"RETIRED", TableText::Align::kRight}});
  for (const auto& [type, count] : outcome.links) {
    table.add_row({type, std::to_string(count.added), std::to_string(count.changed),
                   std::to_string(count.unchanged), std::to_string(count.retired)});
  }
  if (!table.empty()) table.print(out);
}

}  // namespace

void print_scan_report(std::ostream& out, const Scanned& scanned) {
  const auto& outcome = scanned.outcome;
  out << "environment " << printable(scanned.request.environment) << ", links by the rules of "
      << discovery::link_mode_word(scanned.request.mode) << ": " << summarise(outcome.written)
      << '\n';
  print_finders(out, outcome);
  print_types(out, outcome.written);
  if (outcome.remark_count == 0) return;
  out << "rules that could not be followed: " << outcome.remark_count << '\n';
  const std::size_t listed = std::min(outcome.remarks.size(), kListed);
  for (std::size_t i = 0; i < listed; ++i) {
    out << "  " << printable(outcome.remarks[i].where) << ": "
        << printable(outcome.remarks[i].message) << '\n';
  }
  if (outcome.remark_count > listed) out << "  ... --json lists more\n";
}

Json scan_report_json(const Scanned& scanned) {
  const auto& outcome = scanned.outcome;
  Json finders = Json::object();
  for (const auto& [name, count] : outcome.links_by_finder) finders[name] = count;
  Json remarks = Json::array();
  for (const auto& remark : outcome.remarks) {
    remarks.push_back({{"object", remark.where}, {"message", remark.message}});
  }
  return {{"environment", scanned.request.environment},
          {"finders", discovery::link_mode_word(scanned.request.mode)},
          {"implicit_links", scanned.request.implicit},
          {"revision", outcome.written.revision},
          {"links", counts_json(outcome.written.links)},
          {"links_by_finder", finders},
          {"remark_count", outcome.remark_count},
          {"remarks", remarks}};
}

}  // namespace toposcope::cli

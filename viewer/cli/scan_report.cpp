#include "scan_report.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "outcome_text.h"
#include "table_text.h"

namespace toposcope::cli {
namespace {

constexpr std::size_t kListed = 20;

using LinksByFinder = std::vector<std::pair<std::string, std::uint64_t>>;

void print_finders(std::ostream& out, const LinksByFinder& links_by_finder) {
  TableText table({{"FINDER"}, {"LINKS", TableText::Align::kRight}});
  for (const auto& [name, count] : links_by_finder) {
    table.add_row({name, std::to_string(count)});
  }
  if (!table.empty()) table.print(out);
}

void print_types(std::ostream& out, const char* title,
                 const std::map<std::string, store::ChangeCounts>& counts) {
  TableText table({{title},
                   {"ADDED", TableText::Align::kRight},
                   {"CHANGED", TableText::Align::kRight},
                   {"UNCHANGED", TableText::Align::kRight},
                   {"RETIRED", TableText::Align::kRight}});
  for (const auto& [type, count] : counts) {
    table.add_row({type, std::to_string(count.added), std::to_string(count.changed),
                   std::to_string(count.unchanged), std::to_string(count.retired)});
  }
  if (!table.empty()) table.print(out);
}

void print_remarks(std::ostream& out, const std::vector<model::Diagnostic>& remarks,
                   std::uint64_t count) {
  const std::size_t listed = std::min(remarks.size(), kListed);
  for (std::size_t i = 0; i < listed; ++i) {
    out << "  " << printable(remarks[i].where) << ": " << printable(remarks[i].message) << '\n';
  }
  if (count > listed) out << "  ... --json lists more\n";
}

Json remarks_json(const std::vector<model::Diagnostic>& all) {
  Json remarks = Json::array();
  for (const auto& remark : all) {
    remarks.push_back({{"object", remark.where}, {"message", remark.message}});
  }
  return remarks;
}

Json finders_json(const LinksByFinder& links_by_finder) {
  Json finders = Json::object();
  for (const auto& [name, count] : links_by_finder) finders[name] = count;
  return finders;
}

}  // namespace

void print_scan_report(std::ostream& out, const Scanned& scanned) {
  const auto& outcome = scanned.outcome;
  out << "environment " << printable(scanned.request.environment) << ", links by the rules of "
      << discovery::link_mode_word(scanned.request.mode) << ": " << summarise(outcome.written)
      << '\n';
  print_finders(out, outcome.links_by_finder);
  print_types(out, "LINK TYPE", outcome.written.links);
  if (outcome.remark_count == 0) return;
  out << "rules that could not be followed: " << outcome.remark_count << '\n';
  print_remarks(out, outcome.remarks, outcome.remark_count);
}

Json scan_report_json(const Scanned& scanned) {
  const auto& outcome = scanned.outcome;
  return {{"environment", scanned.request.environment},
          {"finders", discovery::link_mode_word(scanned.request.mode)},
          {"implicit_links", scanned.request.implicit},
          {"revision", outcome.written.revision},
          {"links", counts_json(outcome.written.links)},
          {"links_by_finder", finders_json(outcome.links_by_finder)},
          {"remark_count", outcome.remark_count},
          {"remarks", remarks_json(outcome.remarks)}};
}

namespace {

using discovery::ScanOutcome;
using discovery::ScanRequest;

std::string seconds(std::chrono::nanoseconds time) {
  const auto tenths = std::chrono::duration_cast<std::chrono::milliseconds>(time).count() / 100;
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}

void print_fetchers(std::ostream& out, const ScanOutcome& outcome) {
  constexpr auto kRight = TableText::Align::kRight;
  TableText table({{"FETCHER"},
                   {"CALLS", kRight},
                   {"FAILED", kRight},
                   {"OBJECTS", kRight},
                   {"SECONDS", kRight},
                   {"CPU", kRight}});
  for (const auto& [name, times] : outcome.fetchers) {
    table.add_row({name, std::to_string(times.calls), std::to_string(times.failures),
                   std::to_string(times.objects), seconds(times.wall), seconds(times.cpu)});
  }
  if (!table.empty()) table.print(out);
}

std::string place(const discovery::FetchFailure& failure) {
  return failure.parent_type + ":" + failure.parent_id;
}

void print_missing(std::ostream& out, const ScanOutcome& outcome) {
  const auto& failures = outcome.failures;
  for (std::size_t i = 0; i < std::min(failures.size(), kListed); ++i) {
    out << "failed: " << printable(failures[i].fetcher) << " of " << printable(place(failures[i]))
        << ": " << printable(failures[i].message);
    if (!failures[i].remedy.empty()) out << "; " << printable(failures[i].remedy);
    out << '\n';
  }
  if (failures.size() > kListed) {
    out << "failed: " << failures.size() - kListed << " more; --json lists them\n";
  }
  for (const auto& what : outcome.not_allowed) {
    out << "not allowed as this user: " << printable(what) << '\n';
  }
  for (const auto& [fetcher, why] : outcome.not_built) {
    out << "not built: " << printable(fetcher) << ": " << printable(why) << '\n';
  }
  for (const auto& [where, count] : outcome.spared_below) {
    out << "spared: " << count_text(count, "object") << " below " << printable(where) << '\n';
  }
  if (outcome.remark_count == 0) return;
  out << "remarks: " << outcome.remark_count << '\n';
  print_remarks(out, outcome.remarks, outcome.remark_count);
}

Json fetchers_json(const ScanOutcome& outcome) {
  Json fetchers = Json::object();
  for (const auto& [name, times] : outcome.fetchers) {
    fetchers[name] = {{"calls", times.calls},
                      {"failures", times.failures},
                      {"objects", times.objects},
                      {"wall_us", times.wall.count() / 1000},
                      {"cpu_us", times.cpu.count() / 1000}};
  }
  return fetchers;
}

Json failures_json(const ScanOutcome& outcome) {
  Json failures = Json::array();
  for (const auto& failure : outcome.failures) {
    failures.push_back({{"fetcher", failure.fetcher},
                        {"parent", place(failure)},
                        {"host", failure.host},
                        {"source", failure.source},
                        {"message", failure.message},
                        {"remedy", failure.remedy}});
  }
  return failures;
}

std::string_view part_word(ScanRequest::Part part) {
  switch (part) {
    case ScanRequest::Part::kAll:
      return "all";
    case ScanRequest::Part::kInventory:
      return "inventory";
    case ScanRequest::Part::kLinks:
      return "links";
    case ScanRequest::Part::kCliques:
      break;
  }
  return "cliques";
}

}  // namespace

void print_scan_report(std::ostream& out, const ScanRequest& request, const ScanOutcome& outcome) {
  out << "environment " << printable(request.environment) << ", scan "
      << discovery::verdict_word(outcome.verdict) << ": ";
  out << (outcome.written ? summarise(*outcome.written) : std::string("nothing was written"))
      << '\n';
  if (outcome.written) {
    print_types(out, "OBJECT TYPE", outcome.written->nodes);
    print_types(out, "LINK TYPE", outcome.written->links);
  }
  print_finders(out, outcome.links_by_finder);
  print_fetchers(out, outcome);
  print_missing(out, outcome);
}

Json scan_request_json(const ScanRequest& request) {
  return {{"environment", request.environment},
          {"type", request.type},
          {"id", request.id},
          {"part", part_word(request.part)},
          {"clear", request.clear},
          {"finders", discovery::link_mode_word(request.finders)},
          {"implicit_links", request.implicit_links}};
}

Json scan_report_json(const ScanRequest& request, const ScanOutcome& outcome) {
  Json report = scan_request_json(request);
  report["verdict"] = discovery::verdict_word(outcome.verdict);
  report["revision"] = outcome.written ? Json(outcome.written->revision) : Json();
  if (outcome.written) {
    report["nodes"] = counts_json(outcome.written->nodes);
    report["links"] = counts_json(outcome.written->links);
  }
  report["links_by_finder"] = finders_json(outcome.links_by_finder);
  report["fetchers"] = fetchers_json(outcome);
  report["failures"] = failures_json(outcome);
  report["not_allowed"] = outcome.not_allowed;
  report["not_built"] = outcome.not_built;
  report["spared"] = outcome.spared_nodes;
  report["spared_below"] = outcome.spared_below;
  report["remark_count"] = outcome.remark_count;
  report["remarks"] = remarks_json(outcome.remarks);
  return report;
}

}  // namespace toposcope::cli

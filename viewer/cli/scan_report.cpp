#include "scan_report.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "outcome_text.h"
#include "table_text.h"

namespace toposcope::cli {
namespace {

using Align = TableText::Align;
using Counts = std::map<std::string, store::ChangeCounts>;

constexpr std::size_t kListed = 20;

bool is_links_only(const Scanned& scanned) {
  return scanned.request.part == discovery::ScanRequest::Part::kLinks;
}

std::string seconds(std::chrono::nanoseconds time) {
  char text[32];
  std::snprintf(text, sizeof text, "%.3f", std::chrono::duration<double>(time).count());
  return text;
}

void print_head(std::ostream& out, const Scanned& scanned) {
  const auto& [request, outcome] = scanned;
  out << "environment " << printable(request.environment);
  if (is_links_only(scanned)) {
    out << ", links by the rules of " << discovery::link_mode_word(request.finders);
  } else {
    out << ", scan " << discovery::verdict_word(outcome.verdict);
  }
  if (!outcome.written.has_value()) {
    out << ": nothing was written\n";
    return;
  }
  out << ": " << (request.dry_run ? "would be " : "") << summarise(*outcome.written) << '\n';
}

void print_counts(std::ostream& out, const std::string& title, const Counts& counts) {
  TableText table({{title},
                   {"ADDED", Align::kRight},
                   {"CHANGED", Align::kRight},
                   {"UNCHANGED", Align::kRight},
                   {"RETIRED", Align::kRight}});
  for (const auto& [type, count] : counts) {
    table.add_row({type, std::to_string(count.added), std::to_string(count.changed),
                   std::to_string(count.unchanged), std::to_string(count.retired)});
  }
  if (!table.empty()) table.print(out);
}

void print_finders(std::ostream& out, const discovery::ScanOutcome& outcome) {
  TableText table({{"FINDER"}, {"LINKS", Align::kRight}});
  for (const auto& [name, count] : outcome.links_by_finder) {
    table.add_row({name, std::to_string(count)});
  }
  if (!table.empty()) table.print(out);
}

void print_fetchers(std::ostream& out, const discovery::ScanOutcome& outcome) {
  TableText table({{"FETCHER"},
                   {"CALLS", Align::kRight},
                   {"FAILED", Align::kRight},
                   {"OBJECTS", Align::kRight},
                   {"SECONDS", Align::kRight},
                   {"CPU", Align::kRight}});
  for (const auto& [name, times] : outcome.fetchers) {
    if (name.empty()) continue;  // folders, which ask nobody
    table.add_row({name, std::to_string(times.calls), std::to_string(times.failures),
                   std::to_string(times.objects), seconds(times.wall), seconds(times.cpu)});
  }
  if (!table.empty()) table.print(out);
}

using discovery::SameReason;

/// "CliFetchHostPnics of pnics_folder compute1-host_pnics", or of many "CliFetchHostPnics (3),
/// ...".
std::string askers(const SameReason& group) {
  if (group.size() == 1) {
    const discovery::FetchFailure& one = *group.front();
    return one.fetcher + " of " + printable(one.parent_type) + ' ' + printable(one.parent_id);
  }
  std::map<std::string, std::size_t> counts;
  for (const auto* failure : group) ++counts[failure->fetcher];
  std::string text = std::to_string(group.size()) + " questions: ";
  for (const auto& [fetcher, count] : counts) {
    if (!text.ends_with(": ")) text += ", ";
    text += fetcher + (count > 1 ? " (" + std::to_string(count) + ")" : "");
  }
  return text;
}

void print_same_reason(std::ostream& out, const SameReason& group) {
  const discovery::FetchFailure& first = *group.front();
  out << "  ";
  if (!first.source.empty()) out << printable(first.source) << ": ";
  out << printable(first.message) << "\n    " << askers(group) << '\n';
  if (!first.remedy.empty()) out << "    " << printable(first.remedy) << '\n';
}

void print_failures(std::ostream& out, const discovery::ScanOutcome& outcome) {
  if (outcome.failures.empty()) return;
  out << "questions not answered: " << outcome.failures.size() << '\n';
  const auto groups = discovery::by_reason(outcome.failures);
  const std::size_t listed = std::min(groups.size(), kListed);
  for (std::size_t i = 0; i < listed; ++i) print_same_reason(out, groups[i]);
  if (groups.size() > listed) out << "  ... --json lists all\n";
}

/// What was left as it was, most first.
void print_spared(std::ostream& out, const discovery::ScanOutcome& outcome) {
  if (outcome.spared_nodes == 0) return;
  out << "objects not reached, left as they were: " << outcome.spared_nodes << '\n';
  std::vector<std::pair<std::string, std::size_t>> places(outcome.spared_below.begin(),
                                                          outcome.spared_below.end());
  std::stable_sort(places.begin(), places.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  const std::size_t listed = std::min(places.size(), kListed);
  for (std::size_t i = 0; i < listed; ++i) {
    out << "  " << places[i].second << " below " << printable(places[i].first) << '\n';
  }
  if (places.size() > listed) {
    out << "  ... and below " << places.size() - listed << " more; --json lists all\n";
  }
}

void print_unseen(std::ostream& out, const discovery::ScanOutcome& outcome) {
  for (const std::string& what : outcome.not_allowed) {
    out << "not seen: " << printable(what) << '\n';
  }
  for (const auto& [fetcher, why] : outcome.not_built) {
    out << fetcher << " is not built: " << why << '\n';
  }
}

void print_remarks(std::ostream& out, const Scanned& scanned) {
  const auto& outcome = scanned.outcome;
  if (outcome.remark_count == 0) return;
  out << (is_links_only(scanned) ? "rules that could not be followed: " : "remarks: ")
      << outcome.remark_count << '\n';
  const std::size_t listed = std::min(outcome.remarks.size(), kListed);
  for (std::size_t i = 0; i < listed; ++i) {
    out << "  " << printable(outcome.remarks[i].where) << ": "
        << printable(outcome.remarks[i].message) << '\n';
  }
  if (outcome.remark_count > listed) out << "  ... --json lists more\n";
}

Json fetchers_json(const discovery::ScanOutcome& outcome) {
  Json fetchers = Json::object();
  for (const auto& [name, times] : outcome.fetchers) {
    if (name.empty()) continue;
    fetchers[name] = {{"calls", times.calls},
                      {"failures", times.failures},
                      {"objects", times.objects},
                      {"wall_s", std::chrono::duration<double>(times.wall).count()},
                      {"cpu_s", std::chrono::duration<double>(times.cpu).count()}};
  }
  return fetchers;
}

Json failures_json(const discovery::ScanOutcome& outcome) {
  Json failures = Json::array();
  for (const auto& failure : outcome.failures) {
    failures.push_back({{"fetcher", failure.fetcher},
                        {"parent", failure.parent_type + ":" + failure.parent_id},
                        {"host", failure.host},
                        {"source", failure.source},
                        {"message", failure.message},
                        {"remedy", failure.remedy}});
  }
  return failures;
}

}  // namespace

void print_scan_report(std::ostream& out, const Scanned& scanned) {
  print_head(out, scanned);
  const auto& outcome = scanned.outcome;
  if (!is_links_only(scanned) && outcome.written.has_value()) {
    print_counts(out, "OBJECT TYPE", outcome.written->nodes);
  }
  print_finders(out, outcome);
  if (outcome.written.has_value()) print_counts(out, "LINK TYPE", outcome.written->links);
  if (outcome.written.has_value()) print_fetchers(out, outcome);
  print_failures(out, outcome);
  print_spared(out, outcome);
  print_unseen(out, outcome);
  print_remarks(out, scanned);
}

Json scan_report_json(const Scanned& scanned) {
  const auto& [request, outcome] = scanned;
  Json finders = Json::object();
  for (const auto& [name, count] : outcome.links_by_finder) finders[name] = count;
  Json remarks = Json::array();
  for (const auto& remark : outcome.remarks) {
    remarks.push_back({{"object", remark.where}, {"message", remark.message}});
  }
  Json json = {{"environment", request.environment},
               {"finders", discovery::link_mode_word(request.finders)},
               {"implicit_links", request.implicit_links}};
  if (!is_links_only(scanned)) json["verdict"] = discovery::verdict_word(outcome.verdict);
  if (outcome.written.has_value()) {
    json["revision"] = outcome.written->revision;
    if (!is_links_only(scanned)) json["nodes"] = counts_json(outcome.written->nodes);
    json["links"] = counts_json(outcome.written->links);
  }
  json["links_by_finder"] = std::move(finders);
  if (!is_links_only(scanned)) {
    json["fetchers"] = fetchers_json(outcome);
    json["failures"] = failures_json(outcome);
    json["not_allowed"] = outcome.not_allowed;
    json["not_built"] = outcome.not_built;
    json["spared"] = outcome.spared_below;
  }
  json["remark_count"] = outcome.remark_count;
  json["remarks"] = std::move(remarks);
  return json;
}

}  // namespace toposcope::cli

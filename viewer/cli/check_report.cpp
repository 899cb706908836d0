#include "check_report.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "toposcope/graph/rule_coverage.h"

#include "rule_lint.h"
#include "view.h"

namespace toposcope::cli {
namespace {

using discovery::Finding;
using store::MessageLevel;
using Kind = graph::CoverageFinding::Kind;

MessageLevel level_of(Kind kind) {
  const bool is_note = kind == Kind::kTypeWithoutRule || kind == Kind::kTypeWithoutFocalRule;
  return is_note ? MessageLevel::kInfo : MessageLevel::kWarning;
}

model::Status add_rules(store::GraphStore& store, std::vector<Finding>& out) {
  const auto faults = lint_rules(store);
  if (!faults.has_value()) return faults.error();
  for (const model::Diagnostic& fault : faults.value()) {
    out.push_back({"rule-fault", MessageLevel::kWarning, "", fault.where, fault.message, ""});
  }
  return model::ok();
}

model::Status add_coverage(store::GraphStore& store, std::vector<Finding>& out) {
  const auto snapshot = load_snapshot(store, {});
  if (!snapshot.has_value()) return snapshot.error();
  const auto rules = load_rules_of_now(store);
  if (!rules.has_value()) return rules.error();
  for (const auto& found :
       graph::find_uncovered(snapshot.value(), rules.value(), graph::Semantics::kCalipso)) {
    out.push_back({std::string(graph::name_of(found.kind)), level_of(found.kind), found.environment,
                   found.place, found.reason, found.remedy});
  }
  return model::ok();
}

}  // namespace

model::Result<std::vector<Finding>> check_all(store::GraphStore& store,
                                              const std::string& environment) {
  auto findings = discovery::check_inventory(store, {environment});
  if (!findings.has_value()) return findings.error();
  std::vector<Finding> all = std::move(findings).value();
  if (auto added = add_rules(store, all); !added.has_value()) return added.error();
  if (auto added = add_coverage(store, all); !added.has_value()) return added.error();
  std::erase_if(all, [&](const Finding& finding) {
    return !environment.empty() && !finding.environment.empty() &&
           finding.environment != environment;
  });
  std::stable_sort(all.begin(), all.end(), [](const Finding& a, const Finding& b) {
    return std::make_tuple(-static_cast<int>(a.level), std::tie(a.code, a.environment, a.place)) <
           std::make_tuple(-static_cast<int>(b.level), std::tie(b.code, b.environment, b.place));
  });
  return all;
}

LeftOut shorten(std::vector<Finding>& findings, std::size_t most) {
  LeftOut left_out;
  if (most == 0) return left_out;
  std::map<std::string, std::size_t> seen;
  std::erase_if(findings, [&](const Finding& finding) {
    if (++seen[finding.code] <= most) return false;
    ++left_out[finding.code];
    return true;
  });
  return left_out;
}

std::string count_text(const std::vector<Finding>& findings) {
  std::map<MessageLevel, std::size_t> counts;
  for (const Finding& finding : findings) ++counts[finding.level];
  std::string text;
  const auto add = [&](MessageLevel level, const std::string& word) {
    const std::size_t count = counts[level];
    if (count == 0) return;
    if (!text.empty()) text += ", ";
    text += std::to_string(count) + " " + word + (count == 1 ? "" : "s");
  };
  add(MessageLevel::kError, "error");
  add(MessageLevel::kWarning, "warning");
  add(MessageLevel::kInfo, "note");
  return text.empty() ? "nothing to say" : text;
}

}  // namespace toposcope::cli

#include "memory/problems.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "toposcope/model/status.h"

#include "memory/tree.h"

namespace toposcope::store::memory {
namespace {

using model::StatusValue;

/// What showed at a time.
StatusEntry shown_at(const StatusBySource& reports, model::UtcMicros time) {
  std::vector<StatusEntry> begun;
  for (const auto& [source, versions] : reports) {
    const auto last = std::find_if(versions.rbegin(), versions.rend(),
                                   [time](const StatusVersion& one) { return one.since <= time; });
    if (last != versions.rend()) begun.push_back(last->entry);
  }
  sort_statuses(begun);
  return begun.front();
}

/// The value that showed before a span; nullopt when that is forgotten.
std::optional<StatusValue> value_before(const Inventory& inventory,
                                        const std::vector<StatusSpan>& spans, std::size_t span) {
  if (spans[span].from <= inventory.status_kept_from) return std::nullopt;
  return span == 0 ? StatusValue::kNoCheck : spans[span - 1].value;
}

}  // namespace

std::vector<StatusSpan> status_spans(const Inventory& inventory, Row row) {
  std::vector<StatusSpan> out;
  const auto reports = inventory.node_status.find(row);
  if (reports == inventory.node_status.end()) return out;
  std::set<model::UtcMicros> moments;
  for (const auto& [source, versions] : reports->second) {
    for (const auto& version : versions) moments.insert(version.since);
  }
  for (const auto moment : moments) {
    const StatusEntry shown = shown_at(reports->second, moment);
    if (!out.empty() && moment <= inventory.status_kept_from) out.clear();
    if (!out.empty() && out.back().value == shown.value && out.back().text == shown.text) continue;
    out.push_back({moment, shown.value, shown.text});
  }
  return out;
}

std::vector<StatusChange> status_changes(const Moment& moment) {
  std::vector<StatusChange> out;
  for (const auto& [row, node] : moment.state->nodes) {
    const auto spans = status_spans(moment.inventory, row);
    for (std::size_t i = 0; i < spans.size(); ++i) {
      const auto before = value_before(moment.inventory, spans, i);
      if (!before || *before == spans[i].value) continue;
      out.push_back({spans[i].from, {row}, node.environment, node.type, *before, spans[i].value});
    }
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const StatusChange& a, const StatusChange& b) { return a.time < b.time; });
  return out;
}

std::vector<Problem> problems(const Moment& moment) {
  std::vector<Problem> out;
  for (const auto& [row, node] : moment.state->nodes) {
    const auto statuses = moment.node_statuses(row);
    if (statuses.empty() || statuses.front().value < StatusValue::kWarning) continue;
    const auto spans = status_spans(moment.inventory, row);
    std::size_t first = spans.size() - 1;
    while (first > 0 && spans[first - 1].value == spans.back().value) --first;
    out.push_back({summary_of(moment, row), statuses.front(), spans[first].from,
                   value_before(moment.inventory, spans, first)});
  }
  std::sort(out.begin(), out.end(), [](const Problem& a, const Problem& b) {
    return std::tuple(model::badness(b.shown.value), a.since, a.node.environment, a.node.type,
                      a.node.id, a.node.row) < std::tuple(model::badness(a.shown.value), b.since,
                                                          b.node.environment, b.node.type,
                                                          b.node.id, b.node.row);
  });
  return out;
}

std::vector<StatusCount> count_statuses(const Moment& moment) {
  std::map<model::StatusValue, StatusCount> counts;
  for (const auto& [row, node] : moment.state->nodes) {
    const auto statuses = moment.node_statuses(row);
    if (!statuses.empty()) ++counts[statuses.front().value].nodes;
  }
  for (const auto& [row, link] : moment.state->links) {
    const auto statuses = moment.link_statuses(row);
    if (!statuses.empty()) ++counts[statuses.front().value].links;
  }
  std::vector<StatusCount> out;
  for (auto& [value, count] : counts) {
    count.value = value;
    out.push_back(count);
  }
  return out;
}

std::vector<IllBranch> ill_branches(const Moment& moment) {
  std::map<Row, IllBranch> branches;
  for (const auto& problem : problems(moment)) {
    const auto index = static_cast<std::size_t>(problem.shown.value);
    for (const Row row : ancestors_of(*moment.state, problem.node.row.value)) {
      IllBranch& branch = branches[row];
      branch.ancestor = {row};
      ++branch.nodes.at(index);
      if (problem.node.acknowledged) ++branch.acknowledged.at(index);
    }
  }
  std::vector<IllBranch> out;
  for (auto& [row, branch] : branches) {
    for (const auto value : {StatusValue::kError, StatusValue::kWarning, StatusValue::kUnknown,
                             StatusValue::kStale, StatusValue::kMaintenance}) {
      branch.worst = value;
      if (branch.nodes.at(static_cast<std::size_t>(value)) > 0) break;
    }
    out.push_back(branch);
  }
  return out;
}

}  // namespace toposcope::store::memory

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

#include "toposcope/store/graph_store.h"

#include "query/as_of.h"
#include "query/loaded_revision.h"
#include "query/problems.h"
#include "query/words.h"
#include "ui/desk/lane.h"
#include "ui/tasks/causes_answer.h"
#include "ui/tasks/deliveries.h"
#include "ui/tasks/node_place.h"
#include "ui/tasks/node_subject.h"
#include "ui/tasks/what_if_problems.h"
#include "ui/tasks/work.h"

namespace toposcope::ui {
namespace {

constexpr std::size_t kMostRows = 500;  ///< What a person reads; the others are counted.

using Nodes = std::vector<store::Problem>;

/// What no problem has; counting it reads every report.
constexpr std::array kCalm = {model::StatusValue::kNoCheck, model::StatusValue::kOk};

/// "ack m.kern until 16:00", else what the check says.
std::string detail_of(const store::StatusEntry& shown) {
  if (!shown.acknowledged) return shown.text;
  std::string text = "ack " + shown.by;
  if (shown.until.has_value()) text += " until " + query::local_minutes(*shown.until);
  if (!shown.comment.empty()) text += ": " + shown.comment;
  return text;
}

ProblemRow row_of(store::GraphStore& store, const store::Problem& problem) {
  ProblemRow row;
  row.subject = subject_of(problem.node);
  row.row = problem.node.row;
  row.status = {problem.shown.value, problem.node.acknowledged, problem.shown.text};
  row.since = problem.since;
  row.detail = detail_of(problem.shown);
  row.title = row.subject.label();
  // It may have gone between the two readings: then its name has to do.
  if (const auto detail = store.node(problem.node.row); detail.has_value()) {
    row.title = title_of(store, detail.value());
  }
  return row;
}

ProblemList flat_list(store::GraphStore& store, const Nodes& nodes) {
  ProblemList list;
  list.loaded = true;
  list.ill_objects = nodes.size();
  for (std::size_t i = 0; i < std::min(nodes.size(), kMostRows); ++i) {
    list.rows.push_back(row_of(store, nodes[i]));
  }
  return list;
}

/// Causes with their effects folded in, and what later questions need of them.
model::Result<ProblemList> ranked_list(Lane& lane, store::GraphStore& store, const Nodes& nodes,
                                       const std::stop_token& stop) {
  const query::LoadedRevisionPtr whole = lane.shared().whole();
  auto answer = std::make_shared<CausesAnswer>();
  for (const store::Problem& problem : nodes) answer->ill.push_back(query::ill_node_of(problem));
  const model::Status owners = query::add_owners(store, store::kNow, answer->ill);
  if (!owners.has_value()) return owners.error();
  query::ProblemOptions options;
  options.stop = stop;
  answer->problems =
      query::find_problems(whole->engine(graph::Semantics::kCalipso), answer->ill, options);
  ProblemList list;
  list.loaded = list.ranked = true;
  list.ill_objects = nodes.size();
  for (const query::ProblemRow& cause : answer->problems.rows) {
    if (list.rows.size() >= kMostRows) break;
    const auto at = std::find_if(nodes.begin(), nodes.end(), [&](const store::Problem& problem) {
      return problem.node.row == cause.cause.row;
    });
    if (at == nodes.end()) continue;
    ProblemRow row = row_of(store, *at);
    row.cliques = cause.cliques_hurt;
    row.effects = cause.effects.size();
    list.rows.push_back(std::move(row));
  }
  lane.shared().set_causes(std::move(answer));
  return list;
}

/// What the what-if would make ill stands above what is ill.
model::Status add_supposed(Lane& lane, const ProblemsRequest& request, const std::stop_token& stop,
                           ProblemList& list) {
  const auto opened = lane.store();
  if (!opened.has_value()) return opened.error();
  const auto supposed = supposed_problems(lane, {request.view, request.now}, stop);
  if (!supposed.has_value()) return supposed.error();
  list.what_if = request.view.what_if;
  std::vector<ProblemRow> rows;
  for (const SupposedProblem& one : supposed.value()) {
    if (rows.size() >= kMostRows) break;
    ProblemRow row = row_of(*opened.value(), one.problem);
    row.cliques = one.cliques;
    row.effects = one.effects;
    rows.push_back(std::move(row));
  }
  list.rows.insert(list.rows.begin(), rows.begin(), rows.end());
  return model::ok();
}

/// What is ill; the others are counted apart, see counts_work().
scene::StatusCounts counts_of(const Nodes& nodes) {
  scene::StatusCounts counts;
  for (const store::Problem& problem : nodes) {
    const auto index = static_cast<std::size_t>(problem.shown.value);
    ++counts.of.at(index);
    if (problem.node.acknowledged) ++counts.acknowledged.at(index);
  }
  return counts;
}

model::Result<ProblemList> list_problems(Lane& lane, const ProblemsRequest& request,
                                         const std::stop_token& stop) {
  const auto opened = lane.store();
  if (!opened.has_value()) return opened.error();
  store::GraphStore& store = *opened.value();
  auto nodes = store.problems(0);
  if (!nodes.has_value()) return nodes.error();
  if (!request.environment.empty()) {
    std::erase_if(nodes.value(), [&](const store::Problem& problem) {
      return problem.node.environment != request.environment;
    });
  }
  model::Result<ProblemList> list =
      lane.shared().whole() == nullptr ? model::Result<ProblemList>(flat_list(store, nodes.value()))
                                       : ranked_list(lane, store, nodes.value(), stop);
  if (!list.has_value()) return list;
  list.value().counts = counts_of(nodes.value());
  for (const store::Problem& problem : nodes.value()) {
    list.value().newest_report = std::max(list.value().newest_report, problem.shown.time);
  }
  const model::Status told = add_supposed(lane, request, stop, list.value());
  if (!told.has_value()) return told.error();
  return list;
}

/// The list may have changed under the selected row: it stays on its object.
void take(AppState& state, const ProblemList& list) {
  auto& newest = state.inventory.newest_status;
  newest = std::max(newest, list.newest_report);
  ProblemList& old = state.problems;
  Subject current;
  if (old.current < old.rows.size()) current = old.rows[old.current].subject;
  const std::optional<model::StatusValue> only = old.only;
  const scene::StatusCounts counts = old.counts;
  const bool counted = old.counted;
  old = list;
  old.counted = counted;
  old.only = only;
  for (const model::StatusValue calm : kCalm) {
    old.counts.of.at(static_cast<std::size_t>(calm)) = counts.count(calm);
  }
  const auto at = std::find_if(old.rows.begin(), old.rows.end(),
                               [&](const ProblemRow& row) { return row.subject == current; });
  if (!current.empty() && at != old.rows.end()) {
    old.current = static_cast<std::size_t>(at - old.rows.begin());
  }
}

}  // namespace

Work counts_work(std::uint64_t objects) {
  return [objects](Lane& lane, const std::stop_token&) -> Delivery {
    const auto opened = lane.store();
    if (!opened.has_value()) return {};  // The window says already that the file is not open.
    const auto statuses = opened.value()->status_counts();
    if (!statuses.has_value()) return failed(statuses.error());
    std::uint64_t ok = 0;
    std::uint64_t reported = 0;
    for (const store::StatusCount& one : statuses.value()) {
      if (one.value != model::StatusValue::kNoCheck) reported += one.nodes;
      if (one.value == model::StatusValue::kOk) ok = one.nodes;
    }
    const std::uint64_t unchecked = objects > reported ? objects - reported : 0;
    return [ok, unchecked](AppState& state) {
      state.problems.counted = true;
      auto& of = state.problems.counts.of;
      of.at(static_cast<std::size_t>(model::StatusValue::kOk)) = static_cast<std::uint32_t>(ok);
      of.at(static_cast<std::size_t>(model::StatusValue::kNoCheck)) =
          static_cast<std::uint32_t>(unchecked);
    };
  };
}

Work problems_work(ProblemsRequest request) {
  return [request = std::move(request)](Lane& lane, const std::stop_token& stop) -> Delivery {
    auto list = list_problems(lane, request, stop);
    if (stop.stop_requested()) return {};
    if (!list.has_value()) return failed(list.error());
    return [list = std::move(list).value()](AppState& state) { take(state, list); };
  };
}

}  // namespace toposcope::ui

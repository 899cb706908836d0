#include "ui/tasks/what_if_problems.h"

#include <algorithm>
#include <string>
#include <utility>

#include "toposcope/model/status.h"

#include "query/impact_summary.h"
#include "query/loaded_revision.h"
#include "ui/desk/what_if_file.h"

namespace toposcope::ui {
namespace {

using model::StatusValue;

SupposedProblem problem_of(const query::NodeName& node, model::StatusValue value, std::string text,
                           model::UtcMicros now) {
  SupposedProblem out;
  store::Problem& problem = out.problem;
  problem.node = {node.row, node.environment, node.type, node.id, node.key, node.name, value};
  problem.shown.value = value;
  problem.shown.text = std::move(text);
  problem.shown.source = "what-if";
  problem.shown.time = problem.since = now;
  return out;
}

bool is_harm(graph::Loss loss) { return loss != graph::Loss::kKept; }

/// Each thing that fails, with the cliques that hold it.
std::vector<SupposedProblem> failing(const query::ImpactSummary& summary, model::UtcMicros now) {
  std::vector<SupposedProblem> rows;
  for (const query::NodeName& node : summary.nodes) {
    SupposedProblem row = problem_of(node, StatusValue::kError, "What if: it fails", now);
    for (const query::ImpactLine& line : summary.lines) {
      const bool holds = std::find(line.holds.begin(), line.holds.end(), node) != line.holds.end();
      if (!holds) continue;
      ++row.cliques;
      if (is_harm(line.loss) && !(line.focal_point == node)) ++row.effects;
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace

model::Result<std::vector<SupposedProblem>> supposed_problems(Lane& lane,
                                                              const Supposition& supposed,
                                                              model::UtcMicros now,
                                                              const std::stop_token& stop) {
  std::vector<SupposedProblem> rows;
  const query::LoadedRevisionPtr whole = lane.shared().whole();
  if (whole == nullptr || supposed.what_if.empty()) return rows;
  const auto opened = lane.store();
  if (!opened.has_value()) return opened.error();
  ViewSpec view;
  view.what_if = supposed.what_if;
  view.subject.environment = supposed.environment;
  const query::FoundOverlay found = query::find_overlay(whole->snapshot(), overlay_of(view));
  graph::ImpactOptions options;
  options.lost = true;
  options.threads = 2;
  options.stop = stop;
  const auto semantics =
      graph::semantics_named(supposed.semantics).value_or(graph::Semantics::kCalipso);
  const auto summary = query::summarise_impact(
      {*opened.value(), whole->engine(semantics), store::kNow}, found.overlay, options);
  if (!summary.has_value()) return summary.error();
  rows = failing(summary.value(), now);
  // Of links there is no node that could stand for the cause.
  for (const query::ImpactLine& line : summary.value().lines) {
    if (!line.holds.empty() || !is_harm(line.loss)) continue;
    const bool is_cut = line.loss == graph::Loss::kEveryPath;
    rows.push_back(
        problem_of(line.focal_point, is_cut ? StatusValue::kError : StatusValue::kWarning,
                   is_cut ? "What if: no path is left" : "What if: redundancy is lost", now));
    rows.back().cliques = 1;
  }
  return rows;
}

}  // namespace toposcope::ui

#include "ui/tasks/why_path.h"

#include <string>
#include <vector>

#include "toposcope/graph/clique_engine.h"
#include "toposcope/graph/explain.h"
#include "toposcope/graph/rules.h"
#include "toposcope/graph/walk_fetch.h"
#include "toposcope/store/graph_store.h"

#include "query/as_of.h"
#include "query/clique_facts.h"
#include "ui/tasks/node_subject.h"
#include "ui/tasks/revisions.h"

namespace toposcope::ui {
namespace {

using model::Result;

/// The explanation of the clique type that the picture shows; nullptr when it has none.
const graph::Explanation* of_rule(const graph::CliqueEngine& engine,
                                  const std::vector<graph::Explanation>& all,
                                  const std::string& rule) {
  for (const graph::Explanation& one : all) {
    if (one.in_clique && engine.jobs()[one.job].type->key == rule) return &one;
  }
  return nullptr;
}

void mark(const graph::CliqueEngine& engine, model::NodeRow focal_point, model::NodeRow node,
          Picture& picture) {
  const graph::GraphSnapshot& snapshot = engine.snapshot();
  const auto from = snapshot.find(focal_point);
  const auto to = snapshot.find(node);
  if (!from.has_value() || !to.has_value()) return;
  const std::vector<graph::Explanation> all = graph::explain(engine, *from, *to);
  const graph::Explanation* path = of_rule(engine, all, picture.rule_key);
  if (path == nullptr) return;
  query::mark_path(snapshot, path->path, picture.facts);
}

}  // namespace

model::Status mark_why_path(Lane& lane, Picture& picture) {
  const auto opened = lane.store();
  if (!opened.has_value()) return opened.error();
  store::GraphStore& store = *opened.value();
  const ViewSpec& view = picture.view;
  const auto at = query::revision_as_of(store, view.at);
  if (!at.has_value()) return at.error();
  const auto focal_point =
      store.resolve(reference_of(view.subject), view.subject.environment, at.value());
  const auto node = store.resolve("key:" + view.why, view.subject.environment, at.value());
  if (!focal_point.has_value() || !node.has_value()) return model::ok();  // It has gone: no path.
  const auto semantics =
      graph::semantics_named(view.semantics).value_or(graph::Semantics::kCalipso);
  if (at.value() != store::kNow) {
    const auto past = revision_of_view(lane, view.at);
    if (!past.has_value()) return past.error();
    mark(past.value()->engine(semantics), focal_point.value().row, node.value().row, picture);
    return model::ok();
  }
  auto reader = store.topology_reader();
  if (!reader.has_value()) return reader.error();
  const auto around = graph::fetch_around(*reader.value(), focal_point.value().row, semantics);
  if (!around.has_value()) return around.error();
  const graph::RuleBook rules = graph::read_rules(around.value().documents());
  graph::EngineOptions options;
  options.semantics = semantics;
  const graph::CliqueEngine engine(around.value(), rules, options);
  mark(engine, focal_point.value().row, node.value().row, picture);
  return model::ok();
}

}  // namespace toposcope::ui

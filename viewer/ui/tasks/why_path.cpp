#include "ui/tasks/why_path.h"

#include <map>
#include <string>

#include "toposcope/graph/clique_engine.h"
#include "toposcope/graph/explain.h"
#include "toposcope/graph/rules.h"
#include "toposcope/graph/walk_fetch.h"
#include "toposcope/store/graph_store.h"

#include "query/as_of.h"
#include "ui/tasks/node_subject.h"
#include "ui/tasks/revisions.h"

namespace toposcope::ui {
namespace {

using model::Result;

/// The explanation of the clique type that the picture shows; nullptr when it has none.
const graph::Explanation* of_rule(const graph::CliqueEngine& engine,
                                  const std::vector<graph::Explanation>& all,
                                  const std::string& rule_name) {
  for (const graph::Explanation& one : all) {
    if (one.in_clique && engine.jobs()[one.job].type->name == rule_name) return &one;
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
  const graph::Explanation* path = of_rule(engine, all, picture.rule_name);
  if (path == nullptr) return;
  std::map<std::string, std::uint32_t, std::less<>> node_step, link_step;
  for (std::uint32_t hop = 0; hop < path->path.size(); ++hop) {
    node_step[std::string(snapshot.key(path->path[hop].to))] = hop + 1;
    link_step[std::string(snapshot.key(path->path[hop].link))] = hop + 1;
  }
  for (scene::NodeFacts& one : picture.facts.nodes) {
    const auto at = node_step.find(one.key);
    if (at != node_step.end()) one.marks.why_step = at->second;
  }
  for (scene::LinkFacts& one : picture.facts.links) {
    const auto at = link_step.find(one.key);
    if (at != link_step.end()) one.why_step = at->second;
  }
  const std::uint32_t focal = picture.facts.focal_point;
  if (focal < picture.facts.nodes.size()) picture.facts.nodes[focal].marks.why_step = 1;
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

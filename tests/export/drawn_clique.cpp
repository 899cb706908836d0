#include "export/drawn_clique.h"

#include <cstdint>
#include <stdexcept>
#include <utility>

#include "toposcope/graph/snapshot_builder.h"

#include "support/records.h"

namespace toposcope::testing {
namespace {

using model::NameKind;
using model::NodeRow;

graph::Clique first_clique(const graph::CliqueEngine& engine, const std::string& focal_key) {
  auto cliques = engine.cliques_of(node_named(engine.snapshot(), focal_key));
  if (cliques.empty()) throw std::invalid_argument("no clique of " + focal_key);
  return std::move(cliques.front());
}

}  // namespace

DrawnClique::DrawnClique(graph::GraphSnapshot frozen, const std::string& focal_key)
    : snapshot(std::move(frozen)),
      rules(graph::read_rules(snapshot.documents())),
      engine(snapshot, rules, {}),
      clique(first_clique(engine, focal_key)) {}

DrawnClique draw(const std::string& graph, const std::string& steps, const std::string& focal_key) {
  GraphTextOptions options;
  options.documents = {clique_type("rule", "vm", steps), clique_constraint("vm", "net")};
  return DrawnClique(make_snapshot(graph, options), focal_key);
}

DrawnClique draw_star(const std::vector<std::string>& texts) {
  graph::SnapshotBuilder builder;
  must(builder.put_name(NameKind::kEnvironment, 1, "env"));
  must(builder.put_name(NameKind::kNodeType, 1, "vm"));
  must(builder.put_name(NameKind::kNodeType, 2, "nic"));
  must(builder.put_name(NameKind::kLinkType, 1, "vm-nic"));
  must(put(builder, environment_config("env")));
  must(put(builder, clique_type("rule", "vm", "vm-nic")));
  must(builder.put_node({NodeRow{1}, 1, 1, 0, false, "hub", "hub", "hub"}));
  std::int64_t row = 1;
  for (const std::string& text : texts) {
    ++row;
    must(builder.put_node({NodeRow{row}, 1, 2, 0, false, text, text, text}));
    must(builder.put_link({model::LinkRow{row}, 1, 1, NodeRow{1}, NodeRow{row},
                           model::Implicit::kFalse, 0, text, text}));
  }
  return DrawnClique(must(std::move(builder).build()), "hub");
}

graph::Decorations with_statuses(const std::vector<model::StatusValue>& nodes,
                                 const std::vector<model::StatusValue>& links) {
  graph::Decorations out;
  for (const auto status : nodes) out.nodes.push_back({status, ""});
  for (const auto status : links) out.links.push_back({status, false});
  return out;
}

}  // namespace toposcope::testing

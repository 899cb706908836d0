#include "hop_text.h"

#include <string>

#include "query/node_reference.h"
#include "table_text.h"

namespace toposcope::cli {
namespace {

using graph::GraphSnapshot;

std::string link_label(const GraphSnapshot& snapshot, model::LinkId link) {
  std::string label = printable(snapshot.link_types()[snapshot.link_type(link)]);
  if (!snapshot.name(link).empty()) label += " '" + printable(snapshot.name(link)) + "'";
  return label + " [" + printable(snapshot.key(link)) + "]";
}

std::string describe_evaluation(const graph::ConstraintEvaluation& evaluation) {
  std::string text = printable(evaluation.name) + ": wanted " + printable(evaluation.wanted);
  text += evaluation.carried.empty() ? ", the link does not say"
                                     : ", the link carries " + printable(evaluation.carried);
  return text + (evaluation.passed ? ", passes" : ", refused");
}

}  // namespace

Json node_json(const GraphSnapshot& snapshot, model::NodeId node) {
  return {{"key", snapshot.key(node)},
          {"type", snapshot.node_types()[snapshot.type(node)]},
          {"id", snapshot.id(node)},
          {"name", snapshot.name(node)},
          {"environment", snapshot.environments()[snapshot.environment(node)].name}};
}

Json link_json(const GraphSnapshot& snapshot, model::LinkId link) {
  return {{"key", snapshot.key(link)},
          {"link_type", snapshot.link_types()[snapshot.link_type(link)]},
          {"name", snapshot.name(link)},
          {"source", snapshot.key(snapshot.source(link))},
          {"target", snapshot.key(snapshot.target(link))}};
}

void print_hops(std::ostream& out, const graph::CliqueEngine& engine,
                const std::vector<graph::WitnessHop>& hops) {
  const GraphSnapshot& snapshot = engine.snapshot();
  for (const auto& hop : hops) {
    out << "  step " << hop.step + 1 << "  " << query::describe(snapshot, hop.from)
        << (hop.backwards ? "  <-- " : "  --> ") << query::describe(snapshot, hop.to)
        << "\n          by " << link_label(snapshot, hop.link)
        << (hop.backwards ? ", walked from target to source" : "") << '\n';
    for (const auto& evaluation : hop.constraints) {
      out << "          " << describe_evaluation(evaluation) << '\n';
    }
  }
}

Json hops_json(const graph::CliqueEngine& engine, const std::vector<graph::WitnessHop>& hops) {
  Json list = Json::array();
  for (const auto& hop : hops) {
    Json constraints = Json::array();
    for (const auto& evaluation : hop.constraints) {
      constraints.push_back({{"name", evaluation.name},
                             {"wanted", parse_or_null(evaluation.wanted)},
                             {"carried", parse_or_null(evaluation.carried)},
                             {"carries", !evaluation.carried.empty()},
                             {"passed", evaluation.passed}});
    }
    list.push_back({{"step", hop.step + 1},
                    {"link", link_json(engine.snapshot(), hop.link)},
                    {"from", node_json(engine.snapshot(), hop.from)},
                    {"to", node_json(engine.snapshot(), hop.to)},
                    {"backwards", hop.backwards},
                    {"constraints", std::move(constraints)}});
  }
  return list;
}

void print_path(std::ostream& out, const GraphSnapshot& snapshot, const graph::Path& path) {
  for (std::size_t i = 0; i < path.nodes.size(); ++i) {
    if (i > 0) {
      const model::LinkId link = path.links[i - 1];
      const bool along = snapshot.source(link) == path.nodes[i - 1];
      out << (along ? "    v  " : "    ^  ") << link_label(snapshot, link) << '\n';
    }
    out << "  " << query::describe(snapshot, path.nodes[i]) << '\n';
  }
}

Json path_json(const GraphSnapshot& snapshot, const graph::Path& path) {
  Json nodes = Json::array();
  for (const auto node : path.nodes) nodes.push_back(node_json(snapshot, node));
  Json links = Json::array();
  for (const auto link : path.links) links.push_back(link_json(snapshot, link));
  return {{"nodes", std::move(nodes)}, {"links", std::move(links)}};
}

}  // namespace toposcope::cli

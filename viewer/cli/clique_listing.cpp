#include "clique_listing.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "toposcope/model/status.h"

#include "query/node_reference.h"
#include "table_text.h"

namespace toposcope::cli {
namespace {

using graph::Clique;
using graph::CliqueEngine;
using graph::GraphSnapshot;
using model::NodeId;

/// The step of each link of the clique, from 1.
std::vector<std::size_t> steps_of_links(const Clique& clique) {
  std::vector<std::size_t> steps;
  for (std::size_t step = 0; step < clique.links_by_step.size(); ++step) {
    steps.insert(steps.end(), clique.links_by_step[step], step + 1);
  }
  return steps;
}

/// Indexes into Clique::nodes, by the step that first reached the node; the focal point is step 0.
std::vector<std::pair<std::size_t, std::size_t>> nodes_by_step(
    const GraphSnapshot& snapshot, const Clique& clique,
    const std::vector<std::size_t>& steps_of_links) {
  std::unordered_map<NodeId, std::size_t> first = {{clique.focal_point, 0}};
  for (std::size_t i = 0; i < clique.links.size(); ++i) {
    first.emplace(snapshot.source(clique.links[i]), steps_of_links[i]);
    first.emplace(snapshot.target(clique.links[i]), steps_of_links[i]);
  }
  std::vector<std::pair<std::size_t, std::size_t>> order;
  for (std::size_t i = 0; i < clique.nodes.size(); ++i) {
    order.emplace_back(first[clique.nodes[i]], i);
  }
  std::sort(order.begin(), order.end());
  return order;
}

std::string reference_to(const GraphSnapshot& snapshot, NodeId node) {
  return snapshot.node_types()[snapshot.type(node)] + ":" + std::string(snapshot.id(node));
}

}  // namespace

model::Status print_clique(std::ostream& out, const CliqueEngine& engine, const Clique& clique,
                           query::FactsReader& reader) {
  const GraphSnapshot& snapshot = engine.snapshot();
  const auto facts = reader.read(engine, clique);
  if (!facts.has_value()) return facts.error();
  const std::vector<std::size_t> steps = steps_of_links(clique);

  TableText nodes({{"STEP", TableText::Align::kRight}, {"STATUS"}, {"NODE"}});
  for (const auto& [step, i] : nodes_by_step(snapshot, clique, steps)) {
    nodes.add_row({std::to_string(step),
                   std::string(model::status_label(facts.value().nodes[i].status.value)),
                   query::describe(snapshot, clique.nodes[i])});
  }
  TableText links(
      {{"STEP", TableText::Align::kRight}, {"STATUS"}, {"LINK"}, {"TYPE"}, {"FROM"}, {"TO"}});
  for (std::size_t i = 0; i < clique.links.size(); ++i) {
    const model::LinkId link = clique.links[i];
    links.add_row({std::to_string(steps[i]),
                   std::string(model::status_label(facts.value().links[i].status.value)),
                   std::string(query::kLinkPrefix).append(snapshot.key(link)),
                   snapshot.link_types()[snapshot.link_type(link)],
                   reference_to(snapshot, snapshot.source(link)),
                   reference_to(snapshot, snapshot.target(link))});
  }
  const graph::CliqueJob& job = engine.jobs()[clique.job];
  out << query::describe(snapshot, clique.focal_point) << " in environment "
      << printable(snapshot.environments()[job.environment].name) << '\n'
      << "clique type " << printable(name_of(*job.type)) << ": "
      << count_text(clique.nodes.size(), "node") << ", " << count_text(clique.links.size(), "link")
      << "\n\n";
  nodes.print(out);
  out << '\n';
  links.print(out);
  return model::ok();
}

}  // namespace toposcope::cli

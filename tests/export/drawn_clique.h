#pragma once

#include <string>
#include <vector>

#include "toposcope/graph/clique_engine.h"
#include "toposcope/graph/export.h"

#include "support/graph_text.h"

namespace toposcope::testing {

/// A snapshot, its engine and the first clique of a focal point: what exporters take.
struct DrawnClique {
  DrawnClique(graph::GraphSnapshot frozen, const std::string& focal_key);
  DrawnClique(const DrawnClique&) = delete;
  DrawnClique& operator=(const DrawnClique&) = delete;

  graph::GraphSnapshot snapshot;
  graph::RuleBook rules;
  graph::CliqueEngine engine;
  graph::Clique clique;
};

/// A clique from a graph text with one rule for type vm.
/// \param steps  link types separated by blanks
[[nodiscard]] DrawnClique draw(const std::string& graph, const std::string& steps,
                               const std::string& focal_key);

/// A vm "hub" with one link to a nic for each text, which is key, id and name of the nic and name
/// and key of the link.
[[nodiscard]] DrawnClique draw_star(const std::vector<std::string>& texts);

/// No decoration but these statuses, in the order of Clique::nodes and Clique::links.
[[nodiscard]] graph::Decorations with_statuses(const std::vector<model::StatusValue>& nodes,
                                               const std::vector<model::StatusValue>& links);

}  // namespace toposcope::testing

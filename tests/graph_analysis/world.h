#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "toposcope/graph/clique_engine.h"

#include "graph/brute_force.h"
#include "graph/plain_inventory.h"

namespace toposcope::testing {

inline constexpr graph::Semantics kAllSemantics[] = {
    graph::Semantics::kCalipso, graph::Semantics::kCalipso2018, graph::Semantics::kGuide,
    graph::Semantics::kBothWays};

/// Gives each key one row for good, as a store does, so that revisions can be compared by row.
struct RowsByKey {
  std::map<std::string, std::int64_t, std::less<>> nodes, links;
};

/// A snapshot whose rows are those of the keys.
[[nodiscard]] graph::GraphSnapshot freeze(const PlainInventory& inventory, RowsByKey& rows);

/// A snapshot with its rules and its engine, in the right order of life.
struct World {
  World(graph::GraphSnapshot frozen, graph::Semantics semantics, const PlainOverlay& without = {},
        graph::Tie tie = graph::Tie::kAll);
  World(const World&) = delete;
  World& operator=(const World&) = delete;

  graph::GraphSnapshot snapshot;
  graph::RuleBook rules;
  graph::CliqueEngine engine;
};

[[nodiscard]] graph::Overlay overlay_of(const graph::GraphSnapshot& snapshot,
                                        const PlainOverlay& plain);

/// Every node, and every link, of a snapshot.
[[nodiscard]] std::vector<model::NodeId> all_nodes(const graph::GraphSnapshot& snapshot);
[[nodiscard]] std::vector<model::LinkId> all_links(const graph::GraphSnapshot& snapshot);

/// The link with this key; the first when there are several.
/// \throws std::invalid_argument when there is none
[[nodiscard]] model::LinkId link_named(const graph::GraphSnapshot& snapshot, std::string_view key);

/// The clique that a job makes of a focal point; null when it has no link.
[[nodiscard]] const graph::Clique* clique_of_job(const std::vector<graph::Clique>& cliques,
                                                 std::uint32_t job);

/// A random inventory with more to see: every clique type fits and begins with links that exist,
/// every focal point is under constraints, and most links are where the rules look for them.
[[nodiscard]] PlainInventory constrained_inventory(std::uint64_t seed);

/// The name of a semantics as a part of a test's name: "calipso_2018".
[[nodiscard]] std::string identifier_of(graph::Semantics semantics);

/// Names the tests of a suite that is instantiated with kAllSemantics.
inline constexpr auto semantics_name = [](const auto& param) { return identifier_of(param.param); };

/// How many random inventories a test takes; more with TOPOSCOPE_LONG=1.
[[nodiscard]] std::uint64_t random_runs(std::uint64_t normal);

}  // namespace toposcope::testing

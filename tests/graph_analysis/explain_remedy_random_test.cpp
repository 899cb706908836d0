/// \file
/// Everything that a remedy offers after "or" is done to the inventory, which is then read afresh.

#include <algorithm>
#include <cstdint>
#include <optional>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "toposcope/graph/explain.h"

#include "graph_analysis/world.h"

namespace toposcope::testing {
namespace {

using graph::Explanation;
using graph::Semantics;
using model::NodeId;

class RemediedRandomly : public ::testing::TestWithParam<Semantics> {};

std::vector<std::string> split(std::string text, const std::string& separator) {
  std::vector<std::string> out;
  for (std::size_t at = text.find(separator); at != std::string::npos; at = text.find(separator)) {
    out.push_back(text.substr(0, at));
    text.erase(0, at + separator.size());
  }
  out.push_back(text);
  return out;
}

/// An inventory and how it is read, once an alternative is done.
struct Changed {
  PlainInventory inventory;
  Semantics semantics;
};

/// Does what an alternative of a remedy says.
/// \return nothing when it says none of the things that stand behind an "or"
std::optional<Changed> do_as_told(const Changed& before, const std::string& words) {
  Changed after = before;
  std::smatch match;
  if (std::regex_match(words, match, std::regex("use (.*) semantics"))) {
    after.semantics = graph::semantics_named(match[1].str()).value();
    return after;
  }
  if (std::regex_match(words, match, std::regex("use_implicit_links in clique type '(.*)'"))) {
    for (auto& type : after.inventory.clique_types) {
      if (type["_id"] == match[1].str()) type["use_implicit_links"] = true;
    }
    return after;
  }
  const std::regex drop("take (.*) out of the constraints of focal point type '(.*)'");
  if (!std::regex_match(words, match, drop)) return std::nullopt;
  for (auto& one : after.inventory.clique_constraints) {
    if (one["focal_point_type"] != match[2].str()) continue;
    nlohmann::json kept = nlohmann::json::array();
    const auto dropped = split(match[1], " and ");
    for (const auto& name : one["constraints"]) {
      if (std::find(dropped.begin(), dropped.end(), name) == dropped.end()) kept.push_back(name);
    }
    one["constraints"] = kept;
  }
  return after;
}

/// What to look for in a clique.
struct Wanted {
  std::string focal_point, clique_type, link;
};

bool holds(const Changed& changed, const Wanted& wanted) {
  const World world(freeze(changed.inventory), changed.semantics);
  for (const PlainClique& clique : cliques_of(world.engine)) {
    if (clique.focal_point != wanted.focal_point) continue;
    if (clique.clique_type == wanted.clique_type && clique.links.contains(wanted.link)) return true;
  }
  return false;
}

/// Tries what stands behind an "or"; adds the first words of each to `tried`.
void expect_alternatives_work(const Changed& before, const std::string& remedy,
                              const Wanted& wanted, std::set<std::string>& tried) {
  EXPECT_EQ(remedy.find("not enough"), std::string::npos) << remedy;
  if (remedy.find("; and ") != std::string::npos) return;  // combinations are for the other test
  const std::string offered = split(remedy, " (hops refused").front();
  for (const std::string& words : split(offered, ", or ")) {
    const auto after = do_as_told(before, words);
    if (!after.has_value()) continue;
    tried.insert(words.substr(0, words.find(' ')));
    EXPECT_TRUE(holds(*after, wanted)) << words;
  }
}

TEST_P(RemediedRandomly, EveryAlternativeLetsTheRefusedHopIn) {
  std::set<std::string> tried;
  for (std::uint64_t seed = 1; seed <= random_runs(40); ++seed) {
    const Changed before{constrained_inventory(seed), GetParam()};
    const World world(freeze(before.inventory), before.semantics);
    const auto& snapshot = world.snapshot;
    for (const NodeId focal_point : all_nodes(snapshot)) {
      for (const NodeId node : all_nodes(snapshot)) {
        for (const Explanation& one : explain(world.engine, focal_point, node)) {
          if (one.in_clique || one.why_not->path.empty()) continue;
          if (one.why_not->obstacle == graph::Obstacle::kMissingLink) continue;
          SCOPED_TRACE(::testing::Message() << "seed " << seed << ": " << one.why_not->reason);
          expect_alternatives_work(
              before, one.why_not->remedy,
              {std::string(snapshot.key(focal_point)), world.engine.jobs()[one.job].type->key,
               std::string(snapshot.key(one.why_not->path.back().link))},
              tried);
          if (HasFailure()) return;
        }
      }
    }
  }
  EXPECT_TRUE(tried.contains("take"));
  EXPECT_EQ(tried.contains("use_implicit_links"), GetParam() != Semantics::kGuide);
  EXPECT_EQ(tried.contains("use"), GetParam() != Semantics::kBothWays);
}

INSTANTIATE_TEST_SUITE_P(All, RemediedRandomly, ::testing::ValuesIn(kAllSemantics), semantics_name);

}  // namespace
}  // namespace toposcope::testing

#include <algorithm>
#include <cstdint>
#include <regex>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "toposcope/graph/explain.h"
#include "toposcope/model/type_name.h"

#include "explain_walk.h"
#include "graph/random_inventory.h"
#include "graph_analysis/world.h"

namespace toposcope::testing {
namespace {

using graph::Clique;
using graph::Explanation;
using graph::GraphSnapshot;
using graph::Obstacle;
using graph::Semantics;
using graph::Tie;
using graph::WhyNot;
using graph::WitnessHop;
using model::NodeId;

class ExplainedRandomly : public ::testing::TestWithParam<Semantics> {};

/// One random inventory with a random overlay.
struct Sample {
  explicit Sample(std::uint64_t seed) : random(seed), inventory(random.make()) {
    if (seed % 3 == 0) without = random.overlay(inventory);
  }
  RandomInventory random;
  PlainInventory inventory;
  PlainOverlay without;
};

TEST_P(ExplainedRandomly, TheTracedWalkIsTheWalkOfTheEngine) {
  for (std::uint64_t seed = 1; seed <= random_runs(1000); ++seed) {
    SCOPED_TRACE(::testing::Message() << "seed " << seed);
    const Sample sample(seed);
    const World world(freeze(sample.inventory), GetParam(), sample.without);
    const graph::LinkIndex index(world.snapshot);
    const graph::WalkGround ground(world.snapshot, index, world.engine.options().without);
    for (std::uint32_t i = 0; i < world.engine.jobs().size(); ++i) {
      const graph::CliqueJob& job = world.engine.jobs()[i];
      const graph::WalkPlan plan(ground, rules_of(world.engine, job));
      for (const NodeId focal_point : job.focal_points) {
        const graph::Trace trace = trace_walk(plan, focal_point);
        std::set<model::LinkId> links;
        for (const auto& hop : trace.hops) links.insert(hop.link);
        const auto cliques = world.engine.cliques_of(focal_point);
        const Clique* clique = clique_of_job(cliques, i);
        ASSERT_EQ(clique == nullptr, links.empty());
        if (clique == nullptr) continue;
        EXPECT_EQ(links, std::set<model::LinkId>(clique->links.begin(), clique->links.end()));
        EXPECT_EQ(trace.links_by_step, clique->links_by_step);
      }
    }
    if (HasFailure()) return;
  }
}

/// Hops hang together, start at the focal point, and say how their links stand.
void expect_connected(const GraphSnapshot& snapshot, NodeId focal_point,
                      const std::vector<WitnessHop>& path) {
  NodeId at = focal_point;
  for (const WitnessHop& hop : path) {
    EXPECT_EQ(hop.from, at);
    EXPECT_EQ(hop.from, hop.backwards ? snapshot.target(hop.link) : snapshot.source(hop.link));
    EXPECT_EQ(hop.to, hop.backwards ? snapshot.source(hop.link) : snapshot.target(hop.link));
    at = hop.to;
  }
}

bool all_passed(const WitnessHop& hop) {
  return std::all_of(hop.constraints.begin(), hop.constraints.end(),
                     [](const auto& one) { return one.passed; });
}

void expect_witness(const Clique& clique, const std::vector<WitnessHop>& path, NodeId node) {
  const std::set<model::LinkId> links(clique.links.begin(), clique.links.end());
  EXPECT_EQ(path.empty() ? clique.focal_point : path.back().to, node);
  for (std::size_t i = 0; i < path.size(); ++i) {
    EXPECT_TRUE(links.contains(path[i].link));
    EXPECT_TRUE(all_passed(path[i]));
    if (i > 0) {
      EXPECT_LT(path[i - 1].step, path[i].step);
    }
  }
}

/// Whether the answer is one without a refused hop, which it must be then.
bool expect_no_refused_hop(const Clique* clique, const WhyNot& why) {
  const bool never = why.obstacle == Obstacle::kNoPath || why.obstacle == Obstacle::kNoCliqueType;
  const bool missing = why.obstacle == Obstacle::kMissingLink;
  const bool perhaps =
      why.obstacle == Obstacle::kLeftOut || why.obstacle == Obstacle::kOtherEnvironment;
  EXPECT_EQ(why.step.has_value(), missing || !why.path.empty());
  EXPECT_TRUE(never || missing || perhaps || !why.path.empty());
  EXPECT_TRUE(!never || why.path.empty());
  if (!missing) return why.path.empty();
  for (const WitnessHop& hop : why.path) {
    EXPECT_LT(hop.step, *why.step);
    EXPECT_TRUE(clique != nullptr &&
                std::count(clique->links.begin(), clique->links.end(), hop.link) == 1);
  }
  return true;
}

/// Up to the refused hop everything is in the clique.
void expect_refusal(const Clique* clique, NodeId focal_point, const WhyNot& why) {
  EXPECT_FALSE(why.reason.empty());
  EXPECT_FALSE(why.remedy.empty());
  if (expect_no_refused_hop(clique, why)) return;
  EXPECT_EQ(*why.step, why.path.back().step);
  if (clique == nullptr) {
    EXPECT_EQ(why.path.size(), 1U);
    return;
  }
  const auto holds = [&](NodeId node) {
    return node == focal_point ||
           std::binary_search(clique->nodes.begin(), clique->nodes.end(), node);
  };
  for (const WitnessHop& hop : why.path) EXPECT_TRUE(holds(hop.from));
  // A link that is refused for coming too early or too late can be in the clique by another step.
  const bool by_step =
      why.obstacle == Obstacle::kStepOrder || why.obstacle == Obstacle::kStoppedEarly;
  EXPECT_TRUE(by_step ||
              std::count(clique->links.begin(), clique->links.end(), why.path.back().link) == 0);
  EXPECT_TRUE(why.obstacle != Obstacle::kConstraint || !all_passed(why.path.back()));
}

void expect_explained(const World& world, NodeId focal_point, NodeId node) {
  const auto cliques = world.engine.cliques_of(focal_point);
  const auto explanations = explain(world.engine, focal_point, node);
  ASSERT_FALSE(explanations.empty());
  std::size_t in = 0;
  for (const Explanation& explanation : explanations) {
    const Clique* clique = clique_of_job(cliques, explanation.job);
    const bool expected =
        clique != nullptr && std::binary_search(clique->nodes.begin(), clique->nodes.end(), node);
    ASSERT_EQ(explanation.in_clique, expected);
    ASSERT_EQ(explanation.why_not.has_value(), !expected);
    in += expected ? 1U : 0U;
    const auto& path = expected ? explanation.path : explanation.why_not->path;
    expect_connected(world.snapshot, focal_point, path);
    if (expected) {
      expect_witness(*clique, path, node);
    } else {
      expect_refusal(clique, focal_point, *explanation.why_not);
    }
  }
  const auto holding = std::count_if(cliques.begin(), cliques.end(), [&](const Clique& clique) {
    return std::binary_search(clique.nodes.begin(), clique.nodes.end(), node);
  });
  EXPECT_EQ(in, static_cast<std::size_t>(holding)) << "every clique that holds the node is told";
}

TEST_P(ExplainedRandomly, EveryNodeOfEveryFocalPoint) {
  for (std::uint64_t seed = 1; seed <= random_runs(200); ++seed) {
    const Sample sample(seed);
    const Tie tie = seed % 2 == 0 ? Tie::kAll : Tie::kLast;
    const World world(freeze(sample.inventory), GetParam(), sample.without, tie);
    for (const NodeId focal_point : all_nodes(world.snapshot)) {
      for (const NodeId node : all_nodes(world.snapshot)) {
        SCOPED_TRACE(::testing::Message()
                     << "seed " << seed << ", focal point " << world.snapshot.key(focal_point)
                     << ", node " << world.snapshot.key(node));
        expect_explained(world, focal_point, node);
        if (HasFailure()) return;
      }
    }
  }
}

/// Does to an inventory what a remedy says.
class Healer {
 public:
  Healer(PlainInventory& inventory, const World& world, const Explanation& explanation)
      : inventory_(inventory),
        world_(world),
        explanation_(explanation),
        why_(*explanation.why_not) {}

  void apply() {
    switch (why_.obstacle) {
      case Obstacle::kImplicitLink:
        link().implicit = model::Implicit::kFalse;
        break;
      case Obstacle::kConstraint:
        drop_refusing_attribute();
        break;
      case Obstacle::kDirection:
      case Obstacle::kForwardFirst:
        turn_link();
        break;
      case Obstacle::kOtherEnvironment:
        link().environment = world_.snapshot.environments()[job().environment].name;
        break;
      case Obstacle::kStepOrder:
        repeat_step();
        break;
      case Obstacle::kStoppedEarly:
        move_steps_to_the_end();
        break;
      case Obstacle::kNoPath:
      case Obstacle::kNoCliqueType:
      case Obstacle::kMissingLink:
      case Obstacle::kLeftOut:
        break;
    }
  }

 private:
  [[nodiscard]] const graph::CliqueJob& job() const {
    return world_.engine.jobs()[explanation_.job];
  }
  PlainLink& link() {
    const auto key = world_.snapshot.key(why_.path.back().link);
    return *std::find_if(inventory_.links.begin(), inventory_.links.end(),
                         [&](const PlainLink& one) { return one.key == key; });
  }
  nlohmann::json& steps() {
    for (auto& type : inventory_.clique_types) {
      if (type["_id"] == job().type->key) return type["link_types"];
    }
    throw std::invalid_argument("no clique type " + job().type->key);
  }

  void drop_refusing_attribute() {
    for (const auto& one : why_.path.back().constraints) {
      if (!one.passed) link().attributes.erase(one.name);
    }
  }

  void turn_link() {
    PlainLink& one = link();
    one.link_type = model::reverse_link_type(one.link_type);
    std::swap(one.source, one.target);
  }

  /// The number behind these words of the remedy, which is for people; it must be right.
  [[nodiscard]] std::size_t number_behind(const std::string& words) const {
    std::smatch match;
    if (!std::regex_search(why_.remedy, match, std::regex(words + " ([0-9]+)"))) {
      throw std::invalid_argument("'" + words + "' in '" + why_.remedy + "'");
    }
    return std::stoul(match[1].str());
  }

  void repeat_step() {
    const auto place = static_cast<std::ptrdiff_t>(number_behind("after step"));
    const std::string again = job().type->link_types[*why_.step];
    steps().insert(steps().begin() + place, again);
  }

  /// "move step 2 a-b to", "move steps 2 a-b and 4 c-d to".
  void move_steps_to_the_end() {
    std::smatch match;
    ASSERT_TRUE(std::regex_search(why_.remedy, match, std::regex("move steps? (.*) to the end")));
    std::string list = match[1];
    nlohmann::json moved = nlohmann::json::array();
    const std::regex number("(^|, | and )([0-9]+) ");
    std::vector<std::size_t> places;
    for (std::smatch one; std::regex_search(list, one, number); list = one.suffix()) {
      places.push_back(std::stoul(one[2].str()) - 1);
      moved.push_back(steps()[places.back()]);
    }
    for (auto place = places.rbegin(); place != places.rend(); ++place) steps().erase(*place);
    steps().insert(steps().end(), moved.begin(), moved.end());
  }

  PlainInventory& inventory_;
  const World& world_;
  const Explanation& explanation_;
  const WhyNot& why_;
};

/// Follows remedies until the node is in.
/// \return nothing when it got in, else what was tried
std::string heal(PlainInventory inventory, Semantics semantics, const std::string& focal_point,
                 const std::pair<std::string, std::string>& node_and_type) {
  constexpr int kPatience = 40;
  std::string tried = "tried:";
  for (int round = 0; round < kPatience; ++round) {
    const World world(freeze(inventory), semantics);
    const auto named = [&](const std::string& key) {
      for (const NodeId node : all_nodes(world.snapshot)) {
        if (world.snapshot.key(node) == key) return node;
      }
      throw std::invalid_argument(key);
    };
    for (const auto& one : explain(world.engine, named(focal_point), named(node_and_type.first))) {
      if (world.engine.jobs()[one.job].type->key != node_and_type.second) continue;
      if (one.in_clique) return "";
      if (one.why_not->remedy.find("one dash") != std::string::npos)
        return "";  // no such change here
      tried += "\n  " + one.why_not->reason + " -> " + one.why_not->remedy;
      Healer(inventory, world, one).apply();
    }
  }
  return tried;
}

/// What the samples must meet, or they show nothing.
std::set<Obstacle> obstacles_under(Semantics semantics) {
  std::set<Obstacle> out{Obstacle::kConstraint, Obstacle::kOtherEnvironment};
  if (semantics == Semantics::kCalipso2018) {
    out.insert(Obstacle::kStoppedEarly);
  } else {
    out.insert(Obstacle::kStepOrder);
  }
  if (semantics == Semantics::kCalipso) out.insert(Obstacle::kForwardFirst);
  if (semantics != Semantics::kGuide) out.insert(Obstacle::kImplicitLink);
  if (semantics != Semantics::kBothWays) out.insert(Obstacle::kDirection);
  return out;
}

TEST_P(ExplainedRandomly, FollowingTheRemediesLetsTheNodeIn) {
  std::set<Obstacle> met;
  for (std::uint64_t seed = 1; seed <= random_runs(40); ++seed) {
    const PlainInventory inventory = constrained_inventory(seed);
    const World world(freeze(inventory), GetParam());
    for (const NodeId focal_point : all_nodes(world.snapshot)) {
      for (const NodeId node : all_nodes(world.snapshot)) {
        for (const auto& one : explain(world.engine, focal_point, node)) {
          if (one.in_clique || one.why_not->path.empty()) continue;
          if (one.why_not->obstacle == Obstacle::kMissingLink) continue;
          met.insert(one.why_not->obstacle);
          const std::string type = world.engine.jobs()[one.job].type->key;
          const std::string key(world.snapshot.key(node));
          ASSERT_EQ(heal(inventory, GetParam(), std::string(world.snapshot.key(focal_point)),
                         {key, type}),
                    "")
              << "seed " << seed << ", focal point " << world.snapshot.key(focal_point) << ", node "
              << key << ", " << type;
        }
      }
    }
  }
  const std::set<Obstacle> expected = obstacles_under(GetParam());
  EXPECT_TRUE(std::includes(met.begin(), met.end(), expected.begin(), expected.end()))
      << "met " << met.size() << " kinds of obstacles";
}

INSTANTIATE_TEST_SUITE_P(All, ExplainedRandomly, ::testing::ValuesIn(kAllSemantics),
                         semantics_name);

}  // namespace
}  // namespace toposcope::testing

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "toposcope/graph/impact.h"
#include "toposcope/model/type_name.h"

#include "graph/random_inventory.h"
#include "graph_analysis/simple_paths.h"
#include "graph_analysis/world.h"

namespace toposcope::testing {
namespace {

using graph::Clique;
using graph::GraphSnapshot;
using graph::Impacted;
using graph::Loss;
using graph::Overlay;
using graph::Semantics;
using graph::Tie;
using model::LinkId;
using model::NodeId;

/// One line for each answer, to compare and to read.
std::string line_of(const GraphSnapshot& snapshot, const Impacted& one) {
  std::string out = std::string(snapshot.key(one.focal_point)) + " job " + std::to_string(one.job);
  for (const NodeId node : one.lost_nodes) out.append(" lost ").append(snapshot.key(node));
  return out + " loss " + std::to_string(static_cast<int>(one.loss)) + " paths " +
         std::to_string(one.paths_before) + " " + std::to_string(one.paths_after);
}

std::vector<std::string> lines_of(const GraphSnapshot& snapshot,
                                  const std::vector<Impacted>& answers) {
  std::vector<std::string> out;
  for (const auto& one : answers) out.push_back(line_of(snapshot, one));
  return out;
}

std::string type_name(const GraphSnapshot& snapshot, LinkId link) {
  return snapshot.link_types()[snapshot.link_type(link)];
}

/// IMPACT.md once more, from finished cliques only: looks at every focal point and at every path.
class Oracle {
 public:
  Oracle(const World& before, const World& after, const Overlay& lost)
      : before_(before), after_(after), lost_(lost) {}

  [[nodiscard]] std::vector<Impacted> answers() const {
    std::vector<Impacted> out;
    const auto visit = [&](const Clique& clique) -> model::Status {
      if (auto one = answer(clique)) out.push_back(*one);
      return model::ok();
    };
    if (!before_.engine.run({}, {}, visit).has_value()) throw std::runtime_error("run() failed");
    return out;
  }

 private:
  [[nodiscard]] std::optional<Impacted> answer(const Clique& clique) const {
    Impacted out{clique.focal_point, clique.job, {}, Loss::kKept, 0, 0};
    for (const NodeId node : clique.nodes) {
      if (lost_.nodes.contains(node)) out.lost_nodes.push_back(node);
    }
    const bool holds_link = std::any_of(clique.links.begin(), clique.links.end(),
                                        [&](LinkId link) { return lost_.links.contains(link); });
    if (out.lost_nodes.empty() && !holds_link) return std::nullopt;

    std::set<NodeId> ends = ends_of(clique);
    out.paths_before = paths_to(clique.links, clique.focal_point, ends);
    for (const NodeId node : lost_.nodes) ends.erase(node);
    const bool focal_lost = lost_.nodes.contains(clique.focal_point);
    if (!focal_lost) {
      out.paths_after = paths_to(links_after(clique), clique.focal_point, ends);
    }
    if (focal_lost || (out.paths_before > 0 && out.paths_after == 0)) {
      out.loss = Loss::kEveryPath;
    } else if (out.paths_before == 2 && out.paths_after == 1) {
      out.loss = Loss::kRedundancy;
    }
    return out;
  }

  [[nodiscard]] std::uint32_t paths_to(const std::vector<LinkId>& links, NodeId from,
                                       const std::set<NodeId>& ends) const {
    return static_cast<std::uint32_t>(
        most_disjoint(simple_paths(before_.snapshot, links, from, ends), 2));
  }

  /// The clique of the same clique type when the lost things are gone; the snapshot is the same, so
  /// ids are, too.
  [[nodiscard]] std::vector<LinkId> links_after(const Clique& clique) const {
    const std::string& type = before_.engine.jobs()[clique.job].type->key;
    for (const Clique& one : after_.engine.cliques_of(clique.focal_point)) {
      if (after_.engine.jobs()[one.job].type->key == type) return one.links;
    }
    return {};
  }

  /// Links stand in a clique by step, so those of the last step are the last ones.
  [[nodiscard]] std::set<NodeId> ends_of(const Clique& clique) const {
    std::size_t step = clique.links_by_step.size();
    while (clique.links_by_step[step - 1] == 0) --step;
    const std::size_t first = clique.links.size() - clique.links_by_step[step - 1];
    const auto known = filed_before(clique, first);
    const std::string& name = before_.engine.jobs()[clique.job].type->link_types[step - 1];
    std::set<NodeId> ends;
    for (std::size_t i = first; i < clique.links.size(); ++i) {
      ends.insert(reached_by(clique.links[i], name, known));
    }
    ends.erase(clique.focal_point);
    return ends;
  }

  using Filed = std::set<std::pair<std::string, NodeId>>;

  [[nodiscard]] Filed filed_before(const Clique& clique, std::size_t first) const {
    const GraphSnapshot& snapshot = before_.snapshot;
    Filed out{{before_.engine.jobs()[clique.job].type->focal_point_type, clique.focal_point}};
    for (std::size_t i = 0; i < first; ++i) {
      const std::string type = type_name(snapshot, clique.links[i]);
      const auto ends = model::split_link_type(type);
      out.emplace(ends.from, snapshot.source(clique.links[i]));
      out.emplace(ends.to, snapshot.target(clique.links[i]));
    }
    return out;
  }

  [[nodiscard]] NodeId reached_by(LinkId link, const std::string& step, const Filed& known) const {
    const GraphSnapshot& snapshot = before_.snapshot;
    const std::string type = type_name(snapshot, link);
    const bool to_itself = model::reverse_link_type(step) == step;
    const bool forward = to_itself ? known.contains({std::string(model::split_link_type(type).from),
                                                     snapshot.source(link)})
                                   : type == step;
    return forward ? snapshot.target(link) : snapshot.source(link);
  }

  const World& before_;
  const World& after_;
  const Overlay& lost_;
};

PlainOverlay joined(PlainOverlay a, const PlainOverlay& b) {
  a.nodes.insert(b.nodes.begin(), b.nodes.end());
  a.links.insert(b.links.begin(), b.links.end());
  return a;
}

class ImpactRandomly : public ::testing::TestWithParam<Semantics> {};

TEST_P(ImpactRandomly, EqualsTryingEveryFocalPointAndEveryPath) {
  std::map<Loss, int> met;
  for (std::uint64_t seed = 1; seed <= random_runs(200); ++seed) {
    SCOPED_TRACE(::testing::Message() << "seed " << seed);
    RandomInventory random(seed);
    const PlainInventory inventory = random.make();
    const PlainOverlay lost = random.overlay(inventory);
    const PlainOverlay without = seed % 4 == 0 ? random.overlay(inventory) : PlainOverlay{};
    const Tie tie = seed % 2 == 0 ? Tie::kAll : Tie::kLast;
    const World before(freeze(inventory), GetParam(), without, tie);
    const World after(freeze(inventory), GetParam(), joined(without, lost));
    const Overlay lost_ids = overlay_of(before.snapshot, lost);

    const auto expected = Oracle(before, after, lost_ids).answers();
    for (const unsigned threads : {1U, 3U}) {
      const auto found = impact(before.engine, lost_ids, {.lost = true, .threads = threads});
      EXPECT_EQ(lines_of(before.snapshot, found), lines_of(before.snapshot, expected));
    }
    const auto hit = impact(before.engine, lost_ids);
    ASSERT_EQ(hit.size(), expected.size());
    for (std::size_t i = 0; i < hit.size(); ++i) {
      EXPECT_EQ(hit[i].focal_point, expected[i].focal_point);
      EXPECT_EQ(hit[i].lost_nodes, expected[i].lost_nodes);
      EXPECT_EQ(hit[i].paths_before, 0U) << "paths were not asked for";
    }
    if (HasFailure()) return;
    for (const auto& one : expected) ++met[one.loss];
  }
  EXPECT_EQ(met.size(), 3U) << "the samples show every kind of loss";
}

INSTANTIATE_TEST_SUITE_P(All, ImpactRandomly, ::testing::ValuesIn(kAllSemantics), semantics_name);

}  // namespace
}  // namespace toposcope::testing

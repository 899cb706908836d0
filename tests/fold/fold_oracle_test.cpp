// fold_equivalents() against a naive restatement, against its definition, and renumbered.

#include <algorithm>
#include <numeric>
#include <random>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "toposcope/graph/fold.h"

#include "fold/fold_worlds.h"
#include "fold/naive_fold.h"

namespace toposcope::testing {
namespace {

using graph::Folding;
using graph::FoldInput;
using graph::FoldOptions;
using graph::kNone;

constexpr std::uint32_t kSeeds = 1500;

std::string text_of(const Folding& folding) {
  std::string out;
  for (const auto& fold : folding.folds) {
    for (const std::uint32_t member : fold.members) out += std::to_string(member) + " ";
    out += "| ";
  }
  for (const auto& fold : folding.box_folds) {
    for (const std::uint32_t box : fold.boxes) out += "[" + std::to_string(box) + "] ";
    out += "| ";
  }
  return out;
}

/// fold_of and box_fold_of must say what the lists say: disjoint, complete, in order.
void expect_sound(const Folding& folding, const FoldInput& input) {
  std::vector<std::uint32_t> fold_of(input.nodes.size(), kNone);
  for (std::uint32_t i = 0; i < folding.folds.size(); ++i) {
    const auto& members = folding.folds[i].members;
    EXPECT_TRUE(std::is_sorted(members.begin(), members.end()));
    for (const std::uint32_t member : members) {
      EXPECT_EQ(fold_of[member], kNone) << "in two folds";
      fold_of[member] = i;
    }
  }
  EXPECT_EQ(folding.fold_of, fold_of);
  std::vector<std::uint32_t> box_fold_of(input.box_signatures.size(), kNone);
  for (std::uint32_t i = 0; i < folding.box_folds.size(); ++i) {
    for (const std::uint32_t box : folding.box_folds[i].boxes) box_fold_of[box] = i;
  }
  EXPECT_EQ(folding.box_fold_of, box_fold_of);
}

TEST(FoldOracle, RandomGraphsFoldAsTheNaiveWayFoldsThem) {
  std::size_t folds = 0;
  std::size_t box_folds = 0;
  for (std::uint32_t seed = 0; seed < kSeeds; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const FoldInput input = random_world(seed, {});
    const FoldOptions options{.min_members = 2 + seed % 3, .max_apart = seed % 5};
    const Folding folding = graph::fold_equivalents(input, options);
    ASSERT_EQ(text_of(folding), text_of(naive_fold(input, options)));
    ASSERT_EQ(fault_of(input, options, classes_of(folding)), "");
    expect_sound(folding, input);
    folds += folding.folds.size();
    box_folds += folding.box_folds.size();
  }
  EXPECT_GT(folds, kSeeds / 2) << "the random graphs have become too uneven to test folds";
  EXPECT_GT(box_folds, kSeeds / 20) << "the random graphs have become too uneven to test boxes";
}

/// Visits all ways to put `count` things into classes, as class numbers.
template <typename Visit>
void for_each_partition(std::size_t count, const Visit& visit) {
  std::vector<std::uint32_t> classes(count, 0);
  const auto fill = [&](const auto& self, std::size_t at, std::uint32_t used) -> void {
    if (at == count) {
      visit(classes);
      return;
    }
    for (std::uint32_t number = 0; number <= used; ++number) {
      classes[at] = number;
      self(self, at + 1, std::max(used, number + 1));
    }
  };
  fill(fill, 0, 0);
}

/// Whether what is together in `fine` is together in `coarse`.
bool is_finer(const std::vector<std::uint32_t>& fine, const std::vector<std::uint32_t>& coarse) {
  for (std::size_t i = 0; i < fine.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (fine[i] == fine[j] && coarse[i] != coarse[j]) return false;
    }
  }
  return true;
}

/// The result must fulfil the definition, and whatever else does must be finer.
void expect_coarsest(const FoldInput& input, const FoldOptions& options) {
  const Classes found = classes_of(graph::fold_equivalents(input, options));
  ASSERT_EQ(fault_of(input, options, found), "");
  Classes classes;
  for_each_partition(input.nodes.size(), [&](const std::vector<std::uint32_t>& nodes) {
    classes.nodes = nodes;
    for_each_partition(input.box_signatures.size(), [&](const std::vector<std::uint32_t>& boxes) {
      classes.boxes = boxes;
      if (is_finer(nodes, found.nodes) && is_finer(boxes, found.boxes)) return;
      EXPECT_NE(fault_of(input, options, classes), "") << "there is a coarser one";
    });
  });
}

FoldInput graph_of_bits(std::uint32_t nodes, std::uint32_t bits) {
  FoldInput input;
  input.nodes.resize(nodes);
  for (std::uint32_t a = 0; a < nodes; ++a) {
    for (std::uint32_t b = 0; b < a; ++b, bits >>= 1U) {
      if ((bits & 1U) != 0) input.links.push_back({a, b, 0});
    }
  }
  return input;
}

TEST(FoldOracle, AllGraphsOfUpToFiveNodesFoldByTheDefinition) {
  for (std::uint32_t nodes = 0; nodes <= 5; ++nodes) {
    const std::uint32_t pairs = nodes * (nodes - (nodes > 0 ? 1 : 0)) / 2;
    for (std::uint32_t bits = 0; bits < 1U << pairs; ++bits) {
      SCOPED_TRACE(std::to_string(nodes) + " nodes, links " + std::to_string(bits));
      FoldInput input = graph_of_bits(nodes, bits);
      for (const std::uint32_t focal_point : {0U, kNone}) {
        if (focal_point == 0 && nodes == 0) continue;
        input.focal_point = focal_point;
        for (const std::size_t min_members : {2U, 3U}) {
          const FoldOptions options{.min_members = min_members};
          expect_coarsest(input, options);
          ASSERT_EQ(text_of(graph::fold_equivalents(input, options)),
                    text_of(naive_fold(input, options)));
        }
      }
    }
  }
}

TEST(FoldOracle, SmallGraphsWithBoxesFoldByTheDefinition) {
  const WorldShape small{.most_nodes = 6, .most_boxes = 3, .looks = 1, .apart = false};
  for (std::uint32_t seed = 0; seed < 300; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    expect_coarsest(random_world(seed, small), {.min_members = 2});
  }
}

/// The same graph under other numbers: what was number i is number_of[i].
struct Renumbering {
  std::vector<std::uint32_t> nodes;
  std::vector<std::uint32_t> boxes;
};

std::vector<std::uint32_t> shuffled(std::size_t count, std::mt19937& engine) {
  std::vector<std::uint32_t> out(count);
  std::iota(out.begin(), out.end(), 0U);
  std::shuffle(out.begin(), out.end(), engine);
  return out;
}

FoldInput renumbered(const FoldInput& input, const Renumbering& to, std::mt19937& engine) {
  FoldInput out = input;
  for (std::size_t i = 0; i < input.nodes.size(); ++i) {
    auto& node = out.nodes[to.nodes[i]];
    node = input.nodes[i];
    if (node.box != kNone) node.box = to.boxes[node.box];
  }
  for (std::size_t i = 0; i < input.box_signatures.size(); ++i) {
    out.box_signatures[to.boxes[i]] = input.box_signatures[i];
  }
  for (auto& link : out.links) {
    link = {to.nodes[link.target], to.nodes[link.source], link.signature};
  }
  std::shuffle(out.links.begin(), out.links.end(), engine);
  if (input.focal_point != kNone) out.focal_point = to.nodes[input.focal_point];
  return out;
}

using Sets = std::set<std::set<std::uint32_t>>;

std::pair<Sets, Sets> sets_of(const Folding& folding, const Renumbering& to) {
  std::pair<Sets, Sets> out;
  for (const auto& fold : folding.folds) {
    std::set<std::uint32_t> members;
    for (const std::uint32_t member : fold.members) members.insert(to.nodes[member]);
    out.first.insert(members);
  }
  for (const auto& fold : folding.box_folds) {
    std::set<std::uint32_t> boxes;
    for (const std::uint32_t box : fold.boxes) boxes.insert(to.boxes[box]);
    out.second.insert(boxes);
  }
  return out;
}

TEST(FoldOracle, NumbersAndDirectionsDoNotMatter) {
  for (std::uint32_t seed = 0; seed < 500; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 engine(seed);
    const FoldInput input = random_world(seed, {});
    const FoldOptions options{.min_members = 3, .max_apart = input.nodes.size()};
    Renumbering same;
    same.nodes.resize(input.nodes.size());
    same.boxes.resize(input.box_signatures.size());
    std::iota(same.nodes.begin(), same.nodes.end(), 0U);
    std::iota(same.boxes.begin(), same.boxes.end(), 0U);
    const Renumbering other{shuffled(same.nodes.size(), engine),
                            shuffled(same.boxes.size(), engine)};
    const Folding folding = graph::fold_equivalents(input, options);
    const Folding again = graph::fold_equivalents(renumbered(input, other, engine), options);
    EXPECT_EQ(sets_of(folding, other), sets_of(again, same));
  }
}

}  // namespace
}  // namespace toposcope::testing

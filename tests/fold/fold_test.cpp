// What folds, as tables of small graphs.  See fold_text.h for how they are written.

#include "toposcope/graph/fold.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "fold/fold_text.h"
#include "fold/fold_worlds.h"

namespace toposcope::testing {
namespace {

struct Case {
  const char* name;
  std::string graph;
  std::string folds;
};

void expect_folds(const std::vector<Case>& cases, const graph::FoldOptions& options = {}) {
  for (const Case& c : cases) {
    const NamedFoldInput named = read_fold_input(c.graph);
    EXPECT_EQ(show(named, graph::fold_equivalents(named.input, options)), c.folds) << c.name;
  }
}

const std::string kChain = "vm#-nic# nic#-br# br#-*sw ";

TEST(FoldEquivalents, FoldsChainsCardByCard) {
  expect_folds({
      {"forty instances are three cards", each(1, 40, kChain), "vm1..40 | nic1..40 | br1..40"},
      {"three do not fold", each(1, 3, kChain), ""},
      {"four do", each(1, 4, kChain), "vm1..4 | nic1..4 | br1..4"},
      {"a longer chain is another chain", each(1, 8, kChain) + each(5, 8, "vm#-disk#"),
       "vm1..4 | nic1..4 | br1..4 | vm5..8 | nic5..8 | br5..8 | disk5..8"},
      {"what looks different does not fold", each(1, 4, "*hub-vm#") + each(1, 3, "hub-pod#"),
       "vm1..4"},
      {"nothing at all", "", ""},
      {"the focal point alone", "*vm1", ""},
      {"without links, by looks", "*vm1 vm2 vm3 vm4 vm5 pod1", "vm2..5"},
  });
}

TEST(FoldEquivalents, KeepsTheFocalPointAndItsChainOutside) {
  expect_folds({
      {"an instance", each(1, 5, "vm#-nic# nic#-sw") + "*vm3", "vm1..2,4..5 | nic1..2,4..5"},
      {"too few remain", each(1, 4, "vm#-nic# nic#-sw") + "*vm3", ""},
      {"in the middle of a row", "a1-a2 a2-a3 a3-a4 *a3 a4-a5", ""},
  });
}

TEST(FoldEquivalents, CountsLinksAndTellsThemApart) {
  expect_folds({
      {"parallel links count", each(1, 8, "*hub-vm#") + each(1, 4, "hub-vm#"), "vm1..4 | vm5..8"},
      {"links that look different", each(1, 4, "*hub-vm#") + each(5, 8, "hub-trunk-vm#"),
       "vm1..4 | vm5..8"},
      {"directions do not matter", each(1, 2, "*hub-vm#") + each(3, 4, "vm#-hub"), "vm1..4"},
      {"a link to itself is none to another",
       each(1, 4, "*hub-vm# vm#-vm#") + each(5, 8, "hub-vm#") + "vm5-vm6 vm7-vm8",
       "vm1..4 | vm5..8"},
      {"nor are two of them", each(1, 4, "a#-a#") + each(5, 8, "a#-x-a#") + each(9, 12, "a#"),
       "a1..4 | a5..8 | a9..12"},
  });
}

TEST(FoldEquivalents, FoldsRegularGraphsWhole) {
  const std::string ring = "a1-a2 a2-a3 a3-a4 a4-a5 a5-a6 a6-a7 a7-a8 a8-a1 ";
  expect_folds({
      {"a ring without a focal point", ring, "a1..8"},
      {"two rings of other lengths: refinement cannot tell, nor can a picture",
       ring + "a9-a10 a10-a11 a11-a9", "a1..11"},
      {"a ring with one: pairs, each too few", ring + "*a1", ""},
      {"a star", each(1, 9, "*hub-a#"), "a1..9"},
      {"complete two-sided", each(1, 5, "a#-b1 a#-b2 a#-b3 a#-b4"), "a1..5 | b1..4"},
      {"two-sided with a hub", each(1, 5, "*hub-a# a#-b1 a#-b2 a#-b3 a#-b4"), "a1..5 | b1..4"},
  });
  expect_folds({{"pairs of a ring fold when two may", ring + "*a1", "a2,8 | a3,7 | a4,6"}},
               {.min_members = 2});
}

TEST(FoldEquivalents, FollowsLongRows) {
  EXPECT_TRUE(graph::fold_equivalents(row_world(2000)).folds.empty());
  std::string rows;
  for (int row = 0; row < 4; ++row) {
    rows += "*hub-a" + std::to_string(row * 1000) + " ";
    for (int i = row * 1000; i < row * 1000 + 300; ++i) {
      rows += "a" + std::to_string(i) + "-a" + std::to_string(i + 1) + " ";
    }
  }
  const NamedFoldInput four = read_fold_input(rows);
  const graph::Folding folding = graph::fold_equivalents(four.input);
  EXPECT_EQ(folding.folds.size(), 301U);
  for (const graph::Fold& fold : folding.folds) EXPECT_EQ(fold.members.size(), 4U);
}

/// Else a fold would seem to hang on each of them.
TEST(FoldEquivalents, TellsApartWhatHangsOnCardsOfTheirOwn) {
  const std::string three = each(1, 4, "vm#-sw1") + each(5, 8, "vm#-sw2") + each(9, 12, "vm#-sw3");
  expect_folds({
      {"three switches under a hub", three + each(1, 3, "*hub-sw#"), "vm1..4 | vm5..8 | vm9..12"},
      {"a fourth, and they fold themselves",
       three + each(13, 16, "vm#-sw4") + each(1, 4, "*hub-sw#"), "vm1..16 | sw1..4"},
      {"two instances each are too few", each(1, 2, "vm#-sw1") + each(3, 4, "vm#-sw2"), ""},
  });
}

TEST(FoldEquivalents, KeepsApartWhoAsks) {
  const std::string five = each(1, 5, kChain);
  expect_folds({
      {"one ill among five, its chain with it", five + "!vm3",
       "vm1..2,4..5 | nic1..2,4..5 | br1..2,4..5"},
      {"the ill one in the middle of a chain", five + "!nic5", "vm1..4 | nic1..4 | br1..4"},
      {"two of five: three are too few", five + "!vm3 !nic5", ""},
      {"the focal point may be ill, too", five + "!sw", "vm1..5 | nic1..5 | br1..5"},
      {"one that would not fold anyway", five + "!pod1", "vm1..5 | nic1..5 | br1..5"},
      {"two ill ones are not alike: both are to be seen", each(1, 8, "*hub-vm#") + "!vm1 !vm2",
       "vm3..8"},
  });
}

TEST(FoldEquivalents, KeepsApartTwelveOfAFoldAtMost) {
  const std::string twenty = each(1, 20, "*hub-vm#");
  const std::string chains = each(1, 30, kChain);
  expect_folds({
      {"twelve of twelve", twenty + each(1, 12, "!vm#"), "vm13..20"},
      {"ties by index", twenty + each(1, 16, "!vm#"), "vm13..20"},
      {"the greatest first", twenty + each(1, 16, "!vm#") + each(15, 16, "!vm#"),
       "vm11..14,17..20"},
      {"twelve of each fold",
       twenty + each(1, 14, "!vm#") + each(1, 20, "hub-pod#") + each(1, 14, "!pod#"),
       "vm13..20 | pod13..20"},
      {"ill vNICs leave with their ill instances, not with others",
       chains + each(1, 15, "!vm#") + each(1, 15, "!nic#"), "vm13..30 | nic13..30 | br13..30"},
  });
  const NamedFoldInput five = read_fold_input(each(1, 5, kChain) + "!vm3");
  EXPECT_EQ(show(five, graph::fold_equivalents(five.input, {.max_apart = 0})),
            "vm1..5 | nic1..5 | br1..5");
}

/// Hosts named 1.. with `inside` once for each, and their switches on one hub.
std::string hosts(int from, int to, const std::string& inside) {
  return each(from, to, "host#{ br# " + inside + " }") + each(from, to, "br#-*hub");
}

TEST(FoldBoxes, FoldWhenAlike) {
  const std::string inside = "vm#1-br# vm#2-br# vm#3-br# vm#4-br#";
  const std::string folded = "br1..4 | vm11..14,21..24,31..34,41..44 | [host1..4]";
  expect_folds({
      {"four hosts", hosts(1, 4, inside), folded},
      {"three hosts fold inside", hosts(1, 3, inside), "vm11..14 | vm21..24 | vm31..34"},
      {"one node of each", hosts(1, 5, "vm#"), "br1..5 | vm1..5 | [host1..5]"},
      {"two of each, too few in one host", hosts(1, 4, "vm#1 vm#2"),
       "br1..4 | vm11..12,21..22,31..32,41..42 | [host1..4]"},
      {"nothing in them", "rack1{ } rack2{ } rack3{ } rack4{ } room1{ }", "[rack1..4]"},
  });
}

TEST(FoldBoxes, DoNotFoldWhenUnlike) {
  const std::string inside = "vm#1-br# vm#2-br# vm#3-br# vm#4-br# vm#5-br#";
  const std::string alike = "br1..4 | vm11..15,21..25,31..35,41..45 | ";
  expect_folds({
      {"one ill instance keeps its host out", hosts(1, 5, inside) + "!vm53",
       alike + "vm51..52,54..55 | [host1..4]"},
      {"one instance more", hosts(1, 4, inside) + hosts(5, 5, inside + " vm#6-br#"),
       alike + "vm51..56 | [host1..4]"},
      {"another structure", hosts(1, 4, inside) + hosts(5, 5, "vm#1-br# vm#2-vm#1 vm#3 vm#4 vm#5"),
       alike + "[host1..4]"},
      {"another look", hosts(1, 4, inside) + "room1{ br5 vm51-br5 } br5-hub", alike + "[host1..4]"},
      {"the focal point is in one", hosts(1, 5, "*vm#1-br# vm#2-br#"),
       "br2..5 | vm21..22,31..32,41..42,51..52 | [host2..5]"},
  });
}

TEST(FoldBoxes, TellApartWhatHangsOnThem) {
  const std::string inside = "vm#1-br# vm#2-br# vm#3-br# vm#4-br#";
  expect_folds({
      {"volumes of one of five hosts", hosts(1, 5, inside) + each(1, 4, "vol#-vm5#"),
       "br1..4 | vm11..14,21..24,31..34,41..44 | vm51..54 | vol1..4 | [host1..4]"},
      {"two volumes on each of three hosts",
       hosts(1, 3, "vm#1-br#") + each(1, 3, "vol#1-vm#1 vol#2-vm#1"), ""},
      {"nodes in no box fold among themselves", each(1, 4, "*hub-a#") + each(5, 8, "box#{ a# }"),
       "a1..4 | a5..8 | [box5..8]"},
  });
}

TEST(FoldOptions, MinimumIsAtLeastTwo) {
  for (const std::size_t min_members : {0U, 1U, 2U}) {
    const graph::FoldOptions options{.min_members = min_members};
    expect_folds({{"pairs", "*hub-a1 hub-a2 hub-b1", "a1..2"}}, options);
  }
}

}  // namespace
}  // namespace toposcope::testing

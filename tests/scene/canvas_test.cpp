// Whole drawings: order, picks, bounds, and that nothing is written over something else.

#include "toposcope/scene/canvas.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "toposcope/model/status.h"

#include "scene/facts_text.h"
#include "scene/random_facts.h"
#include "scene/scene_probe.h"

namespace toposcope::testing {
namespace {

using scene::builtin_look;
using scene::CardGraph;
using scene::Drawing;
using scene::PickTarget;
using Kind = scene::PickTarget::Kind;

constexpr unsigned kSeeds = 60;

struct DrawnCanvas {
  CardGraph cards;
  graph::Layout layout;
  Drawing drawing;
};

DrawnCanvas draw(const scene::GraphFacts& facts, bool fold = true) {
  DrawnCanvas drawn;
  drawn.cards = make_cards(facts, builtin_look(), {.fold = fold});
  drawn.layout = graph::lay_out_tiers(drawn.cards.layout_input(nullptr));
  drawn.drawing =
      draw_canvas(drawn.cards, drawn.layout, builtin_look(), *builtin_look().theme("dark"));
  return drawn;
}

DrawnCanvas draw_seed(unsigned seed) {
  return draw(random_facts(seed, {.chains = 4 + seed % 20, .wild_names = seed % 2 == 0}),
              seed % 4 != 0);
}

PickTarget target_of(const DrawnCanvas& drawn, const scene::Group& group) {
  return drawn.drawing.picks.at(group.pick);
}

TEST(PicksOfAnyDrawing, LeadBackToWhatWasDrawn) {
  for (unsigned seed = 1; seed <= kSeeds; ++seed) {
    SCOPED_TRACE(::testing::Message() << "seed " << seed);
    const DrawnCanvas drawn = draw_seed(seed);
    EXPECT_EQ(drawn.drawing.picks.at(scene::kNoPick).kind, Kind::kNothing);
    std::set<std::string> ids;
    std::map<Kind, std::set<std::uint32_t>> found;
    for (const scene::Group& group : drawn.drawing.scene.groups()) {
      EXPECT_TRUE(ids.insert(group.id).second) << group.id;
      EXPECT_FALSE(group.title.empty()) << group.id;
      const PickTarget target = target_of(drawn, group);
      EXPECT_TRUE(found[target.kind].insert(target.index).second) << group.id;
      if (target.kind == Kind::kCard) {
        EXPECT_EQ(group.id, "n-" + drawn.cards.cards.at(target.index).key);
      }
    }
    EXPECT_EQ(found[Kind::kFrame].size(), drawn.cards.frames.size());
    for (std::uint32_t i = 0; i < drawn.cards.cards.size(); ++i) {
      const scene::Card& card = drawn.cards.cards[i];
      const bool is_found =
          card.is_head ? found[Kind::kFrame].contains(card.frame) : found[Kind::kCard].contains(i);
      EXPECT_TRUE(is_found) << card.key;
    }
    for (std::uint32_t i = 0; i < drawn.cards.lines.size(); ++i) {
      EXPECT_NE(found[Kind::kLine].contains(i), drawn.cards.lines[i].is_contained) << i;
    }
  }
}

/// Frames, then lines from calm to ill with the path last, then cards.
int layer_of(const DrawnCanvas& drawn, const scene::Group& group) {
  const PickTarget target = target_of(drawn, group);
  if (target.kind == Kind::kFrame) return 0;
  if (target.kind == Kind::kCard) return 9;
  const scene::Line& line = drawn.cards.lines[target.index];
  if (line.why_step != 0) return 8;
  const int badness = model::badness(line.status.value);
  return badness >= 3 ? badness : 1;
}

TEST(OrderOfAnyDrawing, IsFramesLinesCardsMarks) {
  for (unsigned seed = 1; seed <= kSeeds; ++seed) {
    SCOPED_TRACE(::testing::Message() << "seed " << seed);
    const DrawnCanvas drawn = draw_seed(seed);
    int layer = 0;
    for (const scene::Group& group : drawn.drawing.scene.groups()) {
      EXPECT_GE(layer_of(drawn, group), layer) << group.id;
      layer = layer_of(drawn, group);
    }
  }
}

TEST(MarksOfLinks, StandAboveCards) {
  const DrawnCanvas drawn = draw(make_facts("instance:a--vnic:b=error"));
  const scene::Group& last = drawn.drawing.scene.groups().back();
  EXPECT_EQ(target_of(drawn, last).kind, Kind::kCard);
  EXPECT_EQ(drawn.drawing.scene.shapes().size() - last.first - last.count, 3U)
      << "a disc and the two strokes of a cross";
}

TEST(ExtentOfAnyDrawing, IsThatOfTheLayoutAndSixteenMore) {
  for (unsigned seed = 1; seed <= kSeeds; ++seed) {
    SCOPED_TRACE(::testing::Message() << "seed " << seed);
    const DrawnCanvas drawn = draw_seed(seed);
    const scene::Size size = drawn.drawing.scene.size();
    EXPECT_EQ(size.width, drawn.layout.bounds.right());
    EXPECT_EQ(size.height, drawn.layout.bounds.bottom());
    const scene::Rect extent = extent_of(drawn.drawing.scene);
    EXPECT_GE(extent.x, -16);
    EXPECT_GE(extent.y, -16);
    EXPECT_LE(extent.right(), size.width + 16);
    EXPECT_LE(extent.bottom(), size.height + 16);
  }
}

TEST(TextsOfAnyDrawing, StayInTheirCards) {
  for (unsigned seed = 1; seed <= kSeeds; ++seed) {
    SCOPED_TRACE(::testing::Message() << "seed " << seed);
    const DrawnCanvas drawn = draw_seed(seed);
    for (const scene::Group& group : drawn.drawing.scene.groups()) {
      const PickTarget target = target_of(drawn, group);
      if (target.kind == Kind::kLine) continue;
      const scene::Rect& rect = target.kind == Kind::kCard ? drawn.layout.nodes[target.index]
                                                           : drawn.layout.boxes[target.index];
      for (const TextBox& text : text_boxes(part_of(drawn.drawing.scene, group))) {
        const bool stands_out = text.rect.centre().y < rect.y + 3;  // pill, tab, badge
        EXPECT_GE(text.rect.x, rect.x + (stands_out ? -8 : 0)) << text.text;
        EXPECT_LE(text.rect.right(), rect.right() + (stands_out ? 8 : -3)) << text.text;
        EXPECT_EQ(text.text.find('\n'), std::string::npos) << "one line";
      }
    }
  }
}

/// Marks of lines aside, which have to stand where their lines are.
TEST(TextsOfAnyDrawing, DoNotOverlap) {
  for (unsigned seed = 1; seed <= kSeeds; ++seed) {
    SCOPED_TRACE(::testing::Message() << "seed " << seed);
    const DrawnCanvas drawn = draw_seed(seed);
    std::vector<TextBox> texts;
    for (const scene::Group& group : drawn.drawing.scene.groups()) {
      const auto part = text_boxes(part_of(drawn.drawing.scene, group));
      texts.insert(texts.end(), part.begin(), part.end());
    }
    EXPECT_EQ(overlaps_of(texts), "");
  }
}

TEST(LinksToTitleBars, RunDownTheMarginWhenTheyAreIll) {
  const DrawnCanvas drawn = draw(
      make_facts("switch_pnic:p1--switch:leaf switch_pnic:p2--leaf=error switch_pnic:p3--leaf"));
  EXPECT_FALSE(has_group(drawn.drawing.scene, "l-0")) << "the case says it";
  const auto part = part_of(drawn.drawing.scene, group_named(drawn.drawing.scene, "l-1"));
  const scene::Rect extent = extent_of(part);
  const scene::Rect& box = drawn.layout.boxes.at(0);
  EXPECT_GE(extent.x, box.x);
  EXPECT_GE(extent.y + 2, box.y + 28);
  EXPECT_LE(extent.right(), box.right());
  EXPECT_LE(extent.bottom(), box.bottom());
}

TEST(BundlesOfLinks, LeaveOutWhatHasToBeSeen) {
  const std::string text =
      repeated("host_pnic:e#@h--switch_pnic:p# p#--switch:leaf e#--vedge:v#@h=name:x# ", 10);
  const auto all = draw(make_facts(text), false);
  const auto down = draw(make_facts(text + "e1--p2=down e2--p3=removed e3--p4=directed"), false);
  const auto count_gaps = [](const DrawnCanvas& drawn) {
    std::size_t after = 0;
    const auto& scene = drawn.drawing.scene;
    after = scene.shapes().size() - scene.groups().back().first - scene.groups().back().count;
    return after;
  };
  EXPECT_GT(count_gaps(down), count_gaps(all) + 3) << "gap, bars and disc are drawn";
}

TEST(DrawingsOfNothing, AreEmpty) {
  const DrawnCanvas drawn = draw({});
  EXPECT_TRUE(drawn.drawing.scene.shapes().empty());
}

}  // namespace
}  // namespace toposcope::testing

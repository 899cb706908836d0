// What windows draw: the same as pictures at zoom 1, nothing that is out of view is missed, nothing
// overlaps, the worst is on top.

#include "toposcope/scene/window_view.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "placer.h"
#include "scene/facts_text.h"
#include "scene/random_facts.h"
#include "scene/scene_probe.h"
#include "scene/window_sample.h"

namespace toposcope::testing {
namespace {

using scene::Camera;
using scene::CardState;
using scene::Detail;
using scene::PickTarget;
using scene::Placer;
using scene::Point;
using scene::Rect;
using scene::Scene;
using scene::Size;
using scene::WindowDrawing;

constexpr unsigned kSeeds = 40;
constexpr Size kWindow{640, 480};

WindowSample sample_of(unsigned seed) {
  return WindowSample(random_facts(seed, {.chains = 4 + seed % 16, .wild_names = seed % 2 == 0}),
                      {.fold = seed % 3 != 0});
}

/// A camera that shows all of a layout at zoom 1, with the layout's origin at that of the window.
Camera whole(const WindowSample& sample, Size& window) {
  window = {sample.layout.bounds.right(), sample.layout.bounds.bottom()};
  return {{window.width / 2, window.height / 2}, 1};
}

std::map<std::string, std::string> shapes_by_group(const Scene& scene) {
  std::map<std::string, std::string> shapes;
  for (const scene::Group& group : scene.groups()) {
    shapes[group.id] = geometry_of(part_of(scene, group), {0, 0});
  }
  return shapes;
}

TEST(AWindowAtZoomOne, DrawsWhatAPictureDraws) {
  for (unsigned seed = 1; seed <= kSeeds; ++seed) {
    SCOPED_TRACE(::testing::Message() << "seed " << seed);
    const WindowSample sample = sample_of(seed);
    Size window;
    const Camera camera = whole(sample, window);
    const WindowDrawing drawing = draw_window(sample.input(), camera, window);
    const scene::Drawing picture = draw_canvas(sample.cards, sample.layout, scene::builtin_look(),
                                               *scene::builtin_look().theme("dark"));
    EXPECT_EQ(shapes_by_group(drawing.scene), shapes_by_group(picture.scene));
  }
}

bool overlap(const Rect& a, const Rect& b) {
  return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

/// Ids of cards whose place in the layout is in the window, the slow and obvious way.
std::vector<std::uint32_t> cards_in_view(const WindowSample& sample, const Camera& camera) {
  std::vector<std::uint32_t> seen;
  const Rect visible = visible_rect(camera, kWindow);
  for (std::uint32_t i = 0; i < sample.cards.cards.size(); ++i) {
    const scene::Card& card = sample.cards.cards[i];
    const bool is_title =
        card.is_head && card.frame != graph::kNone && sample.layout.boxes[card.frame].width > 0;
    if (!is_title && overlap(sample.layout.nodes[i], visible)) seen.push_back(i);
  }
  return seen;
}

TEST(AnyWindow, DrawsEveryCardAndLineThatIsInView) {
  for (unsigned seed = 1; seed <= kSeeds; ++seed) {
    SCOPED_TRACE(::testing::Message() << "seed " << seed);
    const WindowSample sample = sample_of(seed);
    std::mt19937 random(seed);
    const float zoom = std::uniform_real_distribution<float>(0.55F, 2)(random);
    const std::size_t centre = seed % sample.layout.nodes.size();
    const Camera camera{sample.layout.nodes[centre].centre(), zoom};
    const WindowDrawing drawing = draw_window(sample.input(), camera, kWindow);
    for (const std::uint32_t card : cards_in_view(sample, camera)) {
      EXPECT_TRUE(has_group(drawing.scene, "n-" + sample.cards.cards[card].key));
    }
    // A line with an end in view is in view.
    for (std::size_t i = 0; i < sample.cards.lines.size(); ++i) {
      const graph::LayoutRoute& route = sample.layout.routes[i];
      const scene::Line& line = sample.cards.lines[i];
      const Rect visible = visible_rect(camera, kWindow);
      const bool is_seen = !route.empty() && !line.is_contained &&
                           overlap({route[0].x, route[0].y, 0.1F, 0.1F}, visible);
      if (!is_seen) continue;
      EXPECT_TRUE(has_group(drawing.scene, "l-" + std::to_string(line.links[0])));
    }
  }
}

TEST(AnyWindow, DrawsNothingOfCardsThatAreFarOutside) {
  const WindowSample sample(window_facts());
  const Camera camera{{-9'000, -9'000}, 1};
  const WindowDrawing drawing = draw_window(sample.input(), camera, kWindow);
  EXPECT_EQ(drawing.cards_drawn, 0U);
  EXPECT_EQ(drawing.lines_drawn, 0U);
  EXPECT_TRUE(drawing.scene.groups().empty());
}

TEST(CardsOfAnyWindow, NeverOverlapWhateverTheZoom) {
  for (unsigned seed = 1; seed <= kSeeds; ++seed) {
    SCOPED_TRACE(::testing::Message() << "seed " << seed);
    const WindowSample sample = sample_of(seed);
    for (const float zoom : {0.31F, 0.45F, 0.56F, 0.7F, 0.86F, 1.0F, 1.7F, 4.0F}) {
      const Placer placer(sample.cards, sample.layout, {{0, 0}, zoom}, kWindow);
      std::vector<Rect> places;
      for (std::uint32_t i = 0; i < sample.cards.cards.size(); ++i) {
        if (placer.is_title(sample.cards.cards[i])) continue;
        const Rect place = placer.card(i);
        for (const Rect& other : places) EXPECT_FALSE(overlap(place, other)) << "zoom " << zoom;
        places.push_back(place);
      }
    }
  }
}

/// How far a point is from the edge of a rectangle; both inside and outside count.
float distance_to_edge(const Rect& rect, Point at) {
  const float x = std::max({rect.x - at.x, 0.0F, at.x - rect.right()});
  const float y = std::max({rect.y - at.y, 0.0F, at.y - rect.bottom()});
  if (x > 0 || y > 0) return std::hypot(x, y);
  return std::min({at.x - rect.x, rect.right() - at.x, at.y - rect.y, rect.bottom() - at.y});
}

TEST(LinesOfAnyWindow, MeetTheCardsAsDrawn) {
  for (unsigned seed = 1; seed <= kSeeds; ++seed) {
    SCOPED_TRACE(::testing::Message() << "seed " << seed);
    const WindowSample sample = sample_of(seed);
    for (const float zoom : {0.35F, 0.6F, 0.9F, 2.5F}) {
      const Placer placer(sample.cards, sample.layout, {{0, 0}, zoom}, kWindow);
      for (std::uint32_t i = 0; i < sample.cards.lines.size(); ++i) {
        const graph::LayoutRoute route = placer.route(i);
        if (route.empty() || sample.layout.routes[i].empty()) continue;
        const scene::Line& line = sample.cards.lines[i];
        EXPECT_LT(distance_to_edge(placer.card(line.source), route.front()), 0.1F);
        EXPECT_LT(distance_to_edge(placer.card(line.target), route.back()), 0.1F);
      }
    }
  }
}

TEST(DetailByZoom, ChangesAtTheLimitsOfTheVisualRules) {
  EXPECT_EQ(scene::detail_at(4), Detail::kFull);
  EXPECT_EQ(scene::detail_at(0.85F), Detail::kFull);
  EXPECT_EQ(scene::detail_at(0.84F), Detail::kName);
  EXPECT_EQ(scene::detail_at(0.55F), Detail::kName);
  EXPECT_EQ(scene::detail_at(0.54F), Detail::kTile);
  EXPECT_EQ(scene::detail_at(0.30F), Detail::kTile);
  EXPECT_EQ(scene::detail_at(0.29F), Detail::kMark);
  EXPECT_EQ(scene::detail_at(0.08F), Detail::kMark);
  EXPECT_EQ(scene::detail_at(0.07F), Detail::kBox);
}

TEST(MarksOfAnyWindow, AreDrawnWithTheWorstLast) {
  const WindowSample sample(
      make_facts("instance:i=error i--vnic:a i--vnic:b i--vnic:c i--vnic:d a=ok b=warning c=stale"),
      {.fold = false});
  const WindowDrawing drawing =
      draw_window(sample.input(), {sample.layout.bounds.centre(), 0.2F}, kWindow);
  // An error is the only square; nothing comes after it.
  ASSERT_FALSE(drawing.scene.shapes().empty());
  EXPECT_TRUE(std::holds_alternative<scene::Box>(drawing.scene.shapes().back()));
  EXPECT_EQ(drawing.cards_drawn, 5U);
}

TEST(CalmLinesFromAfar, AreLeftOutWhenThereAreMoreThanFiveThousand) {
  std::string text = "instance:i vnic:v=ok ";
  scene::GraphFacts facts = make_facts(text + "i--v=error");
  scene::NodeFacts node = facts.nodes[1];
  for (int i = 0; i < 5'001; ++i) {
    node.key = node.id = "v" + std::to_string(i);
    facts.nodes.push_back(node);
    scene::LinkFacts link;
    link.target = static_cast<std::uint32_t>(facts.nodes.size() - 1);
    facts.links.push_back(link);
  }
  const WindowSample sample(facts, {.fold = false});
  const Camera camera = scene::fitted(sample.layout.bounds, {9'000, 9'000}, 10, 0.29F);
  const WindowDrawing drawing = draw_window(sample.input(), camera, {9'000, 9'000});
  EXPECT_EQ(drawing.cards_drawn, 5'003U);
  EXPECT_EQ(drawing.lines_drawn, 1U);
}

TEST(SearchHitsOutOfView, AreCountedByTheEdgeTheyAreBeyond) {
  const WindowSample sample(make_facts("instance:i--vnic:a instance:k--vnic:b a--vedge:e"),
                            {.fold = false});
  std::vector<CardState> states(sample.cards.cards.size());
  for (CardState& state : states) state.found = true;
  scene::WindowInput input = sample.input();
  input.card_states = states;
  const Rect& bounds = sample.layout.bounds;
  const auto hits = [&](Point centre) {
    return draw_window(input, {centre, 1}, {100, 100}).offscreen;
  };
  const Point middle = bounds.centre();
  EXPECT_EQ(hits({bounds.right() + 500, middle.y}).left, states.size());
  EXPECT_EQ(hits({bounds.x - 500, middle.y}).right, states.size());
  const float x = sample.layout.nodes[sample.card_named("a")].centre().x;
  EXPECT_EQ(hits({x, bounds.bottom() + 500}).up, 2U);
  EXPECT_EQ(hits({x, bounds.y - 500}).down, 2U);
}

TEST(StatesOfCards, AreThoseOfTheWindowNotOfTheFacts) {
  const WindowSample sample(make_facts("instance:i=focal i--vnic:a a=selected"));
  const Camera camera{sample.layout.bounds.centre(), 1};
  const std::vector<CardState> none(sample.cards.cards.size());
  scene::WindowInput input = sample.input();
  const auto shapes = [&] {
    const WindowDrawing drawing = draw_window(input, camera, kWindow);
    return group_named(drawing.scene, "n-a").count;
  };
  const std::uint32_t with_marks = shapes();
  input.card_states = none;
  // Halo and ring.
  EXPECT_EQ(shapes() + 2, with_marks);
}

TEST(AnIndex, ChangesNothingOfTheDrawing) {
  const WindowSample sample(window_facts());
  const scene::WindowIndex index(sample.cards, sample.layout, scene::builtin_look());
  scene::WindowInput with = sample.input();
  with.index = &index;
  for (const float zoom : {0.05F, 0.2F, 0.4F, 0.7F, 1.0F, 3.0F}) {
    const Camera camera{sample.layout.bounds.centre(), zoom};
    EXPECT_EQ(geometry_of(draw_window(with, camera, kWindow).scene, {0, 0}),
              geometry_of(draw_window(sample.input(), camera, kWindow).scene, {0, 0}));
  }
}

TEST(ADrawingOfAFormerFrame, LeavesNothingBehind) {
  const WindowSample sample(window_facts());
  scene::WindowDrawing reused;
  for (const float zoom : {1.0F, 0.05F, 0.2F, 0.4F, 2.0F}) {
    const Camera camera{sample.layout.bounds.centre(), zoom};
    draw_window_into(reused, sample.input(), camera, kWindow);
    const WindowDrawing fresh = draw_window(sample.input(), camera, kWindow);
    EXPECT_EQ(geometry_of(reused.scene, {0, 0}), geometry_of(fresh.scene, {0, 0}));
    EXPECT_EQ(reused.scene.groups().size(), fresh.scene.groups().size());
    EXPECT_EQ(reused.picks.size(), fresh.picks.size());
    EXPECT_EQ(reused.cards_drawn, fresh.cards_drawn);
    EXPECT_EQ(reused.lines_drawn, fresh.lines_drawn);
  }
}

TEST(ALinkForHiddenNodes, SaysHowMany) {
  scene::GraphFacts facts = make_facts("instance:i--vedge:e");
  facts.links[0].hidden_nodes = 7;
  const WindowSample sample(facts);
  const auto texts =
      texts_of(draw_window(sample.input(), {sample.layout.bounds.centre(), 1}, kWindow).scene);
  EXPECT_EQ(std::count(texts.begin(), texts.end(), "7"), 1);
}

TEST(ALinkForHiddenNodes, SaysMoreWhereThereIsRoom) {
  scene::GraphFacts facts = make_facts("instance:i--vedge:e i--vnic:v i--vconnector:c");
  facts.links[0].hidden_nodes = 7;
  const WindowSample sample(facts);
  const auto texts =
      texts_of(draw_window(sample.input(), {sample.layout.bounds.centre(), 1}, kWindow).scene);
  EXPECT_EQ(std::count(texts.begin(), texts.end(), "7 hidden"), 1) << "over two columns";
}

TEST(LabelsAtTheEndsOfLinks, AppearFromZoomOneTwoOrWhenSomebodyLooks) {
  scene::GraphFacts facts = make_facts("instance:i--vedge:e");
  facts.links[0].source_end = "qvb7";
  facts.links[0].target_end = "3";
  const WindowSample sample(facts);
  scene::WindowInput input = sample.input();
  const auto has_labels = [&](float zoom) {
    const auto texts =
        texts_of(draw_window(input, {sample.layout.bounds.centre(), zoom}, kWindow).scene);
    return std::count(texts.begin(), texts.end(), "qvb7") == 1 &&
           std::count(texts.begin(), texts.end(), "3") == 1;
  };
  EXPECT_FALSE(has_labels(1.1F));
  EXPECT_TRUE(has_labels(1.2F));
  const std::vector<scene::LineState> strong = {{.strong = true}};
  input.line_states = strong;
  EXPECT_TRUE(has_labels(1));
}

}  // namespace
}  // namespace toposcope::testing

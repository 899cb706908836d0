// Hits answer for what is drawn; arrow keys lead along links and rows.

#include "toposcope/scene/hit_test.h"

#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "placer.h"
#include "scene/facts_text.h"
#include "scene/random_facts.h"
#include "scene/window_sample.h"

namespace toposcope::testing {
namespace {

using scene::Camera;
using scene::Direction;
using scene::Hit;
using scene::Placer;
using scene::Point;
using scene::Rect;
using scene::Size;
using Kind = scene::PickTarget::Kind;

constexpr Size kWindow{1'000, 800};

std::string text_of(const WindowSample& sample, const std::optional<Hit>& hit) {
  if (!hit.has_value()) return "nothing";
  const std::uint32_t i = hit->target.index;
  std::string text = hit->target.kind == Kind::kCard   ? sample.cards.cards[i].name
                     : hit->target.kind == Kind::kLine ? "line " + sample.cards.lines[i].type
                                                       : "box " + sample.cards.frames[i].name;
  if (hit->part == Hit::Part::kPill) text += ", pill";
  if (hit->part == Hit::Part::kChevron) text += ", chevron";
  return text;
}

TEST(AHit, IsTheCardInTheMiddleOfWhichItIsWhateverTheZoom) {
  for (unsigned seed = 1; seed <= 30; ++seed) {
    SCOPED_TRACE(::testing::Message() << "seed " << seed);
    const WindowSample sample(random_facts(seed, {.chains = 4 + seed % 16}));
    for (const float zoom : {0.31F, 0.6F, 1.0F, 2.0F}) {
      for (std::uint32_t i = 0; i < sample.cards.cards.size(); ++i) {
        const Camera camera{sample.layout.nodes[i].centre(), zoom};
        const Placer placer(sample.cards, sample.layout, camera, kWindow);
        if (placer.is_title(sample.cards.cards[i])) continue;
        const Rect drawn = placer.card(i);
        // At the left, where no pill is.
        const Point at{drawn.x + 2, drawn.centre().y};
        const auto hit = hit_test(sample.input(), camera, kWindow, at);
        ASSERT_TRUE(hit.has_value());
        EXPECT_EQ(hit->target.kind, Kind::kCard);
        EXPECT_EQ(hit->target.index, i);
      }
    }
  }
}

TEST(Hits, OfOneSmallDrawing) {
  const WindowSample sample(make_facts(
      "instance:vm1@h--vnic:v1@h instance:vm2@h--vnic:v2@h instance:vm3@h--vnic:v3@h "
      "instance:vm4@h--vnic:v4@h v1--vedge:e@h v2--e v3--e v4--e [host:h]=host_type:Compute"));
  const Camera camera{sample.layout.bounds.centre(), 1};
  const std::uint32_t fold = 0;
  ASSERT_TRUE(sample.cards.cards[fold].is_fold());
  const Placer placer(sample.cards, sample.layout, camera, kWindow);
  const Rect card = placer.card(fold);
  const Rect box = placer.frame(0);
  const auto at = [&](float x, float y) {
    return text_of(sample, hit_test(sample.input(), camera, kWindow, {x, y}));
  };
  EXPECT_EQ(at(card.x + 30, card.y + 18), "vm*");
  EXPECT_EQ(at(card.right() - 8, card.y - 3), "vm*, pill");
  EXPECT_EQ(at(card.right() + 10, card.y + 21), "line instance-vnic");
  EXPECT_EQ(at(box.x + 12, box.y + 12), "box h, chevron");
  EXPECT_EQ(at(box.x + 60, box.y + 12), "box h");
  EXPECT_EQ(at(box.x + 3, box.bottom() - 3), "box h");
  EXPECT_EQ(at(box.x - 30, box.y), "nothing");
}

TEST(SmallMarks, CanBeHitNearby) {
  const WindowSample sample(make_facts("instance:i--vnic:v"));
  const Camera camera{sample.layout.nodes[0].centre(), 0.1F};
  const Point middle{kWindow.width / 2, kWindow.height / 2};
  const auto at = [&](float x, float y) {
    return text_of(sample, hit_test(sample.input(), camera, kWindow, {middle.x + x, middle.y + y}));
  };
  EXPECT_EQ(at(-9, 9), "i");
  EXPECT_EQ(at(-9, -9), "i");
  EXPECT_EQ(at(-11, 0), "nothing");
}

TEST(CardsInARubberBand, AreThoseItTouches) {
  for (unsigned seed = 1; seed <= 20; ++seed) {
    const WindowSample sample(random_facts(seed));
    const Camera camera = fitted(sample.layout.bounds, kWindow, 20);
    const Rect band{200, 150, 300, 250};
    const Placer placer(sample.cards, sample.layout, camera, kWindow);
    const auto inside = cards_in(sample.input(), camera, kWindow, band);
    ASSERT_TRUE(std::is_sorted(inside.begin(), inside.end()));
    if (placer.detail() > scene::Detail::kTile) continue;
    for (std::uint32_t i = 0; i < sample.cards.cards.size(); ++i) {
      const Rect at = placer.card(i);
      const bool touches = at.x <= band.right() && at.right() >= band.x && at.y <= band.bottom() &&
                           at.bottom() >= band.y;
      EXPECT_EQ(std::binary_search(inside.begin(), inside.end(), i), touches);
    }
  }
}

TEST(ArrowKeys, GoAlongLinksAndRows) {
  const WindowSample sample(make_facts("instance:a--vnic:b b--vedge:c instance:d--vnic:e e--c"),
                            {.fold = false});
  const auto go = [&](const char* from, Direction direction) -> std::string {
    const auto to = next_card(sample.cards, sample.layout, sample.card_named(from), direction);
    return to.has_value() ? sample.cards.cards[*to].name : "nowhere";
  };
  EXPECT_EQ(go("a", Direction::kRight), "b");
  EXPECT_EQ(go("b", Direction::kRight), "c");
  EXPECT_EQ(go("e", Direction::kLeft), "d");
  EXPECT_EQ(go("a", Direction::kDown), "d");
  EXPECT_EQ(go("e", Direction::kUp), "b");
  EXPECT_EQ(go("a", Direction::kLeft), "nowhere");
  EXPECT_EQ(go("c", Direction::kRight), "nowhere");
}

TEST(ArrowKeys, ReachEveryCardOfADrawing) {
  for (unsigned seed = 1; seed <= 20; ++seed) {
    SCOPED_TRACE(::testing::Message() << "seed " << seed);
    const WindowSample sample(random_facts(seed));
    std::vector<bool> reached(sample.cards.cards.size());
    std::vector<std::uint32_t> open = {0};
    reached[0] = true;
    while (!open.empty()) {
      const std::uint32_t from = open.back();
      open.pop_back();
      for (const Direction direction :
           {Direction::kLeft, Direction::kRight, Direction::kUp, Direction::kDown}) {
        const auto to = next_card(sample.cards, sample.layout, from, direction);
        if (!to.has_value() || reached[*to]) continue;
        reached[*to] = true;
        open.push_back(*to);
      }
    }
    EXPECT_EQ(std::count(reached.begin(), reached.end(), false), 0);
  }
}

}  // namespace
}  // namespace toposcope::testing

// Cameras: there and back, what stays where it is, limits.

#include "toposcope/scene/camera.h"

#include <cmath>
#include <random>

#include <gtest/gtest.h>

namespace toposcope::testing {
namespace {

using scene::Camera;
using scene::Point;
using scene::Rect;
using scene::Size;

constexpr unsigned kSeeds = 500;

/// A camera, a window and a point in it, by chance.
struct Chance {
  explicit Chance(unsigned seed) : random(seed) {}

  float between(float low, float high) {
    return std::uniform_real_distribution<float>(low, high)(random);
  }
  Camera camera() {
    const float zoom = std::exp(between(std::log(scene::kMinZoom), std::log(scene::kMaxZoom)));
    return {{between(-5'000, 5'000), between(-5'000, 5'000)}, zoom};
  }
  Size window() { return {between(200, 3'000), between(200, 2'000)}; }
  Point point(Size window) { return {between(0, window.width), between(0, window.height)}; }

  std::mt19937 random;
};

/// Half a pixel of the window at the worst, whatever the zoom.
void expect_near(Point a, Point b, float tolerance = 0.5F) {
  EXPECT_NEAR(a.x, b.x, tolerance);
  EXPECT_NEAR(a.y, b.y, tolerance);
}

TEST(AnyCamera, GoesThereAndBack) {
  for (unsigned seed = 1; seed <= kSeeds; ++seed) {
    Chance chance(seed);
    const Camera camera = chance.camera();
    const Size window = chance.window();
    const Point at = chance.point(window);
    expect_near(to_window(camera, window, to_layout(camera, window, at)), at);
  }
}

TEST(AnyCamera, KeepsWhatIsUnderThePointerWhileItZooms) {
  for (unsigned seed = 1; seed <= kSeeds; ++seed) {
    Chance chance(seed);
    const Camera camera = chance.camera();
    const Size window = chance.window();
    const Point at = chance.point(window);
    const Camera after = zoomed(camera, window, at, chance.between(0.3F, 3));
    expect_near(to_window(after, window, to_layout(camera, window, at)), at);
    EXPECT_GE(after.zoom, scene::kMinZoom);
    EXPECT_LE(after.zoom, scene::kMaxZoom);
  }
}

TEST(AnyCamera, MovesEverythingByWhatItIsPanned) {
  for (unsigned seed = 1; seed <= kSeeds; ++seed) {
    Chance chance(seed);
    const Camera camera = chance.camera();
    const Size window = chance.window();
    const Point by{chance.between(-300, 300), chance.between(-300, 300)};
    const Point at = to_layout(camera, window, chance.point(window));
    const Point before = to_window(camera, window, at);
    expect_near(to_window(panned(camera, by), window, at), {before.x + by.x, before.y + by.y});
  }
}

TEST(AnyCamera, ThatIsFittedShowsAllInTheMiddleWithItsMargin) {
  for (unsigned seed = 1; seed <= kSeeds; ++seed) {
    Chance chance(seed);
    const Size window = chance.window();
    const Rect bounds{chance.between(-900, 900), chance.between(-900, 900),
                      chance.between(10, 9'000), chance.between(10, 9'000)};
    const Camera camera = fitted(bounds, window, 24);
    const Point corner = to_window(camera, window, {bounds.x, bounds.y});
    const Point end = to_window(camera, window, {bounds.right(), bounds.bottom()});
    EXPECT_GE(corner.x, 23.5F);
    EXPECT_GE(corner.y, 23.5F);
    expect_near({corner.x + end.x, corner.y + end.y}, {window.width, window.height}, 1);
    const bool fills = std::abs(corner.x - 24) < 1 || std::abs(corner.y - 24) < 1;
    EXPECT_TRUE(fills || camera.zoom == 1) << "zoom " << camera.zoom;
  }
}

TEST(ACamera, SeesTheWindowDividedByItsZoom) {
  const Rect seen = scene::visible_rect({{100, 50}, 2}, {400, 200});
  EXPECT_EQ(seen, (Rect{0, 0, 200, 100}));
}

TEST(ACamera, StopsAtTheLimitsOfZoom) {
  EXPECT_EQ(scene::zoomed({{0, 0}, 3}, {100, 100}, {50, 50}, 10).zoom, scene::kMaxZoom);
  EXPECT_EQ(scene::zoomed({{0, 0}, 0.02F}, {100, 100}, {50, 50}, 0.1F).zoom, scene::kMinZoom);
  EXPECT_EQ(scene::fitted({0, 0, 10, 10}, {500, 500}, 10, 9).zoom, scene::kMaxZoom);
}

TEST(CameraMoves, BeginAndEndWhereTheyShall) {
  const Camera from{{0, 0}, 0.25F};
  const Camera to{{80, -40}, 4};
  EXPECT_EQ(between(from, to, 0), from);
  EXPECT_EQ(between(from, to, 1), to);
  EXPECT_EQ(between(from, to, -3), from);
  EXPECT_EQ(between(from, to, 7), to);
}

TEST(CameraMoves, NeverTurnBack) {
  const Camera from{{0, 0}, 0.25F};
  const Camera to{{80, -40}, 4};
  Camera last = from;
  for (int i = 1; i <= 100; ++i) {
    const Camera now = between(from, to, static_cast<float>(i) / 100);
    EXPECT_GE(now.centre.x, last.centre.x);
    EXPECT_LE(now.centre.y, last.centre.y);
    EXPECT_GE(now.zoom, last.zoom);
    last = now;
  }
}

TEST(EaseOut, IsQuickAtFirst) {
  EXPECT_EQ(scene::ease_out(0), 0);
  EXPECT_EQ(scene::ease_out(1), 1);
  EXPECT_GT(scene::ease_out(0.25F), 0.25F);
  EXPECT_GT(scene::ease_out(0.5F) - scene::ease_out(0.25F),
            scene::ease_out(0.75F) - scene::ease_out(0.5F));
}

}  // namespace
}  // namespace toposcope::testing

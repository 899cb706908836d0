#include <algorithm>
#include <future>
#include <limits>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "toposcope/scene/picture.h"
#include "toposcope/scene/text_metrics.h"

#include "export/nasty_texts.h"
#include "scene/pixels.h"
#include "scene/sample_scenes.h"

namespace toposcope::testing {
namespace {

using model::ErrorCode;
using scene::Anchor;
using scene::Box;
using scene::Colour;
using scene::Scene;
using scene::Text;
using scene::TextStyle;

constexpr Colour kCanvas{0x0F, 0x14, 0x19, 255};
constexpr Colour kGreen{0x55, 0xCF, 0xAC, 255};
constexpr Colour kRed{0xE5, 0x4B, 0x46, 255};
constexpr Colour kNothing{0, 0, 0, 0};

Pixels pixels_of(const Scene& scene, float scale = 1) {
  const auto png = to_png(scene, scale);
  EXPECT_TRUE(png.has_value());
  return png.has_value() ? decode_png(png.value()) : Pixels{};
}

/// Left and right edge of all that is not background, between two rows.
struct Extent {
  int left = 0;
  int right = 0;  ///< Before `left` when there is nothing.
};

Extent ink_between(const Pixels& pixels, int top, int bottom) {
  Extent extent{pixels.width, -1};
  for (int y = top; y < bottom; ++y) {
    for (int x = 0; x < pixels.width; ++x) {
      if (pixels.at(x, y) == kCanvas) continue;
      extent = {std::min(extent.left, x), std::max(extent.right, x)};
    }
  }
  return extent;
}

Scene one_text(const Text& text) {
  Scene scene({200, 40}, kCanvas);
  scene.add(text);
  return scene;
}

TEST(Png, HasTheSizeOfTheSceneTimesTheScale) {
  const Scene scene({101, 50.5F}, kCanvas);
  for (const auto& [scale, width, height] :
       {std::tuple{1.0F, 101, 51}, {2.0F, 202, 101}, {0.5F, 51, 26}, {1.1F, 112, 56}}) {
    const Pixels pixels = pixels_of(scene, scale);
    EXPECT_EQ(pixels.width, width) << scale;
    EXPECT_EQ(pixels.height, height) << scale;
  }
}

TEST(Png, RefusesSizesThatCannotBe) {
  const float nan = std::numeric_limits<float>::quiet_NaN();
  const float infinite = std::numeric_limits<float>::infinity();
  for (const auto& [size, scale] : std::vector<std::pair<scene::Size, float>>{{{0, 10}, 1},
                                                                              {{10, 0}, 1},
                                                                              {{-5, 10}, 1},
                                                                              {{10, 10}, 0},
                                                                              {{10, 10}, -1},
                                                                              {{10, 10}, nan},
                                                                              {{nan, 10}, 1},
                                                                              {{10, 10}, infinite},
                                                                              {{32768, 10}, 1},
                                                                              {{10, 16384}, 2}}) {
    const auto png = to_png(Scene(size, kCanvas), scale);
    ASSERT_FALSE(png.has_value()) << size.width << " x " << size.height << " at " << scale;
    EXPECT_EQ(png.error().code, ErrorCode::kInvalidArgument);
    EXPECT_NE(png.error().message.find("pixels"), std::string::npos);
  }
}

TEST(Png, DrawsWholePixelsSharp) {
  Scene scene({40, 40}, kCanvas);
  scene.add(Box{.rect = {10, 10, 20, 20}, .fill = kGreen, .border = {}});
  for (const int scale : {1, 3}) {
    const Pixels pixels = pixels_of(scene, static_cast<float>(scale));
    EXPECT_EQ(pixels.at(10 * scale, 10 * scale), kGreen);
    EXPECT_EQ(pixels.at(30 * scale - 1, 30 * scale - 1), kGreen);
    EXPECT_EQ(pixels.at(10 * scale - 1, 10 * scale), kCanvas);
    EXPECT_EQ(pixels.at(30 * scale, 20 * scale), kCanvas);
  }
}

TEST(Png, RoundsEachCornerByItsRadius) {
  Scene scene({60, 60}, kCanvas);
  scene.add(Box{.rect = {10, 10, 40, 40}, .radii = {0, 4, 12, 20}, .fill = kGreen, .border = {}});
  const Pixels pixels = pixels_of(scene);
  EXPECT_EQ(pixels.at(10, 10), kGreen);
  EXPECT_EQ(pixels.at(49, 10), kCanvas);
  EXPECT_EQ(pixels.at(48, 12), kGreen);
  EXPECT_EQ(pixels.at(48, 48), kCanvas);
  EXPECT_EQ(pixels.at(45, 45), kGreen);
  EXPECT_EQ(pixels.at(14, 45), kCanvas);
  EXPECT_EQ(pixels.at(17, 43), kGreen);
}

TEST(Png, KeepsGroundThatShinesThrough) {
  Scene scene({40, 20}, {});
  scene.add(Box{.rect = {0, 0, 10, 20}, .fill = kGreen, .border = {}});
  scene.add(Box{.rect = {10, 0, 10, 20}, .fill = {255, 0, 0, 102}, .border = {}});
  const Pixels pixels = pixels_of(scene);
  EXPECT_EQ(pixels.at(5, 5), kGreen);
  EXPECT_EQ(pixels.at(15, 5), (Colour{255, 0, 0, 102}));
  EXPECT_EQ(pixels.at(30, 5), kNothing);
}

TEST(Png, LetsGroupsShineThroughAsOne) {
  Scene scene({40, 20}, {0, 0, 0, 255});
  scene.begin_group({.opacity = 0.5F});
  scene.add(Box{.rect = {0, 0, 30, 20}, .fill = {200, 0, 0, 255}, .border = {}});
  scene.add(Box{.rect = {10, 0, 30, 20}, .fill = {0, 200, 0, 255}, .border = {}});
  scene.end_group();
  const Pixels pixels = pixels_of(scene);
  EXPECT_NEAR(pixels.at(5, 10).red, 100, 1);
  EXPECT_NEAR(pixels.at(20, 10).green, 100, 1);
  EXPECT_EQ(pixels.at(20, 10).red, 0) << "what lies below within the group must not show";
}

TEST(Png, DashesBeginAtTheUpperLeftAsInSvg) {
  Scene scene({60, 40}, kCanvas);
  const scene::Stroke dashed{.colour = kRed, .width = 2, .dash = {10, 10}};
  scene.add(Box{.rect = {5, 10, 50, 20}, .fill = {}, .border = dashed});
  const Pixels pixels = pixels_of(scene);
  EXPECT_EQ(pixels.at(10, 10), kRed);
  EXPECT_EQ(pixels.at(20, 10), kCanvas);
  EXPECT_EQ(pixels.at(30, 10), kRed);
}

TEST(Png, PutsTextWhereItsAnchorSays) {
  const TextStyle style{.size = 20, .colour = kGreen};
  const float width = text_width("HHHH", style);
  for (const auto& [anchor, left] : {std::pair{Anchor::kStart, 100.0F},
                                     {Anchor::kMiddle, 100 - width / 2},
                                     {Anchor::kEnd, 100 - width}}) {
    const Pixels pixels = pixels_of(one_text({"HHHH", {100, 30}, anchor, style, width, 0}));
    const Extent ink = ink_between(pixels, 0, 40);
    EXPECT_NEAR(static_cast<float>(ink.left), left + 2, 2);
    EXPECT_NEAR(static_cast<float>(ink.right), left + width - 2, 2);
    EXPECT_EQ(ink_between(pixels, 31, 40).right, -1) << "nothing below the baseline";
  }
}

TEST(Png, PutsLettersAtQuartersOfAPixel) {
  const TextStyle style{.size = 12, .colour = kGreen};
  const auto at = [&](float x) {
    return pixels_of(one_text({"Hi", {x, 30}, Anchor::kStart, style, 0, 0}));
  };
  const Pixels whole = at(10);
  EXPECT_NE(whole.argb, at(10.25F).argb);
  EXPECT_EQ(whole.argb, at(10.01F).argb);
  const Pixels next = at(11);
  for (int y = 15; y < 35; ++y) {
    for (int x = 5; x < 60; ++x) ASSERT_EQ(whole.at(x, y), next.at(x + 1, y)) << x << ", " << y;
  }
}

TEST(Png, SqueezesTextIntoItsWidth) {
  const TextStyle style{.size = 20, .colour = kGreen};
  const Extent ink =
      ink_between(pixels_of(one_text({"HHHHHHHH", {10, 30}, Anchor::kStart, style, 60, 0})), 0, 40);
  EXPECT_LE(ink.right, 70);
  EXPECT_GE(ink.right, 64);
}

TEST(Png, StrikesTextOut) {
  TextStyle style{.size = 20, .colour = kGreen};
  style.struck = true;
  const Pixels pixels = pixels_of(one_text({"....", {10, 30}, Anchor::kStart, style, 0, 0}));
  EXPECT_GT(ink_between(pixels, 15, 26).right, 20) << "dots alone leave nothing so high";
}

TEST(Png, TurnsTextAboutItsPoint) {
  const TextStyle style{.size = 20, .colour = kGreen};
  const Pixels pixels = pixels_of(one_text({"HH", {100, 5}, Anchor::kStart, style, 0, 90}));
  const Extent ink = ink_between(pixels, 0, 40);
  EXPECT_GE(ink.left, 98);
  EXPECT_LE(ink.right, 120);
  EXPECT_GT(ink_between(pixels, 25, 35).right, 0) << "it runs downwards";
}

TEST(Png, DrawsAnyText) {
  Scene scene({300, 600}, kCanvas);
  float y = 0;
  for (const std::string& text : nasty_texts()) {
    scene.add(Text{text, {5, y += 20}, Anchor::kStart, {.size = 12, .colour = kGreen}, 0, 0});
  }
  EXPECT_EQ(pixels_of(scene).width, 300);
}

TEST(Png, IsTheSameInStripsOfAnyHeight) {
  // Pictures of more than 4 million pixels are drawn in strips, here of 512 rows.
  Scene scene({8192, 1030}, kCanvas);
  scene.add(Box{.rect = {100, 500, 200, 24},
                .radii = scene::all_round(8),
                .fill = kGreen,
                .border = {.colour = kRed, .width = 3}});
  scene.add(Box{.rect = {8000, 1020, 190, 10}, .fill = kRed, .border = {}});
  scene.add(Text{"over the edge", {110, 517}, Anchor::kStart, {.size = 14, .colour = kRed}, 0, 0});
  Scene small({400, 1030}, kCanvas);
  small.append(scene, {0, 0});
  const auto wide_png = to_png(scene, 1);
  ASSERT_TRUE(wide_png.has_value());
  const Pixels wide = decode_png(wide_png.value());
  const Pixels narrow = pixels_of(small);
  for (int y = 490; y < 540; ++y) {
    for (int x = 90; x < 310; ++x) ASSERT_EQ(wide.at(x, y), narrow.at(x, y)) << x << ", " << y;
  }
  EXPECT_EQ(wide.at(8100, 1029), kRed);
}

TEST(Png, IsTheSameEachTimeAndInEachThread) {
  const Scene scene = card_scene(12);
  const auto draw = [&] { return to_png(scene, 1.5F).value(); };
  const std::string once = draw();
  std::vector<std::future<std::string>> others;
  others.reserve(4);
  for (int i = 0; i < 4; ++i) others.push_back(std::async(std::launch::async, draw));
  for (auto& other : others) EXPECT_EQ(other.get(), once);
}

TEST(MissingFonts, AreNone) {
  EXPECT_EQ(scene::missing_fonts(), std::vector<std::string>{})
      << "see the group \"build\" of samples/packages.txt";
}

}  // namespace
}  // namespace toposcope::testing

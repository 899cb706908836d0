// The window and the painter of files give the same picture of one scene.

#include "toposcope/scene/picture.h"

#include <cstdlib>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <stb_image.h>

#include "app/offscreen.h"
#include "scene/sample_scenes.h"
#include "ui/paint/colours.h"
#include "ui/paint/scene_painter.h"
#include "ui/support/keep_libraries.h"

namespace toposcope::testing {
namespace {

app::Pixels of_files(const scene::Scene& scene, float scale) {
  const auto png = scene::to_png(scene, scale);
  EXPECT_TRUE(png.has_value());
  if (!png.has_value()) return {};
  int width = 0;
  int height = 0;
  int channels = 0;
  unsigned char* read =
      stbi_load_from_memory(reinterpret_cast<const unsigned char*>(png.value().data()),
                            static_cast<int>(png.value().size()), &width, &height, &channels, 4);
  app::Pixels pixels{width, height, {}};
  const std::size_t bytes = static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4;
  if (read != nullptr) pixels.rgba.assign(read, read + bytes);
  stbi_image_free(read);
  return pixels;
}

app::Pixels of_the_window(const scene::Scene& scene, float scale, const app::Pixels& size) {
  auto screen = app::Offscreen::open(size.width, size.height);
  EXPECT_TRUE(screen.has_value());
  if (!screen.has_value()) return {};
  keep_libraries();
  ui::Fonts fonts;
  fonts.attach(*ImGui::GetIO().Fonts);
  const auto draw = [&] {
    ImDrawList& list = *ImGui::GetBackgroundDrawList();
    list.AddRectFilled({0, 0}, ImGui::GetIO().DisplaySize, ui::colour(scene.background()));
    ui::paint(list, scene, {{0, 0}, scale}, fonts);
  };
  return screen.value()->draw({.fonts = &fonts, .draw = draw}, 2);
}

/// Share of pixels of which some channel is far off.
double share_different(const app::Pixels& a, const app::Pixels& b, int far) {
  std::size_t different = 0;
  for (std::size_t i = 0; i < a.rgba.size(); i += 4) {
    bool off = false;
    for (std::size_t k = 0; k < 3; ++k) off |= std::abs(a.rgba[i + k] - b.rgba[i + k]) > far;
    different += off ? 1 : 0;
  }
  return static_cast<double>(different) * 4 / static_cast<double>(a.rgba.size());
}

void expect_alike(const scene::Scene& scene, float scale, const std::string& name) {
  const app::Pixels expected = of_files(scene, scale);
  ASSERT_FALSE(expected.rgba.empty());
  const app::Pixels seen = of_the_window(scene, scale, expected);
  ASSERT_EQ(seen.rgba.size(), expected.rgba.size());
  if (const char* folder = std::getenv("TOPOSCOPE_KEEP_PICTURES"); folder != nullptr) {
    ASSERT_TRUE(
        app::write_png(expected, std::string(folder) + "/" + name + "-file.png").has_value());
    ASSERT_TRUE(app::write_png(seen, std::string(folder) + "/" + name + "-window.png").has_value());
  }
  // Letters are fitted to rows in the window and not in files; edges differ by rounding.
  EXPECT_LT(share_different(expected, seen, 100), 0.01) << name;
}

TEST(WindowPicture, IsThatOfFiles) {
  expect_alike(all_shapes_scene(), 1, "shapes");
  expect_alike(card_scene(60), 1, "cards");
}

TEST(WindowPicture, IsThatOfFilesTwiceAsLarge) {
  expect_alike(all_shapes_scene(), 2, "shapes2");
  expect_alike(card_scene(60), 2, "cards2");
}

}  // namespace
}  // namespace toposcope::testing

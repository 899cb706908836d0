// One clique as windows draw it, from near to far, and with everything a person can do to it.
// Look at the picture before you accept a change.  TOPOSCOPE_UPDATE_GOLDEN=1 writes the files anew;
// with TOPOSCOPE_GOLDEN_PNG=FOLDER they are drawn there, too.

#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "toposcope/scene/minimap.h"
#include "toposcope/scene/picture.h"
#include "toposcope/scene/window_view.h"

#include "scene/facts_text.h"
#include "scene/tools.h"
#include "scene/window_sample.h"

namespace toposcope::testing {
namespace {

using scene::Camera;
using scene::CardState;
using scene::LineState;
using scene::Scene;
using scene::Size;

constexpr Size kWindow{1052, 824};

void expect_golden(const std::string& name, const Scene& scene) {
  const auto path =
      std::filesystem::path(TOPOSCOPE_SOURCE_DIR) / "tests/golden/scene" / (name + ".svg");
  const std::string svg = to_svg(scene, {name});
  if (std::getenv("TOPOSCOPE_UPDATE_GOLDEN") != nullptr) write_bytes(path, svg);
  if (const char* folder = std::getenv("TOPOSCOPE_GOLDEN_PNG"); folder != nullptr) {
    const auto png = to_png(scene, 1);
    ASSERT_TRUE(png.has_value());
    write_bytes(std::filesystem::path(folder) / (name + ".png"), png.value());
  }
  EXPECT_EQ(svg, read_bytes(path));
}

struct Level {
  const char* name;
  float zoom;
};

void PrintTo(const Level& level, std::ostream* out) { *out << level.name; }

class WindowLevels : public ::testing::TestWithParam<Level> {};

TEST_P(WindowLevels, IsDrawnAsBefore) {
  const WindowSample sample(window_facts());
  const Camera camera{sample.layout.bounds.centre(), GetParam().zoom};
  expect_golden(std::string("window_") + GetParam().name,
                draw_window(sample.input(), camera, kWindow).scene);
}

INSTANTIATE_TEST_SUITE_P(Zooms, WindowLevels,
                         ::testing::Values(Level{"close", 1.5F}, Level{"full", 0.86F},
                                           Level{"name", 0.6F}, Level{"tile", 0.4F},
                                           Level{"mark", 0.2F}, Level{"box", 0.07F}),
                         [](const ::testing::TestParamInfo<Level>& param) {
                           return std::string(param.param.name);
                         });

TEST(WindowStates, AreDrawnAsBefore) {
  const WindowSample sample(
      make_facts(
          "instance:i--vnic:plain i--vnic:hovered i--vnic:selected i--vnic:keyboard i--vnic:found "
          "i--vnic:dimmed i--vnic:pinned i--vnic:pulse pulse=error,says:gone i--vnic:fading "
          "i=focal,ok "
          "plain--vedge:e hovered--e selected--e keyboard--vedge:f pulse--f"),
      {.fold = false});
  std::vector<CardState> states(sample.cards.cards.size());
  const auto state = [&](const char* name) -> CardState& {
    return states[sample.card_named(name)];
  };
  state("hovered").hovered = true;
  state("selected").selected = true;
  state("keyboard").keyboard = true;
  state("found").found = true;
  state("dimmed").dimmed = true;
  state("pinned").pinned = true;
  state("pulse").pulse = 0.5F;
  state("fading").opacity = 0.5F;
  std::vector<LineState> lines(sample.cards.lines.size());
  lines[1].strong = true;
  lines[2].selected = true;
  lines[5].dimmed = true;
  scene::WindowInput input = sample.input();
  input.card_states = states;
  input.line_states = lines;
  expect_golden("window_states",
                draw_window(input, {sample.layout.bounds.centre(), 1}, {560, 560}).scene);
}

TEST(WindowFolds, OpenAndCollapsedAreDrawnAsBefore) {
  const WindowSample closed(window_facts());
  scene::CardOptions options;
  for (const scene::Card& card : closed.cards.cards) {
    if (card.is_fold() && card.type == "instance") options.open_folds[card.key] = 2;
  }
  options.collapsed = {"host:node-2", "switch:leaf-1a"};
  const WindowSample sample(window_facts(), options);
  expect_golden(
      "window_folds",
      draw_window(sample.input("light"), {sample.layout.bounds.centre(), 1}, kWindow).scene);
}

TEST(WindowMinimap, IsDrawnAsBefore) {
  const WindowSample sample(window_facts());
  expect_golden(
      "window_minimap",
      draw_minimap(sample.input(), {sample.layout.bounds.centre(), 1.6F}, kWindow, {168, 112}));
}

}  // namespace
}  // namespace toposcope::testing

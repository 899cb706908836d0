// Themes, sizes of text, and every action of the program.

#include <algorithm>
#include <filesystem>
#include <string>

#include <gtest/gtest.h>

#include "support/temp_dir.h"
#include "ui/paint/colours.h"
#include "ui/program/support/program_window.h"
#include "ui/program/support/sample_inventory.h"

namespace toposcope::testing {
namespace {

class Looks : public ::testing::Test {
 protected:
  Looks() {
    copy_sample("attic.json", file_);
    // Random exports and the like stay here.
    std::filesystem::current_path(folder_.path());
  }
  ~Looks() override { std::filesystem::current_path("/"); }

  const TempDir folder_;
  const OwnFolders own_{folder_.path()};
  const std::filesystem::path file_ = folder_ / "attic.db";
};

std::size_t vertices_of(const ProgramWindow& viewer, const scene::Colour& wanted) {
  const auto all = viewer.window().vertices();
  const ImU32 colour = ui::colour(wanted);
  return static_cast<std::size_t>(std::count_if(
      all.begin(), all.end(), [&](const ImDrawVert& vertex) { return vertex.col == colour; }));
}

TEST_F(Looks, TheThemeChangesAtOnceAndEverywhere) {
  ProgramWindow viewer({.path = file_, .focal_point = "service:wiki"});
  const scene::Theme& dark = *scene::builtin_look().theme("dark");
  const scene::Theme& light = *scene::builtin_look().theme("light");
  EXPECT_GT(vertices_of(viewer, dark.panel), 0U);
  EXPECT_EQ(vertices_of(viewer, light.panel), 0U);
  viewer.program().apply(ui::Do{ui::Action::kToggleTheme});
  viewer.settle();
  EXPECT_GT(vertices_of(viewer, light.panel), 0U);
  EXPECT_EQ(vertices_of(viewer, dark.panel), 0U);
  EXPECT_EQ(viewer.state().preferences.theme, "light");
}

/// Names of controls that stand on the screen beyond its edges.
std::vector<std::string> beyond_edges(ProgramWindow& viewer) {
  const ImVec2 screen = ImGui::GetIO().DisplaySize;
  std::vector<std::string> out;
  for (const auto& [name, place] : viewer.window().ui().registry.places()) {
    const bool is_fixed =
        name.starts_with("top.") || name.starts_with("head.") || name.starts_with("rail.");
    if (!is_fixed) continue;
    const bool fits = place.min.x >= -1 && place.max.x <= screen.x + 1 && place.min.y >= -1 &&
                      place.max.y <= screen.y + 1;
    if (!fits) out.push_back(name);
  }
  return out;
}

/// Pairs of controls of the top bar that lie upon each other.
std::vector<std::string> overlapping(ProgramWindow& viewer, std::string_view prefix) {
  std::vector<std::string> out;
  const auto& places = viewer.window().ui().registry.places();
  for (auto a = places.begin(); a != places.end(); ++a) {
    if (!a->first.starts_with(prefix)) continue;
    for (auto b = std::next(a); b != places.end(); ++b) {
      if (!b->first.starts_with(prefix)) continue;
      const bool apart =
          a->second.max.x <= b->second.min.x + 1 || b->second.max.x <= a->second.min.x + 1 ||
          a->second.max.y <= b->second.min.y + 1 || b->second.max.y <= a->second.min.y + 1;
      if (!apart) out.push_back(a->first + " on " + b->first);
    }
  }
  return out;
}

class TextSize : public Looks, public ::testing::WithParamInterface<int> {};

TEST_P(TextSize, FitsTheWindow) {
  ProgramWindow viewer({.path = file_, .focal_point = "service:wiki"});
  ui::Preferences preferences = viewer.state().preferences;
  preferences.text_percent = GetParam();
  viewer.program().apply(ui::SetPreferences{preferences});
  viewer.settle();
  EXPECT_NEAR(viewer.state().window.width, 1600.0 * 100 / GetParam(), 1);
  EXPECT_EQ(beyond_edges(viewer), std::vector<std::string>{});
  EXPECT_EQ(overlapping(viewer, "top."), std::vector<std::string>{});
  EXPECT_TRUE(viewer.window().has_widget("top.search"));
  EXPECT_TRUE(viewer.window().has_widget("canvas"));
  // In a narrow window the inspector covers the right of the canvas.
  viewer.click_card("wiki-1");
  EXPECT_EQ(viewer.state().inspection.subject.id, "wiki-1") << "the pointer hits what is drawn";
  for (const ui::Action action :
       {ui::Action::kPalette, ui::Action::kKeys, ui::Action::kExport, ui::Action::kPreferences,
        ui::Action::kCompare, ui::Action::kMessages}) {
    viewer.program().apply(ui::Do{action});
    viewer.settle();
    EXPECT_EQ(beyond_edges(viewer), std::vector<std::string>{}) << ui::info_of(action).name;
    viewer.key(ImGuiKey_Escape);
    EXPECT_EQ(viewer.state().overlay, ui::Overlay::kNone);
  }
}

INSTANTIATE_TEST_SUITE_P(PerCent, TextSize, ::testing::Values(75, 100, 150, 200));

TEST_F(Looks, TextGrowsAndShrinksByKeyWithinItsLimits) {
  ProgramWindow viewer({.path = file_, .focal_point = "service:wiki"});
  for (int i = 0; i < 30; ++i) viewer.program().apply(ui::Do{ui::Action::kLargerText});
  viewer.settle();
  EXPECT_EQ(viewer.state().preferences.text_percent, 200);
  for (int i = 0; i < 60; ++i) viewer.program().apply(ui::Do{ui::Action::kSmallerText});
  viewer.settle();
  EXPECT_EQ(viewer.state().preferences.text_percent, 75);
}

TEST_F(Looks, EveryActionCanBeAskedForOnTheStartPage) {
  for (const ui::ActionInfo& info : ui::all_actions()) {
    ProgramWindow viewer({.path = file_});
    viewer.program().apply(ui::Do{info.action});
    viewer.settle();
    EXPECT_EQ(faults_of(viewer.state()), std::vector<std::string>{}) << info.name;
  }
}

TEST_F(Looks, EveryActionCanBeAskedForTwiceWithAPicture) {
  for (const ui::ActionInfo& info : ui::all_actions()) {
    ProgramWindow viewer({.path = file_, .focal_point = "service:photos"});
    for (int i = 0; i < 2; ++i) {
      viewer.program().apply(ui::Do{info.action});
      viewer.settle();
      EXPECT_EQ(faults_of(viewer.state()), std::vector<std::string>{}) << info.name;
    }
  }
}

}  // namespace
}  // namespace toposcope::testing

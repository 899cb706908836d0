// The palette and the sheet of keys under fingers.

#include <gtest/gtest.h>

#include "ui/support/panel_window.h"
#include "ui/support/sample_desk.h"

namespace toposcope::testing {
namespace {

using namespace ui;  // NOLINT(google-build-using-namespace)

AppState searching() {
  AppState state = busy_desk();
  state.overlay = Overlay::kPalette;
  state.search.text = state.search.answered = "web";
  state.search.actions = {{static_cast<int>(Action::kTable)}};
  for (const char* name : {"web-fe-03", "web-fe-07"}) {
    SearchHit hit;
    hit.subject = sample_subject("instance", name);
    hit.place = "fra1-prod / az1 / node-6";
    hit.matched_field = "name";
    hit.matched_text = name;
    hit.match_end = 3;
    state.search.hits.push_back(hit);
  }
  state.search.total = 2;
  return state;
}

PanelWindow palette_of(AppState state) {
  return {std::move(state), [](const PanelContext& context) { draw_palette(context); }};
}

TEST(Palette, IsNotThereUnlessItIsOpen) {
  AppState state = searching();
  state.overlay = Overlay::kNone;
  PanelWindow panel = palette_of(std::move(state));
  EXPECT_FALSE(panel.window.has_widget("palette.field"));
}

TEST(Palette, TakesTheKeyboardAtOnceAndSearchesAsOneWrites) {
  AppState state = searching();
  state.search.text.clear();
  PanelWindow panel = palette_of(std::move(state));
  panel.window.type("10.4");
  EXPECT_EQ(panel.last<SetSearch>().text, "10.4");
}

TEST(Palette, ArrowsMoveAndEnterPicks) {
  AppState state = searching();
  state.search.current = 2;
  PanelWindow panel = palette_of(std::move(state));
  panel.window.key(ImGuiKey_DownArrow);
  EXPECT_EQ(panel.last<MoveSearch>().by, 1);
  panel.window.key(ImGuiKey_UpArrow);
  EXPECT_EQ(panel.last<MoveSearch>().by, -1);
  panel.window.key(ImGuiKey_Enter);
  EXPECT_EQ(panel.last<PickSearch>().index, 2U);
  EXPECT_FALSE(panel.last<PickSearch>().new_tab);
  panel.window.frames(3);
  panel.window.key(ImGuiKey_Enter, {.ctrl = true});
  EXPECT_TRUE(panel.last<PickSearch>().new_tab);
}

TEST(Palette, EnterPicksNothingWhereThereIsNothing) {
  AppState state = searching();
  state.search.actions.clear();
  state.search.hits.clear();
  PanelWindow panel = palette_of(std::move(state));
  EXPECT_TRUE(panel.window.has_text("Nothing found"));
  panel.window.key(ImGuiKey_Enter);
  EXPECT_TRUE(panel.all<PickSearch>().empty());
}

TEST(Palette, AClickPicksAndAClickOutsideCloses) {
  PanelWindow panel = palette_of(searching());
  panel.window.click("palette.row.1");
  EXPECT_EQ(panel.last<PickSearch>().index, 1U);
  EXPECT_TRUE(panel.all<OpenOverlay>().empty());
  panel.window.click_at({30, 900});
  EXPECT_EQ(panel.last<OpenOverlay>().overlay, Overlay::kNone);
}

TEST(Palette, ShowsProblemsWhileItIsEmpty) {
  AppState state = searching();
  state.search = {};
  PanelWindow panel = palette_of(std::move(state));
  panel.window.click("palette.problem.1");
  EXPECT_EQ(panel.last<ShowProblem>().index, 1U);
  EXPECT_TRUE(panel.last<ShowProblem>().focus);
  EXPECT_EQ(panel.last<OpenOverlay>().overlay, Overlay::kNone);
}

TEST(Palette, TheChosenLineComesIntoSight) {
  AppState state = searching();
  state.search.hits.resize(50, state.search.hits.front());
  PanelWindow panel = palette_of(std::move(state));
  const float bottom = panel.window.widget("palette.field").max.y + 600;
  EXPECT_GT(panel.window.widget("palette.row.50").max.y, bottom);
  panel.state.search.current = 50;
  panel.window.frames(3);
  EXPECT_LT(panel.window.widget("palette.row.50").max.y, bottom);
}

TEST(Palette, FitsSmallWindowsAndLargeText) {
  for (const float scale : {0.75F, 1.0F, 2.0F}) {
    for (const float width : {480.0F, 900.0F}) {
      AppState state = searching();
      state.search.hits[0].place = std::string(200, 'p');
      state.search.hits[1].matched_field = "description";
      state.search.hits[1].matched_text = "web " + std::string(300, 'd');
      PanelWindow panel(std::move(state),
                        [](const PanelContext& context) { draw_palette(context); },
                        {.width = width * scale, .height = 500 * scale, .scale = scale});
      const auto outside = texts_outside(panel.window, {0, 0}, {width * scale, 500 * scale});
      EXPECT_TRUE(outside.empty()) << outside.front();
    }
  }
}

PanelWindow sheet_of(float width = 1600) {
  AppState state = busy_desk();
  state.overlay = Overlay::kKeys;
  return {std::move(state),
          [](const PanelContext& context) { draw_keys_sheet(context); },
          {.width = width, .height = 1000}};
}

TEST(KeysSheet, FiltersActsAndCloses) {
  PanelWindow panel = sheet_of();
  panel.window.type("them");
  EXPECT_EQ(panel.last<SetKeysFilter>().text, "them");
  panel.window.click("keys.Motion");
  EXPECT_TRUE(panel.did(Action::kToggleMotion));
  EXPECT_EQ(panel.last<OpenOverlay>().overlay, Overlay::kNone);
  panel.asked.clear();
  panel.window.click("keys.close");
  EXPECT_EQ(panel.all<OpenOverlay>().size(), 1U);
  panel.window.click_at({5, 5});
  EXPECT_EQ(panel.all<OpenOverlay>().size(), 2U);
}

TEST(KeysSheet, DoesNotDoWhatCannotBeDone) {
  PanelWindow panel = sheet_of();
  panel.window.click("keys.Fit");  // There is no picture.
  EXPECT_TRUE(panel.all<Do>().empty());
}

TEST(KeysSheet, FitsNarrowWindows) {
  for (const float width : {420.0F, 700.0F, 1600.0F}) {
    PanelWindow panel = sheet_of(width);
    const auto outside = texts_outside(panel.window, {0, 0}, {width, 5000});
    EXPECT_TRUE(outside.empty()) << width << ": " << outside.front();
  }
}

}  // namespace
}  // namespace toposcope::testing

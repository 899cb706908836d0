#include <string>

#include <gtest/gtest.h>

#include "ui/models/status_bar_model.h"
#include "ui/panels/panel_stage.h"
#include "ui/panels/zone.h"

namespace toposcope::testing {
namespace {

using StatusBar = InBerlin;

std::string words_of(const ui::AppState& state) {
  std::string out;
  for (const ui::KeyHint& hint : ui::key_hints(state)) {
    out += (out.empty() ? "" : ", ") + hint.word + " " + hint.keys;
  }
  return out;
}

void select_tap(ui::AppState& state) {
  state.tab().selected = {"k-tap-1"};
  state.tab().primary = "k-tap-1";
  state.inspection.subject = {"prod", "vnic", "id-tap-1", "k-tap-1", "tap-1"};
  state.inspection.status.value = model::StatusValue::kError;
}

TEST_F(StatusBar, SaysWhatIsSelected) {
  ui::AppState state = small_state();
  EXPECT_EQ(ui::selection_text(state), "Nothing selected");
  select_tap(state);
  EXPECT_EQ(ui::selection_text(state), "1 selected \u00B7 vnic:id-tap-1");
  state.tab().selected.insert("k-qbr-1");
  EXPECT_EQ(ui::selection_text(state), "2 selected");
  state.tab().selected_link = "link-0";
  EXPECT_EQ(ui::selection_text(state), "1 link selected \u00B7 link-0");
}

TEST_F(StatusBar, OffersOnlyKeysThatDoSomething) {
  ui::AppState state = small_state();
  EXPECT_EQ(words_of(state), "compare D, filter /, search Ctrl K");
  select_tap(state);
  EXPECT_EQ(words_of(state),
            "focus \u21B5, why red R, acknowledge A, why here W, compare D, what if X, filter /, "
            "search Ctrl K");
  state.inspection.status.value = model::StatusValue::kOk;
  EXPECT_EQ(words_of(state).find("why red"), std::string::npos);
  state.tab().view.at = "5";
  EXPECT_TRUE(words_of(state).starts_with("return to now Esc"));
}

TEST_F(StatusBar, TellsTimeAndRevision) {
  ui::AppState state = small_state();
  EXPECT_EQ(ui::clock_text(state), "14:32:09 CET (UTC+1) \u00B7 revision 7");
  state.inventory.revision = 4812;
  state.inventory.read_only = true;
  EXPECT_EQ(ui::clock_text(state), "14:32:09 CET (UTC+1) \u00B7 revision 4 812 \u00B7 read only");
  state.tab().view.at = "7";
  EXPECT_NE(ui::clock_text(state).find("revision 7"), std::string::npos);
}

TEST_F(StatusBar, DoesWhatAHintSaysWhenItIsClicked) {
  PanelStage stage;
  select_tap(stage.state);
  stage.show([](const ui::PanelContext& context) {
    ui::draw_status_bar(context, {248, 976, 1052, 24});
  });
  stage.window.click("status.key.Focus");
  ASSERT_EQ(stage.count<ui::Do>(), 1U);
  EXPECT_EQ(stage.heard<ui::Do>()[0].action, ui::Action::kFocus);
}

TEST_F(StatusBar, LeavesHintsOutBeforeTextsOverlap) {
  PanelStage stage;
  select_tap(stage.state);
  stage.show([](const ui::PanelContext& context) {
    ui::draw_status_bar(context, {0, 976, 420, 24});
  });
  EXPECT_FALSE(stage.window.has_widget("status.key.Search and commands"));
  EXPECT_TRUE(stage.window.has_text("14:32:09 CET"));
}

}  // namespace
}  // namespace toposcope::testing

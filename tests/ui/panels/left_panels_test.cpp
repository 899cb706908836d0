// What panels at the left and the top ask for when somebody clicks and types.

#include <gtest/gtest.h>

#include "ui/support/panel_window.h"
#include "ui/support/sample_desk.h"

namespace toposcope::testing {
namespace {

using namespace ui;  // NOLINT(google-build-using-namespace)
using model::StatusValue;

PanelWindow problems_of(AppState state) {
  return {std::move(state), [](const PanelContext& context) {
            draw_problems(context, {0, 44, 248, 496});
          }};
}

TEST(ProblemsPanel, AClickShowsAndADoubleClickFocuses) {
  PanelWindow panel = problems_of(busy_desk());
  panel.window.click("problems.row.2");
  EXPECT_EQ(panel.last<ShowProblem>().index, 2U);
  EXPECT_FALSE(panel.last<ShowProblem>().focus);
  panel.window.double_click("problems.row.4");
  bool focused = false;
  for (const ShowProblem& one : panel.all<ShowProblem>()) focused |= one.focus && one.index == 4;
  EXPECT_TRUE(focused);
}

TEST(ProblemsPanel, WritesCausesAgesAndTallies) {
  PanelWindow panel = problems_of(busy_desk());
  for (const char* text : {"8 causes, 36 objects", "leaf-1b Eth1/12", "14 min", "38 cliques",
                           "Root causes only; effects are folded in"}) {
    EXPECT_TRUE(panel.window.has_text(text)) << text;
  }
}

TEST(ProblemsPanel, ALimitedListHasAWayBack) {
  AppState state = busy_desk();
  state.problems.only = StatusValue::kWarning;
  PanelWindow panel = problems_of(std::move(state));
  EXPECT_FALSE(panel.window.has_widget("problems.row.0"));
  EXPECT_TRUE(panel.window.has_widget("problems.row.3"));
  panel.window.click("problems.all");
  EXPECT_EQ(panel.last<LimitProblems>().only, std::nullopt);
}

TEST(ProblemsPanel, AnEmptyLimitHasAWayBackToo) {
  AppState state = busy_desk();
  state.problems.only = StatusValue::kUnknown;
  PanelWindow panel = problems_of(std::move(state));
  panel.window.click("problems.empty.action");
  EXPECT_EQ(panel.last<LimitProblems>().only, std::nullopt);
}

TEST(ProblemsPanel, DrawsOnlyWhatCanBeSeenOfALongList) {
  AppState state = busy_desk();
  state.problems.rows.resize(100000, state.problems.rows.front());
  PanelWindow panel = problems_of(std::move(state));
  std::size_t rows = 0;
  for (const auto& [name, place] : panel.window.ui().registry.places()) {
    rows += name.starts_with("problems.row.") ? 1U : 0U;
  }
  EXPECT_LE(rows, 496U / 52 + 2);
}

TEST(ProblemsPanel, TheCurrentRowComesIntoSight) {
  AppState state = busy_desk();
  state.problems.rows.resize(60, state.problems.rows.front());
  PanelWindow panel = problems_of(std::move(state));
  EXPECT_FALSE(panel.window.has_widget("problems.row.50"));
  panel.state.problems.current = 50;
  panel.window.frames(3);
  EXPECT_TRUE(panel.window.has_widget("problems.row.50"));
}

PanelWindow tree_of(AppState state) {
  return {std::move(state), [](const PanelContext& context) {
            draw_tree(context, {0, 540, 248, 460});
          }};
}

TEST(TreePanel, ClicksSelectOpenAndFocus) {
  PanelWindow panel = tree_of(busy_desk());
  panel.window.click("tree.row.7");
  EXPECT_EQ(panel.last<Select>().subject.name, "web-fe-03");
  EXPECT_TRUE(panel.last<Select>().reveal);
  EXPECT_TRUE(panel.last<SetTreeCursor>().has_keys);
  panel.asked.clear();
  panel.window.click("tree.row.4.chevron");
  EXPECT_EQ(panel.last<OpenTreeRow>().path, panel.state.tree.rows[4].path);
  EXPECT_TRUE(panel.all<Select>().empty()) << "the chevron only opens";
  panel.window.click("tree.row.6");
  EXPECT_FALSE(panel.last<OpenTreeRow>().open) << "a group closes by its name as well";
  panel.window.double_click("tree.row.8");
  EXPECT_EQ(panel.last<Focus>().subject.name, "web-fe-07");
  panel.window.click("tree.more.n:node-6/instance/more2");
  EXPECT_EQ(panel.last<OpenTreeRow>().path, "n:node-6/instance/more2");
}

TEST(TreePanel, ArrowsGoThroughItOnceItHasTheKeys) {
  AppState state = busy_desk();
  state.tree.cursor = state.tree.rows[7].path;
  PanelWindow panel = tree_of(std::move(state));
  panel.window.key(ImGuiKey_DownArrow);
  EXPECT_TRUE(panel.all<Select>().empty());
  panel.state.tree.has_keys = true;
  panel.window.key(ImGuiKey_DownArrow);
  EXPECT_EQ(panel.last<Select>().subject.name, "web-fe-07");
  panel.window.click_at({900, 300});
  EXPECT_FALSE(panel.last<SetTreeCursor>().has_keys) << "a click elsewhere gives them back";
}

TEST(TreePanel, WritesItsFilter) {
  PanelWindow panel = tree_of(busy_desk());
  panel.window.click("tree.filter");
  panel.window.type("web");
  EXPECT_EQ(panel.last<SetTreeFilter>().text, "web");
}

TEST(TreePanel, AnEmptyFilterResultCanBeCleared) {
  AppState state = busy_desk();
  state.tree.rows.clear();
  state.tree.filter = "nothing";
  PanelWindow panel = tree_of(std::move(state));
  EXPECT_TRUE(panel.window.has_text("Nothing is called so"));
  panel.window.click("tree.empty.action");
  EXPECT_EQ(panel.last<SetTreeFilter>().text, "");
}

TEST(TreePanel, ItsEdgeMovesTheSplit) {
  PanelWindow panel = tree_of(busy_desk());
  const ImVec2 from = panel.window.widget("split.tree").centre();
  panel.window.drag(from, {from.x, from.y + 60});
  EXPECT_GT(panel.last<SetPreferences>().preferences.left_split, (540.0F - 44) / 956);
}

PanelWindow bar_of(AppState state, float width = 1600) {
  return {std::move(state),
          [width](const PanelContext& context) {
            draw_top_bar(context, {0, 0, width, 44});
          },
          {.width = width, .height = 400}};
}

TEST(TopBar, EachPartDoesItsThing) {
  AppState state = busy_desk();
  state.inventory.environments = {"ams2-test", "fra1-prod"};
  PanelWindow panel = bar_of(std::move(state));
  panel.window.click("top.search");
  EXPECT_TRUE(panel.did(Action::kPalette));
  panel.window.click("top.keys");
  EXPECT_TRUE(panel.did(Action::kKeys));
  panel.window.click("top.live");
  EXPECT_TRUE(panel.did(Action::kHold));
  panel.window.click("top.count.error");
  EXPECT_EQ(panel.last<LimitProblems>().only, StatusValue::kError);
  panel.window.click("top.environment");
  panel.window.frames(2);
  panel.window.click("top.environment.ams2-test");
  EXPECT_EQ(panel.last<SetEnvironment>().name, "ams2-test");
}

TEST(TopBar, InThePastTheSignReturnsToNow) {
  AppState state = busy_desk();
  state.tabs[0].view.at = "41";
  PanelWindow panel = bar_of(std::move(state));
  panel.window.click("top.live");
  EXPECT_TRUE(panel.did(Action::kNow));
}

TEST(TopBar, FitsAnyWidthAndScale) {
  for (const float width : {480.0F, 760.0F, 1023.0F, 1280.0F, 1600.0F, 2560.0F}) {
    for (const float scale : {0.75F, 1.0F, 2.0F}) {
      PanelWindow panel(busy_desk(),
                        [width](const PanelContext& context) {
                          draw_top_bar(context, {0, 0, width, 44});
                        },
                        {.width = width * scale, .height = 200, .scale = scale});
      EXPECT_TRUE(texts_outside(panel.window, {0, 0}, {width * scale, 44 * scale}).empty())
          << width << " at " << scale << ": "
          << texts_outside(panel.window, {0, 0}, {width * scale, 44 * scale}).front();
    }
  }
}

TEST(LeftRail, OpensListsBesideIt) {
  PanelWindow panel(busy_desk(),
                    [](const PanelContext& context) {
                      draw_left_rail(context, {0, 44, 44, 700});
                    },
                    {.width = 900, .height = 744});
  panel.window.click("rail.count.warning");
  EXPECT_EQ(panel.last<LimitProblems>().only, StatusValue::kWarning);
  panel.window.frames(2);
  panel.window.click("problems.row.1");
  EXPECT_EQ(panel.last<ShowProblem>().index, 1U);
  panel.window.click("rail.tree");
  panel.window.click("rail.tree");  // The first one closed the other popup.
  panel.window.frames(2);
  EXPECT_TRUE(panel.window.has_widget("tree.row.0"));
}

PanelWindow start_of(AppState state, float width = 1052) {
  return {std::move(state), [width](const PanelContext& context) {
            draw_start_page(context, {248, 76, width, 860});
          }};
}

TEST(StartPage, LeadsToTheFirstCauseAndToTheOthers) {
  PanelWindow panel = start_of(busy_desk());
  panel.window.click("start.first.focus");
  EXPECT_TRUE(panel.last<ShowProblem>().focus);
  EXPECT_EQ(panel.last<ShowProblem>().index, 0U);
  panel.window.click("start.first.show");
  EXPECT_FALSE(panel.last<ShowProblem>().focus);
  panel.window.click("start.row.3");
  EXPECT_EQ(panel.last<ShowProblem>().index, 3U);
  panel.window.click("start.count.Warning");
  EXPECT_EQ(panel.last<LimitProblems>().only, StatusValue::kWarning);
}

TEST(StartPage, AFailedFileCanBeTriedAgain) {
  AppState state = open_desk();
  state.inventory.access = InventoryState::Access::kFailed;
  state.inventory.failure = "no such file: prod.db";
  state.inventory.failure_way_on = "Check the name";
  PanelWindow panel = start_of(std::move(state));
  EXPECT_TRUE(panel.window.has_text("The file did not open"));
  panel.window.click("start.action");
  EXPECT_TRUE(panel.did(Action::kReload));
}

TEST(StartPage, AnEmptyFileOffersTheImportCommand) {
  AppState state = open_desk();
  state.inventory.objects = 0;
  PanelWindow panel = start_of(std::move(state));
  panel.window.click("start.action");
  EXPECT_EQ(panel.last<Copy>().text, "toposcope import --db 'prod.db' SOURCE");
}

TEST(StartPage, FitsNarrowAreas) {
  for (const float width : {360.0F, 520.0F, 804.0F, 1400.0F}) {
    PanelWindow panel = start_of(busy_desk(), width);
    const auto outside = texts_outside(panel.window, {248, 0}, {248 + width, 2000});
    EXPECT_TRUE(outside.empty()) << width << ": " << outside.front();
  }
}

}  // namespace
}  // namespace toposcope::testing

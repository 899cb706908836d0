// What the lists at the left, the top bar and the start page say.

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "toposcope/scene/look.h"

#include "ui/models/list_texts.h"
#include "ui/models/problems_model.h"
#include "ui/models/start_model.h"
#include "ui/models/top_bar_model.h"
#include "ui/models/tree_model.h"
#include "ui/support/sample_desk.h"

namespace toposcope::testing {
namespace {

using namespace ui;  // NOLINT(google-build-using-namespace)
using model::StatusValue;

TEST(ListTexts, GroupsAreCalledByThePluralOfTheirType) {
  const scene::Look& look = scene::builtin_look();
  const std::vector<std::pair<const char*, const char*>> cases = {
      {"instance", "Instances"}, {"vnic", "vNICs"},
      {"switch", "Switches"},    {"region", "Regions"},
      {"host_pnic", "pNICs"},    {"switch_pnic", "Switch ports"},
      {"otep", "OTEPs"},         {"gate_way", "Gate ways"},
      {"proxy", "Proxies"},      {"access_gateway", "Access gateways"}};
  for (const auto& [type, group] : cases) EXPECT_EQ(group_label(look, type), group) << type;
}

TEST(ListTexts, TalliesGroupDigitsAndCountOne) {
  EXPECT_EQ(tally_text(1, "object"), "1 object");
  EXPECT_EQ(tally_text(0, "clique"), "0 cliques");
  EXPECT_EQ(tally_text(1048, "object"), "1 048 objects");
}

TEST(ProblemsModel, LimitsToAStatusAndKeepsIndexesOfRows) {
  AppState state = busy_desk();
  EXPECT_EQ(shown_problems(state.problems).size(), 8U);
  state.problems.only = StatusValue::kWarning;
  EXPECT_EQ(shown_problems(state.problems), (std::vector<std::size_t>{3, 4, 5}));
  EXPECT_EQ(limit_text(state.problems), "Warning only: 3 of 8");
}

TEST(ProblemsModel, CaptionTellsCausesOnlyWhenTheyAreKnown) {
  AppState state = busy_desk();
  EXPECT_EQ(problems_caption(state.problems), "8 causes, 36 objects");
  EXPECT_EQ(problems_note(state.problems), "Root causes only; effects are folded in");
  state.problems.ranked = false;
  EXPECT_EQ(problems_caption(state.problems), "36 objects");
  EXPECT_EQ(problems_note(state.problems), "The worst 8 of 36; ranking causes");
  state.problems.ill_objects = 8;
  EXPECT_EQ(problems_note(state.problems), "Ranking causes");
}

TEST(ProblemsModel, RowsSayAgeAndWhatTheyHurt) {
  const AppState state = busy_desk();
  const ProblemTexts first = problem_texts(state.problems.rows[0], state.now);
  EXPECT_EQ(first.age, "14 min");
  EXPECT_EQ(first.tally, "38 cliques");
  EXPECT_EQ(first.effects, "12 effects");
  ProblemRow row = state.problems.rows[0];
  row.cliques.reset();
  EXPECT_EQ(problem_texts(row, state.now).tally, "12 effects");
  row.effects = 0;
  row.since = {};
  EXPECT_EQ(problem_texts(row, state.now).tally, "");
  EXPECT_EQ(problem_texts(row, state.now).age, "");
}

TEST(ProblemsModel, EveryEmptyListSaysWhy) {
  AppState state = open_desk();
  EXPECT_EQ(problems_empty(state).title, "Reading");
  state.problems.loaded = state.problems.counted = true;
  EXPECT_EQ(problems_empty(state).title, "No status was ever reported");
  state.problems.counts.of[static_cast<std::size_t>(StatusValue::kOk)] = 900;
  EXPECT_EQ(problems_empty(state).title, "Nothing is wrong");
  state = busy_desk();
  state.problems.only = StatusValue::kUnknown;
  EXPECT_EQ(problems_empty(state).title, "No cause is in Unknown");
  EXPECT_EQ(problems_empty(state).action, "Show all");
  state.inventory.access = InventoryState::Access::kFailed;
  state.inventory.failure = "the file is locked";
  EXPECT_EQ(problems_empty(state).text, "the file is locked");
}

TEST(TopBarModel, CountsUnknownOnlyWhenThereIsSome) {
  AppState state = busy_desk();
  std::vector<CountChip> chips = count_chips(state.problems);
  ASSERT_EQ(chips.size(), 3U);
  EXPECT_EQ(chips[0].count, 3U);
  EXPECT_FALSE(chips[0].status.acknowledged) << "two of three are nobody's";
  EXPECT_EQ(chips[2].status.value, StatusValue::kStale);
  state.problems.counts.of[static_cast<std::size_t>(StatusValue::kUnknown)] = 2;
  state.problems.counts.acknowledged[static_cast<std::size_t>(StatusValue::kError)] = 3;
  chips = count_chips(state.problems);
  ASSERT_EQ(chips.size(), 4U);
  EXPECT_TRUE(chips[0].status.acknowledged);
}

TEST(TopBarModel, AChipLimitsTheListAndLimitsItNoMore) {
  AppState state = busy_desk();
  EXPECT_EQ(limit_after_click(count_chips(state.problems)[1]), StatusValue::kWarning);
  state.problems.only = StatusValue::kWarning;
  EXPECT_EQ(limit_after_click(count_chips(state.problems)[1]), std::nullopt);
}

TEST(TopBarModel, SaysHowLiveThePictureIs) {
  AppState state = open_desk();
  EXPECT_EQ(live_text(state).word, "Live");
  EXPECT_EQ(live_text(state).detail, "events 2 s ago \xC2\xB7 scan 2 h ago");
  state.live.hold = true;
  state.live.waiting = 12;
  EXPECT_EQ(live_text(state).word, "Hold, 12 wait");
  state.live.hold = false;
  state.inventory.archived = true;
  EXPECT_EQ(live_text(state).word, "Archive");
  state.tabs[0].view.at = "41";
  EXPECT_EQ(live_text(state).word, "Past");
  state.inventory.access = InventoryState::Access::kOpening;
  EXPECT_EQ(live_text(state).word, "Opening");
}

constexpr TopBarWidths kWidths = {20, 76, 132, 104, 290, 140, 44, 190, 20};

TEST(TopBarModel, CentresTheSearchWhereThereIsRoom) {
  const TopBarPlan plan = plan_top_bar(kWidths, 2400);
  EXPECT_EQ(plan.search_width, 460);
  EXPECT_EQ(plan.search_x, (2400 - 460) / 2);
  EXPECT_TRUE(plan.live_detail && plan.long_counts && plan.word_mark && plan.keys);
}

TEST(TopBarModel, NeverLetsPartsOverlapAndDropsTheLeastMissedFirst) {
  int dropped_before = 6;
  for (int width = 420; width <= 2400; width += 7) {
    const TopBarPlan plan = plan_top_bar(kWidths, static_cast<float>(width));
    const float environment =
        plan.long_environment ? kWidths.environment : kWidths.environment_short;
    EXPECT_GE(plan.search_x, plan.environment_x + environment + 15) << width;
    EXPECT_LE(plan.search_x + plan.search_width, plan.counts_x - 15) << width;
    const bool parts[] = {plan.live_detail,      plan.long_counts, plan.word_mark,
                          plan.long_environment, plan.keys,        plan.live_word};
    int dropped = 0;
    for (const bool part : parts) dropped += part ? 0 : 1;
    EXPECT_LE(dropped, dropped_before) << "a wider bar shows less at " << width;
    for (int i = 0; i < 6; ++i) EXPECT_EQ(parts[i], i >= dropped) << width;
    dropped_before = dropped;
  }
}

TEST(TreeModel, LinesOfEnvironmentsGroupsNodesAndMore) {
  const AppState state = busy_desk();
  const scene::Look& look = scene::builtin_look();
  const auto line = [&](std::size_t i) { return tree_line(state.tree.rows[i], look); };
  EXPECT_EQ(line(0).icon, "region");
  EXPECT_EQ(line(0).count, "1 048");
  EXPECT_EQ(line(1).label, "Regions");
  EXPECT_EQ(line(1).icon, "");
  EXPECT_EQ(line(7).icon, "instance");
  EXPECT_EQ(line(9).label, "29 more");
  EXPECT_EQ(line(9).open, std::nullopt);
}

TEST(TreeModel, TogglesEnvironmentsByTheirClosing) {
  const AppState state = busy_desk();
  const OpenTreeRow environment = toggle_of(state.tree.rows[0]);
  EXPECT_EQ(environment.path, "-" + state.tree.rows[0].path);
  EXPECT_TRUE(environment.open);
  EXPECT_FALSE(toggle_of(state.tree.rows[1]).open) << "it is open";
  EXPECT_TRUE(toggle_of(state.tree.rows[4]).open);
  EXPECT_TRUE(toggle_of(state.tree.rows[9]).open) << "more";
}

TEST(TreeModel, ArrowsGoUpDownInAndOut) {
  AppState state = busy_desk();
  TreeState& tree = state.tree;
  EXPECT_EQ(tree_step(tree, TreeKey::kDown).to, 0U) << "no cursor yet";
  tree.cursor = tree.rows[7].path;
  EXPECT_EQ(tree_step(tree, TreeKey::kDown).to, 8U);
  EXPECT_EQ(tree_step(tree, TreeKey::kUp).to, 6U);
  EXPECT_EQ(tree_step(tree, TreeKey::kLeft).to, 6U) << "a closed row: to its parent";
  EXPECT_EQ(tree_step(tree, TreeKey::kRight).toggle.value().path, tree.cursor);
  tree.cursor = tree.rows[5].path;
  EXPECT_EQ(tree_step(tree, TreeKey::kRight).to, 6U) << "open: to its first child";
  EXPECT_FALSE(tree_step(tree, TreeKey::kLeft).toggle.value().open);
  tree.cursor = tree.rows[15].path;
  EXPECT_EQ(tree_step(tree, TreeKey::kDown).to, 15U) << "the last row";
  tree.rows.clear();
  EXPECT_EQ(tree_step(tree, TreeKey::kDown).to, std::nullopt);
}

TEST(StartModel, HasAPageForEveryState) {
  AppState state = open_desk();
  EXPECT_EQ(start_kind(state), StartKind::kReading);
  state.problems.loaded = state.problems.counted = true;
  EXPECT_EQ(start_kind(state), StartKind::kNoStatuses);
  state.problems.counts.of[static_cast<std::size_t>(StatusValue::kOk)] = 1;
  EXPECT_EQ(start_kind(state), StartKind::kHealthy);
  state.inventory.objects = 0;
  EXPECT_EQ(start_kind(state), StartKind::kEmpty);
  EXPECT_EQ(start_reason(state).action, "Copy the import command");
  state.inventory.access = InventoryState::Access::kFailed;
  state.inventory.failure = "no such file: prod.db";
  state.inventory.failure_way_on = "Check the name";
  EXPECT_EQ(start_kind(state), StartKind::kFailed);
  EXPECT_EQ(start_reason(state).text, "No such file: prod.db. Check the name.");
  EXPECT_EQ(start_reason(state).action, "Try again");
  EXPECT_EQ(start_reason(busy_desk()).title, "8 causes explain 36 objects");
}

TEST(StartModel, SaysWhatTheFileLacks) {
  AppState state = busy_desk();
  EXPECT_EQ(start_note(state), "");
  state.inventory.read_only = true;
  EXPECT_NE(start_note(state).find("read-only"), std::string::npos);
  state.inventory.clique_types = 0;
  EXPECT_NE(start_note(state).find("no clique types"), std::string::npos);
  state.inventory.clique_types.reset();
  state.inventory.read_only = false;
  EXPECT_EQ(start_note(state), "") << "not known yet";
}

TEST(StartModel, CountsAddUpToAllObjects) {
  std::uint64_t all = 0;
  for (const StartCount& count : start_counts(busy_desk())) all += count.count;
  EXPECT_EQ(all, 1048U);
  EXPECT_EQ(start_counts(busy_desk())[0].detail, "1 acknowledged");
}

TEST(StartModel, ColumnsNeverOverlapOrLeaveTheTable) {
  for (int width = 200; width <= 1200; width += 13) {
    const CauseColumns c = plan_cause_columns(static_cast<float>(width), true);
    float end = 0;
    for (const auto* column :
         {&c.title, &c.detail, &c.type, &c.place, &c.cliques, &c.effects, &c.age}) {
      if (column->width <= 0) continue;
      EXPECT_GE(column->x, end) << width;
      end = column->x + column->width;
    }
    EXPECT_LE(end, static_cast<float>(width)) << width;
    EXPECT_GT(c.title.width, 0) << width;
  }
}

}  // namespace
}  // namespace toposcope::testing

// What widgets do when somebody clicks, drags and types.

#include "ui/widgets.h"

#include <array>
#include <string>

#include <gtest/gtest.h>

#include "ui/support/headless_window.h"

namespace toposcope::testing {
namespace {

using namespace ui;  // NOLINT(google-build-using-namespace)

TEST(Button, AnswersOncePerClick) {
  HeadlessWindow window;
  int pressed = 0;
  window.show([&] { pressed += button(window.ui(), {.name = "b", .label = "Focus", .key = "F"}); });
  EXPECT_EQ(pressed, 0);
  window.click("b");
  EXPECT_EQ(pressed, 1);
  window.click("b");
  window.frames(5);
  EXPECT_EQ(pressed, 2);
  EXPECT_TRUE(window.has_text("Focus"));
}

TEST(Button, IsDeadWhenDisabled) {
  HeadlessWindow window;
  int pressed = 0;
  window.show(
      [&] { pressed += button(window.ui(), {.name = "b", .label = "Focus", .enabled = false}); });
  window.click("b");
  EXPECT_EQ(pressed, 0);
}

TEST(Button, IsNotPressedWhenThePointerLeavesBeforeTheRelease) {
  HeadlessWindow window;
  int pressed = 0;
  window.show([&] { pressed += button(window.ui(), {.name = "b", .label = "Focus"}); });
  window.drag(window.widget("b").centre(), {700, 700});
  EXPECT_EQ(pressed, 0);
}

TEST(Button, Is24HighAtAnyScale) {
  for (const float scale : {1.0F, 1.5F, 2.0F}) {
    HeadlessWindow window({.scale = scale});
    window.show([&] { button(window.ui(), {.name = "b", .label = "Focus"}); });
    const WidgetPlace place = window.widget("b");
    EXPECT_EQ(place.max.y - place.min.y, 24 * scale);
  }
}

TEST(ListRow, TellsLeftRightAndDoubleClicks) {
  HeadlessWindow window;
  int left = 0;
  int right = 0;
  int twice = 0;
  window.show([&] {
    const Hit hit = list_row(window.ui(), {.name = "row", .title = "leaf-1b"});
    left += hit.clicked;
    right += hit.right_clicked;
    twice += hit.double_clicked;
  });
  window.click("row");
  EXPECT_EQ(std::tuple(left, right, twice), std::tuple(1, 0, 0));
  window.click("row", ImGuiMouseButton_Right);
  EXPECT_EQ(std::tuple(left, right, twice), std::tuple(1, 1, 0));
  window.double_click("row");
  EXPECT_EQ(twice, 1);
}

TEST(ListRow, CutsLongTextsInsideTheWindow) {
  HeadlessWindow window({.width = 248, .height = 400});
  window.show([&] {
    list_row(window.ui(), {.name = "row",
                           .title = "a name that is much longer than the panel is wide",
                           .right = "14 min"});
  });
  ASSERT_FALSE(window.ui().registry.texts.empty());
  for (const PaintedText& text : window.ui().registry.texts) EXPECT_LE(text.max.x, 248);
  EXPECT_TRUE(window.has_text("\u2026"));
  EXPECT_TRUE(window.has_text("14 min"));
}

TEST(TreeRow, ChevronOpensAndRowSelects) {
  HeadlessWindow window;
  int toggled = 0;
  int selected = 0;
  window.show([&] {
    const TreeRowHit row =
        tree_row(window.ui(),
                 {.name = "node", .depth = 2, .open = false, .icon = "host", .label = "node-6"});
    toggled += row.toggled;
    selected += row.hit.clicked;
  });
  window.click("node.chevron");
  EXPECT_EQ(std::pair(toggled, selected), std::pair(1, 0));
  window.click("node");
  EXPECT_EQ(std::pair(toggled, selected), std::pair(1, 1));
}

TEST(TextField, TakesTextAndEnter) {
  HeadlessWindow window;
  std::string text;
  int submitted = 0;
  window.show([&] {
    submitted += text_field(window.ui(), {.name = "f", .hint = "filter"}, text).submitted;
  });
  EXPECT_TRUE(window.has_text("filter"));
  window.click("f");
  window.type("rtr-Z\u00FCrich");
  EXPECT_EQ(text, "rtr-Z\u00FCrich");
  EXPECT_FALSE(window.has_text("filter"));
  window.key(ImGuiKey_Backspace);
  EXPECT_EQ(text, "rtr-Z\u00FCric");
  window.key(ImGuiKey_Enter);
  EXPECT_EQ(submitted, 1);
  window.click("f.clear");
  EXPECT_EQ(text, "");
}

TEST(TabStrip, SelectsClosesAndAdds) {
  HeadlessWindow window;
  const std::array tabs = {Tab{"web-fe-03", "instance"}, Tab{"web-back", "network"}};
  TabAction seen;
  window.show([&] {
    const TabAction action = tab_strip(window.ui(), "tabs", tabs, 0);
    if (action.selected.has_value() || action.closed.has_value() || action.plus) seen = action;
  });
  window.click("tabs.1");
  EXPECT_EQ(seen.selected, 1U);
  EXPECT_EQ(seen.closed, std::nullopt);
  window.click("tabs.0.close");
  EXPECT_EQ(seen.closed, 0U);
  EXPECT_EQ(seen.selected, std::nullopt);
  window.click("tabs.plus");
  EXPECT_TRUE(seen.plus);
}

TEST(Splitter, FollowsThePointerWithinItsLimits) {
  HeadlessWindow window;
  float size = 248;
  window.show([&] {
    ImGui::SetCursorScreenPos({size, 0});
    splitter(window.ui(), {.name = "s", .min = 220, .max = 420}, size);
  });
  const ImVec2 from = window.widget("s").centre();
  window.drag(from, {from.x + 40, from.y});
  EXPECT_EQ(size, 288);
  const ImVec2 here = window.widget("s").centre();
  window.drag(here, {here.x + 900, here.y});
  EXPECT_EQ(size, 420);
}

TEST(Tooltip, ComesLateAndNeverUnderThePointer) {
  HeadlessWindow window;
  window.show([&] {
    list_row(window.ui(), {.name = "row", .title = "leaf-1b"});
    tooltip(window.ui(), "a word about it");
  });
  window.hover("row");
  window.frame(0.2F);
  EXPECT_FALSE(window.has_text("a word about it"));
  window.frame(0.2F);
  window.frames(2);
  ASSERT_TRUE(window.has_text("a word about it"));
  const ImVec2 pointer = ImGui::GetIO().MousePos;
  const PaintedText& text = window.ui().registry.texts.back();
  const bool is_under = pointer.x >= text.min.x && pointer.x <= text.max.x &&
                        pointer.y >= text.min.y && pointer.y <= text.max.y;
  EXPECT_FALSE(is_under);
}

TEST(Menu, OpensBelowItsButtonAndClosesWhenChosen) {
  HeadlessWindow window;
  std::string chosen;
  window.show([&] {
    UiContext& ui = window.ui();
    if (drop_down(ui, {.name = "rule", .caption = "Rule", .value = "all"})) {
      popup_below(ui, "rules");
    }
    if (const MenuScope menu(ui, "rules"); menu) {
      if (menu_item(ui, {.name = "rule.0", .label = "instance, full"})) chosen = "instance";
      if (menu_item(ui, {.name = "rule.1", .label = "vservice"})) chosen = "vservice";
    }
  });
  EXPECT_FALSE(window.has_widget("rule.1"));
  window.click("rule");
  ASSERT_TRUE(window.has_widget("rule.1"));
  EXPECT_GE(window.widget("rule.0").min.y, window.widget("rule").max.y);
  window.click("rule.1");
  EXPECT_EQ(chosen, "vservice");
  window.frames(2);
  EXPECT_FALSE(window.has_widget("rule.1"));
}

TEST(Dialog, ClosesWithEscape) {
  HeadlessWindow window;
  bool open = true;
  window.show([&] {
    UiContext& ui = window.ui();
    if (open) ImGui::OpenPopup("ack");
    open = false;
    if (const DialogScope dialog(ui, {.id = "ack", .title = "Acknowledge"}); dialog) {
      button(ui, {.name = "ack.ok", .label = "Acknowledge"});
    }
  });
  window.frames(2);
  EXPECT_TRUE(window.has_widget("ack.ok"));
  window.key(ImGuiKey_Escape);
  window.frames(2);
  EXPECT_FALSE(window.has_widget("ack.ok"));
}

TEST(EmptyView, OffersAWayOn) {
  HeadlessWindow window;
  int pressed = 0;
  window.show([&] {
    pressed += empty_view(window.ui(), {.name = "empty",
                                        .title = "Nothing here",
                                        .reason = "All filtered.",
                                        .action = "Clear filter"});
  });
  EXPECT_TRUE(window.has_text("All filtered."));
  window.click("empty.action");
  EXPECT_EQ(pressed, 1);
}

/// Draws a list of rows of 24 and 44 pixels in turn, with a number in each.
void show_uneven_list(HeadlessWindow& window, std::size_t count, std::size_t& drawn) {
  window.show([&window, &drawn, count] {
    drawn = 0;
    UiContext& ui = window.ui();
    const ChildScope child("rows", {200, 300});
    clipped_rows(
        count, [](std::size_t i) { return i % 2 == 0 ? 24.0F : 44.0F; },
        [&](std::size_t i) {
          ++drawn;
          hit_area(ui, "row." + std::to_string(i), {100, i % 2 == 0 ? 24.0F : 44.0F});
        });
  });
}

TEST(ClippedRows, OfSeveralHeightsAreDrawnWhereTheyAreSeen) {
  HeadlessWindow window;
  std::size_t drawn = 0;
  show_uneven_list(window, 5000, drawn);
  window.frames(2);
  EXPECT_LE(drawn, 12U);
  EXPECT_TRUE(window.has_widget("row.0"));
  EXPECT_FALSE(window.has_widget("row.100"));
  EXPECT_EQ(window.widget("row.3").min.y - window.widget("row.0").min.y, 24 + 44 + 24);
}

TEST(ClippedRows, TheListIsAsHighAsAllItsRows) {
  HeadlessWindow window;
  float end = 0;
  window.show([&] {
    const float begin = ImGui::GetCursorPosY();
    clipped_rows(
        100, [](std::size_t) { return 10.0F; },
        [](std::size_t) {
          ImGui::Dummy({10, 10});
        });
    end = ImGui::GetCursorPosY() - begin;
  });
  window.frames(2);
  EXPECT_EQ(end, 1000);
}

class Sight : public ::testing::Test {
 protected:
  /// Brings a row of 20 into sight of a window of 100; returns how far it is scrolled then.
  float after(int row, SightOf where = SightOf::kEdge) {
    row_ = row;
    window_.show([this, where] {
      const ChildScope child("rows", {200, 100});
      if (is_another_row(row_) && row_ >= 0) {
        const auto index = static_cast<std::size_t>(row_);
        bring_into_sight(row_at(window_.ui(), index, 20), where);
      }
      clipped_rows(window_.ui(), 50, 20, [](std::size_t) { ImGui::Dummy({10, 20}); });
      scrolled_ = ImGui::GetScrollY();
    });
    window_.frames(3);
    return scrolled_;
  }
  HeadlessWindow window_;
  int row_ = -1;
  float scrolled_ = 0;
};

TEST_F(Sight, ScrollsAsLittleAsItTakes) {
  EXPECT_EQ(after(-1), 0);
  EXPECT_EQ(after(4), 0);
  EXPECT_EQ(after(10), 120);
  EXPECT_EQ(after(7), 120);
  EXPECT_EQ(after(2), 40);
}

TEST_F(Sight, ScrollsToTheMiddleWhenToldTo) {
  EXPECT_EQ(after(4, SightOf::kMiddle), 0);
  EXPECT_EQ(after(30, SightOf::kMiddle), 550);
}

}  // namespace
}  // namespace toposcope::testing

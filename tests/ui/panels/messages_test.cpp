// The list of messages: what it says, and under fingers.

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "toposcope/scene/look.h"

#include "ui/models/messages_model.h"
#include "ui/panels/zone.h"
#include "ui/support/panel_window.h"
#include "ui/support/sample_desk.h"

namespace toposcope::testing {
namespace {

using namespace ui;  // NOLINT(google-build-using-namespace)
using store::MessageLevel;
using ::testing::ElementsAre;

using Messages = InBerlin;

MessageRow row(std::int64_t number, MessageLevel level, const std::string& text) {
  MessageRow out;
  out.number = number;
  out.time = minutes_ago(static_cast<int>(20 - number));
  out.level = level;
  out.text = text;
  out.subject.environment = "prod";
  out.origin = "scan:prod";
  return out;
}

/// Newest first: an error of a host, a warning of a port, two that are only told; the last is read.
AppState told() {
  AppState state = open_desk();
  state.overlay = Overlay::kMessages;
  MessageList& list = state.messages;
  list.loaded = true;
  list.rows = {row(4, MessageLevel::kError, "cannot be reached: connection refused"),
               row(3, MessageLevel::kWarning, "otep:n6-otep: its parent_id is the id of no object"),
               row(2, MessageLevel::kInfo, "scan is due"),
               row(1, MessageLevel::kInfo, "links by the rules of toposcope: revision 6")};
  list.rows[0].subject.type = "host";
  list.rows[0].subject.id = "node-6";
  list.rows[1].subject.type = "switch_pnic";
  list.rows[1].subject.id = "leaf-1b";
  list.rows[2].origin = "schedule:nightly";
  list.rows[3].viewed = true;
  list.new_after = 1;
  return state;
}

PanelWindow list_of(AppState state) {
  return {std::move(state), [](const PanelContext& context) { draw_messages(context); }};
}

TEST_F(Messages, AreLimitedByLevelAndByAllThatIsWritten) {
  MessageList list = told().messages;
  EXPECT_THAT(shown_messages(list), ElementsAre(0, 1, 2, 3));
  list.at_least = MessageLevel::kWarning;
  EXPECT_THAT(shown_messages(list), ElementsAre(0, 1));
  EXPECT_EQ(messages_caption(list, 2), "2 of 4 messages");
  list.at_least.reset();
  const std::vector<std::pair<const char*, std::vector<std::size_t>>> cases = {
      {"REFUSED", {0}}, {"node-6", {0}},        {"host", {0}},
      {"nightly", {2}}, {"prod", {0, 1, 2, 3}}, {"nothing like that", {}}};
  for (const auto& [filter, expected] : cases) {
    list.filter = filter;
    EXPECT_EQ(shown_messages(list), expected) << filter;
  }
}

TEST_F(Messages, AreWrittenForPeople) {
  const AppState state = told();
  const scene::Look& look = scene::builtin_look();
  const MessageTexts error = message_texts(state.messages.rows[0], look, state.now);
  EXPECT_EQ(error.time, "15:16") << "clocks in Berlin are an hour ahead of UTC";
  EXPECT_EQ(error.moment, "2026-11-20 15:16:00 CET");
  EXPECT_EQ(error.place, "prod \u00B7 scan");
  EXPECT_EQ(error.object, "host node-6");
  EXPECT_EQ(message_texts(state.messages.rows[1], look, state.now).object, "switch port leaf-1b");
  EXPECT_EQ(message_texts(state.messages.rows[2], look, state.now).place,
            "prod \u00B7 schedule:nightly");
  EXPECT_EQ(message_texts(state.messages.rows[3], look, state.now).object, "");
  MessageRow old = state.messages.rows[0];
  old.time -= std::chrono::hours(24);
  EXPECT_EQ(message_texts(old, look, state.now).time, "2026-11-19 15:16");
  old.subject.environment.clear();
  EXPECT_EQ(message_texts(old, look, state.now).place, "scan:prod");
}

TEST_F(Messages, AreNewUntilSomebodyLookedAtThem) {
  MessageList list = told().messages;
  EXPECT_EQ(unread_text(list), "3 new messages");
  EXPECT_EQ(unread_level(list), MessageLevel::kError);
  list.looked_at = 3;
  EXPECT_EQ(unread_text(list), "1 new message");
  list.looked_at = 4;
  EXPECT_EQ(unread_text(list), "");
  EXPECT_EQ(unread_level(list), MessageLevel::kInfo);
  list.looked_at = 0;
  list.rows.pop_back();
  list.all = false;
  EXPECT_EQ(unread_text(list), "over 3 new messages");
  EXPECT_EQ(messages_caption(list, 3), "The newest 3 messages");
  EXPECT_EQ(messages_caption(list, 1), "1 of the newest 3 messages");
}

TEST_F(Messages, SayWhyThereAreNone) {
  AppState state = told();
  state.messages.filter = "nothing like that";
  EXPECT_EQ(messages_empty(state).action, "Show all");
  state.messages.rows.clear();
  EXPECT_EQ(messages_empty(state).title, "Nothing was told yet");
  state.messages.loaded = false;
  EXPECT_EQ(messages_empty(state).title, "Reading");
  state.inventory.access = InventoryState::Access::kFailed;
  EXPECT_EQ(messages_empty(state).title, "The file is not open");
}

TEST_F(Messages, AreNotThereUnlessTheyAreOpen) {
  AppState state = told();
  state.overlay = Overlay::kNone;
  EXPECT_FALSE(list_of(std::move(state)).window.has_widget("messages.filter"));
}

TEST_F(Messages, TakeTheKeyboardAtOnceAndFilterAsOneWrites) {
  PanelWindow panel = list_of(told());
  panel.window.type("6");
  EXPECT_EQ(panel.last<LimitMessages>().filter, "6");
  panel.window.click("messages.errors");
  EXPECT_EQ(panel.last<LimitMessages>().at_least, MessageLevel::kError);
  panel.window.click("messages.all");
  EXPECT_EQ(panel.last<LimitMessages>().at_least, std::nullopt);
}

TEST_F(Messages, ArrowsMoveAndEnterOrAClickLeadsToTheObject) {
  AppState state = told();
  state.messages.current = 3;
  PanelWindow panel = list_of(std::move(state));
  panel.window.key(ImGuiKey_DownArrow);
  EXPECT_EQ(panel.last<MoveMessage>().by, 1);
  panel.window.key(ImGuiKey_UpArrow);
  EXPECT_EQ(panel.last<MoveMessage>().by, -1);
  panel.window.key(ImGuiKey_Enter);
  EXPECT_EQ(panel.last<ShowMessage>().number, 3);
  panel.window.click("messages.row.4");
  EXPECT_EQ(panel.last<ShowMessage>().number, 4);
}

TEST_F(Messages, CloseByTheCrossAndByAClickOutside) {
  PanelWindow panel = list_of(told());
  panel.window.click("messages.close");
  EXPECT_EQ(panel.all<OpenOverlay>().size(), 1U);
  panel.window.click_at({5, 5});
  EXPECT_EQ(panel.all<OpenOverlay>().size(), 2U);
}

TEST_F(Messages, AllComeBackWhenTheFilterLeavesNone) {
  AppState state = told();
  state.messages.filter = "nothing like that";
  PanelWindow panel = list_of(std::move(state));
  EXPECT_TRUE(panel.window.has_text("No message is like that"));
  panel.window.key(ImGuiKey_Enter);
  EXPECT_TRUE(panel.all<ShowMessage>().empty());
  panel.window.click("messages.empty.action");
  EXPECT_EQ(panel.last<LimitMessages>().filter, "");
}

TEST_F(Messages, FitSmallWindowsAndLargeText) {
  for (const float scale : {0.75F, 1.0F, 2.0F}) {
    for (const float width : {480.0F, 900.0F}) {
      AppState state = told();
      state.messages.rows[0].text = std::string(300, 't');
      state.messages.rows[0].subject.id = std::string(200, 'i');
      state.messages.rows[1].time -= std::chrono::hours(48);
      PanelWindow panel(std::move(state),
                        [](const PanelContext& context) { draw_messages(context); },
                        {.width = width * scale, .height = 500 * scale, .scale = scale});
      const auto outside = texts_outside(panel.window, {0, 0}, {width * scale, 500 * scale});
      EXPECT_TRUE(outside.empty()) << outside.front();
    }
  }
}

TEST_F(Messages, AreCountedInTheStatusBar) {
  AppState state = told();
  state.overlay = Overlay::kNone;
  PanelWindow panel(std::move(state), [](const PanelContext& context) {
    draw_status_bar(context, {248, 976, 1052, 24});
  });
  EXPECT_TRUE(panel.window.has_text("3 new messages"));
  panel.window.click("status.messages");
  EXPECT_TRUE(panel.did(Action::kMessages));
  panel.state.messages.looked_at = 4;
  panel.window.frames(2);
  EXPECT_FALSE(panel.window.has_text("new message"));
}

}  // namespace
}  // namespace toposcope::testing

#include "ui/desk/messages.h"

#include <algorithm>
#include <utility>

#include "ui/desk/go.h"
#include "ui/desk/select.h"
#include "ui/models/messages_model.h"
#include "ui/tasks/work.h"

namespace toposcope::ui {

void refresh_messages(Desk desk) { desk.jobs.run(Slot::kMessages, messages_work()); }

void open_messages(Desk desk) {
  AppState& state = desk.state;
  MessageList& messages = state.messages;
  messages.new_after = messages.looked_at;
  for (const MessageRow& row : messages.rows) {
    if (row.viewed) messages.new_after = std::max(messages.new_after, row.number);
  }
  messages.filter.clear();
  messages.at_least.reset();
  messages.current = 0;
  state.overlay = Overlay::kMessages;
  refresh_messages(desk);
}

void move_message(MessageList& messages, int by) {
  const auto shown = shown_messages(messages);
  if (shown.empty()) return;
  const auto last = static_cast<std::ptrdiff_t>(shown.size()) - 1;
  const auto from = static_cast<std::ptrdiff_t>(current_message(messages, shown));
  const auto to = std::clamp<std::ptrdiff_t>(from + by, 0, last);
  messages.current = messages.rows[shown[static_cast<std::size_t>(to)]].number;
}

void show_message(Desk desk, std::int64_t number) {
  AppState& state = desk.state;
  const auto at = std::find_if(state.messages.rows.begin(), state.messages.rows.end(),
                               [&](const MessageRow& row) { return row.number == number; });
  if (at == state.messages.rows.end()) return;
  state.messages.current = number;
  if (at->subject.empty()) return;
  state.overlay = Overlay::kNone;
  desk.jobs.run(Slot::kInspect, message_subject_work(at->subject));
}

void follow_messages(Desk desk) {
  AppState& state = desk.state;
  if (!state.wanted_selection.empty()) {
    const Subject subject = std::exchange(state.wanted_selection, {});
    // Without a picture there is nothing that it could be selected in.
    if (state.tab().view.subject.empty()) return focus(desk, subject, false);
    select(desk, {subject, Select::How::kOnly, true});
  }
  MessageList& messages = state.messages;
  if (state.overlay != Overlay::kMessages || unread_messages(messages) == 0) return;
  messages.looked_at = messages.rows.front().number;
  if (!state.inventory.read_only) {
    desk.jobs.run(Slot::kWrite, looked_at_work(messages.looked_at));
  }
}

}  // namespace toposcope::ui

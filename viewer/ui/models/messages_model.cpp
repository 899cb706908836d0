#include "ui/models/messages_model.h"

#include <algorithm>

#include "toposcope/scene/captions.h"

#include "query/as_of.h"
#include "query/text_fold.h"

namespace toposcope::ui {
namespace {

using Access = InventoryState::Access;

bool is_unread(const MessageList& messages, const MessageRow& row) {
  return !row.viewed && row.number > messages.looked_at;
}

bool fits(const MessageRow& row, const std::string& wanted) {
  for (const std::string* text :
       {&row.text, &row.subject.environment, &row.origin, &row.subject.type, &row.subject.id}) {
    if (query::folded_contains(*text, wanted)) return true;
  }
  return false;
}

/// "scan:prod" of the environment "prod" says the place twice.
std::string place_of(const MessageRow& row) {
  const std::string& environment = row.subject.environment;
  std::string origin = row.origin;
  if (!environment.empty() && origin.ends_with(":" + environment)) {
    origin.resize(origin.size() - environment.size() - 1);
  }
  if (environment.empty() || origin.empty()) return environment + origin;
  return environment + " \u00B7 " + origin;
}

}  // namespace

std::vector<std::size_t> shown_messages(const MessageList& messages) {
  const std::string wanted = query::fold_text(messages.filter);
  std::vector<std::size_t> shown;
  for (std::size_t i = 0; i < messages.rows.size(); ++i) {
    const MessageRow& row = messages.rows[i];
    if (messages.at_least.has_value() && row.level < *messages.at_least) continue;
    if (wanted.empty() || fits(row, wanted)) shown.push_back(i);
  }
  return shown;
}

std::size_t current_message(const MessageList& messages, const std::vector<std::size_t>& shown) {
  const auto at = std::find_if(shown.begin(), shown.end(), [&](std::size_t index) {
    return messages.rows[index].number == messages.current;
  });
  return at == shown.end() ? 0 : static_cast<std::size_t>(at - shown.begin());
}

MessageTexts message_texts(const MessageRow& row, const scene::Look& look, model::UtcMicros now) {
  constexpr std::size_t kDay = 10;      // "2026-11-20"
  constexpr std::size_t kMinutes = 16;  // "2026-11-20 14:32"
  MessageTexts texts;
  texts.moment = query::local_text(row.time);
  const bool is_today = texts.moment.substr(0, kDay) == query::local_text(now).substr(0, kDay);
  texts.time = is_today ? query::local_minutes(row.time) : texts.moment.substr(0, kMinutes);
  texts.place = place_of(row);
  if (row.subject.empty()) return texts;
  texts.object = row.subject.type.empty()
                     ? row.subject.id
                     : type_label(look, row.subject.type) + " " + row.subject.id;
  return texts;
}

std::size_t unread_messages(const MessageList& messages) {
  return static_cast<std::size_t>(
      std::count_if(messages.rows.begin(), messages.rows.end(),
                    [&](const MessageRow& row) { return is_unread(messages, row); }));
}

store::MessageLevel unread_level(const MessageList& messages) {
  auto worst = store::MessageLevel::kInfo;
  for (const MessageRow& row : messages.rows) {
    if (is_unread(messages, row)) worst = std::max(worst, row.level);
  }
  return worst;
}

std::string unread_text(const MessageList& messages) {
  const std::size_t unread = unread_messages(messages);
  if (unread == 0) return {};
  if (unread == messages.rows.size() && !messages.all) {
    return "over " + tally_text(unread, "new message");
  }
  return tally_text(unread, "new message");
}

std::string messages_caption(const MessageList& messages, std::size_t shown) {
  const std::size_t count = messages.rows.size();
  if (!messages.loaded || count == 0) return {};
  const bool is_limited = shown < count;
  std::string text = is_limited ? scene::grouped_digits(shown) + " of " : "";
  if (!messages.all) text += is_limited ? "the newest " : "The newest ";
  return text + tally_text(count, "message");
}

Reason messages_empty(const AppState& state) {
  const InventoryState& inventory = state.inventory;
  if (inventory.access == Access::kClosed) return {"No file is open", ""};
  if (inventory.access == Access::kFailed) return {"The file is not open", inventory.failure};
  if (!state.messages.loaded) return {"Reading", "Messages are being read."};
  if (!state.messages.rows.empty()) {
    return {"No message is like that", "Level and filter leave none.", "Show all"};
  }
  return {"Nothing was told yet", "Scans and schedules leave their words here."};
}

}  // namespace toposcope::ui

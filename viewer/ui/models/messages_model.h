#pragma once

/// \file
/// The list of messages as it is written.
///
/// \code
///   for (std::size_t index : shown_messages(state.messages)) {
///     const MessageTexts texts = message_texts(state.messages.rows[index], look, state.now);
///   }
/// \endcode
///
/// Pure.

#include <cstddef>
#include <string>
#include <vector>

#include "toposcope/scene/look.h"

#include "ui/desk/app_state.h"
#include "ui/models/list_texts.h"

namespace toposcope::ui {

/// Indexes of the rows that level and filter let through; the filter looks at all that is written.
[[nodiscard]] std::vector<std::size_t> shown_messages(const MessageList& messages);

/// Where the current row stands among those shown; the first one when it is not shown.
[[nodiscard]] std::size_t current_message(const MessageList& messages,
                                          const std::vector<std::size_t>& shown);

struct MessageTexts {
  std::string time;    ///< "14:32" of today, else "2026-11-20 14:32"; by the clocks here.
  std::string place;   ///< "prod · scan"
  std::string object;  ///< "switch port leaf-1b"; empty: it is about none.
  std::string moment;  ///< The whole time, with its zone.
};
[[nodiscard]] MessageTexts message_texts(const MessageRow& row, const scene::Look& look,
                                         model::UtcMicros now);

/// How many nobody looked at.
[[nodiscard]] std::size_t unread_messages(const MessageList& messages);
/// The worst of these.
[[nodiscard]] store::MessageLevel unread_level(const MessageList& messages);
/// "3 new messages"; empty: there are none.
[[nodiscard]] std::string unread_text(const MessageList& messages);

/// "12 messages", "3 of 12 messages", "3 of the newest 1 000 messages".
[[nodiscard]] std::string messages_caption(const MessageList& messages, std::size_t shown);

/// Why no row is shown.
/// \pre  shown_messages() is empty
[[nodiscard]] Reason messages_empty(const AppState& state);

}  // namespace toposcope::ui

#pragma once

/// \file
/// What scans told: the list, what was looked at, and the way to what a message is about.

#include <cstdint>

#include "ui/desk/desk.h"

namespace toposcope::ui {

void refresh_messages(Desk desk);
/// Opens the list; what nobody looked at before is marked as new while it is open.
void open_messages(Desk desk);
void move_message(MessageList& messages, int by);
/// Selects the object of a message in the active tab.
void show_message(Desk desk, std::int64_t number);
/// Once a frame: what is in the open list counts as looked at; what was found is selected.
void follow_messages(Desk desk);

}  // namespace toposcope::ui

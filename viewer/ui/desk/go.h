#pragma once

/// \file
/// From place to place: focal points, tabs, history, time.

#include <cstddef>
#include <string>

#include "ui/desk/desk.h"
#include "ui/desk/intents.h"

namespace toposcope::ui {

/// Shows a view in the active tab, or in a new one beside it; the present one can be gone back to.
void go_to(Desk desk, const ViewSpec& view, bool new_tab);

/// A new tab with the start page, made active.
void open_tab(Desk desk, const ViewSpec& view);
void close_tab(Desk desk, std::size_t index);
void activate_tab(Desk desk, std::size_t index);
/// To the tab `by` places at the right, around the ends.
void step_tab(Desk desk, int by);

void go_back(Desk desk);
void go_forward(Desk desk);

void focus(Desk desk, const Subject& subject, bool new_tab);
/// Shows the file as it was; empty: as it is.
void set_as_of(Desk desk, const std::string& at);
/// To the revision before (-1) or after (1) the one that is shown.
void step_revision(Desk desk, int by);
void compare_with(Desk desk, const Comparison& with);
/// Does what the button of an empty view offers.
void take_way_on(Desk desk);
void open_view_text(Desk desk, const std::string& json);

/// Asks for the picture of the tab's view.
void ask_for_picture(Desk desk, TabState& tab);

}  // namespace toposcope::ui

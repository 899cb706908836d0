#pragma once

/// \file
/// What concerns the window itself: overlays, preferences, the lists at its sides.

#include <cstddef>
#include <string>

#include "ui/desk/desk.h"

namespace toposcope::ui {

void open_overlay(Desk desk, Overlay overlay);
/// Closes what is open, clears what is selected or asked, returns to now: the first that there is.
void escape(Desk desk);
/// Brings them into their ranges; pictures follow what concerns them.
void set_preferences(Desk desk, const Preferences& preferences);
void toggle_split(Desk desk);
/// Opens the choice of what to compare with, or ends the comparison.
void toggle_compare(Desk desk);
/// Scrolls the inspector to a section.
void show_section(AppState& state, const std::string& name);
void point_at(AppState& state, const Pointed& at);

/// Does the action, or focuses the hit, that is chosen in the palette.
void pick_search(Desk desk, std::size_t index, bool new_tab);
/// Moves what is chosen, round at the ends.
void move_search(SearchState& search, int by);
void open_tree_row(Desk desk, const std::string& path, bool open);
void set_tree_filter(Desk desk, const std::string& text);
void set_compare_text(Desk desk, const std::string& text, bool apply);
void set_timeline_text(Desk desk, const std::string& text, bool apply);

}  // namespace toposcope::ui

#pragma once

/// \file
/// Edits of a view, which can be undone, and of its camera, which cannot.

#include <cstdint>
#include <string>

#include "ui/desk/desk.h"
#include "ui/desk/intents.h"

namespace toposcope::ui {

/// How many more members of a fold one step shows.
inline constexpr std::uint32_t kFoldStep = 6;

/// Replaces the view of the active tab by an edited one of the same place.
void edit_view(Desk desk, const ViewSpec& view);
void undo(Desk desk);
void redo(Desk desk);

void move_pin(Desk desk, const std::string& key, scene::Point at);
/// Pins the selected cards where they are; lets them go when all are pinned.
void toggle_pins(Desk desk);
void unpin_all(Desk desk);
/// Opens or closes the fold or box that is selected, by steps of six.
void toggle_fold(Desk desk);
void toggle_folding(Desk desk);

/// Opens the field with the keyboard in it.
void open_filter(AppState& state);
/// AppState::filter_words of the text as it is.
void find_filter_words(AppState& state);
void set_filter(Desk desk, const std::string& text, bool apply);
void toggle_lost(Desk desk, const ToggleLost& what);
/// Takes away what is selected, or gives it back when all of it is away.
void toggle_lost_selection(Desk desk);
void toggle_why(Desk desk);

void move_camera(Desk desk, const scene::Camera& camera, bool glide);
void zoom_by(Desk desk, float factor);
void fit(Desk desk);
/// Moves the camera just so far that the node is well in sight.
void reveal(Desk desk, TabState& tab, const std::string& key);

}  // namespace toposcope::ui

#pragma once

/// \file
/// How results come into the state.

#include <cstdint>

#include "ui/desk/app_state.h"

namespace toposcope::ui {

/// Shows the picture in its tab: cards move from where they were, what got worse pulses.
void take_picture(AppState& state, std::uint64_t tab_id, PicturePtr picture);

/// A camera that shows all of it in what is free of the canvas.
/// \param tab  has the picture
[[nodiscard]] scene::Camera whole_picture(const AppState& state, const TabState& tab);

/// What a picture is first looked at with: all of it where it can be read, else the focal point.
/// \param tab  has the picture
[[nodiscard]] scene::Camera first_camera(const AppState& state, const TabState& tab);

/// The window has another size, or its texts have: cameras that nobody moved fit pictures into it.
void follow_window(AppState& state);

}  // namespace toposcope::ui

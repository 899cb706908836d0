#pragma once

#include "ui/desk/app_state.h"
#include "ui/desk/intents.h"

namespace toposcope::ui {

/// Turns the keys of this frame into intents, unless a field has the keyboard; Escape and chords
/// with Ctrl count there too, but for those that fields use themselves.
///
/// Keys are ImGuiIO::KeysDown by GLFW's numbers: letters and digits are their ASCII codes.
void read_keys(const AppState& state, Intents& intents);

}  // namespace toposcope::ui

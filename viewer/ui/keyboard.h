#pragma once

#include "ui/desk/app_state.h"
#include "ui/desk/intents.h"

namespace toposcope::ui {

/// Turns the keys of this frame into intents, unless a field has the keyboard; Escape and chords
/// with Ctrl count there too, but for those that fields use themselves.
///
/// Letters and digits are ImGuiIO::KeysDown by their ASCII codes, as GLFW numbers them.
void read_keys(const AppState& state, Intents& intents);

}  // namespace toposcope::ui

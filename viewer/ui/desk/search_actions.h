#pragma once

/// \file
/// Actions that fit what is written into the palette.

#include <string>
#include <vector>

#include "ui/desk/app_state.h"

namespace toposcope::ui {

/// Enabled actions whose name or hint has a word that each word of the text begins; by how well
/// they fit, then by their list.  All enabled ones for an empty text, or one that begins with ">".
[[nodiscard]] std::vector<ActionHit> actions_like(const AppState& state, const std::string& text);

}  // namespace toposcope::ui

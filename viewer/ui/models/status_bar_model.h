#pragma once

/// \file
/// What the status bar says.  Pure.

#include <string>
#include <vector>

#include "ui/desk/actions.h"
#include "ui/desk/app_state.h"

namespace toposcope::ui {

/// "1 selected · switch_pnic:leaf-1b/Eth1/12", "3 selected", "Nothing selected".
[[nodiscard]] std::string selection_text(const AppState& state);

struct KeyHint {
  Action action = Action::kPalette;
  std::string word;  ///< "next problem"
  std::string keys;  ///< "]"
};

/// Keys that do something now, what matters most first.
[[nodiscard]] std::vector<KeyHint> key_hints(const AppState& state);

/// "14:32:09 CET (UTC+1) · revision 4 812 · read only"
[[nodiscard]] std::string clock_text(const AppState& state);

}  // namespace toposcope::ui

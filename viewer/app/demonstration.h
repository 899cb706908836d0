#pragma once

/// \file
/// Every widget once, to be looked at.

#include <cstddef>
#include <string>

#include "ui/ui_context.h"

namespace toposcope::app {

/// What a person changes in the demonstration.
struct DemonstrationState {
  std::string search, filter;
  int selected = 0;
  std::size_t tab = 0;
  float left = 248;
  float right = 300;
  bool why = true;
};

/// Fills the screen.
void draw_demonstration(ui::UiContext& ui, DemonstrationState& state);

}  // namespace toposcope::app

#pragma once

/// \file
/// What the shell (a window, or a picture of one) asks of the program.

#include <functional>

#include "ui/paint/fonts.h"

namespace toposcope::app {

/// A program as the shell sees it.  All functions run on the thread of the shell.
struct Frame {
  ui::Fonts* fonts = nullptr;  ///< Not null; attached to the context of the shell.
  /// Draws everything, between ImGui::NewFrame and ImGui::Render.
  std::function<void()> draw;
  /// Whether another frame follows at once: something moves.  Empty: never.
  std::function<bool()> wants_more = {};
  /// Called some times a second while the window sleeps: whether a frame is due.  Empty: never.
  std::function<bool()> looks = {};
  /// Whether the window may close and the loop end; asked after each frame.  `asked` says that the
  /// user closed the window.  Empty: as asked.
  std::function<bool(bool asked)> closes = {};
};

}  // namespace toposcope::app

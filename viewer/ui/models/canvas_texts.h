#pragma once

/// \file
/// Words around the canvas.  Pure.

#include <cstddef>
#include <string>

#include "ui/desk/picture.h"

namespace toposcope::ui {

/// "3 objects, 1 link"; a dash for nothing; why the walk ended here where it did.
[[nodiscard]] std::string step_text(const StepRow& step);

/// "1 link away"
[[nodiscard]] std::string depth_text(unsigned depth);

/// What a canvas without a picture waits for: "The graph of web-1".
[[nodiscard]] std::string waiting_text(const Subject& subject);

}  // namespace toposcope::ui

#pragma once

/// \file
/// A box above the whole window, which is darkened and takes no clicks meanwhile.

#include <imgui.h>

#include "toposcope/scene/scene.h"

#include "ui/ui_context.h"

namespace toposcope::ui {

struct OverlaySpec {
  const char* name;
  scene::Size size;        ///< Pixels at 100 %; made smaller where the window is.
  float top_share = 0.5F;  ///< Of the room that is left above and below, what goes above.
  scene::Size padding = {12, 12};
};

/// \code
///   const OverlayScope box(ui, {"keys", {900, 600}});
///   if (box.clicked_outside()) intents.add(OpenOverlay{});
/// \endcode
/// Between its beginning and end the cursor is inside of the box.
class OverlayScope {
 public:
  OverlayScope(UiContext& ui, const OverlaySpec& spec);
  ~OverlayScope();
  OverlayScope(const OverlayScope&) = delete;
  OverlayScope& operator=(const OverlayScope&) = delete;

  [[nodiscard]] bool clicked_outside() const { return clicked_outside_; }
  [[nodiscard]] bool is_appearing() const { return is_appearing_; }
  /// Inside of its padding, pixels of the screen.
  [[nodiscard]] ImVec2 room() const { return room_; }

 private:
  bool clicked_outside_ = false;
  bool is_appearing_ = false;
  ImVec2 room_;
};

}  // namespace toposcope::ui

#pragma once

#include <vector>

#include <imgui.h>

#include "ui/support/headless_window.h"

namespace toposcope::testing {

/// A draw list of its own, and what a person would see of it.
class DrawnList {
 public:
  /// Nothing outside of `clip` (left, top, right, bottom) is to be drawn.
  explicit DrawnList(ImVec4 clip = {0, 0, 1000, 1000});

  [[nodiscard]] ImDrawList& list() { return list_; }
  [[nodiscard]] ui::Fonts& fonts() { return window_.fonts(); }

  struct Bounds {
    ImVec2 min, max;
  };
  /// Of all vertices.
  [[nodiscard]] Bounds bounds() const;
  [[nodiscard]] int vertices() const { return list_.VtxBuffer.Size; }
  [[nodiscard]] int triangles() const { return list_.IdxBuffer.Size / 3; }

  /// The alpha that the triangles over a point add up to, 0 to 255: found by asking every triangle
  /// and the texture under it.
  [[nodiscard]] float alpha_at(ImVec2 point) const;

 private:
  HeadlessWindow window_;  ///< For the context that lists need.
  ImDrawList list_;
};

}  // namespace toposcope::testing

#pragma once

/// \file
/// Draws frames of Dear ImGui with the OpenGL context that is current.

#include <cstdint>
#include <functional>

#include "toposcope/model/result.h"

#include "app/frame.h"

namespace toposcope::app {

class GlRenderer {
 public:
  GlRenderer() = default;
  ~GlRenderer();
  GlRenderer(const GlRenderer&) = delete;
  GlRenderer& operator=(const GlRenderer&) = delete;

  /// \pre  OpenGL 3.3 and a context of Dear ImGui are current
  [[nodiscard]] model::Status start();

  /// One frame of `frame`: `input` prepares Dear ImGui's input and time.  When letters did not fit,
  /// the frame is drawn again before anyone sees it.
  void draw(const Frame& frame, const std::function<void()>& input);

 private:
  void upload(const ui::Fonts& fonts);

  bool started_ = false;
  std::uint32_t uploaded_ = 0;  ///< Version of the texture.
};

}  // namespace toposcope::app

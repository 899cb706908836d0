#pragma once

/// \file
/// Where the regions of the window are.
///
/// \code
///   const WindowPlan plan = plan_window(state, {1600, 1000});
///   draw_canvas(context, state, intents, plan.canvas);
/// \endcode
///
/// Pixels at 100 %, origin at the upper left of the window.  Pure.

#include "toposcope/scene/scene.h"

#include "ui/desk/app_state.h"

namespace toposcope::ui {

/// Regions that are not shown have no width.
struct WindowPlan {
  scene::Rect top_bar;
  scene::Rect problems, tree;
  scene::Rect left_rail;  ///< In place of both, where the window is narrow.
  scene::Rect tab_strip, head;
  scene::Rect banner;  ///< Above the canvas, in the past.
  scene::Rect canvas, other_canvas;
  scene::Rect time_strip, status_bar;
  scene::Rect inspector;
  bool inspector_overlays = false;  ///< It lies over the canvas.
};

/// What is shown of the window at this size.
/// \param window  pixels at 100 %
[[nodiscard]] WindowPlan plan_window(const AppState& state, scene::Size window);

/// The part of a canvas that its picture is fitted into: without truth line and legend.
[[nodiscard]] scene::Size picture_room(const scene::Rect& canvas);

}  // namespace toposcope::ui

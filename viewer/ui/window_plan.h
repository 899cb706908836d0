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
  scene::Rect banner;                      ///< Above the canvas, in the past.
  scene::Rect canvas;                      ///< Of the active tab.
  scene::Rect other_canvas;                ///< Of the tab beside it.
  scene::Rect half_head, other_half_head;  ///< Above each, when there are two.
  scene::Rect time_strip, status_bar;
  scene::Rect inspector;
  bool inspector_overlays = false;  ///< It lies over the canvas.
  bool has_halves = false;          ///< Two canvases; they leave no room for the inspector.
};

/// What is shown of the window at this size.
/// \param window  pixels at 100 %
[[nodiscard]] WindowPlan plan_window(const AppState& state, scene::Size window);

/// Free around a graph that is fitted into its room.
inline constexpr float kFitMargin = 18;

/// Whether a list stands at the left of the tab's graph: dependants, or differences.
[[nodiscard]] bool has_side_list(const TabState& tab);
/// Where it stands on a canvas, as high as its rows need.
[[nodiscard]] scene::Rect side_list_area(const TabState& tab, const scene::Rect& canvas);

/// The part of a canvas that the graph is drawn in: without truth line and legend, and without the
/// list, where that would stand on the graph.
[[nodiscard]] scene::Rect graph_area(const TabState& tab, const scene::Rect& canvas);
/// The same of the active tab in a window of this state.
[[nodiscard]] scene::Size graph_room(const AppState& state);
/// How much of it, at its right, lies under the inspector; 0 where too little would be left.
[[nodiscard]] float covered_width(const AppState& state);

}  // namespace toposcope::ui

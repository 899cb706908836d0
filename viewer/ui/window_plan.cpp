#include "ui/window_plan.h"

#include <algorithm>
#include <cmath>

namespace toposcope::ui {
namespace {

using scene::Rect;

constexpr float kTopBar = 44, kTabStrip = 32, kHead = 36, kBanner = 28;
constexpr float kTimeStrip = 40, kStatusBar = 24;
constexpr float kRail = 44;
constexpr float kInspectorNeeds = 1280;  ///< Narrower windows have it over the canvas.
constexpr float kPanelNeeds = 1024;      ///< Narrower ones have a rail at the left.
constexpr float kFoot = 26 + 24 + 14;    ///< Truth line, legend, and the room below.

void plan_left(WindowPlan& plan, const AppState& state, const Rect& area) {
  const float split =
      std::round(area.height * std::clamp(state.preferences.left_split, 0.2F, 0.8F));
  plan.problems = {area.x, area.y, area.width, split};
  plan.tree = {area.x, area.y + split, area.width, area.height - split};
}

/// Cuts a strip off the top.
Rect take_top(Rect& rest, float height) {
  const Rect strip{rest.x, rest.y, rest.width, height};
  rest.y += height;
  rest.height = std::max(0.0F, rest.height - height);
  return strip;
}

Rect take_bottom(Rect& rest, float height) {
  rest.height = std::max(0.0F, rest.height - height);
  return {rest.x, rest.y + rest.height, rest.width, height};
}

void plan_middle(WindowPlan& plan, const AppState& state, Rect rest) {
  plan.tab_strip = take_top(rest, kTabStrip);
  const bool has_focal_point = !state.tabs.empty() && !state.tab().view.subject.empty();
  if (has_focal_point) plan.head = take_top(rest, kHead);
  if (!state.is_now()) plan.banner = take_top(rest, kBanner);
  plan.status_bar = take_bottom(rest, kStatusBar);
  plan.time_strip = take_bottom(rest, kTimeStrip);
  plan.canvas = rest;
  if (state.split.on && rest.width >= 960) {
    const float half = std::floor(rest.width / 2);
    plan.other_canvas = {rest.x + half, rest.y, rest.width - half, rest.height};
    plan.canvas.width = half;
  }
}

}  // namespace

WindowPlan plan_window(const AppState& state, scene::Size window) {
  WindowPlan plan;
  Rect rest{0, 0, window.width, window.height};
  if (state.canvas_only) {
    if (!state.is_now()) plan.banner = take_top(rest, kBanner);
    plan.canvas = rest;
    return plan;
  }
  plan.top_bar = take_top(rest, kTopBar);
  const float left = window.width < kPanelNeeds ? kRail : std::round(state.preferences.left_width);
  const Rect left_area{rest.x, rest.y, left, rest.height};
  if (window.width < kPanelNeeds) {
    plan.left_rail = left_area;
  } else {
    plan_left(plan, state, left_area);
  }
  rest.x += left;
  rest.width -= left;
  plan.inspector_overlays = window.width < kInspectorNeeds;
  const bool has_inspector = !state.split.on && !state.inspection.subject.empty();
  const float right = std::round(state.preferences.right_width);
  if (!plan.inspector_overlays && !state.split.on) rest.width -= right;
  plan_middle(plan, state, rest);
  if (!plan.inspector_overlays && !state.split.on) {
    plan.inspector = {rest.right(), kTopBar, right, window.height - kTopBar};
  } else if (has_inspector) {
    const float width = std::min(right, rest.width);
    plan.inspector = {rest.right() - width, plan.canvas.y, width, plan.canvas.height};
  }
  return plan;
}

scene::Size picture_room(const scene::Rect& canvas) {
  return {canvas.width, std::max(0.0F, canvas.height - kFoot)};
}

}  // namespace toposcope::ui

#include "ui/window_plan.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <string>

namespace toposcope::ui {
namespace {

using scene::Rect;

constexpr float kTopBar = 44, kTabStrip = 32, kHead = 36, kBanner = 28, kHalfHead = 26;
constexpr float kTimeStrip = 40, kStatusBar = 24;
constexpr float kHalfNeeds = 480;  ///< Two canvases need twice as much; else there is one.
constexpr float kRail = 44;
constexpr float kInspectorNeeds = 1280;  ///< Narrower windows have it over the canvas.
constexpr float kPanelNeeds = 1024;      ///< Narrower ones have a rail at the left.
constexpr float kSide = 14;              ///< Left and right of what stands on a canvas.
constexpr float kSideList = 296, kListHead = 48, kListRow = 20, kLeastList = 80;
constexpr float kHeadings = 30;        ///< Of columns, above a graph.
constexpr float kFoot = 26 + 24 + 14;  ///< Truth line, legend, and the room below.

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
  if (plan.has_halves) {
    const float half = std::floor(rest.width / 2);
    const Rect left{rest.x, rest.y, half, rest.height};
    const Rect right{rest.x + half, rest.y, rest.width - half, rest.height};
    plan.canvas = state.split.active_is_right ? right : left;
    plan.other_canvas = state.split.active_is_right ? left : right;
    plan.half_head = take_top(plan.canvas, kHalfHead);
    plan.other_half_head = take_top(plan.other_canvas, kHalfHead);
  }
}

std::size_t side_list_rows(const TabState& tab) {
  constexpr std::size_t kRowsOfCause = 2, kLineOfCause = 46;
  constexpr std::size_t kNote = 2;
  const Picture& picture = *tab.picture;
  constexpr std::size_t kMany = 200;  // More than any canvas has room for.
  if (!picture.is_clique) {
    if (picture.dependants.size() > kMany) return kMany;
    std::set<std::string> types;
    for (const Dependant& one : picture.dependants) types.insert(one.subject.type);
    return picture.dependants.size() + types.size() + kNote;
  }
  const WhatIf& what_if = picture.view.what_if;
  const std::size_t lost = what_if.nodes.size() + what_if.links.size();
  constexpr std::size_t kLosses = 6;  // Bars, and what can be copied.
  if (picture.differences.size() > kMany) return kMany;
  std::size_t rows = kNote;
  for (const DifferenceRow& row : picture.differences) {
    rows += row.cause.empty() ? 1 : row.cause.size() > kLineOfCause ? 1 + kRowsOfCause : 2;
  }
  return rows + lost + (lost > 0 ? kLosses : 0);
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
  plan.has_halves = state.split.on && rest.width >= 2 * kHalfNeeds;
  const bool has_inspector = !plan.has_halves && !state.inspection.subject.empty();
  const float right = std::round(state.preferences.right_width);
  if (!plan.inspector_overlays && !plan.has_halves) rest.width -= right;
  plan_middle(plan, state, rest);
  if (!plan.inspector_overlays && !plan.has_halves) {
    plan.inspector = {rest.right(), kTopBar, right, window.height - kTopBar};
  } else if (has_inspector) {
    const float width = std::min(right, rest.width);
    plan.inspector = {rest.right() - width, plan.canvas.y, width, plan.canvas.height};
  }
  return plan;
}

bool has_side_list(const TabState& tab) {
  if (tab.picture == nullptr || tab.picture->is_empty()) return false;
  const ViewSpec& view = tab.picture->view;
  return !tab.picture->is_clique || !tab.picture->differences.empty() || !view.what_if.empty() ||
         view.comparison.with != Comparison::With::kNothing;
}

Rect side_list_area(const TabState& tab, const Rect& canvas) {
  const float most = std::max(kLeastList, canvas.height - kFoot - 2 * kSide);
  const float height = kListHead + static_cast<float>(side_list_rows(tab)) * kListRow;
  return {canvas.x + kSide, canvas.y + kSide, std::min(kSideList, canvas.width - 2 * kSide),
          std::clamp(height, kLeastList, most)};
}

Rect graph_area(const TabState& tab, const Rect& canvas) {
  Rect area{canvas.x, canvas.y, canvas.width, std::max(0.0F, canvas.height - kFoot)};
  const float list = kSide + kSideList;
  if (!has_side_list(tab) || area.width < 2 * list) return area;
  // A graph that is lower than what is left below the list has all of the width.
  const Rect& bounds = tab.picture->layout.bounds;
  const float zoom = std::min(1.0F, area.width / std::max(1.0F, bounds.width));
  const float above = (area.height - bounds.height * zoom) / 2 - kHeadings;
  if (side_list_area(tab, canvas).bottom() - canvas.y < above) return area;
  area.x += list;
  area.width -= list;
  return area;
}

float covered_width(const AppState& state) {
  constexpr float kLeastFree = 400;
  const WindowPlan plan = plan_window(state, state.window);
  const bool covers = plan.inspector_overlays && plan.inspector.width > 0 &&
                      plan.canvas.width - plan.inspector.width >= kLeastFree;
  return covers ? plan.inspector.width : 0;
}

scene::Size graph_room(const AppState& state) {
  const Rect canvas = plan_window(state, state.window).canvas;
  const Rect area = graph_area(state.tab(), canvas);
  return {area.width, area.height};
}

}  // namespace toposcope::ui

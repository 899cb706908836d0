#pragma once

/// \file
/// A region of the window as a window of Dear ImGui: fixed place, ground, no decoration.

#include <imgui.h>

#include "toposcope/scene/scene.h"

#include "ui/paint/colours.h"
#include "ui/ui_context.h"

namespace toposcope::ui {

/// Pixels at 100 % to pixels of the screen.
[[nodiscard]] inline ImVec2 corner_of(const UiContext& ui, const scene::Rect& area) {
  return {ui.px(area.x), ui.px(area.y)};
}
[[nodiscard]] inline ImVec2 end_of(const UiContext& ui, const scene::Rect& area) {
  return {ui.px(area.right()), ui.px(area.bottom())};
}

struct PanelSpec {
  const char* name;
  scene::Rect area;  ///< Pixels at 100 %.
  scene::Colour ground;
  bool scrolls = false;
  ImVec2 padding = {0, 0};  ///< Pixels at 100 %.
  /// Over panels that are there already; Dear ImGui puts one that may never come to the front
  /// behind all others.
  bool above = false;
};

/// \code
///   const PanelScope panel(ui, {"problems", plan.problems, ui.theme().panel});
/// \endcode
class PanelScope {
 public:
  PanelScope(const UiContext& ui, const PanelSpec& spec) {
    const ImVec2 min = corner_of(ui, spec.area);
    const ImVec2 max = end_of(ui, spec.area);
    ImGui::SetNextWindowPos(min);
    ImGui::SetNextWindowSize({max.x - min.x, max.y - min.y});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding,
                        ImVec2(ui.px(spec.padding.x), ui.px(spec.padding.y)));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0.0F);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 0.0F);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowMinSize, ImVec2(1, 1));
    ImGui::PushStyleColor(ImGuiCol_WindowBg, colour(spec.ground));
    ImGuiWindowFlags flags = ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize |
                             ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoCollapse |
                             ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNav;
    if (!spec.above) flags |= ImGuiWindowFlags_NoBringToFrontOnFocus;
    if (!spec.scrolls) flags |= ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse;
    ImGui::Begin(spec.name, nullptr, flags);
    ImGui::PopStyleColor();
    ImGui::PopStyleVar(4);
  }
  ~PanelScope() { ImGui::End(); }
  PanelScope(const PanelScope&) = delete;
  PanelScope& operator=(const PanelScope&) = delete;
};

}  // namespace toposcope::ui

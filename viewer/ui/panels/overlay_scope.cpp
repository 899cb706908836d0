#include "ui/panels/overlay_scope.h"

#include <algorithm>
#include <cmath>

#include "ui/imgui_scope.h"
#include "ui/paint/colours.h"
#include "ui/theme_style.h"

namespace toposcope::ui {
namespace {

constexpr float kShade = 0.55F;
constexpr float kFree = 14;  ///< Around the box, at least.

}  // namespace

OverlayScope::OverlayScope(UiContext& ui, const OverlaySpec& spec) {
  const ImVec2 screen = ImGui::GetIO().DisplaySize;
  const float free = ui.px(kFree);
  const ImVec2 size{std::min(ui.px(spec.size.width), std::max(screen.x - 2 * free, 1.0F)),
                    std::min(ui.px(spec.size.height), std::max(screen.y - 2 * free, 1.0F))};
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize(screen);
  {
    const StyleColourScope shade(ImGuiCol_WindowBg, colour(ui.theme().window, kShade));
    const StyleVarScope padding(ImGuiStyleVar_WindowPadding, ImVec2{0, 0});
    ImGui::Begin(spec.name, nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNav |
                     ImGuiWindowFlags_NoScrollWithMouse);
  }
  is_appearing_ = ImGui::IsWindowAppearing();
  const ImVec2 min{std::round((screen.x - size.x) / 2),
                   std::round((screen.y - size.y) * spec.top_share)};
  const ImVec2 max{min.x + size.x, min.y + size.y};
  const bool is_over = ImGui::IsMouseHoveringRect(min, max, false);
  clicked_outside_ = !is_appearing_ && !is_over && ImGui::IsMouseClicked(ImGuiMouseButton_Left) &&
                     ImGui::IsWindowHovered(ImGuiHoveredFlags_ChildWindows);
  const scene::Theme& theme = ui.theme();
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float radius = ui.px(8);
  list.AddRectFilled(min, max, colour(theme.panel), radius);
  list.AddRect(min, max, colour(theme.card_border), radius);
  const ImVec2 padding{ui.px(spec.padding.width), ui.px(spec.padding.height)};
  room_ = {std::max(size.x - 2 * padding.x, 1.0F), std::max(size.y - 2 * padding.y, 1.0F)};
  ImGui::SetCursorScreenPos({min.x + padding.x, min.y + padding.y});
  ImGui::BeginChild("box", room_, false,
                    ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse);
}

OverlayScope::~OverlayScope() {
  ImGui::EndChild();
  ImGui::End();
}

}  // namespace toposcope::ui

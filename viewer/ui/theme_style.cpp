#include "ui/theme_style.h"

#include <array>
#include <cmath>

namespace toposcope::ui {
namespace {

using scene::Face;
using scene::Weight;

struct Type {
  float size;
  Weight weight;
  Face face = Face::kSans;
};

constexpr std::array kTypes = {
    Type{15, Weight::kSemiBold}, Type{14, Weight::kSemiBold},
    Type{13, Weight::kSemiBold}, Type{13, Weight::kRegular},
    Type{12, Weight::kSemiBold}, Type{12, Weight::kMedium},
    Type{12, Weight::kRegular},  Type{11, Weight::kRegular},
    Type{11, Weight::kMedium},   Type{10, Weight::kRegular},
    Type{10, Weight::kMedium},   Type{9, Weight::kBold},
    Type{9, Weight::kRegular},   Type{11, Weight::kRegular, Face::kMono},
};

ImVec4 vec(scene::Colour c, float opacity = 1) {
  return ImGui::ColorConvertU32ToFloat4(colour(c, opacity));
}

void apply_colours(const scene::Theme& theme, ImGuiStyle& style) {
  ImVec4* colours = style.Colors;
  for (int i = 0; i < ImGuiCol_COUNT; ++i) colours[i] = {0, 0, 0, 0};
  colours[ImGuiCol_Text] = vec(theme.text);
  colours[ImGuiCol_TextDisabled] = vec(theme.text3);
  colours[ImGuiCol_WindowBg] = vec(theme.panel);
  colours[ImGuiCol_PopupBg] = vec(theme.card);
  colours[ImGuiCol_Border] = vec(theme.card_border);
  colours[ImGuiCol_FrameBg] = vec(theme.canvas);
  colours[ImGuiCol_FrameBgHovered] = vec(theme.canvas);
  colours[ImGuiCol_FrameBgActive] = vec(theme.canvas);
  colours[ImGuiCol_ScrollbarGrab] = vec(theme.text3, 0.35F);
  colours[ImGuiCol_ScrollbarGrabHovered] = vec(theme.text3, 0.6F);
  colours[ImGuiCol_ScrollbarGrabActive] = vec(theme.text3, 0.8F);
  colours[ImGuiCol_CheckMark] = vec(theme.accent);
  colours[ImGuiCol_Button] = vec(theme.card);
  colours[ImGuiCol_ButtonHovered] = vec(mixed(theme.card, theme.text, 0.08F));
  colours[ImGuiCol_ButtonActive] = vec(theme.accent_soft);
  colours[ImGuiCol_Header] = vec(theme.accent_soft);
  colours[ImGuiCol_HeaderHovered] = vec(theme.text, 0.06F);
  colours[ImGuiCol_HeaderActive] = vec(theme.accent_soft);
  colours[ImGuiCol_Separator] = vec(theme.divider);
  colours[ImGuiCol_SeparatorHovered] = vec(theme.accent);
  colours[ImGuiCol_SeparatorActive] = vec(theme.accent);
  colours[ImGuiCol_TextSelectedBg] = vec(theme.accent, 0.35F);
  colours[ImGuiCol_NavHighlight] = vec(theme.accent);
  colours[ImGuiCol_ModalWindowDimBg] = vec(theme.window, 0.6F);
}

}  // namespace

scene::TextStyle text_style(TextRole role, scene::Colour colour) {
  const Type& type = kTypes.at(static_cast<std::size_t>(role));
  return {.face = type.face, .weight = type.weight, .size = type.size, .colour = colour};
}

void apply_theme(const scene::Theme& theme, float scale, ImGuiStyle& style) {
  style = ImGuiStyle();
  const auto px = [&](float length) { return std::round(length * scale); };
  style.WindowPadding = {0, 0};
  style.WindowBorderSize = 0;
  style.ChildBorderSize = 0;
  style.PopupBorderSize = 1;
  style.FrameBorderSize = 0;
  style.WindowRounding = 0;
  style.PopupRounding = px(metric::kPanelRadius);
  style.FrameRounding = px(metric::kControlRadius);
  style.ScrollbarRounding = px(metric::kControlRadius);
  style.ScrollbarSize = px(8);
  style.GrabMinSize = px(20);
  style.FramePadding = {px(8), px(4)};
  style.ItemSpacing = {px(8), 0};
  style.ItemInnerSpacing = {px(4), px(4)};
  style.WindowMinSize = {1, 1};
  style.DisabledAlpha = 0.45F;
  apply_colours(theme, style);
}

scene::Colour mixed(scene::Colour ground, scene::Colour over, float share) {
  const auto mix = [&](std::uint8_t a, std::uint8_t b) {
    const float value =
        static_cast<float>(a) + (static_cast<float>(b) - static_cast<float>(a)) * share;
    return static_cast<std::uint8_t>(std::lround(value));
  };
  return {mix(ground.red, over.red), mix(ground.green, over.green), mix(ground.blue, over.blue),
          ground.alpha};
}

}  // namespace toposcope::ui

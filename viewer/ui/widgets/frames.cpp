#include "ui/widgets/frames.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include <imgui_internal.h>

#include "ui/widgets/buttons.h"
#include "ui/widgets/words.h"

namespace toposcope::ui {
namespace {

constexpr float kTooltipDelay = 0.35F;  ///< Seconds.
constexpr float kTooltipWidth = 320;
constexpr std::size_t kTooltipLines = 12;
constexpr float kLineHeight = 16;
constexpr std::size_t kReasonLines = 40;  ///< Of an empty view: more than any reason has.

constexpr ImGuiWindowFlags kBareWindow =
    ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
    ImGuiWindowFlags_NoFocusOnAppearing | ImGuiWindowFlags_NoNav;

/// Beside the pointer, on the side where there is room.
ImVec2 place_of_tooltip(const UiContext& ui, ImVec2 size) {
  const ImVec2 pointer = ImGui::GetIO().MousePos;
  const ImVec2 screen = ImGui::GetIO().DisplaySize;
  const float side = ui.px(14);
  ImVec2 at{pointer.x + side, pointer.y + ui.px(18)};
  if (at.x + size.x > screen.x) at.x = std::max(0.0F, pointer.x - side - size.x);
  if (at.y + size.y > screen.y) at.y = std::max(0.0F, pointer.y - ui.px(10) - size.y);
  return at;
}

}  // namespace

void tooltip(UiContext& ui, std::span<const std::string_view> lines) {
  const ImGuiContext& context = *ImGui::GetCurrentContext();
  if (!ImGui::IsItemHovered() || context.HoveredIdTimer < kTooltipDelay) return;
  pointer_tooltip(ui, lines);
}

void pointer_tooltip(UiContext& ui, std::span<const std::string_view> lines) {
  if (lines.empty()) return;
  const auto shown = lines.first(std::min(lines.size(), kTooltipLines));
  const float pad = ui.px(10);
  const float most = ui.px(kTooltipWidth) - 2 * pad;
  float width = 0;
  for (std::size_t i = 0; i < shown.size(); ++i) {
    const TextRole role = i == 0 ? TextRole::kHead : TextRole::kDetail;
    width = std::max(width, label_width(ui, {shown[i], role, {}}));
  }
  const ImVec2 size{std::min(std::ceil(width), most) + 2 * pad,
                    ui.px(kLineHeight) * static_cast<float>(shown.size()) + 2 * ui.px(8)};
  ImGui::SetNextWindowPos(place_of_tooltip(ui, size));
  ImGui::SetNextWindowSize(size);
  const StyleVarScope padding(ImGuiStyleVar_WindowPadding, ImVec2{pad, ui.px(8)});
  // Dear ImGui's own tooltips take a frame to find their size; this one is known.
  const WindowScope window("##tooltip",
                           kBareWindow | ImGuiWindowFlags_NoInputs | ImGuiWindowFlags_Tooltip);
  for (std::size_t i = 0; i < shown.size(); ++i) {
    text_line(ui, {shown[i], i == 0 ? TextRole::kHead : TextRole::kDetail,
                   i == 0 ? ui.theme().text : ui.theme().text2});
  }
}

void tooltip(UiContext& ui, std::string_view line) { tooltip(ui, std::array{line}); }

void progress_line(UiContext& ui, std::optional<float> done, double time) {
  constexpr float kRunner = 0.25F;  ///< Of the width.
  constexpr double kSeconds = 1.4;  ///< For one way.
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = room_left();
  const float height = ui.px(2);
  float from = 0;
  float to = std::clamp(done.value_or(0), 0.0F, 1.0F);
  if (!done.has_value()) {
    const auto phase = static_cast<float>(std::fmod(time, kSeconds) / kSeconds);
    from = phase * (1 + kRunner) - kRunner;
    to = from + kRunner;
  }
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddRectFilled({at.x + width * std::max(from, 0.0F), at.y},
                     {at.x + width * std::min(to, 1.0F), at.y + height}, colour(ui.theme().accent));
  ImGui::Dummy({width, height});
}

bool banner(UiContext& ui, const BannerSpec& spec) {
  const scene::Theme& theme = ui.theme();
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const WidgetPlace place{at, {at.x + room_left(), at.y + ui.px(metric::kBanner)}};
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddRectFilled(place.min, place.max, colour(theme.accent_soft));
  const float base = middle_base(ui, TextRole::kRow, place.min.y, place.max.y);
  const Label key{spec.key, TextRole::kCaption, theme.text3};
  float right = place.max.x - ui.px(metric::kMargin);
  bool clicked = false;
  if (!spec.action.empty()) {
    if (!spec.key.empty()) {
      draw_label(ui, list, key, {{right, base}, 0, scene::Anchor::kEnd});
      right -= label_width(ui, key) + ui.px(8);
    }
    right -= std::ceil(label_width(ui, {spec.action, TextRole::kLabel, {}}));
    ImGui::SetCursorScreenPos({right, std::round(place.centre().y - ui.px(metric::kLine) / 2)});
    clicked = link_text(ui, spec.name, spec.action);
    right -= ui.px(12);
  }
  const float left = place.min.x + ui.px(metric::kMargin);
  draw_label(ui, list, {spec.text, TextRole::kName, theme.text},
             {{left, base}, std::max(right - left, 1.0F)});
  ImGui::SetCursorScreenPos(at);
  ImGui::Dummy({place.max.x - place.min.x, place.max.y - place.min.y});
  return clicked;
}

bool toast(UiContext& ui, const ToastSpec& spec, float above) {
  const scene::Theme& theme = ui.theme();
  const scene::StatusColours& alarm = theme.of(model::StatusValue::kError);
  const Label text{spec.text, TextRole::kRow, spec.failed ? alarm.text : theme.text};
  const float pad = ui.px(12);
  const float height = ui.px(36);
  const float room = std::min(label_width(ui, text) + 1, ui.px(420));
  const ImVec2 size{std::ceil(2 * pad + room + ui.px(28)), height};
  const ImVec2 screen = ImGui::GetIO().DisplaySize;
  const ImVec2 at{screen.x - size.x - ui.px(metric::kMargin), screen.y - size.y - ui.px(above)};
  ImGui::SetNextWindowPos(at);
  ImGui::SetNextWindowSize(size);
  const StyleColourScope ground(ImGuiCol_WindowBg, colour(spec.failed ? alarm.tint : theme.card));
  const StyleColourScope edge(ImGuiCol_Border,
                              colour(spec.failed ? alarm.mark : theme.card_border));
  const StyleVarScope border(ImGuiStyleVar_WindowBorderSize, 1);
  const StyleVarScope rounding(ImGuiStyleVar_WindowRounding, ui.px(metric::kPanelRadius));
  const WindowScope window("##toast", kBareWindow);
  if (!window) return false;
  ImGui::BringWindowToDisplayFront(ImGui::GetCurrentWindow());
  const float base = middle_base(ui, text.role, at.y, at.y + height);
  draw_label(ui, *ImGui::GetWindowDrawList(), text, {{at.x + pad, base}, room});
  const float middle = std::round(at.y + height / 2 - ui.px(metric::kLine) / 2);
  ImGui::SetCursorScreenPos({at.x + size.x - pad - ui.px(14), middle});
  const std::string close = std::string(spec.name) + ".close";
  return glyph_button(ui, {.name = close, .size = metric::kLine});
}

bool splitter(UiContext& ui, const SplitterSpec& spec, float& size) {
  constexpr float kGrip = 5;
  const ImVec2 room = ImGui::GetContentRegionAvail();
  const float grip = ui.px(kGrip);
  const Hit hit =
      hit_area(ui, spec.name, spec.vertical ? ImVec2{grip, room.y} : ImVec2{room.x, grip});
  if (hit.hovered || hit.held) {
    ImGui::SetMouseCursor(spec.vertical ? ImGuiMouseCursor_ResizeEW : ImGuiMouseCursor_ResizeNS);
  }
  const scene::Theme& theme = ui.theme();
  const float half = std::floor(grip / 2);
  WidgetPlace line = hit.place;
  const float thick = std::max(1.0F, ui.px(hit.hovered || hit.held ? 2 : 1));
  if (spec.vertical) {
    line.min.x += half;
    line.max.x = line.min.x + thick;
  } else {
    line.min.y += half;
    line.max.y = line.min.y + thick;
  }
  ImGui::GetWindowDrawList()->AddRectFilled(
      line.min, line.max, colour(hit.hovered || hit.held ? theme.accent : theme.divider));
  if (!hit.held) return false;
  const ImVec2 moved = ImGui::GetIO().MouseDelta;
  const float delta = (spec.vertical ? moved.x : moved.y) / ui.fonts().scale();
  const float before = size;
  size = std::clamp(size + (spec.grows_backwards ? -delta : delta), spec.min, spec.max);
  return size != before;
}

DialogScope::DialogScope(UiContext& ui, const DialogSpec& spec) {
  const ImVec2 screen = ImGui::GetIO().DisplaySize;
  ImGui::SetNextWindowPos({std::floor(screen.x / 2), std::floor(screen.y * 0.4F)}, ImGuiCond_Always,
                          {0.5F, 0.5F});
  ImGui::SetNextWindowSize({ui.px(spec.width), 0});
  const StyleVarScope padding(ImGuiStyleVar_WindowPadding, ImVec2{ui.px(20), ui.px(18)});
  const StyleVarScope rounding(ImGuiStyleVar_WindowRounding, ui.px(8));
  open_ = ImGui::BeginPopupModal(
      spec.id, nullptr,
      ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings);
  if (!open_) return;
  text_line(ui, {spec.title, TextRole::kStatusWord, ui.theme().text});
  gap(ui, 8);
  if (ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Escape))) ImGui::CloseCurrentPopup();
}

DialogScope::~DialogScope() {
  if (open_) ImGui::EndPopup();
}

MenuScope::MenuScope(UiContext& ui, const char* id) {
  if (!ImGui::IsPopupOpen(id)) return;
  if (ui.popup_id == ImGui::GetID(id)) {
    ImGui::SetNextWindowPos(ui.popup_place, ImGuiCond_Appearing);
  }
  const StyleVarScope padding(ImGuiStyleVar_WindowPadding, ImVec2{0, ui.px(4)});
  open_ = ImGui::BeginPopup(id, ImGuiWindowFlags_NoMove);
  if (open_ && ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Escape))) {
    ImGui::CloseCurrentPopup();
  }
}

MenuScope::~MenuScope() {
  if (open_) ImGui::EndPopup();
}

bool empty_view(UiContext& ui, const EmptyViewSpec& spec) {
  const scene::Theme& theme = ui.theme();
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const ImVec2 room = ImGui::GetContentRegionAvail();
  const float width = std::min(ui.px(400), room.x);
  const Label reason{spec.reason, TextRole::kDetail, theme.text2};
  const std::vector<std::string> lines = wrapped_lines(ui, reason, width, kReasonLines);
  const float line = ui.px(kLineHeight);
  const float height =
      ui.px(20) + line * static_cast<float>(lines.size()) + ui.px(16 + metric::kControl);
  const float centre = std::round(at.x + room.x / 2);
  float y = std::round(at.y + std::max(0.0F, (room.y - height) * 0.45F));
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const auto write = [&](const Label& label, float row) {
    draw_label(ui, list, label,
               {{centre, middle_base(ui, label.role, y, y + row)}, width, scene::Anchor::kMiddle});
    y += row;
  };
  write({spec.title, TextRole::kStatusWord, theme.text}, ui.px(24));
  for (const std::string& text : lines) write({text, reason.role, reason.colour}, line);
  if (spec.action.empty()) return false;
  const std::string name = std::string(spec.name) + ".action";
  const ButtonSpec action{.name = name, .label = spec.action, .active = true};
  ImGui::SetCursorScreenPos({std::round(centre - button_width(ui, action) / 2), y + ui.px(12)});
  return button(ui, action);
}

}  // namespace toposcope::ui

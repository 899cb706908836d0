#include "ui/widgets/fields.h"

#include <algorithm>

#include <imgui_internal.h>
#include <imgui_stdlib.h>

#include "ui/imgui_scope.h"

namespace toposcope::ui {
namespace {

void draw_field_frame(const UiContext& ui, const WidgetPlace& place, bool active) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const scene::Theme& theme = ui.theme();
  const float radius = ui.px(metric::kControlRadius);
  list.AddRectFilled(place.min, place.max, colour(theme.canvas, current_opacity()), radius);
  list.AddRect(place.min, place.max,
               colour(active ? theme.accent : theme.card_border, current_opacity()), radius);
}

struct FieldRoom {
  float left = 0;   ///< Before the text.
  float right = 0;  ///< After it.
};

/// Tab was pressed: all of the text becomes another one.
int complete(ImGuiInputTextCallbackData* data) {
  const auto& whole = *static_cast<const std::string_view*>(data->UserData);
  data->DeleteChars(0, data->BufTextLen);
  data->InsertChars(0, whole.data(), whole.data() + whole.size());
  return 0;
}

bool input(std::string& text, std::string_view& tab) {
  constexpr ImGuiInputTextFlags kFlags = ImGuiInputTextFlags_EnterReturnsTrue;
  if (tab.empty()) return ImGui::InputText("##field", &text, kFlags);
  return ImGui::InputText("##field", &text, kFlags | ImGuiInputTextFlags_CallbackCompletion,
                          complete, &tab);
}

/// The field itself, without a frame: that is drawn before.
void edit(UiContext& ui, const FieldSpec& spec, const FieldRoom& room, std::string& text,
          FieldResult& result) {
  const WidgetPlace& place = result.place;
  const TextRole role = TextRole::kRow;
  ImFont* font = ui.fonts().font(text_style(role, ui.theme().text));
  const FontScope font_scope(font);
  const StyleColourScope ground(ImGuiCol_FrameBg, 0);
  const StyleColourScope hovered(ImGuiCol_FrameBgHovered, 0);
  const StyleColourScope active(ImGuiCol_FrameBgActive, 0);
  const float height = place.max.y - place.min.y;
  const float above = std::floor((height - font->FontSize) / 2);
  const StyleVarScope padding(ImGuiStyleVar_FramePadding, ImVec2{0, above});
  ImGui::SetCursorScreenPos({place.min.x + room.left, place.min.y});
  ImGui::SetNextItemWidth(std::max(place.max.x - place.min.x - room.left - room.right, 8.0F));
  std::string_view tab = spec.tab;
  result.submitted = input(text, tab);
  result.changed = ImGui::IsItemEdited();
  result.active = ImGui::IsItemActive();
  ui.fonts().note(text);
}

/// A cross that empties the field.
void clear_button(UiContext& ui, const FieldSpec& spec, std::string& text, FieldResult& result) {
  const WidgetPlace& place = result.place;
  constexpr float kSize = 20;
  const float side = ui.px(kSize);
  ImGui::SetCursorScreenPos(
      {place.max.x - side - ui.px(2), std::round(place.centre().y - side / 2)});
  const std::string name = std::string(spec.name) + ".clear";
  const Hit hit = hit_area(ui, name, {side, side});
  draw_glyph(ui, *ImGui::GetWindowDrawList(), UiGlyph::kClose,
             square_about(ui, hit.place.centre(), 10),
             hit.hovered ? ui.theme().text : ui.theme().text3);
  if (!hit.clicked) return;
  text.clear();
  result.changed = true;
  result.cleared = true;
}

}  // namespace

FieldResult text_field(UiContext& ui, const FieldSpec& spec, std::string& text) {
  const IdScope id(spec.name);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = spec.width > 0 ? ui.px(spec.width) : room_left();
  const float height = ui.px(spec.search ? metric::kSearch : metric::kControl);
  FieldResult result;
  result.place = {at, {at.x + width, at.y + height}};
  ui.registry.add(spec.name, result.place);
  const bool was_active = ImGui::GetActiveID() == ImGui::GetID("##field");
  draw_field_frame(ui, result.place, was_active);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const scene::Theme& theme = ui.theme();
  const FieldRoom room{ui.px(spec.search ? 34 : 8), ui.px(text.empty() ? 8 : 26)};
  if (spec.search) {
    const ImVec2 centre{at.x + ui.exact(17), result.place.centre().y};
    draw_glyph(ui, list, UiGlyph::kSearch, square_about(ui, centre, 15), theme.text3);
  }
  if (text.empty()) {
    draw_label(ui, list, {spec.hint, TextRole::kRow, theme.text3},
               {{at.x + room.left, middle_base(ui, TextRole::kRow, at.y, at.y + height)},
                std::max(width - room.left - room.right, 1.0F)});
  }
  const bool had_text = !text.empty();
  {
    const GroupScope group;
    if (spec.take_focus) ImGui::SetKeyboardFocusHere();
    edit(ui, spec, room, text, result);
  }
  if (had_text) clear_button(ui, spec, text, result);
  ImGui::SetCursorScreenPos(at);
  ImGui::Dummy({width, height});
  return result;
}

}  // namespace toposcope::ui

#include "ui/widgets/buttons.h"

#include <algorithm>
#include <string>

#include "ui/imgui_scope.h"

namespace toposcope::ui {
namespace {

constexpr float kPad = 8;     ///< Between frame and contents.
constexpr float kKeyGap = 6;  ///< Before the hint of a key.
constexpr float kGlyphSize = 12;
constexpr float kGlyphRoom = 16;
constexpr float kChevron = 10;

struct FrameColours {
  scene::Colour fill, border;
};

FrameColours frame_colours(const UiContext& ui, const Hit& hit, bool active) {
  const scene::Theme& theme = ui.theme();
  if (active) return {theme.accent_soft, theme.accent};
  const float share = hit.held ? 0.12F : hit.hovered ? 0.06F : 0;
  return {mixed(theme.card, theme.text, share),
          hit.hovered ? mixed(theme.card_border, theme.text, 0.25F) : theme.card_border};
}

void draw_frame(const UiContext& ui, const WidgetPlace& place, const FrameColours& colours) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float radius = ui.px(metric::kControlRadius);
  const float opacity = current_opacity();
  list.AddRectFilled(place.min, place.max, colour(colours.fill, opacity), radius);
  list.AddRect(place.min, place.max, colour(colours.border, opacity), radius);
}

float base_of(UiContext& ui, TextRole role, const WidgetPlace& place) {
  return middle_base(ui, role, place.min.y, place.max.y);
}

}  // namespace

float button_width(UiContext& ui, const ButtonSpec& spec) {
  if (spec.width > 0) return ui.px(spec.width);
  float width = 2 * ui.px(kPad) + label_width(ui, {spec.label, TextRole::kLabel, {}});
  if (spec.glyph.has_value()) width += ui.px(spec.label.empty() ? kGlyphSize : kGlyphRoom);
  if (!spec.key.empty()) {
    width += ui.px(kKeyGap) + label_width(ui, {spec.key, TextRole::kCaption, {}});
  }
  return std::round(width);
}

bool button(UiContext& ui, const ButtonSpec& spec) {
  const DisabledScope disabled(!spec.enabled);
  const Hit hit = hit_area(ui, spec.name, {button_width(ui, spec), ui.px(metric::kControl)});
  draw_frame(ui, hit.place, frame_colours(ui, hit, spec.active));
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const scene::Theme& theme = ui.theme();
  const scene::Colour ink = spec.active ? theme.accent : theme.text;
  float left = hit.place.min.x + ui.px(kPad);
  if (spec.glyph.has_value()) {
    const ImVec2 centre{left + ui.exact(kGlyphSize) / 2, hit.place.centre().y};
    draw_glyph(ui, list, *spec.glyph, square_about(ui, centre, kGlyphSize), ink);
    left += ui.px(kGlyphRoom);
  }
  float right = hit.place.max.x - ui.px(kPad);
  if (!spec.key.empty()) {
    const Label key{spec.key, TextRole::kCaption, spec.active ? theme.accent : theme.text3};
    draw_label(ui, list, key,
               {{right, base_of(ui, TextRole::kLabel, hit.place)}, 0, scene::Anchor::kEnd});
    right -= label_width(ui, key) + ui.px(kKeyGap);
  }
  draw_label(ui, list, {spec.label, TextRole::kLabel, ink},
             {{left, base_of(ui, TextRole::kLabel, hit.place)}, std::max(right - left + 1, 1.0F)});
  return hit.clicked;
}

bool glyph_button(UiContext& ui, const GlyphButtonSpec& spec) {
  const DisabledScope disabled(!spec.enabled);
  const float size = ui.px(spec.size);
  const Hit hit = hit_area(ui, spec.name, {size, size});
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const scene::Theme& theme = ui.theme();
  if (spec.active || hit.hovered) {
    const scene::Colour ground = spec.active ? theme.accent_soft : theme.text;
    list.AddRectFilled(hit.place.min, hit.place.max, colour(ground, spec.active ? 1 : 0.08F),
                       ui.px(metric::kControlRadius));
  }
  const scene::Colour rest = hit.hovered ? theme.text : theme.text2;
  draw_glyph(ui, list, spec.glyph, square_about(ui, hit.place.centre(), spec.size * 0.58F),
             spec.active ? theme.accent : rest);
  return hit.clicked;
}

bool status_count(UiContext& ui, const StatusCountSpec& spec) {
  constexpr float kBadge = 13;
  const std::string number = std::to_string(spec.count);
  const scene::Theme& theme = ui.theme();
  const bool calm = spec.count == 0;
  const Label count{number, TextRole::kHead, calm ? theme.text3 : theme.text};
  const Label word{spec.word, TextRole::kDetail, theme.text3};
  const float text_left = ui.px(28);
  const float word_left = text_left + label_width(ui, count) + ui.px(5);
  const float width = word_left + label_width(ui, word) + ui.px(10);
  const Hit hit = hit_area(ui, spec.name, {std::round(width), ui.px(metric::kPill)});
  const FrameColours frame = frame_colours(ui, hit, spec.active);
  draw_frame(ui, hit.place, frame);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float base = base_of(ui, TextRole::kHead, hit.place);
  draw_badge(ui, list, spec.status,
             {{hit.place.min.x + ui.exact(15), hit.place.centre().y}, kBadge, frame.fill});
  draw_label(ui, list, count, {{hit.place.min.x + text_left, base}});
  draw_label(ui, list, word, {{hit.place.min.x + word_left, base}});
  return hit.clicked;
}

bool drop_down(UiContext& ui, const DropDownSpec& spec) {
  const DisabledScope disabled(!spec.enabled);
  const scene::Theme& theme = ui.theme();
  const Label caption{spec.caption, TextRole::kDetail, theme.text3};
  const Label value{spec.value, TextRole::kLabel, theme.text};
  const float icon_room = spec.icon.empty() ? 0 : ui.px(20);
  const float caption_room = spec.caption.empty() ? 0 : label_width(ui, caption) + ui.px(6);
  const float tail = ui.px(kChevron + 2 * kPad);
  const float natural = ui.px(kPad) + icon_room + caption_room + label_width(ui, value) + tail;
  const float width = spec.width > 0 ? ui.px(spec.width) : std::round(natural);
  const Hit hit = hit_area(ui, spec.name, {width, ui.px(metric::kControl)});
  draw_frame(ui, hit.place, frame_colours(ui, hit, false));
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float base = base_of(ui, value.role, hit.place);
  float left = hit.place.min.x + ui.px(kPad);
  if (icon_room > 0) {
    const ImVec2 centre{left + ui.exact(7), hit.place.centre().y};
    draw_icon(ui, list, spec.icon, square_about(ui, centre, 14), theme.text2);
    left += icon_room;
  }
  if (caption_room > 0) draw_label(ui, list, caption, {{left, base}});
  left += caption_room;
  draw_label(ui, list, value, {{left, base}, std::max(hit.place.max.x - tail - left + 1, 1.0F)});
  const ImVec2 chevron{hit.place.max.x - ui.exact(kPad + kChevron / 2), hit.place.centre().y};
  draw_glyph(ui, list, UiGlyph::kChevronDown, square_about(ui, chevron, kChevron), theme.text3);
  return hit.clicked;
}

void popup_below(UiContext& ui, const char* id) {
  ui.popup_id = ImGui::GetID(id);
  ui.popup_place = {ImGui::GetItemRectMin().x, ImGui::GetItemRectMax().y + ui.px(4)};
  ImGui::OpenPopup(id);
}

bool menu_item(UiContext& ui, const MenuItemSpec& spec) {
  const DisabledScope disabled(!spec.enabled);
  const scene::Theme& theme = ui.theme();
  const Hit hit = hit_area(ui, spec.name, {ui.px(spec.width), ui.px(26)});
  ImDrawList& list = *ImGui::GetWindowDrawList();
  if (hit.hovered) list.AddRectFilled(hit.place.min, hit.place.max, colour(theme.accent_soft));
  const float base = base_of(ui, TextRole::kRow, hit.place);
  const float left = hit.place.min.x + ui.px(28);
  if (spec.checked) {
    const ImVec2 centre{hit.place.min.x + ui.exact(14), hit.place.centre().y};
    draw_glyph(ui, list, UiGlyph::kCheck, square_about(ui, centre, 12), theme.accent);
  }
  float right = hit.place.max.x - ui.px(10);
  for (const std::string_view text : {spec.key, spec.detail}) {
    if (text.empty()) continue;
    const Label quiet{text, TextRole::kCaption, theme.text3};
    draw_label(ui, list, quiet, {{right, base}, 0, scene::Anchor::kEnd});
    right -= label_width(ui, quiet) + ui.px(kKeyGap);
  }
  draw_label(ui, list, {spec.label, TextRole::kRow, theme.text},
             {{left, base}, std::max(right - left, 1.0F)});
  if (hit.clicked) ImGui::CloseCurrentPopup();
  return hit.clicked;
}

bool link_text(UiContext& ui, std::string_view name, std::string_view text) {
  const Label label{text, TextRole::kLabel, ui.theme().accent};
  const float width = label_width(ui, label);
  const Hit hit = hit_area(ui, name, {std::ceil(width), ui.px(metric::kLine)});
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float base = base_of(ui, TextRole::kLabel, hit.place);
  draw_label(ui, list, label, {{hit.place.min.x, base}});
  if (hit.hovered) {
    const float y = base + ui.px(2);
    list.AddRectFilled({hit.place.min.x, y}, {hit.place.max.x, y + std::max(1.0F, ui.px(1))},
                       colour(ui.theme().accent));
  }
  return hit.clicked;
}

}  // namespace toposcope::ui

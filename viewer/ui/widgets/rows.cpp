#include "ui/widgets/rows.h"

#include <algorithm>
#include <string>

#include "toposcope/scene/captions.h"
#include "toposcope/scene/symbols.h"

namespace toposcope::ui {
namespace {

constexpr float kInset = 14;
constexpr float kBadge = 13;
constexpr float kColumn = 34;  ///< Where texts begin beside a badge.

/// An area across the window, or a place only when it has no name.
Hit row_area(UiContext& ui, std::string_view name, float height) {
  const ImVec2 size{room_left(), ui.px(height)};
  if (!name.empty()) return hit_area(ui, name, size);
  ImGui::Dummy(size);
  return {.place = {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()}};
}

scene::Colour ground_of(const UiContext& ui, const Hit& hit, bool selected) {
  const scene::Theme& theme = ui.theme();
  if (selected) return theme.accent_soft;
  return hit.hovered ? mixed(theme.panel, theme.text, 0.05F) : theme.panel;
}

/// Two texts of one line: the left one gets what the right one leaves.
struct TextPair {
  Label left, right;
};

void draw_pair(UiContext& ui, ImDrawList& list, const TextPair& pair, const WidgetPlace& place) {
  float end = place.max.x;
  const float base = place.max.y;
  if (!pair.right.text.empty()) {
    const float room = (place.max.x - place.min.x) * 0.6F;
    draw_label(ui, list, pair.right, {{end, base}, room, scene::Anchor::kEnd});
    end -= std::min(label_width(ui, pair.right), room) + ui.px(8);
  }
  draw_label(ui, list, pair.left, {{place.min.x, base}, std::max(end - place.min.x, 1.0F)});
}

}  // namespace

void draw_row_ground(const UiContext& ui, const Hit& hit, const RowGround& ground) {
  if (!ground.chosen && !hit.hovered) return;
  const scene::Theme& theme = ui.theme();
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float out = ui.px(ground.reach);
  const ImVec2 min{hit.place.min.x - out, hit.place.min.y};
  const ImVec2 max{hit.place.max.x + out, hit.place.max.y};
  ImU32 fill = colour(theme.text, 0.05F);
  if (ground.chosen) fill = ground.glazed ? colour(theme.accent, 0.14F) : colour(theme.accent_soft);
  list.AddRectFilled(min, max, fill, ui.px(ground.radius));
  if (!ground.chosen || ground.edge <= 0) return;
  list.AddRectFilled(min, {min.x + ui.px(ground.edge), max.y}, colour(theme.accent));
}

void section_head(UiContext& ui, const SectionHeadSpec& spec) {
  const WidgetPlace place = row_area(ui, "", metric::kControl).place;
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const scene::Theme& theme = ui.theme();
  const Label title{spec.title, TextRole::kHead, theme.text};
  const Label caption{spec.caption, TextRole::kDetail, theme.text3};
  const float base = middle_base(ui, TextRole::kHead, place.min.y, place.max.y);
  const float left = place.min.x + ui.px(spec.inset);
  const float right = place.max.x - ui.px(spec.inset);
  if (spec.caption_beside) {
    draw_label(ui, list, title, {{left, base}});
    const float after = left + label_width(ui, title) + ui.px(4);
    draw_label(ui, list, caption, {{after, base}, std::max(right - after, 1.0F)});
    return;
  }
  draw_pair(ui, list, {title, caption}, {{left, base}, {right, base}});
}

Hit list_row(UiContext& ui, const ListRowSpec& spec) {
  const Hit hit = row_area(ui, spec.name, metric::kProblemRow);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const scene::Theme& theme = ui.theme();
  draw_row_ground(ui, hit, {.chosen = spec.selected, .edge = 3});
  const ImVec2 min = hit.place.min;
  const float left = min.x + ui.px(kColumn);
  const float right = hit.place.max.x - ui.px(kInset);
  draw_badge(
      ui, list, spec.status,
      {{min.x + ui.exact(19), min.y + ui.exact(18)}, kBadge, ground_of(ui, hit, spec.selected)});
  const float first = min.y + ui.px(21);
  const float second = min.y + ui.px(38);
  draw_pair(
      ui, list,
      {{spec.title, TextRole::kHead, theme.text}, {spec.right, TextRole::kDetail, theme.text2}},
      {{left, first}, {right, first}});
  draw_pair(ui, list,
            {{spec.detail, TextRole::kDetail, theme.text2},
             {spec.right_detail, TextRole::kDetail, theme.text3}},
            {{left, second}, {right, second}});
  if (spec.divided && !spec.selected) {
    const float y = hit.place.max.y - std::max(1.0F, ui.px(1));
    list.AddRectFilled({left, y}, {right, hit.place.max.y}, colour(theme.divider));
  }
  return hit;
}

Hit line_row(UiContext& ui, const LineRowSpec& spec) {
  const Hit hit = row_area(ui, spec.name, metric::kLine);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const scene::Theme& theme = ui.theme();
  draw_row_ground(ui, hit, {.chosen = spec.selected, .edge = 3});
  float left = hit.place.min.x;
  if (spec.status.has_value()) {
    const ImVec2 centre{left + ui.exact(7), hit.place.centre().y};
    draw_badge(ui, list, *spec.status, {centre, 12, ground_of(ui, hit, spec.selected)});
    left += ui.px(22);
  }
  const float base = middle_base(ui, TextRole::kDetail, hit.place.min.y, hit.place.max.y);
  draw_pair(
      ui, list,
      {{spec.title, TextRole::kLabel, theme.text}, {spec.right, TextRole::kDetail, theme.text2}},
      {{left, base}, {hit.place.max.x, base}});
  return hit;
}

TreeRowHit tree_row(UiContext& ui, const TreeRowSpec& spec) {
  constexpr float kStep = 12;
  TreeRowHit result;
  result.hit = row_area(ui, spec.name, metric::kRow);
  Hit& hit = result.hit;
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const scene::Theme& theme = ui.theme();
  const WidgetPlace& place = hit.place;
  draw_row_ground(ui, hit, {.chosen = spec.selected, .glazed = true, .reach = -6, .radius = 4});
  const float indent = place.min.x + ui.px(kInset - 4 + kStep * static_cast<float>(spec.depth));
  const float middle = place.centre().y;
  if (spec.open.has_value()) {
    const WidgetPlace chevron = square_about(ui, {indent + ui.exact(5), middle}, 10);
    draw_glyph(ui, list, *spec.open ? UiGlyph::kChevronDown : UiGlyph::kChevronRight, chevron,
               theme.text3);
    const float end = chevron.max.x + ui.px(4);
    if (hit.clicked && ImGui::GetIO().MousePos.x < end) {
      result.toggled = true;
      hit.clicked = false;
      hit.double_clicked = false;
    }
    ui.registry.add(std::string(spec.name) + ".chevron",
                    {{chevron.min.x - ui.px(4), place.min.y}, {end, place.max.y}});
  }
  const WidgetPlace icon = square_about(ui, {indent + ui.exact(21), middle}, 14);
  const scene::Colour ink = spec.focal ? theme.accent : theme.text2;
  if (spec.icon.empty()) {
    draw_glyph(ui, list, UiGlyph::kFolder, icon, ink);
  } else {
    draw_icon(ui, list, spec.icon, icon, ink);
  }
  const float right = place.max.x - ui.px(kInset);
  const float base = middle_base(ui, TextRole::kRow, place.min.y, place.max.y);
  const Label count{spec.count, TextRole::kDetail, theme.text3};
  draw_label(ui, list, count, {{right, base}, 0, scene::Anchor::kEnd});
  const float badge = right - std::max(ui.exact(40), label_width(ui, count) + ui.exact(13));
  if (scene::status_has_badge(spec.status))
    draw_badge(ui, list, spec.status, {{badge, middle}, 11});
  const float left = indent + ui.px(34);
  draw_label(ui, list, {spec.label, spec.focal ? TextRole::kHead : TextRole::kRow, theme.text},
             {{left, base}, std::max(badge - ui.px(10) - left, 1.0F)});
  return result;
}

Hit key_value_row(UiContext& ui, const KeyValueSpec& spec) {
  const Hit hit = row_area(ui, spec.name, metric::kLine);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const scene::Theme& theme = ui.theme();
  draw_row_ground(ui, hit);
  const float base = middle_base(ui, TextRole::kDetail, hit.place.min.y, hit.place.max.y);
  const float left = hit.place.min.x;
  const float value = left + ui.px(spec.key_width);
  draw_label(ui, list, {spec.key, TextRole::kDetail, theme.text3},
             {{left, base}, ui.px(spec.key_width - 8)});
  draw_label(ui, list, {spec.value, spec.mono ? TextRole::kMono : TextRole::kLabel, theme.text},
             {{value, base}, std::max(hit.place.max.x - value, 1.0F)});
  return hit;
}

void bar_row(UiContext& ui, const BarRowSpec& spec) {
  constexpr float kBar = 92;
  constexpr float kNumber = 28;
  const WidgetPlace place = row_area(ui, "", metric::kLine).place;
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const scene::Theme& theme = ui.theme();
  const float base = middle_base(ui, TextRole::kDetail, place.min.y, place.max.y);
  const float right = place.max.x;
  const float bar_right = right - ui.px(kNumber);
  const float bar_left = bar_right - ui.px(kBar);
  const float top = std::round(place.centre().y - ui.exact(3.5F));
  const float bottom = top + ui.px(7);
  list.AddRectFilled({bar_left, top}, {bar_right, bottom}, colour(theme.card), ui.px(2));
  const float share = std::clamp(spec.share, 0.0F, 1.0F);
  if (share > 0) {
    const float width = std::max(ui.px(2), std::round((bar_right - bar_left) * share));
    list.AddRectFilled({bar_left, top}, {bar_left + width, bottom}, colour(spec.colour), ui.px(2));
  }
  draw_label(ui, list, {spec.value, TextRole::kHead, theme.text},
             {{right, base}, 0, scene::Anchor::kEnd});
  draw_label(ui, list, {spec.label, TextRole::kDetail, theme.text2},
             {{place.min.x, base}, std::max(bar_left - ui.px(8) - place.min.x, 1.0F)});
}

void loss_rows(UiContext& ui, const Losses& losses) {
  using model::StatusValue;
  const std::size_t all =
      std::max(losses.every_path + losses.redundancy + losses.none, std::size_t{1});
  const auto row = [&](const char* label, std::size_t count, StatusValue status) {
    const std::string value = scene::grouped_digits(count);
    bar_row(ui, {.label = label,
                 .share = static_cast<float>(count) / static_cast<float>(all),
                 .value = value,
                 .colour = ui.theme().of(status).mark});
  };
  row("no path left", losses.every_path, StatusValue::kError);
  row("redundancy lost", losses.redundancy, StatusValue::kWarning);
  row("still redundant", losses.none, StatusValue::kOk);
}

Hit history_bar(UiContext& ui, std::string_view name, std::span<const HistorySegment> segments) {
  const Hit hit = row_area(ui, name, 12);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float width = hit.place.max.x - hit.place.min.x;
  float done = 0;
  for (const HistorySegment& segment : segments) {
    const float left = hit.place.min.x + std::round(done * width);
    done += segment.share;
    const float end = hit.place.min.x + std::round(done * width);
    const float right =
        std::min(std::max(end - (done < 0.999F ? 1.0F : 0), left + ui.px(2)), hit.place.max.x);
    list.AddRectFilled({left, hit.place.min.y}, {right, hit.place.max.y}, colour(segment.colour));
  }
  return hit;
}

}  // namespace toposcope::ui

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "ui/imgui_scope.h"
#include "ui/models/palette_model.h"
#include "ui/models/problems_model.h"
#include "ui/panels/list_bodies.h"
#include "ui/panels/overlay_scope.h"
#include "ui/widgets.h"

namespace toposcope::ui {
namespace {

using Kind = PaletteLine::Kind;

constexpr float kWidth = 640, kHead = 26, kRow = 30, kHitRow = 42, kFoot = 26, kMostHeight = 480;
constexpr std::string_view kHint =
    "Name, address, MAC, any 4 characters of an id, or > for commands";

float height_of(const PaletteLine& line) {
  if (line.kind == Kind::kHead) return kHead;
  return line.kind == Kind::kHit ? kHitRow : kRow;
}

/// Labels one after the other, in the room that is left of them.
class Writer {
 public:
  Writer(UiContext& ui, ImVec2 at, float end) : ui_(ui), at_(at), end_(end) {}
  void write(const Label& label) {
    if (label.text.empty() || at_.x >= end_) return;
    draw_label(ui_, *ImGui::GetWindowDrawList(), label, {at_, end_ - at_.x});
    at_.x += label_width(ui_, label);
  }
  void write(const Matched& text, TextRole role, TextRole match, scene::Colour ink) {
    write({text.before, role, ink});
    write({text.match, match, ui_.theme().accent});
    write({text.after, role, ink});
  }
  void skip(float width) { at_.x += ui_.px(width); }

 private:
  UiContext& ui_;
  ImVec2 at_;
  float end_;
};

/// Ground of a row: what Enter takes, or what is under the pointer.
void draw_ground(const UiContext& ui, const Hit& hit, bool current) {
  draw_row_ground(ui, hit, {.chosen = current, .radius = 4});
}

/// A quiet text at the right end; gives where it begins.
float draw_right(UiContext& ui, const Label& label, ImVec2 end, float most) {
  if (label.text.empty()) return end.x;
  draw_label(ui, *ImGui::GetWindowDrawList(), label, {end, most, scene::Anchor::kEnd});
  return end.x - std::min(label_width(ui, label), most) - ui.px(12);
}

Hit draw_action_row(const PanelContext& context, const PaletteLine& line, const std::string& name) {
  UiContext& ui = context.ui;
  const SearchState& search = context.state.search;
  const ActionInfo& info = info_of(static_cast<Action>(search.actions[line.index].action));
  const Hit hit = hit_area(ui, name, {room_left(), ui.px(kRow)});
  draw_ground(ui, hit, search.current == line.index);
  const scene::Theme& theme = ui.theme();
  const float base = middle_base(ui, TextRole::kRow, hit.place.min.y, hit.place.max.y);
  const float left = hit.place.min.x + ui.px(36);
  if (info.is_on != nullptr && info.is_on(context.state)) {
    const ImVec2 centre{hit.place.min.x + ui.exact(18), hit.place.centre().y};
    draw_glyph(ui, *ImGui::GetWindowDrawList(), UiGlyph::kCheck, square_about(ui, centre, 12),
               theme.accent);
  }
  const float end = draw_right(ui, {info.keys, TextRole::kHeading, theme.text3},
                               {hit.place.max.x - ui.px(12), base}, ui.px(120));
  Writer writer(ui, {left, base}, end);
  writer.write({info.name, TextRole::kName, theme.text});
  writer.skip(12);
  writer.write({info.hint, TextRole::kDetail, theme.text3});
  return hit;
}

Hit draw_hit_row(const PanelContext& context, const PaletteLine& line, const std::string& name) {
  UiContext& ui = context.ui;
  const SearchState& search = context.state.search;
  const SearchHit& found = search.hits[line.index - search.actions.size()];
  const HitTexts texts = hit_texts(found, ui.look());
  const Hit hit = hit_area(ui, name, {room_left(), ui.px(kHitRow)});
  draw_ground(ui, hit, search.current == line.index);
  const scene::Theme& theme = ui.theme();
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const WidgetPlace& place = hit.place;
  const float first = place.min.y + ui.px(18);
  const float second = place.min.y + ui.px(34);
  draw_badge(ui, list, found.status, {{place.min.x + ui.exact(18), place.centre().y}, 12});
  draw_icon(ui, list, found.subject.type,
            square_about(ui, {place.min.x + ui.exact(43), place.centre().y}, 16), theme.text2);
  const float left = place.min.x + ui.px(60);
  const float half = (place.max.x - left) / 2;
  const ImVec2 end{place.max.x - ui.px(12), first};
  const float name_end = draw_right(ui, {texts.type, TextRole::kDetail, theme.text2}, end, half);
  Writer top(ui, {left, first}, name_end);
  top.write(texts.name, TextRole::kName, TextRole::kHead, theme.text);
  if (texts.field.empty()) {
    Writer(ui, {left, second}, end.x).write({texts.place, TextRole::kDetail, theme.text3});
    return hit;
  }
  const float value_end =
      draw_right(ui, {texts.place, TextRole::kDetail, theme.text3}, {end.x, second}, half);
  Writer below(ui, {left, second}, value_end);
  below.write({texts.field, TextRole::kDetail, theme.text3});
  below.skip(6);
  below.write(texts.value, TextRole::kMono, TextRole::kMono, theme.text2);
  return hit;
}

void draw_problem_row(const PanelContext& context, std::size_t index) {
  UiContext& ui = context.ui;
  const scene::Theme& theme = ui.theme();
  const ProblemRow& row = context.state.problems.rows[index];
  const std::string name = "palette.problem." + std::to_string(index);
  const Hit hit = hit_area(ui, name, {room_left(), ui.px(kRow)});
  draw_ground(ui, hit, false);
  const float base = middle_base(ui, TextRole::kRow, hit.place.min.y, hit.place.max.y);
  draw_badge(ui, *ImGui::GetWindowDrawList(), row.status,
             {{hit.place.min.x + ui.exact(18), hit.place.centre().y}, 12});
  const ProblemTexts texts = problem_texts(row, context.state.now);
  const float end = draw_right(ui, {texts.age, TextRole::kDetail, theme.text3},
                               {hit.place.max.x - ui.px(12), base}, ui.px(120));
  Writer writer(ui, {hit.place.min.x + ui.px(36), base}, end);
  writer.write({row.title, TextRole::kName, theme.text});
  writer.skip(12);
  writer.write({row.detail, TextRole::kDetail, theme.text2});
  if (!hit.clicked) return;
  context.intents.add(OpenOverlay{});
  context.intents.add(ShowProblem{index, true});
}

void draw_choice(const PanelContext& context, const PaletteLine& line) {
  const SearchState& search = context.state.search;
  const std::string name = "palette.row." + std::to_string(line.index);
  // What belongs to an older text stays, quieter.
  const bool is_old = line.kind == Kind::kHit && is_waiting(search);
  const StyleVarScope alpha(ImGuiStyleVar_Alpha, ImGui::GetStyle().Alpha * (is_old ? 0.55F : 1));
  const Hit hit = line.kind == Kind::kHit ? draw_hit_row(context, line, name)
                                          : draw_action_row(context, line, name);
  if (hit.clicked) context.intents.add(PickSearch{line.index, ImGui::GetIO().KeyCtrl});
}

/// The chosen line comes into sight when it has changed.
void follow_current(const PanelContext& context, float top, float height) {
  const std::size_t current = context.state.search.current;
  if (!is_another_row(static_cast<int>(current))) return;
  const float head = current == 0 ? context.ui.px(kHead) : 0;
  bring_into_sight({top - head, height + head});
}

void draw_lines(const PanelContext& context, const std::vector<PaletteLine>& lines, float room) {
  UiContext& ui = context.ui;
  const ChildScope rows("rows", {0, room});
  for (const PaletteLine& line : lines) {
    const float top = ImGui::GetCursorPosY();
    if (line.kind == Kind::kHead) {
      const ImVec2 at = ImGui::GetCursorScreenPos();
      draw_label(ui, *ImGui::GetWindowDrawList(), {line.text, TextRole::kHeading, ui.theme().text3},
                 {{at.x + ui.px(12), at.y + ui.px(18)}});
      gap(ui, kHead);
    } else if (line.kind == Kind::kProblem) {
      draw_problem_row(context, line.index);
    } else {
      draw_choice(context, line);
      if (line.index == context.state.search.current) {
        follow_current(context, top, ui.px(height_of(line)));
      }
    }
  }
}

void draw_foot(const PanelContext& context) {
  UiContext& ui = context.ui;
  const scene::Theme& theme = ui.theme();
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float end = at.x + room_left();
  const float base = middle_base(ui, TextRole::kCaption, at.y, at.y + ui.px(kFoot));
  const std::string caption = palette_caption(context.state);
  const float left = draw_right(ui, {caption, TextRole::kCaption, theme.text3},
                                {end - ui.px(12), base}, (end - at.x) * 0.6F);
  Writer writer(ui, {at.x + ui.px(12), base}, left);
  writer.write({"\xE2\x86\x91\xE2\x86\x93 choose   Enter go   Ctrl Enter in a new tab   Esc close",
                TextRole::kCaption, theme.text3});
}

/// The field keeps the keyboard as long as the palette is open.
bool wants_focus(const OverlayScope& box, const char* id) {
  const bool was_active = ImGui::GetStateStorage()->GetBool(ImGui::GetID(id), false);
  return box.is_appearing() || (!was_active && !ImGui::IsAnyItemActive());
}

void read_palette_keys(const PanelContext& context) {
  constexpr std::array<std::pair<ImGuiKey_, int>, 4> kSteps = {{{ImGuiKey_DownArrow, 1},
                                                                {ImGuiKey_UpArrow, -1},
                                                                {ImGuiKey_PageDown, 8},
                                                                {ImGuiKey_PageUp, -8}}};
  for (const auto& [key, by] : kSteps) {
    if (ImGui::IsKeyPressed(ImGui::GetKeyIndex(key))) context.intents.add(MoveSearch{by});
  }
}

void draw_field(const PanelContext& context, const OverlayScope& box) {
  UiContext& ui = context.ui;
  const SearchState& search = context.state.search;
  std::string text = search.text;
  const FieldResult field = text_field(ui,
                                       {.name = "palette.field",
                                        .hint = kHint,
                                        .search = true,
                                        .take_focus = wants_focus(box, "field")},
                                       text);
  ImGui::GetStateStorage()->SetBool(ImGui::GetID("field"), field.active);
  if (field.changed) context.intents.add(SetSearch{text});
  if (field.submitted && search.current < choices_of(search)) {
    context.intents.add(PickSearch{search.current, ImGui::GetIO().KeyCtrl});
  }
  read_palette_keys(context);
}

}  // namespace

void draw_palette(const PanelContext& context) {
  if (context.state.overlay != Overlay::kPalette) return;
  UiContext& ui = context.ui;
  const std::vector<PaletteLine> lines = palette_lines(context.state);
  const std::optional<Reason> empty = palette_empty(context.state);
  float rows = empty.has_value() ? 96 : 0;
  for (const PaletteLine& line : lines) rows += height_of(line);
  rows = std::min(rows, kMostHeight);
  constexpr float kAround = 8 + metric::kSearch + 6 + kFoot + 8;
  const scene::Size size{kWidth, kAround + rows};
  // Its upper edge stays while the rows below become more and fewer.
  const float free = std::max(context.state.window.height - size.height, 1.0F);
  const float share = std::min(context.state.window.height * 0.14F / free, 0.5F);
  const OverlayScope box(ui, {"palette", size, share, {8, 8}});
  if (box.clicked_outside()) context.intents.add(OpenOverlay{});
  draw_field(context, box);
  gap(ui, 6);
  const float room = box.room().y - ui.px(metric::kSearch + 6 + kFoot);
  if (empty.has_value()) {
    const ChildScope reason("empty", {0, room});
    draw_reason(ui, "palette.empty", *empty);
  } else {
    draw_lines(context, lines, room);
  }
  draw_foot(context);
}

}  // namespace toposcope::ui

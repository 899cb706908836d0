#include "ui/panels/inspector_parts.h"

#include <algorithm>
#include <array>
#include <functional>
#include <vector>

#include "toposcope/scene/symbols.h"

#include "ui/imgui_scope.h"
#include "ui/models/inspector_model.h"

namespace toposcope::ui {
namespace {

constexpr std::size_t kFew = 8;
constexpr std::size_t kTooltipColumns = 50;
constexpr std::size_t kTooltipLines = 12;
constexpr std::string_view kClicked = "clicked";
constexpr std::string_view kSubject = "subject";

int id_of(const Subject& subject) {
  const std::string name =
      subject.environment + '\n' + subject.type + '\n' + subject.id + '\n' + subject.key;
  return static_cast<int>(std::hash<std::string>()(name) & 0x7FFFFFFFU);
}

/// Of the window, whatever is on the stack of ids.
ImGuiID memory_id(std::string_view what) {
  return static_cast<ImGuiID>(std::hash<std::string_view>()(what));
}

std::vector<std::string> mention_lines(const Mention& mention) {
  std::vector<std::string> lines = {mention.title};
  if (!mention.note.empty()) lines.push_back(mention.note);
  if (!mention.status.text.empty() && mention.status.text != mention.note) {
    lines.push_back(mention.status.text);
  }
  lines.push_back(mention.subject.type + ":" + mention.subject.id);
  lines.emplace_back("Click selects it, a double click makes it the focal point");
  return lines;
}

}  // namespace

bool remembered(std::string_view what, bool otherwise) {
  return ImGui::GetStateStorage()->GetBool(memory_id(what), otherwise);
}

void remember(std::string_view what, bool value) {
  ImGui::GetStateStorage()->SetBool(memory_id(what), value);
}

bool is_another(const Subject& subject) {
  ImGuiStorage& memory = *ImGui::GetStateStorage();
  const int now = id_of(subject);
  if (memory.GetInt(memory_id(kSubject)) == now) return false;
  memory.SetInt(memory_id(kSubject), now);
  return true;
}

bool section_line(const PanelContext& context, const SectionSpec& spec, bool open) {
  UiContext& ui = context.ui;
  const scene::Theme& theme = ui.theme();
  const float width = spec.head_width > 0 ? ui.px(spec.head_width) : room_left();
  const Hit hit =
      hit_area(ui, "inspector.section." + std::string(spec.id), {width, ui.px(metric::kControl)});
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const ImVec2 min = hit.place.min;
  const float base = middle_base(ui, TextRole::kHead, min.y, hit.place.max.y);
  const Label title{spec.title, TextRole::kHead, theme.text};
  draw_label(ui, list, title, {{min.x, base}, width});
  if (hit.hovered || !open) {
    // In the margin, so that nothing moves when it comes.
    const ImVec2 centre{min.x - ui.exact(7), hit.place.centre().y};
    draw_glyph(ui, list, open ? UiGlyph::kChevronDown : UiGlyph::kChevronRight,
               square_about(ui, centre, 9), hit.hovered ? theme.text : theme.text3);
  }
  const float room = width - label_width(ui, title) - ui.px(12);
  if (!spec.caption.empty() && room > 0) {
    draw_label(ui, list, {spec.caption, TextRole::kDetail, theme.text3},
               {{hit.place.max.x, base}, room, scene::Anchor::kEnd});
  }
  return hit.clicked;
}

bool section(const PanelContext& context, const SectionSpec& spec) {
  const std::string name = "section." + std::string(spec.id);
  gap(context.ui, 7);
  if (context.state.inspection.scroll_to == spec.id) {
    remember(name, true);
    ImGui::SetScrollFromPosY(ImGui::GetCursorScreenPos().y - ImGui::GetWindowPos().y, 0);
  }
  const bool open = remembered(name, true);
  if (section_line(context, spec, open)) remember(name, !open);
  return open;
}

void draw_fact(UiContext& ui, const WidgetPlace& place, const FactLook& look) {
  constexpr float kMost = 0.62F;  ///< Of the line, for the note.
  const scene::Theme& theme = ui.theme();
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const ImVec2 centre{place.min.x + ui.exact(look.indent - 14), place.centre().y};
  if (look.status != nullptr && scene::status_has_badge(*look.status)) {
    draw_badge(ui, list, *look.status, {centre, 12});
  } else if (!look.icon.empty()) {
    draw_icon(ui, list, look.icon, square_about(ui, centre, 13), theme.text3);
  }
  const float left = place.min.x + ui.px(look.indent);
  const float base = middle_base(ui, TextRole::kDetail, place.min.y, place.max.y);
  const Label title{look.title, TextRole::kLabel, theme.text};
  float room = place.max.x - left;
  if (!look.right.empty()) {
    const Label right{look.right, look.right_role, theme.text3};
    const float wanted = label_width(ui, right);
    const float spare = room - label_width(ui, title) - ui.px(8);
    const float width = std::min(wanted, std::max(spare, room * (1 - kMost)));
    draw_label(ui, list, right, {{place.max.x, base}, width + 1, scene::Anchor::kEnd});
    room -= width + ui.px(8);
  }
  draw_label(ui, list, title, {{left, base}, std::max(room, 1.0F)});
}

void follow(const PanelContext& context, const Hit& hit, const Subject& subject) {
  ImGuiStorage& memory = *ImGui::GetStateStorage();
  const ImGuiID clicked = memory_id(kClicked);
  if (hit.double_clicked) {
    if (memory.GetInt(clicked) == id_of(subject)) context.intents.add(Focus{subject});
    return;
  }
  if (!hit.clicked || ImGui::GetIO().MouseClickedLastCount[ImGuiMouseButton_Left] > 1) return;
  if (ImGui::GetIO().KeyCtrl) {
    context.intents.add(Focus{subject, true});
    return;
  }
  memory.SetInt(clicked, id_of(subject));
  context.intents.add(Select{subject, Select::How::kOnly, true});
}

bool take_second_click(const PanelContext& context) {
  if (!ImGui::IsWindowHovered() || !ImGui::IsMouseClicked(ImGuiMouseButton_Left)) return false;
  ImGuiStorage& memory = *ImGui::GetStateStorage();
  const ImGuiID clicked = memory_id(kClicked);
  if (!ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) {
    memory.SetInt(clicked, 0);
    return false;
  }
  const Subject& subject = context.state.inspection.subject;
  if (subject.empty() || memory.GetInt(clicked) != id_of(subject)) return false;
  context.intents.add(Focus{subject});
  return true;
}

void mention_row(const PanelContext& context, std::string_view name, const Mention& mention) {
  UiContext& ui = context.ui;
  const Hit hit = hit_area(ui, name, {room_left(), ui.px(metric::kLine)});
  draw_row_ground(ui, hit, kFactGround);
  draw_fact(ui, hit.place,
            {.status = &mention.status,
             .icon = mention.subject.type,
             .title = mention.title,
             .right = mention.note});
  if (hit.hovered) tip(ui, mention_lines(mention));
  follow(context, hit, mention.subject);
}

std::size_t shown_of(std::string_view name, std::size_t all) {
  return remembered(std::string(name) + ".all", false) ? all : std::min(all, kFew);
}

void more_link(const PanelContext& context, std::string_view name, std::size_t all) {
  if (all <= kFew) return;
  const std::string what = std::string(name) + ".all";
  const bool open = remembered(what, false);
  ImGui::SetCursorPosX(ImGui::GetCursorPosX() + context.ui.px(20));
  const std::string text = open ? "Show fewer" : "Show all " + std::to_string(all);
  if (link_text(context.ui, what, text)) remember(what, !open);
}

void mention_list(const PanelContext& context, std::string_view name,
                  std::span<const Mention> mentions) {
  const std::string stem = std::string(name) + ".";
  clipped_rows(context.ui, shown_of(name, mentions.size()), metric::kLine,
               [&](std::size_t i) { mention_row(context, stem + std::to_string(i), mentions[i]); });
  more_link(context, name, mentions.size());
}

void paragraph(const PanelContext& context, const Label& label, std::size_t most) {
  UiContext& ui = context.ui;
  const auto lines = wrapped_lines(ui, label, room_left(), most);
  {
    const GroupScope group;
    for (const std::string& line : lines) text_line(ui, {line, label.role, label.colour});
  }
  const bool is_cut =
      lines.size() == most && lines.back().ends_with("\u2026") && !label.text.ends_with("\u2026");
  if (is_cut) tip(ui, std::array{std::string(label.text)});
}

void quiet(const PanelContext& context, std::string_view text) {
  paragraph(context, {text, TextRole::kDetail, context.ui.theme().text3}, 4);
}

void tip(UiContext& ui, std::span<const std::string> lines) {
  if (!ImGui::IsItemHovered()) return;
  std::vector<std::string> all;
  for (const std::string& line : lines) {
    for (std::string& part : broken(line, kTooltipColumns, kTooltipLines)) {
      all.push_back(std::move(part));
    }
  }
  const std::vector<std::string_view> views(all.begin(), all.end());
  tooltip(ui, views);
}

}  // namespace toposcope::ui

// The lower end of the inspector: what was, what the source wrote, what can be copied.

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "ui/models/inspector_model.h"
#include "ui/panels/inspector_parts.h"

namespace toposcope::ui {
namespace {

constexpr float kPad = 8;  ///< Between the frame of a record and its text.
constexpr float kCodeLine = 15;

scene::Colour day_colour(const scene::Theme& theme, model::StatusValue value) {
  return value == model::StatusValue::kNoCheck ? theme.card : theme.of(value).mark;
}

void draw_day(const PanelContext& context) {
  UiContext& ui = context.ui;
  const AppState& state = context.state;
  const auto day = day_segments(state.inspection.history, state.now);
  std::vector<HistorySegment> parts;
  for (const DaySegment& one : day) {
    parts.push_back({one.share, day_colour(ui.theme(), one.value)});
  }
  gap(ui, 1);
  const Hit bar = history_bar(ui, "inspector.history", parts);
  if (bar.hovered) {
    const float width = std::max(bar.place.max.x - bar.place.min.x, 1.0F);
    const float at = (ImGui::GetIO().MousePos.x - bar.place.min.x) / width;
    tip(ui, segment_lines(segment_at(day, at), state.now));
  }
  gap(ui, 2);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float base = at.y + ui.px(12);
  const scene::Colour ink = ui.theme().text3;
  ImDrawList& list = *ImGui::GetWindowDrawList();
  draw_label(ui, list, {day_begin_text(state.now), TextRole::kCaption, ink}, {{at.x, base}});
  draw_label(ui, list, {"now", TextRole::kCaption, ink},
             {{at.x + room_left(), base}, 0, scene::Anchor::kEnd});
  ImGui::Dummy({room_left(), ui.px(16)});
}

/// The record in a frame, letter below letter.
void draw_code(const PanelContext& context, RecordCache& cache) {
  UiContext& ui = context.ui;
  const scene::Theme& theme = ui.theme();
  const float letter = std::max(label_width(ui, {"0", TextRole::kMono, theme.text}), 1.0F);
  const float room = room_left() - 2 * ui.px(kPad);
  const auto columns = static_cast<std::size_t>(std::max(room / letter, 8.0F));
  const std::vector<std::string>& pieces = cache.pieces(context.state.inspection, columns);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const ImVec2 end{at.x + room_left(),
                   at.y + ui.px(kCodeLine) * static_cast<float>(pieces.size()) + 2 * ui.px(kPad)};
  list.AddRectFilled(at, end, colour(theme.canvas), ui.px(4));
  list.AddRect(at, end, colour(theme.divider), ui.px(4));
  gap(ui, kPad);
  clipped_rows(ui, pieces.size(), kCodeLine, [&](std::size_t i) {
    const ImVec2 line = ImGui::GetCursorScreenPos();
    draw_label(ui, list, {pieces[i], TextRole::kMono, theme.text2},
               {{line.x + ui.px(kPad), line.y + ui.px(11)}, room + letter});
    ImGui::Dummy({room_left(), ui.px(kCodeLine)});
  });
  gap(ui, kPad);
}

void draw_copy_buttons(const PanelContext& context) {
  struct CopyButton {
    const char* name;
    const char* label;
    Action action;
  };
  constexpr std::array<CopyButton, 3> kButtons = {{
      {"inspector.copy.name", "Name", Action::kCopyName},
      {"inspector.copy.reference", "TYPE:ID", Action::kCopyReference},
      {"inspector.copy.json", "JSON", Action::kCopyJson},
  }};
  UiContext& ui = context.ui;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float base = middle_base(ui, TextRole::kDetail, at.y, at.y + ui.px(metric::kControl));
  draw_label(ui, *ImGui::GetWindowDrawList(), {"copy", TextRole::kDetail, ui.theme().text3},
             {{at.x, base}});
  ImGui::SetCursorScreenPos({at.x + ui.px(44), at.y});
  for (const CopyButton& one : kButtons) {
    if (one.action != Action::kCopyName) ImGui::SameLine(0, ui.px(4));
    if (button(ui, {.name = one.name,
                    .label = one.label,
                    .enabled = is_enabled(one.action, context.state)})) {
      context.intents.add(Do{one.action});
    }
    if (ImGui::IsItemHovered()) tooltip(ui, std::string_view(info_of(one.action).hint));
  }
}

}  // namespace

void draw_history(const PanelContext& context) {
  const AppState& state = context.state;
  if (!section(context, {.id = "history", .title = "History", .caption = "24 h"})) return;
  if (!state.is_now()) return quiet(context, "It is told of the present only.");
  if (state.inspection.history.empty()) return quiet(context, "No status was ever reported.");
  draw_day(context);
}

void draw_raw_source(const PanelContext& context, RecordCache& cache) {
  const Inspection& inspection = context.state.inspection;
  const bool open = inspection.show_document;
  gap(context.ui, 7);
  const std::string caption = inspection.document.empty() ? "none" : "JSON";
  if (section_line(context, {.id = "raw", .title = "Raw source", .caption = caption}, open)) {
    context.intents.add(ShowDocument{!open});
  }
  if (!open) return;
  if (inspection.document.empty()) return quiet(context, "The source gave no record.");
  gap(context.ui, 2);
  draw_code(context, cache);
}

void draw_record(const PanelContext& context) {
  UiContext& ui = context.ui;
  const Inspection& inspection = context.state.inspection;
  if (!section(context, {.id = "record", .title = "Record"})) return;
  const std::array<std::array<std::string_view, 2>, 3> rows = {{
      {"first seen", inspection.first_seen},
      {"last seen", inspection.last_seen},
      {"source", inspection.source},
  }};
  for (const auto& [key, value] : rows) {
    if (value.empty()) continue;
    key_value_row(ui, {.key = key, .value = value});
    if (!ImGui::IsItemHovered()) continue;
    tip(ui, std::array{std::string(key), std::string(value)});
  }
  gap(ui, 4);
  draw_copy_buttons(context);
}

}  // namespace toposcope::ui

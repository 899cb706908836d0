// Truth line and legend: what the picture holds, what it leaves out.

#include <string>
#include <string_view>
#include <vector>

#include "toposcope/model/status.h"
#include "toposcope/scene/captions.h"

#include "query/words.h"
#include "ui/paint/scene_painter.h"
#include "ui/panels/canvas_panel.h"
#include "ui/panels/panel_scope.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/frames.h"

namespace toposcope::ui {
namespace {

constexpr float kSide = 14, kTruth = 26, kLegend = 24, kBelow = 6;

/// A row of parts, left to right, as far as there is room.
class Flow {
 public:
  Flow(UiContext& ui, const scene::Rect& row)
      : ui_(ui),
        x_(ui.px(row.x)),
        end_(ui.px(row.right())),
        top_(ui.px(row.y)),
        bottom_(ui.px(row.bottom())) {}

  /// The place of the next part; false when it does not fit.
  bool take(float width, WidgetPlace& place) {
    if (x_ + width > end_) return false;
    place = {{x_, top_}, {x_ + width, bottom_}};
    x_ += width;
    return true;
  }
  void gap(float width) { x_ += ui_.px(width); }
  void shorten(float by) { end_ -= by; }

 private:
  UiContext& ui_;
  float x_, end_, top_, bottom_;
};

/// A text that is a button, if it can do something; true when it was clicked.
bool text_part(UiContext& ui, Flow& flow, const std::string& name, const Label& label,
               bool is_button = true) {
  WidgetPlace place;
  if (!flow.take(label_width(ui, label), place)) return false;
  ImGui::SetCursorScreenPos(place.min);
  const Hit hit = hit_area(ui, name, {place.max.x - place.min.x, place.max.y - place.min.y});
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float base = middle_base(ui, label.role, place.min.y, place.max.y);
  draw_label(ui, list, label, {{place.min.x, base}});
  if (hit.hovered && is_button) {
    list.AddLine({place.min.x, base + ui.px(3)}, {place.max.x, base + ui.px(3)},
                 colour(label.colour, 0.6F));
  }
  return hit.clicked && is_button;
}

/// Whether there is something that a click on a part can bring back.
bool can_relax(const TabState& tab, const scene::TruthPart& part) {
  const ViewSpec& view = tab.view;
  switch (part.kind) {
    case scene::TruthPart::Kind::kAll:
    case scene::TruthPart::Kind::kHidden:
      return part.warns && (!view.filter.empty() || view.only_neighbours ||
                            (!tab.picture->is_clique && view.depth < kMostDepth));
    case scene::TruthPart::Kind::kFolded:
      return tab.view.fold;
    case scene::TruthPart::Kind::kCollapsed:
      return true;
    case scene::TruthPart::Kind::kBoxes:
      return false;
  }
  return false;
}

/// Brings it back.
void relax(const PanelContext& context, const TabState& tab, scene::TruthPart::Kind kind) {
  ViewSpec view = tab.view;
  switch (kind) {
    case scene::TruthPart::Kind::kAll:
    case scene::TruthPart::Kind::kHidden:
      if (!view.filter.empty()) return context.intents.add(Do{Action::kClearFilter});
      if (!tab.picture->is_clique && !view.only_neighbours) ++view.depth;
      view.only_neighbours = false;
      return context.intents.add(EditView{view});
    case scene::TruthPart::Kind::kFolded:
      return context.intents.add(Do{Action::kUnfoldAll});
    case scene::TruthPart::Kind::kCollapsed:
      view.collapsed.clear();
      return context.intents.add(EditView{view});
    case scene::TruthPart::Kind::kBoxes:
      return;
  }
}

/// What else is to be known of the picture: faulty rules, things of a what-if that are not there.
void draw_notes(UiContext& ui, Flow& flow, const std::vector<std::string>& notes) {
  if (notes.empty()) return;
  const std::string text = "\u00B7 " + query::count_text(notes.size(), "note");
  const scene::Colour ink = ui.theme().of(model::StatusValue::kWarning).text;
  text_part(ui, flow, "truth.notes", {text, TextRole::kDetail, ink}, false);
  const std::vector<std::string_view> lines(notes.begin(), notes.end());
  tooltip(ui, lines);
}

void draw_truth(const PanelContext& context, const TabState& tab,
                const std::vector<scene::TruthPart>& parts, const scene::Rect& row) {
  UiContext& ui = context.ui;
  const scene::Theme& theme = ui.theme();
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const ImVec2 min = corner_of(ui, row);
  const ImVec2 max = end_of(ui, row);
  list.AddRectFilled(min, max, colour(theme.panel), ui.px(5));
  list.AddRect(min, max, colour(theme.divider), ui.px(5));
  draw_glyph(ui, list, UiGlyph::kEye,
             square_about(ui, {min.x + ui.px(16), (min.y + max.y) / 2}, 14), theme.text2);
  Flow flow(ui, {row.x + 30, row.y, row.width - 40, row.height});
  const bool can_unfold = tab.picture->cards.folds > 0 || !tab.view.fold;
  const std::string unfold = tab.view.fold ? "Unfold all" : "Fold equals";
  const Label link{unfold, TextRole::kLabel, theme.accent};
  const float link_width = label_width(ui, link);
  if (can_unfold) flow.shorten(link_width + ui.px(16));
  const std::string hidden = "\u00B7 " + parts.back().text;
  // What is hidden is said in any case; where there is little room, other parts give way.
  const float kept = label_width(ui, {hidden, TextRole::kDetail, theme.text}) + ui.px(8);
  flow.shorten(kept);
  for (const scene::TruthPart& part : parts) {
    const bool first = &part == &parts.front();
    if (&part == &parts.back()) flow.shorten(-kept);
    const std::string text = (first ? "" : "\u00B7 ") + part.text;
    const scene::Colour ink = part.warns ? theme.of(model::StatusValue::kWarning).text
                              : first    ? theme.text
                                         : theme.text2;
    const std::string name = "truth." + std::to_string(static_cast<int>(part.kind));
    const Label label{text, first ? TextRole::kLabel : TextRole::kDetail, ink};
    if (text_part(ui, flow, name, label, can_relax(tab, part))) {
      relax(context, tab, part.kind);
    }
    flow.gap(8);
  }
  draw_notes(ui, flow, tab.picture->notes);
  if (!can_unfold) return;
  Flow right(ui, {row.right() - 10 - link_width / ui.exact(1) - 1, row.y,
                  link_width / ui.exact(1) + 8, row.height});
  if (text_part(ui, right, "truth.unfold", link)) context.intents.add(Do{Action::kUnfoldAll});
}

void draw_legend(const PanelContext& context, const std::vector<scene::LegendEntry>& entries,
                 const scene::Rect& row) {
  UiContext& ui = context.ui;
  const scene::Theme& theme = ui.theme();
  ImDrawList& list = *ImGui::GetWindowDrawList();
  Flow flow(ui, row);
  bool had_status = false;
  std::size_t index = 0;
  for (const scene::LegendEntry& entry : entries) {
    const bool is_status = entry.kind == scene::LegendEntry::Kind::kStatus;
    if (had_status && !is_status) flow.gap(12);
    had_status = is_status;
    const float swatch = scene::legend_swatch_width(entry);
    const Label word{entry.text, TextRole::kDetail, theme.text2};
    const std::string count = entry.count == 0 ? "" : scene::grouped_digits(entry.count);
    const Label number{count, TextRole::kLabel, theme.text};
    const float width = ui.px(swatch + 6) + label_width(ui, word) +
                        (count.empty() ? 0 : ui.px(5) + label_width(ui, number));
    WidgetPlace place;
    if (!flow.take(width, place)) return;
    flow.gap(16);
    ImGui::SetCursorScreenPos(place.min);
    const std::string name = "legend." + std::to_string(index++);
    const Hit hit = hit_area(ui, name, {width, place.max.y - place.min.y});
    scene::Scene sign;
    scene::draw_legend_swatch(sign, theme, entry, {swatch / 2, kLegend / 2});
    paint(list, sign, {place.min, ui.exact(1)}, ui.fonts());
    const float base = middle_base(ui, TextRole::kDetail, place.min.y, place.max.y);
    const float text_x = place.min.x + ui.px(swatch + 6);
    draw_label(ui, list, word, {{text_x, base}});
    if (!count.empty()) {
      draw_label(ui, list, number, {{text_x + label_width(ui, word) + ui.px(5), base}});
    }
    if (hit.clicked && is_status) {
      context.intents.add(
          SetFilter{"status=" + std::string(model::status_word(entry.status.value)), true});
    }
  }
}

}  // namespace

void draw_canvas_foot(const PanelContext& context, const TabState& tab,
                      const CanvasCaptions& captions, const scene::Rect& area) {
  const float bottom = area.bottom() - kBelow;
  const float width = area.width - 2 * kSide;
  draw_truth(context, tab, captions.truth,
             {area.x + kSide, bottom - kLegend - kTruth - 2, width, kTruth});
  draw_legend(context, captions.legend,
              {area.x + kSide + 6, bottom - kLegend, width - 12, kLegend});
}

}  // namespace toposcope::ui

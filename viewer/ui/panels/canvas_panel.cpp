#include "ui/panels/canvas_panel.h"

#include <algorithm>
#include <cmath>

#include "toposcope/scene/camera.h"
#include "toposcope/scene/minimap.h"
#include "toposcope/scene/transition.h"

#include "ui/desk/edit.h"
#include "ui/desk/motion.h"
#include "ui/imgui_scope.h"
#include "ui/models/canvas_texts.h"
#include "ui/paint/scene_painter.h"
#include "ui/panels/panel_scope.h"
#include "ui/widgets/frames.h"
#include "ui/window_plan.h"

namespace toposcope::ui {
namespace {

constexpr scene::Size kMinimap{168, 112};
constexpr float kSide = 14;
constexpr double kPictureIsLate = 0.2;  ///< Seconds until the window says that it waits.

/// Cards with a link to a selected one, and these.
std::vector<bool> near_selection(const Picture& picture,
                                 const std::vector<scene::CardState>& states) {
  std::vector<bool> near(states.size());
  for (std::size_t i = 0; i < states.size(); ++i) near[i] = states[i].selected;
  for (const scene::Line& line : picture.cards.lines) {
    if (states[line.source].selected) near[line.target] = true;
    if (states[line.target].selected) near[line.source] = true;
  }
  return near;
}

/// How many search hits are beyond an edge: a pill that points there.
void draw_hits_outside(UiContext& ui, const scene::OffscreenHits& hits, const scene::Rect& area) {
  constexpr float kPill = 22, kFromEdge = 8;
  const auto pill = [&](std::uint32_t count, const char* arrow, float across, float down) {
    if (count == 0) return;
    const std::string text = std::string(arrow) + " " + scene::grouped_digits(count);
    const Label label{text, TextRole::kLabel, ui.theme().accent};
    const float width = label_width(ui, label) / ui.exact(1) + 16;
    const scene::Rect place{area.x + kFromEdge + across * (area.width - width - 2 * kFromEdge),
                            area.y + kFromEdge + down * (area.height - kPill - 2 * kFromEdge),
                            width, kPill};
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImVec2 min = corner_of(ui, place);
    const ImVec2 max = end_of(ui, place);
    list.AddRectFilled(min, max, colour(ui.theme().accent_soft), ui.px(kPill / 2));
    draw_label(ui, list, label, {{min.x + ui.px(8), middle_base(ui, label.role, min.y, max.y)}});
  };
  pill(hits.left, "\u2190", 0, 0.5F);
  pill(hits.right, "\u2192", 1, 0.5F);
  pill(hits.up, "\u2191", 0.5F, 0);
  pill(hits.down, "\u2193", 0.5F, 1);
}

}  // namespace

bool CanvasPanel::is_active(const PanelContext& context, const TabState& tab) {
  return &tab == &context.state.tab();
}

void CanvasPanel::take_over(const PanelContext& context, const TabState& tab) {
  if (is_active(context, tab) || !ImGui::IsWindowHovered(ImGuiHoveredFlags_ChildWindows)) return;
  const bool is_pressed = ImGui::IsMouseClicked(ImGuiMouseButton_Left) ||
                          ImGui::IsMouseClicked(ImGuiMouseButton_Right) ||
                          ImGui::GetIO().MouseWheel != 0;
  if (is_pressed) context.intents.add(ActivateTab{context.state.split.other_tab});
}

void CanvasPanel::prepare_states(const AppState& state, const TabState& tab) {
  const Picture& picture = *tab.picture;
  auto& cards = prepared_.cards;
  cards.assign(picture.cards.cards.size(), {});
  for (std::size_t i = 0; i < cards.size(); ++i) {
    cards[i].dimmed = i < picture.dimmed.size() && picture.dimmed[i];
    cards[i].pinned = picture.cards.cards[i].marks.pinned;
    cards[i].found = picture.cards.cards[i].marks.found;
  }
  if (state.overlay == Overlay::kPalette) {
    for (const SearchHit& hit : state.search.hits) {
      const std::uint32_t card = picture.card_of(hit.subject.key);
      if (card != graph::kNone) cards[card].found = true;
    }
  }
  const auto mark = [&](const std::string& key, bool scene::CardState::*flag) {
    const std::uint32_t card = picture.card_of(key);
    if (card != graph::kNone) cards[card].*flag = true;
  };
  for (const std::string& key : tab.selected) mark(key, &scene::CardState::selected);
  if (!tab.keyboard.empty()) mark(tab.keyboard, &scene::CardState::keyboard);
  if (tab.pointed.kind == scene::PickTarget::Kind::kCard && tab.pointed.index < cards.size()) {
    cards[tab.pointed.index].hovered = true;
  }
  for (const Pulse& pulse : state.live.pulses) {
    const std::uint32_t card = picture.card_of(pulse.key);
    if (card == graph::kNone) continue;
    cards[card].pulse = std::max(0.01F, share_of(pulse.began, state.seconds, kPulseSeconds));
  }
  if (tab.previous != nullptr && tab.moved >= 0) {
    const float t = share_of(tab.moved, state.seconds, kFadeSeconds);
    for (std::size_t i = 0; i < cards.size(); ++i) {
      if (!tab.previous->node_of_key.contains(picture.cards.cards[i].key)) cards[i].opacity = t;
    }
  }
  if (!tab.view.only_neighbours || tab.selected.empty()) return;
  const std::vector<bool> near = near_selection(picture, cards);
  for (std::size_t i = 0; i < cards.size(); ++i) cards[i].dimmed = cards[i].dimmed || !near[i];
}

void CanvasPanel::prepare_layout(const AppState& state, const TabState& tab) {
  prepared_.layout_differs = false;
  if (tab.previous != nullptr && tab.moved >= 0) {
    prepared_.layout =
        scene::between(tab.previous->layout, tab.picture->layout, progress_of_move(state, tab));
    prepared_.layout_differs = true;
  }
  if (drag_.kind != CanvasDrag::Kind::kCard || !drag_.moved) return;
  if (!prepared_.layout_differs) prepared_.layout = tab.picture->layout;
  prepared_.layout_differs = true;
  if (drag_.card < prepared_.layout.nodes.size()) {
    // Within its tier: a card keeps its column.
    prepared_.layout.nodes[drag_.card].y =
        drag_.card_from.y + (drag_.now.y - drag_.began.y) / tab.camera.zoom;
  }
}

void CanvasPanel::prepare(const PanelContext& context, const TabState& tab) {
  if (prepared_.picture != tab.picture) {
    prepared_.picture = tab.picture;
    prepared_.index.emplace(tab.picture->cards, tab.picture->layout, context.ui.look());
    prepared_.truth = scene::truth_parts(tab.picture->facts, tab.picture->cards);
    prepared_.legend = scene::legend_entries(tab.picture->facts, tab.picture->cards);
    drag_ = {};
  }
  prepare_states(context.state, tab);
  prepare_layout(context.state, tab);
  prepared_.moving_index.reset();
  if (prepared_.layout_differs) {
    prepared_.moving_index.emplace(tab.picture->cards, prepared_.layout, context.ui.look());
  }
  auto& lines = prepared_.lines;
  const auto& all = tab.picture->cards.lines;
  lines.assign(all.size(), {});
  for (std::size_t i = 0; i < all.size(); ++i) {
    const scene::CardState& source = prepared_.cards[all[i].source];
    const scene::CardState& target = prepared_.cards[all[i].target];
    lines[i].strong = source.hovered || target.hovered;
    lines[i].dimmed = source.dimmed || target.dimmed;
    lines[i].selected = !tab.selected_link.empty() &&
                        std::any_of(all[i].links.begin(), all[i].links.end(), [&](auto link) {
                          return tab.picture->facts.links[link].key == tab.selected_link;
                        });
  }
  const Pointed& pointed = tab.pointed;
  if (pointed.kind == scene::PickTarget::Kind::kLine && pointed.index < lines.size()) {
    lines[pointed.index].strong = true;
  }
}

scene::WindowInput CanvasPanel::input(const PanelContext& context) const {
  const Picture& picture = *prepared_.picture;
  const bool differs = prepared_.layout_differs;
  return {picture.cards,
          differs ? prepared_.layout : picture.layout,
          context.ui.look(),
          context.ui.theme(),
          prepared_.cards,
          prepared_.lines,
          differs ? &*prepared_.moving_index : &*prepared_.index};
}

void CanvasPanel::draw_picture(const PanelContext& context, const TabState& tab,
                               const scene::Rect& area) {
  scene::draw_window_into(drawing_, input(context), tab.camera, size_);
  paint(*ImGui::GetWindowDrawList(), drawing_.scene,
        {corner_of(context.ui, area), context.ui.exact(1)}, context.ui.fonts());
  draw_hits_outside(context.ui, drawing_.offscreen, area);
}

void CanvasPanel::draw_band(const PanelContext& context, const scene::Rect& area) const {
  if (drag_.kind != CanvasDrag::Kind::kBand || !drag_.moved) return;
  const UiContext& ui = context.ui;
  const ImVec2 origin = corner_of(ui, area);
  const auto at = [&](float x, float y) {
    return ImVec2(origin.x + ui.exact(x), origin.y + ui.exact(y));
  };
  const ImVec2 min = at(std::min(drag_.began.x, drag_.now.x), std::min(drag_.began.y, drag_.now.y));
  const ImVec2 max = at(std::max(drag_.began.x, drag_.now.x), std::max(drag_.began.y, drag_.now.y));
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddRectFilled(min, max, colour(ui.theme().accent, 0.12F));
  list.AddRect(min, max, colour(ui.theme().accent));
}

void CanvasPanel::draw_minimap(const PanelContext& context, const TabState& tab,
                               const scene::Rect& area) {
  const scene::Rect& bounds = tab.picture->layout.bounds;
  if (!scene::wants_minimap(bounds, tab.camera, size_) || area.width < 2 * kMinimap.width) return;
  UiContext& ui = context.ui;
  const scene::Rect place{area.right() - kSide - kMinimap.width,
                          area.y + size_.height - kSide - kMinimap.height, kMinimap.width,
                          kMinimap.height};
  const ImVec2 min = corner_of(ui, place);
  const ImVec2 max = end_of(ui, place);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddRectFilled(min, max, colour(ui.theme().panel, 0.94F), ui.px(4));
  {
    const ClipScope clip(list, min, max);
    paint(list, scene::draw_minimap(input(context), tab.camera, size_, kMinimap),
          {min, ui.exact(1)}, ui.fonts());
  }
  list.AddRect(min, max, colour(ui.theme().box_border), ui.px(4));
  ImGui::SetCursorScreenPos(min);
  const std::string name = name_ + ".minimap";
  const Hit hit = hit_area(ui, name, {max.x - min.x, max.y - min.y});
  if (!hit.held) return;
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  scene::Camera camera = tab.camera;
  camera.centre = scene::minimap_to_layout(
      bounds, kMinimap, {(mouse.x - min.x) / ui.exact(1), (mouse.y - min.y) / ui.exact(1)});
  context.intents.add(MoveCamera{camera});
}

void CanvasPanel::draw_waiting(const PanelContext& context, const TabState& tab) const {
  const bool is_late =
      tab.waiting_since >= 0 && context.state.seconds - tab.waiting_since > kPictureIsLate;
  if (!is_late) return;
  empty_view(
      context.ui,
      {.name = name_ + ".waiting", .title = "Reading", .reason = waiting_text(tab.view.subject)});
}

/// What stands over and beside the graph.
void CanvasPanel::draw_around(const PanelContext& context, const TabState& tab,
                              const scene::Rect& area) {
  draw_minimap(context, tab, area);
  if (has_side_list(tab)) {
    if (tab.picture->is_clique) {
      draw_differences(context, tab, side_list_area(tab, area));
    } else {
      draw_dependants(context, tab, side_list_area(tab, area));
    }
  }
  scene::Rect free = area;
  free.width -= covered_width(context.state);
  draw_canvas_foot(context, tab, {prepared_.truth, prepared_.legend}, free);
  if (!is_active(context, tab)) return;
  draw_menu(context);
  draw_tooltip(context, tab);
}

void CanvasPanel::draw(const PanelContext& context, const TabState& tab, const scene::Rect& area) {
  UiContext& ui = context.ui;
  const PanelScope panel(ui, {name_.c_str(), area, ui.theme().canvas});
  take_over(context, tab);
  const scene::Rect graph_place = graph_area(tab, area);
  size_ = {graph_place.width, graph_place.height};
  if (tab.picture == nullptr) return draw_waiting(context, tab);
  if (draw_empty_canvas(context, tab)) {
    // A filter may be the reason.
    if (is_active(context, tab)) draw_filter_bar(context, tab, area);
    return;
  }
  prepare(context, tab);
  {
    const ClipScope clip(*ImGui::GetWindowDrawList(), corner_of(ui, graph_place),
                         end_of(ui, graph_place));
    draw_picture(context, tab, graph_place);
    draw_band(context, graph_place);
  }
  handle(context, tab, graph_place);
  draw_around(context, tab, area);
  // Over the graph, so after it.
  if (is_active(context, tab)) draw_filter_bar(context, tab, area);
}

}  // namespace toposcope::ui

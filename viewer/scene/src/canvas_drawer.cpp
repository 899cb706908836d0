#include "canvas_drawer.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "toposcope/model/status.h"
#include "toposcope/scene/text_metrics.h"

#include "card_metrics.h"
#include "route_math.h"

namespace toposcope::scene {
namespace {

constexpr float kRemoved = 0.5F;
constexpr float kDimmed = 0.3F;
constexpr std::size_t kMostTileNames = 40;
constexpr float kTileNameSize = 10;
constexpr float kBadgeReach = 6;  ///< Of a tile.
constexpr float kOpenReach = 6;

int layer_of(const Line& line) {
  if (line.why_step != 0) return 10;
  return model::badness(line.status.value) > model::badness(model::StatusValue::kUnknown)
             ? model::badness(line.status.value)
             : 0;
}

std::string title_of(const Frame& frame) {
  std::string title = frame.type + " " + frame.name;
  if (!frame.role.empty()) title += "\n" + frame.role;
  if (!frame.reason.empty()) title += "\n" + frame.reason;
  return title + "\n" + std::to_string(frame.counts.total()) + " objects";
}

bool overlap(const Rect& a, const Rect& b) {
  return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

Rect around(const Rect& a, const Rect& b) {
  const float x = std::min(a.x, b.x);
  const float y = std::min(a.y, b.y);
  return {x, y, std::max(a.right(), b.right()) - x, std::max(a.bottom(), b.bottom()) - y};
}

/// Whose name a person wants to read even where there is little room: 0 for those it is not.
int importance_of(const Card& card, const CardState& state) {
  if (card.is_focal_point) return 10;
  if (state.selected || state.hovered || state.keyboard) return 9;
  return model::badness(card.status.value) > model::badness(model::StatusValue::kOk)
             ? model::badness(card.status.value)
             : 0;
}

}  // namespace

std::vector<std::uint32_t> lines_by_layer(const CardGraph& cards) {
  std::vector<std::uint32_t> order(cards.lines.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return layer_of(cards.lines[a]) < layer_of(cards.lines[b]);
  });
  return order;
}

CanvasDrawer::CanvasDrawer(const CanvasView& view, Scene& scene, std::vector<PickTarget>& picks)
    : view_(view), scene_(scene), picks_(picks) {
  picks_.push_back({});
}

void CanvasDrawer::draw() {
  draw_frames();
  draw_open_folds();
  draw_lines();
  draw_cards();
  draw_marks();
}

CardView CanvasDrawer::card_view(std::uint32_t index) const {
  const Card& card = cards().cards[index];
  const Rect rect = view_.placer.card(index);
  return {card, rect, view_.placer.detail_of(card, rect), view_.card_state(index),
          view_.placer.is_crowded()};
}

float CanvasDrawer::opacity_of(Kind kind, std::uint32_t index) const {
  if (kind == Kind::kCard) {
    const CardState state = view_.card_state(index);
    const bool removed = cards().cards[index].marks.difference == Difference::kRemoved;
    return state.opacity * (state.dimmed ? kDimmed : 1) * (removed ? kRemoved : 1);
  }
  if (kind == Kind::kLine) {
    const bool removed = cards().lines[index].difference == Difference::kRemoved;
    return (view_.line_state(index).dimmed ? kDimmed : 1) * (removed ? kRemoved : 1);
  }
  return 1;
}

/// Opens a group for a thing that can be pointed at.
void CanvasDrawer::begin(Kind kind, std::uint32_t index, std::string id, const std::string& title) {
  Group group;
  if (!is_small()) {
    group.id = std::move(id);
    group.title = title;
  }
  group.pick = static_cast<PickId>(picks_.size());
  group.opacity = opacity_of(kind, index);
  picks_.push_back({kind, index});
  scene_.begin_group(std::move(group));
}

void CanvasDrawer::draw_frames() {
  for (const std::uint32_t i : view_.frames) {
    const Frame& frame = cards().frames[i];
    const bool is_node = frame.head != graph::kNone;
    begin(Kind::kFrame, i, "box-" + frame.key,
          is_node ? cards().cards[frame.head].title : title_of(frame));
    const CardState state = is_node ? view_.card_state(frame.head) : CardState{};
    draw_frame(scene_, view_.ground,
               {frame, view_.placer.frame(i), view_.placer.head_height(i), state});
    scene_.end_group();
  }
}

graph::LayoutRoute CanvasDrawer::route_of(std::uint32_t line) const {
  graph::LayoutRoute route = view_.placer.route(line);
  if (!is_small() || route.size() < 4) return route;
  const Point from = route.front();
  const Point to = route.back();
  return {from, from, to, to};
}

graph::LayoutRoute CanvasDrawer::trunk_of(const Bundle& bundle) const {
  graph::LayoutRoute trunk = bundle.trunk;
  for (Point& at : trunk) at = view_.placer.point(at);
  return trunk;
}

void CanvasDrawer::draw_lines() {
  for (const std::uint32_t bundle : view_.trunks) {
    draw_trunk(scene_, view_.ground.theme, trunk_of(view_.bundles.bundles[bundle]));
  }
  for (const std::uint32_t i : view_.lines) {
    const Line& line = cards().lines[i];
    const graph::LayoutRoute route = route_of(i);
    if (route.empty()) continue;
    begin(Kind::kLine, i, "l-" + std::to_string(line.links[0]), line.title);
    draw_one_line(i, route);
    scene_.end_group();
  }
}

void CanvasDrawer::draw_one_line(std::uint32_t index, const graph::LayoutRoute& route) {
  const Line& line = cards().lines[index];
  const LineState state = view_.line_state(index);
  const std::uint32_t bundle = view_.bundles.of_line[index];
  if (is_small() && line.why_step == 0) {
    return draw_thin_line(scene_, view_.ground.theme, line, route, state);
  }
  if (bundle == graph::kNone) return draw_line(scene_, view_.ground, line, route, state);
  const Splits splits = splits_of(route, trunk_of(view_.bundles.bundles[bundle]));
  draw_line(scene_, view_.ground, line, splits.first, state);
  draw_line(scene_, view_.ground, line, splits.second, state);
}

void CanvasDrawer::draw_cards() {
  for (const std::uint32_t i : view_.cards) {
    const Card& card = cards().cards[i];
    begin(Kind::kCard, i, "n-" + card.key, card.title);
    draw_card(scene_, view_.ground, card_view(i));
    scene_.end_group();
  }
  if (is_small()) draw_tile_names();
}

void CanvasDrawer::draw_marks() {
  if (is_small()) {
    for (const std::uint32_t i : view_.lines) {
      const Line& line = cards().lines[i];
      if (line.why_step != 0) draw_line_marks(scene_, view_.ground, line, route_of(i));
    }
    return;
  }
  TakenPlaces taken = taken_by_cards();
  for (const std::uint32_t i : view_.trunks) {
    const Bundle& bundle = view_.bundles.bundles[i];
    const graph::LayoutRoute trunk = trunk_of(bundle);
    draw_trunk_count(scene_, view_.ground.theme, trunk, bundle.links);
    const Point middle = middle_of(trunk).at;
    taken.take({middle.x - 20, middle.y - 8, 40, 16});
  }
  for (const std::uint32_t i : view_.lines) draw_marks_of_line(i, taken);
  if (view_.placer.detail() != Detail::kFull) return;
  for (const std::uint32_t i : view_.lines) draw_name(i, taken);
}

void CanvasDrawer::draw_marks_of_line(std::uint32_t index, TakenPlaces& taken) {
  if (view_.bundles.of_line[index] != graph::kNone) return;
  const Line& line = cards().lines[index];
  const graph::LayoutRoute route = route_of(index);
  draw_line_marks(scene_, view_.ground, line, route);
  for (const Rect& place : places_of_marks(view_.ground, line, route)) taken.take(place);
  const LineState state = view_.line_state(index);
  const bool wants_labels = view_.placer.zoom() >= kEndLabelZoom || state.strong || state.selected;
  if (wants_labels) draw_end_labels(scene_, view_.ground.theme, line, route);
}

/// With what stands out of them above: tab, pill, badge.
TakenPlaces CanvasDrawer::taken_by_cards() const {
  TakenPlaces taken;
  const auto take = [&](const Rect& card) {
    taken.take({card.x, card.y - 8, card.width + 7, card.height + 8});
  };
  for (const std::uint32_t i : view_.cards) take(view_.placer.card(i));
  for (const std::uint32_t i : view_.frames) {
    const std::uint32_t head = cards().frames[i].head;
    if (head != graph::kNone) take(view_.placer.card(head));
  }
  return taken;
}

/// Names stand where there is room; tooltips have all of them.
void CanvasDrawer::draw_name(std::uint32_t index, TakenPlaces& taken) {
  if (view_.bundles.of_line[index] != graph::kNone) return;
  const Line& line = cards().lines[index];
  const auto place = place_of_name(line, route_of(index));
  if (!place.has_value() || !taken.is_free(*place)) return;
  draw_line_name(scene_, view_.ground.theme, line, *place);
  taken.take(*place);
}

/// Of tiles, the most important first.
void CanvasDrawer::draw_tile_names() {
  std::vector<std::pair<int, std::uint32_t>> wanted;
  TakenPlaces taken;
  for (const std::uint32_t i : view_.cards) {
    const Rect tile = view_.placer.card(i);
    taken.take({tile.x, tile.y, tile.width + kBadgeReach, tile.height});
    const int importance = importance_of(cards().cards[i], view_.card_state(i));
    if (importance > 0) wanted.emplace_back(-importance, i);
  }
  std::sort(wanted.begin(), wanted.end());
  if (wanted.size() > kMostTileNames) wanted.resize(kMostTileNames);
  for (const auto& [importance, i] : wanted) draw_tile_name(i, taken);
}

/// At the right of the tile, at the edge of the window at its left, as long as there is room, but
/// not less than a few letters.
void CanvasDrawer::draw_tile_name(std::uint32_t card, TakenPlaces& taken) {
  const Rect tile = view_.placer.card(card);
  const TextStyle style{.size = kTileNameSize, .colour = view_.ground.theme.text};
  const std::string& whole = cards().cards[card].name;
  for (const float room : {kMaxCardWidth, 96.0F, 60.0F, 40.0F}) {
    const std::string name = cut_middle(whole, style, room);
    Rect place{tile.right() + kBadgeReach + 1, tile.centre().y - 6.5F, text_width(name, style) + 4,
               13};
    if (place.right() > scene_.size().width) place.x = tile.x - 3 - place.width;
    if (!taken.is_free(place)) continue;
    taken.take(place);
    scene_.add(Box{place, all_round(3), with_alpha(view_.ground.theme.canvas, 0.8F), {}});
    return add_text(scene_, name, {place.x + 2, place.y + 10}, style);
  }
}

bool CanvasDrawer::is_free_of_others(const Rect& place, const OpenFold& fold) const {
  return std::none_of(view_.cards.begin(), view_.cards.end(), [&](std::uint32_t i) {
    const std::uint32_t own = cards().cards[i].open_fold;
    const bool is_own = own != graph::kNone && &cards().open_folds[own] == &fold;
    return !is_own && overlap(view_.placer.card(i), place);
  });
}

/// A dashed frame around what an open fold shows; where others stand between, around each part.
void CanvasDrawer::draw_open_folds() {
  const Stroke dashed{view_.ground.theme.text3, 1, Cap::kButt, {4, 3, 0, 0}};
  const float reach = is_small() ? 2.0F : kOpenReach;
  for (const OpenFold& fold : cards().open_folds) {
    std::vector<Rect> parts;
    for (const std::uint32_t i : fold.cards) parts.push_back(view_.placer.card(i));
    std::sort(parts.begin(), parts.end(), [](const Rect& a, const Rect& b) {
      return std::pair(a.x, a.y) < std::pair(b.x, b.y);
    });
    for (std::size_t i = 0; i < parts.size();) {
      Rect run = parts[i++];
      while (i < parts.size() && is_free_of_others(around(run, parts[i]), fold)) {
        run = around(run, parts[i++]);
      }
      scene_.add(Box{{run.x - reach, run.y - reach, run.width + 2 * reach, run.height + 2 * reach},
                     all_round(8),
                     {},
                     dashed});
    }
  }
}

}  // namespace toposcope::scene

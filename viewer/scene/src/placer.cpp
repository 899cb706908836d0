#include "placer.h"

#include <algorithm>
#include <cmath>

#include "card_metrics.h"

namespace toposcope::scene {
namespace {

constexpr float kNameHeight = 24;
constexpr float kTileSide = 20;
constexpr float kTwoLines = 34;   ///< A card as high has room for a second line.
constexpr float kOneLine = 15;    ///< For a name.
constexpr float kLeastHead = 12;  ///< A title bar of less is not readable.
constexpr float kLeastGap = 2;    ///< Between a title bar and the cards below it.
constexpr float kLeastSpace = 1;  ///< Between cards.
/// Of the layout by tiers, between cards of two rows.
constexpr float kTierGap = kCasePitch - kCardHeight;

/// Of the 20 between two columns, what cards may take that are drawn smaller than their text.
constexpr float kColumnRoom = 9;

/// Where layouts let lines end, as far as rounding goes.
bool is_beside(const Rect& card, Point at) {
  return at.x >= card.x - 1 && at.x <= card.right() + 1 && at.y >= card.y - 1 &&
         at.y <= card.bottom() + 1;
}

}  // namespace

Detail detail_at(float zoom) {
  if (zoom >= 0.85F) return Detail::kFull;
  if (zoom >= 0.55F) return Detail::kName;
  if (zoom >= 0.30F) return Detail::kTile;
  return zoom >= 0.08F ? Detail::kMark : Detail::kBox;
}

Placer::Placer(const CardGraph& cards, const graph::Layout& layout)
    : cards_(cards), layout_(layout) {}

Placer::Placer(const CardGraph& cards, const graph::Layout& layout, const Camera& camera,
               Size window)
    : cards_(cards),
      layout_(layout),
      zoom_(camera.zoom),
      offset_(to_window(camera, window, {0, 0})),
      is_identity_(camera.zoom == 1 && offset_ == Point{}),
      gap_(layout.columns.empty() ? 0 : kTierGap),
      detail_(detail_at(camera.zoom)) {}

float Placer::height_of(const Card& card, float layout_height) const {
  const float edges = card.is_fold() || card.is_collapsed ? kFoldEdges : 0;
  const float most = std::max(1.0F, room_of(layout_height) - edges);
  const float wanted = detail_ == Detail::kFull ? layout_height - edges : kNameHeight;
  return std::min(wanted, most) + edges;
}

float Placer::width_of(const Card& card, float layout_width) const {
  const float scaled = layout_width * zoom_;
  const bool in_lanes =
      gap_ > 0 && (card.frame == graph::kNone || !cards_.frames[card.frame].fabric);
  if (detail_ != Detail::kFull || zoom_ >= 1 || !in_lanes) return scaled;
  return std::min(layout_width, scaled + kColumnRoom * zoom_);
}

float Placer::room_of(float layout_height) const {
  return (layout_height + gap_) * zoom_ - kLeastSpace;
}

Rect Placer::square_of(const Card& card, const Rect& at, float layout_height) const {
  const bool has_edges = card.is_fold() || card.is_collapsed;
  const float room = room_of(std::min(kCardHeight, layout_height - (has_edges ? kFoldEdges : 0)));
  const float side = std::max(1.0F, std::min({kTileSide, at.width, room}));
  const Point centre = at.centre();
  return {centre.x - side / 2, centre.y - side / 2, side, side};
}

float Placer::head_height(std::uint32_t index) const {
  const Frame& frame = cards_.frames[index];
  const float nominal = frame.fabric ? kCaseHeadHeight : kLaneHeadHeight;
  if (zoom_ == 1) return nominal;
  if (detail_ > Detail::kTile) return 0;
  const float margin = frame.fabric ? kCaseMargin : kLaneMargin;
  const float card = detail_ == Detail::kFull   ? kCardHeight
                     : detail_ == Detail::kName ? kNameHeight
                                                : kTileSide;
  const float drawn = std::min(card, room_of(kCardHeight));
  const float room = (nominal + margin + kCardHeight / 2) * zoom_ - drawn / 2 - kLeastGap;
  return room < kLeastHead ? 0 : std::min(nominal, room);
}

Rect Placer::card(std::uint32_t index) const {
  const Card& card = cards_.cards[index];
  const Rect at = rect(layout_.nodes[index]);
  if (zoom_ == 1) return at;
  if (is_title(card)) {
    const Rect box = frame(card.frame);
    const float head = head_height(card.frame);
    return {box.x, box.y, box.width, head > 0 ? head : at.height};
  }
  if (detail_ >= Detail::kTile) return square_of(card, at, layout_.nodes[index].height);
  const float height = height_of(card, layout_.nodes[index].height);
  const float width = width_of(card, layout_.nodes[index].width);
  return {at.centre().x - width / 2, at.centre().y - height / 2, width, height};
}

Detail Placer::detail_of(const Card& card, const Rect& rect) const {
  if (detail_ >= Detail::kTile) return detail_;
  const float height = rect.height - (card.is_fold() || card.is_collapsed ? kFoldEdges : 0);
  if (detail_ == Detail::kFull && height >= kTwoLines) return Detail::kFull;
  return height >= kOneLine ? Detail::kName : Detail::kTile;
}

/// The same place of the card as it is drawn; what lies beside the card or inside goes to its edge.
Point Placer::on_edge(std::uint32_t index, Point at) const {
  const Rect& from = layout_.nodes[index];
  if (zoom_ == 1 && is_beside(from, at)) return point(at);
  const Rect to = card(index);
  float u = std::clamp((at.x - from.x) / from.width, 0.0F, 1.0F);
  float v = std::clamp((at.y - from.y) / from.height, 0.0F, 1.0F);
  const float across = std::min(u, 1 - u) * from.width;
  const float along = std::min(v, 1 - v) * from.height;
  if (across <= along) {
    u = std::round(u);
  } else {
    v = std::round(v);
  }
  return {to.x + u * to.width, to.y + v * to.height};
}

graph::LayoutRoute Placer::down_the_margin(const Rect& title, const Rect& card) const {
  const float x = card.x - 4 * std::min(1.0F, zoom_);
  const Point top{x, title.bottom()};
  const Point corner{x, card.centre().y};
  const Point end{card.x, card.centre().y};
  return {top, top, corner, corner, corner, end, end};
}

graph::LayoutRoute Placer::route(std::uint32_t index) const {
  const Line& line = cards_.lines[index];
  const bool from_title = is_title(cards_.cards[line.source]);
  const std::uint32_t part = from_title ? line.target : line.source;
  const bool in_box = has_box(cards_.cards[part].frame);
  if (line.is_contained && in_box) return {};
  graph::LayoutRoute route = layout_.routes[index];
  if (route.empty() && in_box) {
    const std::uint32_t title = from_title ? line.source : line.target;
    route = down_the_margin(card(title), card(part));
    if (!from_title) std::reverse(route.begin(), route.end());
    return route;
  }
  if (is_identity_ || route.size() < 4) return route;
  for (Point& at : route) at = point(at);
  const auto attach = [&](std::uint32_t card, Point& end, Point& control, Point in_layout) {
    const Point edge = on_edge(card, in_layout);
    control = {control.x + edge.x - end.x, control.y + edge.y - end.y};
    end = edge;
  };
  const std::size_t last = route.size() - 1;
  attach(line.source, route[0], route[1], layout_.routes[index][0]);
  attach(line.target, route[last], route[last - 1], layout_.routes[index][last]);
  return route;
}

}  // namespace toposcope::scene

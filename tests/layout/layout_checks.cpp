#include "layout/layout_checks.h"

#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

namespace toposcope::testing {
namespace {

using graph::kNone;
using graph::Layout;
using graph::LayoutInput;
using graph::LayoutPoint;
using graph::LayoutRect;

constexpr float kNear = 0.02F;  // positions are sums of floats

bool overlap(const LayoutRect& a, const LayoutRect& b) {
  return a.x < b.right() - kNear && b.x < a.right() - kNear && a.y < b.bottom() - kNear &&
         b.y < a.bottom() - kNear;
}

bool is_inside(const LayoutRect& inner, const LayoutRect& outer) {
  return inner.x >= outer.x - kNear && inner.y >= outer.y - kNear &&
         inner.right() <= outer.right() + kNear && inner.bottom() <= outer.bottom() + kNear;
}

bool is_on_edge(LayoutPoint point, const LayoutRect& rect) {
  const bool is_in = is_inside({point.x, point.y, 0, 0}, rect);
  const float distance = std::min({std::abs(point.x - rect.x), std::abs(point.x - rect.right()),
                                   std::abs(point.y - rect.y), std::abs(point.y - rect.bottom())});
  return is_in && distance <= kNear;
}

void expect_finite(const LayoutRect& rect) {
  EXPECT_TRUE(std::isfinite(rect.x) && std::isfinite(rect.y) && std::isfinite(rect.width) &&
              std::isfinite(rect.height));
}

void expect_no_overlaps(const LayoutInput& input, const Layout& layout) {
  for (std::uint32_t a = 0; a < input.nodes.size(); ++a) {
    if (is_head(input, a)) continue;
    for (std::uint32_t b = 0; b < a; ++b) {
      if (is_head(input, b) || (is_pinned(input, a) && is_pinned(input, b))) continue;
      EXPECT_FALSE(overlap(layout.nodes[a], layout.nodes[b]))
          << input.nodes[a].key << " and " << input.nodes[b].key
          << ::testing::PrintToString(std::vector<float>{layout.nodes[a].x, layout.nodes[a].y,
                                                         layout.nodes[b].x, layout.nodes[b].y});
    }
  }
}

/// A line to the title of a box may end anywhere at the frame of the box.
bool is_at_end(const LayoutInput& input, const Layout& layout, LayoutPoint point,
               std::uint32_t node) {
  if (is_on_edge(point, layout.nodes[node])) return true;
  for (std::size_t i = 0; i < input.boxes.size(); ++i) {
    if (input.boxes[i].head == node && is_on_edge(point, layout.boxes[i])) return true;
  }
  return false;
}

void expect_routes(const LayoutInput& input, const Layout& layout) {
  ASSERT_EQ(layout.routes.size(), input.links.size());
  for (std::size_t i = 0; i < input.links.size(); ++i) {
    const auto& route = layout.routes[i];
    if (route.empty()) continue;
    ASSERT_EQ(route.size() % 3, 1U);
    ASSERT_GE(route.size(), 4U);
    const auto [source, target] = input.links[i];
    EXPECT_TRUE(is_at_end(input, layout, route.front(), source)) << input.nodes[source].key;
    EXPECT_TRUE(is_at_end(input, layout, route.back(), target)) << input.nodes[target].key;
    for (const LayoutPoint& point : route) {
      EXPECT_TRUE(is_inside({point.x, point.y, 0, 0}, layout.bounds)) << i;
    }
  }
}

bool is_lane_card(const LayoutInput& input, std::uint32_t node, const std::vector<bool>& lanes) {
  const auto& card = input.nodes[node];
  if (card.box != kNone) return lanes[card.box];
  return card.column < input.fabric_column;
}

/// Boxes with a card, not a head, outside of the fabric; or only with a head there.
std::vector<bool> lanes_of(const LayoutInput& input) {
  std::vector<bool> lanes(input.boxes.size());
  std::vector<bool> has_cards(input.boxes.size());
  for (std::uint32_t i = 0; i < input.nodes.size(); ++i) {
    const auto& node = input.nodes[i];
    if (node.box == kNone || is_head(input, i)) continue;
    has_cards[node.box] = true;
    if (node.column < input.fabric_column) lanes[node.box] = true;
  }
  for (std::size_t i = 0; i < lanes.size(); ++i) {
    const std::uint32_t head = input.boxes[i].head;
    if (!has_cards[i] && head != kNone) {
      lanes[i] = input.nodes[head].column < input.fabric_column;
    }
  }
  return lanes;
}

}  // namespace

bool is_head(const LayoutInput& input, std::uint32_t node) {
  return std::any_of(input.boxes.begin(), input.boxes.end(),
                     [node](const auto& box) { return box.head == node; });
}

bool is_pinned(const LayoutInput& input, std::uint32_t node) {
  return std::any_of(input.pins.begin(), input.pins.end(),
                     [node](const auto& pin) { return pin.node == node; });
}

void expect_sound(const LayoutInput& input, const Layout& layout) {
  ASSERT_EQ(layout.nodes.size(), input.nodes.size());
  ASSERT_EQ(layout.boxes.size(), input.boxes.size());
  ASSERT_EQ(layout.node_keys.size(), input.nodes.size());
  ASSERT_EQ(layout.box_keys.size(), input.boxes.size());
  for (std::uint32_t i = 0; i < input.nodes.size(); ++i) {
    expect_finite(layout.nodes[i]);
    EXPECT_EQ(layout.node_keys[i], input.nodes[i].key);
    EXPECT_TRUE(is_inside(layout.nodes[i], layout.bounds)) << input.nodes[i].key;
  }
  expect_no_overlaps(input, layout);
  expect_routes(input, layout);
}

void expect_boxes_hold(const LayoutInput& input, const Layout& layout) {
  for (std::uint32_t i = 0; i < input.nodes.size(); ++i) {
    const auto& node = input.nodes[i];
    if (node.box == kNone || is_head(input, i) || is_pinned(input, i)) continue;
    EXPECT_TRUE(is_inside(layout.nodes[i], layout.boxes[node.box]))
        << node.key << " in " << input.boxes[node.box].key;
  }
  for (std::size_t a = 0; a < layout.boxes.size(); ++a) {
    expect_finite(layout.boxes[a]);
    for (std::size_t b = 0; b < a; ++b) {
      EXPECT_FALSE(overlap(layout.boxes[a], layout.boxes[b])) << a << " and " << b;
    }
  }
}

void expect_titles(const LayoutInput& input, const Layout& layout) {
  std::vector<bool> has_cards(input.boxes.size());
  for (std::uint32_t i = 0; i < input.nodes.size(); ++i) {
    if (input.nodes[i].box != kNone && !is_head(input, i)) has_cards[input.nodes[i].box] = true;
  }
  for (std::size_t i = 0; i < input.boxes.size(); ++i) {
    const LayoutRect& box = layout.boxes[i];
    if (box.width == 0) continue;
    EXPECT_GE(box.width, input.boxes[i].min_width - kNear);
    const float inside = box.y + input.boxes[i].head_height;
    for (std::uint32_t node = 0; node < input.nodes.size(); ++node) {
      if (input.nodes[node].box != i || is_head(input, node)) continue;
      EXPECT_GE(layout.nodes[node].y, inside - kNear) << input.nodes[node].key;
    }
    if (input.boxes[i].head == kNone) continue;
    const float height = has_cards[i] ? input.boxes[i].head_height : box.height;
    EXPECT_EQ(layout.nodes[input.boxes[i].head], (LayoutRect{box.x, box.y, box.width, height}));
  }
}

void expect_tiers(const LayoutInput& input, const Layout& layout) {
  const std::vector<bool> lanes = lanes_of(input);
  float right = -1e9F;
  const LayoutRect* first = nullptr;
  for (std::size_t i = 0; i < lanes.size(); ++i) {
    const LayoutRect& box = layout.boxes[i];
    if (!lanes[i] || box.width == 0) continue;
    if (first == nullptr) first = &box;
    EXPECT_EQ(box.x, first->x);
    EXPECT_EQ(box.width, first->width);
    right = box.right();
  }
  for (std::uint32_t i = 0; i < input.nodes.size(); ++i) {
    if (is_head(input, i) || is_pinned(input, i) || !is_lane_card(input, i, lanes)) continue;
    right = std::max(right, layout.nodes[i].right());
  }
  for (std::uint32_t i = 0; i < input.nodes.size(); ++i) {
    if (is_head(input, i) || is_pinned(input, i) || is_lane_card(input, i, lanes)) continue;
    EXPECT_GE(layout.nodes[i].x, right + 73.9F) << input.nodes[i].key;
  }
}

void expect_same(const KeyedLayout& a, const KeyedLayout& b) {
  ASSERT_EQ(a.places.size(), b.places.size());
  ASSERT_EQ(a.routes.size(), b.routes.size());
  for (const auto& [key, place] : a.places) EXPECT_EQ(place, b.places.at(key)) << key;
  for (const auto& [key, routes] : a.routes) EXPECT_EQ(routes, b.routes.at(key)) << key;
}

KeyedLayout by_key(const LayoutInput& input, const Layout& layout) {
  KeyedLayout out;
  const auto numbers = [](const LayoutRect& rect) {
    return std::vector<float>{rect.x, rect.y, rect.width, rect.height};
  };
  for (std::size_t i = 0; i < layout.nodes.size(); ++i) {
    out.places["node " + layout.node_keys[i]] = numbers(layout.nodes[i]);
  }
  for (std::size_t i = 0; i < layout.boxes.size(); ++i) {
    out.places["box " + layout.box_keys[i]] = numbers(layout.boxes[i]);
  }
  for (std::size_t i = 0; i < layout.routes.size(); ++i) {
    std::vector<float> points;
    for (const LayoutPoint& point : layout.routes[i]) {
      points.push_back(point.x);
      points.push_back(point.y);
    }
    const auto [source, target] = input.links[i];
    out.routes[input.nodes[source].key + " " + input.nodes[target].key].push_back(points);
  }
  for (auto& [ends, routes] : out.routes) std::sort(routes.begin(), routes.end());
  out.places["bounds"] = numbers(layout.bounds);
  return out;
}

}  // namespace toposcope::testing

#pragma once

#include <map>
#include <string>
#include <vector>

#include "toposcope/graph/layout.h"

namespace toposcope::testing {

/// What every layout promises: shapes of the result, finite numbers, everything inside the bounds,
/// no two cards over each other, lines that begin and end at edges of their cards.  Pinned cards
/// may lie over each other.
void expect_sound(const graph::LayoutInput& input, const graph::Layout& layout);

/// What a layout with boxes promises in addition: cards in their boxes, boxes apart.
void expect_boxes_hold(const graph::LayoutInput& input, const graph::Layout& layout);

/// What a layout with titles promises in addition: heads are the upper edges of their boxes, above
/// the cards, and have room for their texts.
void expect_titles(const graph::LayoutInput& input, const graph::Layout& layout);

/// What a layout by tiers promises in addition: lanes of one width, the fabric right of them.
void expect_tiers(const graph::LayoutInput& input, const graph::Layout& layout);

/// Nodes, boxes and lines by key, whatever their order was.
struct KeyedLayout {
  std::map<std::string, std::vector<float>> places;
  std::map<std::string, std::vector<std::vector<float>>> routes;
};
[[nodiscard]] KeyedLayout by_key(const graph::LayoutInput& input, const graph::Layout& layout);

/// Two layouts of the same things, whatever their order was.
void expect_same(const KeyedLayout& a, const KeyedLayout& b);

/// Whether a node is the title of a box.
[[nodiscard]] bool is_head(const graph::LayoutInput& input, std::uint32_t node);
[[nodiscard]] bool is_pinned(const graph::LayoutInput& input, std::uint32_t node);

}  // namespace toposcope::testing

#include "layout/drawing.h"

#include <algorithm>

#include <gtest/gtest.h>

namespace toposcope::testing {
namespace {

template <typename List>
std::uint32_t find_key(const List& list, std::string_view key) {
  const auto it =
      std::find_if(list.begin(), list.end(), [&](const auto& item) { return item.key == key; });
  EXPECT_NE(it, list.end()) << key;
  return static_cast<std::uint32_t>(it - list.begin());
}

graph::LayoutRect rect_at(const std::vector<std::string>& keys,
                          const std::vector<graph::LayoutRect>& rects, std::string_view key) {
  const auto it = std::find(keys.begin(), keys.end(), key);
  EXPECT_NE(it, keys.end()) << key;
  return it == keys.end() ? graph::LayoutRect()
                          : rects.at(static_cast<std::size_t>(it - keys.begin()));
}

}  // namespace

void Drawing::lane(const std::string& key) {
  input.boxes.push_back({.key = key, .head_height = 26});
}

void Drawing::switch_case(const std::string& key, const std::string& head) {
  input.boxes.push_back({.key = key, .head_height = 28, .margin = 8, .row_pitch = 46});
  input.boxes.back().head = index(head);
}

graph::LayoutNode& Drawing::card(const std::string& key, std::uint32_t column,
                                 const std::string& box) {
  const std::uint32_t box_number = box.empty() ? graph::kNone : box_index(box);
  input.nodes.push_back({key, key, column, box_number, 120, 36});
  return input.nodes.back();
}

void Drawing::link(const std::string& source, const std::string& target) {
  input.links.push_back({index(source), index(target)});
}

void Drawing::pin(const std::string& key, float x, float y) {
  input.pins.push_back({index(key), {x, y}});
}

std::uint32_t Drawing::index(std::string_view key) const { return find_key(input.nodes, key); }

std::uint32_t Drawing::box_index(std::string_view key) const { return find_key(input.boxes, key); }

graph::LayoutRect node_at(const graph::Layout& layout, std::string_view key) {
  return rect_at(layout.node_keys, layout.nodes, key);
}

graph::LayoutRect box_at(const graph::Layout& layout, std::string_view key) {
  return rect_at(layout.box_keys, layout.boxes, key);
}

}  // namespace toposcope::testing

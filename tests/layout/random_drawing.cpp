#include "layout/random_drawing.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

namespace toposcope::testing {
namespace {

constexpr std::uint32_t kFabric = 7;

/// `drawing` without the nodes for which `is_gone` holds, and without their links and pins.
Drawing without(const Drawing& drawing, const std::vector<bool>& is_gone) {
  Drawing out;
  out.input.boxes = drawing.input.boxes;
  out.input.fabric_column = drawing.input.fabric_column;
  std::vector<std::uint32_t> place(is_gone.size(), graph::kNone);
  for (std::size_t i = 0; i < is_gone.size(); ++i) {
    if (is_gone[i]) continue;
    place[i] = static_cast<std::uint32_t>(out.input.nodes.size());
    out.input.nodes.push_back(drawing.input.nodes[i]);
  }
  for (graph::LayoutBox& box : out.input.boxes) {
    if (box.head != graph::kNone) box.head = place[box.head];
  }
  for (const auto& [source, target] : drawing.input.links) {
    if (is_gone[source] || is_gone[target]) continue;
    out.input.links.push_back({place[source], place[target]});
  }
  out.input.focal_point = place[drawing.input.focal_point];
  return out;
}

}  // namespace

void RandomDrawing::add_card(Drawing& drawing, std::uint32_t column, const std::string& box) {
  constexpr std::array<float, 4> kHeights = {36, 36, 42, 50};
  auto& card = drawing.card("k" + std::to_string(cards_++), column, box);
  card.name = "name-" + std::to_string(below(40));
  card.width = static_cast<float>(72 + below(80)) + static_cast<float>(below(10)) * 0.1F;
  card.height = kHeights[below(kHeights.size())];
}

void RandomDrawing::add_lanes(Drawing& drawing) {
  const std::size_t lanes = below(5);
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    const std::string key = "lane-" + std::to_string(lane);
    drawing.lane(key);
    if (chance(20)) {
      add_card(drawing, below(3), "");
      drawing.input.boxes.back().head = static_cast<std::uint32_t>(drawing.input.nodes.size() - 1);
      if (chance(50)) drawing.input.nodes.back().box = drawing.box_index(key);
    }
    drawing.input.boxes.back().min_width = static_cast<float>(below(400));
    const std::size_t cards = chance(10) ? 0 : below(20);
    for (std::size_t i = 0; i < cards; ++i) add_card(drawing, below(kFabric), key);
    const std::size_t in_one_column = chance(15) ? 20 + below(40) : 0;
    for (std::size_t i = 0; i < in_one_column; ++i) add_card(drawing, 1, key);
  }
  const std::size_t free = lanes == 0 ? 1 + below(60) : below(6);
  for (std::size_t i = 0; i < free; ++i) add_card(drawing, below(kFabric), "");
}

void RandomDrawing::add_fabric(Drawing& drawing) {
  drawing.input.fabric_column = kFabric;
  const std::size_t switches = below(4);
  for (std::size_t i = 0; i < switches; ++i) {
    const std::string key = "switch-" + std::to_string(i);
    const bool has_head = chance(70);
    if (has_head) add_card(drawing, kFabric + 1, "");
    drawing.input.boxes.push_back({.key = key, .head_height = 28, .margin = 8, .row_pitch = 46});
    if (has_head) {
      drawing.input.boxes.back().head = static_cast<std::uint32_t>(drawing.input.nodes.size() - 1);
    }
    const std::size_t ports = chance(10) ? 25 + below(20) : below(7);
    for (std::size_t port = 0; port < ports; ++port) add_card(drawing, kFabric, key);
  }
  const std::size_t networks = chance(10) ? 25 + below(20) : below(6);
  for (std::size_t i = 0; i < networks; ++i) add_card(drawing, kFabric + 1, "");
  const std::size_t loose_ports = chance(30) ? below(5) : 0;
  for (std::size_t i = 0; i < loose_ports; ++i) add_card(drawing, kFabric, "");
}

void RandomDrawing::add_links(Drawing& drawing, std::size_t count) {
  const auto& nodes = drawing.input.nodes;
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint32_t source = below(nodes.size());
    std::uint32_t target = below(nodes.size());
    // Most links lead to a neighbouring column, as in real drawings.
    for (int tries = 0; tries < 4 && nodes[target].column != nodes[source].column + 1; ++tries) {
      target = below(nodes.size());
    }
    drawing.input.links.push_back({source, target});
    if (chance(5)) drawing.input.links.push_back({source, target});
    if (chance(3)) drawing.input.links.push_back({target, source});
    if (chance(2)) drawing.input.links.push_back({source, source});
  }
}

Drawing RandomDrawing::make() {
  Drawing drawing;
  add_lanes(drawing);
  if (chance(80) || drawing.input.nodes.empty()) add_fabric(drawing);
  if (drawing.input.nodes.empty()) add_card(drawing, 0, "");
  add_links(drawing, below(2 * drawing.input.nodes.size() + 1));
  drawing.input.focal_point = below(drawing.input.nodes.size());
  return drawing;
}

Drawing RandomDrawing::changed(const Drawing& drawing) {
  std::vector<bool> is_gone(drawing.input.nodes.size());
  for (std::size_t i = 0; i < is_gone.size(); ++i) {
    is_gone[i] = i != drawing.input.focal_point && chance(8);
  }
  Drawing out = without(drawing, is_gone);
  const std::size_t more = 1 + below(6);
  for (std::size_t i = 0; i < more; ++i) {
    const graph::LayoutNode like = out.input.nodes[below(out.input.nodes.size())];
    add_card(out, like.column, like.box == graph::kNone ? "" : out.input.boxes[like.box].key);
    out.input.nodes.back().width = like.width;
    const auto added = static_cast<std::uint32_t>(out.input.nodes.size() - 1);
    out.input.links.push_back({below(out.input.nodes.size()), added});
  }
  return out;
}

Drawing RandomDrawing::shuffled(const Drawing& drawing) {
  std::vector<std::uint32_t> order(drawing.input.nodes.size());
  std::iota(order.begin(), order.end(), 0U);
  for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[below(i)]);
  std::vector<std::uint32_t> place(order.size());
  Drawing out = drawing;
  for (std::uint32_t i = 0; i < order.size(); ++i) {
    out.input.nodes[i] = drawing.input.nodes[order[i]];
    place[order[i]] = i;
  }
  auto& links = out.input.links;
  for (auto& link : links) link = {place[link.source], place[link.target]};
  for (std::size_t i = links.size(); i > 1; --i) std::swap(links[i - 1], links[below(i)]);
  for (auto& box : out.input.boxes) {
    if (box.head != graph::kNone) box.head = place[box.head];
  }
  for (auto& pin : out.input.pins) pin.node = place[pin.node];
  out.input.focal_point = place[drawing.input.focal_point];
  return out;
}

void RandomDrawing::add_pins(Drawing& drawing) {
  const std::size_t pins = 1 + below(3);
  for (std::size_t i = 0; i < pins; ++i) {
    const graph::LayoutPoint at{static_cast<float>(below(900)), static_cast<float>(below(700))};
    drawing.input.pins.push_back({below(drawing.input.nodes.size()), at});
  }
}

}  // namespace toposcope::testing

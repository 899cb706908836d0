#include "fold/fold_worlds.h"

#include <random>

namespace toposcope::testing {
namespace {

using graph::FoldInput;
using graph::kNone;

class Dice {
 public:
  explicit Dice(std::uint32_t seed) : engine_(seed) {}

  /// 0 .. below - 1
  std::uint32_t number(std::uint32_t below) {
    return std::uniform_int_distribution<std::uint32_t>(0, below - 1)(engine_);
  }
  bool one_in(std::uint32_t n) { return number(n) == 0; }

 private:
  std::mt19937 engine_;
};

std::uint32_t size_of(const FoldInput& input) {
  return static_cast<std::uint32_t>(input.nodes.size());
}

void add_noise(FoldInput& input, std::uint32_t links, const WorldShape& shape, Dice& dice) {
  for (std::uint32_t i = 0; i < links; ++i) {
    input.links.push_back(
        {dice.number(size_of(input)), dice.number(size_of(input)), dice.number(shape.looks)});
  }
}

/// Copies of one random pattern, each linked to a hub and perhaps in a box of its own.
FoldInput copies_world(const WorldShape& shape, Dice& dice) {
  FoldInput input;
  FoldInput pattern;
  pattern.nodes.resize(1 + dice.number(4));
  for (auto& node : pattern.nodes) node.signature = dice.number(shape.looks);
  add_noise(pattern, dice.number(6), shape, dice);
  const bool boxed = shape.most_boxes > 0 && dice.one_in(2);
  const std::uint32_t hubs = 1 + dice.number(3);
  for (std::uint32_t i = 0; i < hubs; ++i) input.nodes.push_back({.signature = 0});
  while (size_of(input) + size_of(pattern) <= shape.most_nodes) {
    const std::uint32_t first = size_of(input);
    const auto box = static_cast<std::uint32_t>(input.box_signatures.size());
    const bool in_box = boxed && box < shape.most_boxes;
    if (in_box) input.box_signatures.push_back(0);
    for (auto node : pattern.nodes) {
      node.box = in_box ? box : kNone;
      input.nodes.push_back(node);
    }
    for (const auto& link : pattern.links) {
      input.links.push_back({link.source + first, link.target + first, link.signature});
    }
    input.links.push_back({dice.number(hubs), first, 0});
  }
  add_noise(input, dice.number(3), shape, dice);
  return input;
}

FoldInput scattered_world(const WorldShape& shape, Dice& dice) {
  FoldInput input;
  input.nodes.resize(1 + dice.number(shape.most_nodes));
  const std::uint32_t boxes = dice.number(shape.most_boxes + 1);
  for (std::uint32_t i = 0; i < boxes; ++i) {
    input.box_signatures.push_back(dice.number(shape.looks));
  }
  for (auto& node : input.nodes) {
    node.signature = dice.number(shape.looks);
    if (boxes > 0 && !dice.one_in(3)) node.box = dice.number(boxes);
  }
  add_noise(input, dice.number(size_of(input) + 1), shape, dice);
  return input;
}

}  // namespace

FoldInput random_world(std::uint32_t seed, const WorldShape& shape) {
  Dice dice(seed);
  FoldInput input = seed % 2 == 0 ? copies_world(shape, dice) : scattered_world(shape, dice);
  input.focal_point = dice.one_in(4) ? kNone : dice.number(size_of(input));
  if (!shape.apart) return input;
  for (auto& node : input.nodes) {
    if (dice.one_in(5)) node.apart = 1 + dice.number(2);
  }
  return input;
}

FoldInput site_world(std::uint32_t nodes) {
  constexpr std::uint32_t kNetworks = 50;
  constexpr std::uint32_t kInstances = 20;
  enum Look : std::uint32_t { kNetwork, kSwitch, kInstance, kVnic, kBridge };
  FoldInput input;
  for (std::uint32_t i = 0; i < kNetworks; ++i) input.nodes.push_back({.signature = kNetwork});
  while (size_of(input) < nodes) {
    const auto host = static_cast<std::uint32_t>(input.box_signatures.size());
    input.box_signatures.push_back(0);
    const std::uint32_t host_switch = size_of(input);
    input.nodes.push_back({.signature = kSwitch, .box = host});
    for (std::uint32_t i = 0; i < kInstances; ++i) {
      const std::uint32_t instance = size_of(input);
      const bool is_ill = i == 0 && host % 10 == 0;
      input.nodes.push_back({.signature = kInstance, .box = host, .apart = is_ill ? 1U : 0U});
      input.nodes.push_back({.signature = kVnic, .box = host});
      input.nodes.push_back({.signature = kBridge, .box = host});
      input.links.push_back({instance, instance + 1, 0});
      input.links.push_back({instance + 1, instance + 2, 1});
      input.links.push_back({instance + 2, host_switch, 2});
      input.links.push_back({instance + 1, (host + i) % kNetworks, 3});
    }
  }
  input.focal_point = kNetworks;
  return input;
}

FoldInput row_world(std::uint32_t nodes) {
  FoldInput input;
  input.nodes.resize(nodes);
  for (std::uint32_t i = 0; i + 1 < nodes; ++i) input.links.push_back({i, i + 1, 0});
  return input;
}

FoldInput noise_world(std::uint32_t nodes) {
  Dice dice(nodes);
  FoldInput input;
  input.nodes.resize(nodes);
  add_noise(input, 2 * nodes, {.looks = 2}, dice);
  return input;
}

}  // namespace toposcope::testing

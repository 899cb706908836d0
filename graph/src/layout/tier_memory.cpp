#include "layout/tier_memory.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

namespace toposcope::graph {
namespace {

/// Places in a list of keys; only looked up, never walked.
class KeyIndex {
 public:
  explicit KeyIndex(const std::vector<std::string>& keys) {
    places_.reserve(keys.size());
    for (std::size_t i = 0; i < keys.size(); ++i) places_.emplace(keys[i], i);
  }

  /// The rectangle of `key`, or null.
  [[nodiscard]] const LayoutRect* find(const std::vector<LayoutRect>& rects,
                                       std::string_view key) const {
    const auto it = places_.find(key);
    return it == places_.end() || it->second >= rects.size() ? nullptr : &rects[it->second];
  }

 private:
  std::unordered_map<std::string_view, std::size_t> places_;
};

Frame frame_of(const LayoutRect& rect) {
  return {nearest_unit(rect.x), nearest_unit(rect.y), room_of(rect.width), room_of(rect.height)};
}

}  // namespace

TierMemory remember(const TierPlan& plan, const Placement& placement) {
  TierMemory memory;
  memory.cards.resize(plan.input->nodes.size());
  for (std::uint32_t i = 0; i < memory.cards.size(); ++i) {
    if (!plan.is_head(i)) memory.cards[i] = {placement.x[i], placement.y[i]};
  }
  memory.frames.resize(plan.containers.size());
  for (std::size_t i = 0; i < plan.containers.size(); ++i) {
    if (plan.containers[i].box != kNone) memory.frames[i] = placement.frames[i];
  }
  memory.tracks = placement.tracks;
  return memory;
}

std::optional<TierMemory> remember(const TierPlan& plan, const Layout& layout) {
  const KeyIndex nodes(layout.node_keys);
  TierMemory memory;
  std::size_t cards = 0;
  std::size_t known = 0;
  for (std::uint32_t i = 0; i < plan.input->nodes.size(); ++i) {
    auto& card = memory.cards.emplace_back();
    if (plan.is_head(i)) continue;
    ++cards;
    if (const auto* rect = nodes.find(layout.nodes, plan.input->nodes[i].key)) {
      card = {nearest_unit(rect->x), nearest_unit(rect->y)};
      ++known;
    }
  }
  if (layout.columns.empty() || 2 * known < cards) return std::nullopt;
  const KeyIndex boxes(layout.box_keys);
  for (const Container& container : plan.containers) {
    auto& frame = memory.frames.emplace_back();
    if (container.box == kNone) continue;
    const auto* rect = boxes.find(layout.boxes, plan.input->boxes[container.box].key);
    if (rect != nullptr && rect->width > 0) frame = frame_of(*rect);
  }
  for (const LayoutColumn& column : layout.columns) {
    memory.tracks.push_back({0, nearest_unit(column.x), room_of(column.width)});
  }
  return memory;
}

std::vector<std::optional<Spot>> pinned_cards(const TierPlan& plan) {
  std::vector<std::optional<Spot>> pins(plan.input->nodes.size());
  for (const LayoutPin& pin : plan.input->pins) {
    if (plan.is_head(pin.node)) continue;
    pins[pin.node] = {nearest_unit(pin.at.x), nearest_unit(pin.at.y)};
  }
  return pins;
}

}  // namespace toposcope::graph

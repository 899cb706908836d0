#include "toposcope/scene/transition.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace toposcope::scene {
namespace {

using graph::LayoutPoint;
using graph::LayoutRect;

float mix(float from, float to, float t) { return from + (to - from) * t; }

LayoutRect mix(const LayoutRect& from, const LayoutRect& to, float t) {
  return {mix(from.x, to.x, t), mix(from.y, to.y, t), mix(from.width, to.width, t),
          mix(from.height, to.height, t)};
}

void move_by_key(const std::vector<std::string>& old_keys, const std::vector<LayoutRect>& old_rects,
                 const std::vector<std::string>& keys, std::vector<LayoutRect>& rects, float t) {
  std::unordered_map<std::string_view, std::size_t> old;
  for (std::size_t i = 0; i < old_keys.size(); ++i) old.emplace(old_keys[i], i);
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const auto found = old.find(keys[i]);
    if (found == old.end()) continue;
    const LayoutRect& before = old_rects[found->second];
    // A box without size stands nowhere: nothing to come from, nothing to go to.
    if (before.width > 0 && rects[i].width > 0) rects[i] = mix(before, rects[i], t);
  }
}

}  // namespace

graph::Layout between(const graph::Layout& from, const graph::Layout& to, float t) {
  graph::Layout layout = to;
  if (t >= 1) return layout;
  const float part = std::max(t, 0.0F);
  move_by_key(from.node_keys, from.nodes, to.node_keys, layout.nodes, part);
  move_by_key(from.box_keys, from.boxes, to.box_keys, layout.boxes, part);
  const bool same_cards = from.node_keys == to.node_keys && from.routes.size() == to.routes.size();
  for (std::size_t i = 0; same_cards && i < to.routes.size(); ++i) {
    const graph::LayoutRoute& before = from.routes[i];
    graph::LayoutRoute& route = layout.routes[i];
    if (before.size() != route.size()) continue;
    for (std::size_t k = 0; k < route.size(); ++k) {
      route[k] = {mix(before[k].x, route[k].x, part), mix(before[k].y, route[k].y, part)};
    }
  }
  return layout;
}

}  // namespace toposcope::scene

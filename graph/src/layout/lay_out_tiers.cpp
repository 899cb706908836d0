#include <algorithm>

#include "toposcope/graph/layout.h"

#include "layout/bounds.h"
#include "layout/tier_again.h"
#include "layout/tier_order.h"
#include "layout/tier_placement.h"
#include "layout/tier_plan.h"
#include "layout/tier_routes.h"

namespace toposcope::graph {
namespace {

/// Where cards and titles are, by node.
std::vector<Frame> places_of(const TierPlan& plan, const Placement& placement) {
  std::vector<Frame> places;
  for (std::uint32_t i = 0; i < plan.input->nodes.size(); ++i) {
    if (plan.is_head(i)) {
      const Container& container = plan.containers[plan.container[i]];
      Frame title = placement.frames[plan.container[i]];
      title.height = container.head_height;
      places.push_back(title);
    } else {
      places.push_back({placement.x[i], placement.y[i], plan.width[i], plan.height[i]});
    }
  }
  return places;
}

LayoutRect rect_of(const Frame& frame) {
  return {to_pixels(frame.x), to_pixels(frame.y), to_pixels(frame.width), to_pixels(frame.height)};
}

Layout layout_of(const TierPlan& plan, const Placement& placement) {
  const LayoutInput& input = *plan.input;
  Layout layout;
  const std::vector<Frame> places = places_of(plan, placement);
  for (std::uint32_t i = 0; i < places.size(); ++i) {
    LayoutRect rect = rect_of(places[i]);
    if (!plan.is_head(i)) {
      rect.width = input.nodes[i].width;
      rect.height = input.nodes[i].height;
    }
    layout.node_keys.push_back(input.nodes[i].key);
    layout.nodes.push_back(rect);
  }
  layout.boxes.resize(input.boxes.size());
  for (const LayoutBox& box : input.boxes) layout.box_keys.push_back(box.key);
  for (std::size_t i = 0; i < plan.containers.size(); ++i) {
    const std::uint32_t box = plan.containers[i].box;
    if (box != kNone) layout.boxes[box] = rect_of(placement.frames[i]);
  }
  for (const Track& track : placement.tracks) {
    layout.columns.push_back(
        {plan.columns[track.stage], to_pixels(track.x), to_pixels(track.width)});
  }
  layout.routes = route_links(plan, places);
  return layout;
}

Layout finished(const TierPlan& plan, const Placement& placement) {
  Layout layout = layout_of(plan, placement);
  set_bounds(layout);
  return layout;
}

}  // namespace

Layout lay_out_tiers(const LayoutInput& input) {
  TierPlan plan = make_tier_plan(input);
  order_cards(plan);
  if (input.previous != nullptr) {
    if (const auto memory = remember(plan, *input.previous)) {
      return finished(plan, place_again(plan, *memory));
    }
  }
  const Placement anew = place_anew(plan);
  if (!input.pins.empty()) return finished(plan, place_again(plan, remember(plan, anew)));
  Layout layout = finished(plan, anew);
  move_to_origin(layout);
  return layout;
}

}  // namespace toposcope::graph

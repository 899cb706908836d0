#include "toposcope/graph/layout.h"

#include "layout/bounds.h"
#include "layout/free_routes.h"
#include "layout/radial_seats.h"
#include "layout/radial_tree.h"
#include "layout/tier_plan.h"

namespace toposcope::graph {
namespace {

/// Whether a link does better as a curve that comes nearer to the focal point: when that passes
/// behind no more cards.
bool bends(const RadialSeats& seats, const LayoutLink& link) {
  const Spot from = seats.frames[link.source].middle();
  const Spot to = seats.frames[link.target].middle();
  // The middle of the curve that route_freely() draws; the focal point is at the origin.
  const Spot over{(from.x + to.x) * 17 / 40, (from.y + to.y) * 17 / 40};
  const int is_covered = seats.ground.touched_by({over.x, over.y, 1, 1}) == nullptr ? 0 : 1;
  const int behind =
      seats.ground.cards_under({from, over}) + is_covered + seats.ground.cards_under({over, to});
  return behind <= seats.ground.cards_under({from, to});
}

std::vector<LayoutRoute> routes_of(const LayoutInput& input, const RadialTree& tree,
                                   const RadialSeats& seats, const Layout& layout) {
  const std::vector<std::uint32_t> ranks = natural_ranks(input.nodes);
  FreeRouting routing{input.links, layout.nodes, ranks};
  for (const LayoutLink& link : input.links) {
    const bool is_straight = link.source == link.target || tree.is_branch(link);
    routing.bends.push_back(!is_straight && bends(seats, link));
  }
  routing.centre = layout.nodes[input.focal_point].centre();
  return route_freely(routing);
}

}  // namespace

Layout lay_out_radial(const LayoutInput& input) {
  Layout layout;
  for (const LayoutNode& node : input.nodes) layout.node_keys.push_back(node.key);
  for (const LayoutBox& box : input.boxes) layout.box_keys.push_back(box.key);
  layout.boxes.resize(input.boxes.size());
  if (input.nodes.empty()) return layout;
  const RadialTree tree = make_radial_tree(input);
  const RadialSeats seats = seat_cards(input, tree);
  for (std::size_t i = 0; i < input.nodes.size(); ++i) {
    const Frame& frame = seats.frames[i];
    const LayoutNode& node = input.nodes[i];
    layout.nodes.push_back({to_pixels(frame.x), to_pixels(frame.y), node.width, node.height});
  }
  layout.routes = routes_of(input, tree, seats, layout);
  set_bounds(layout);
  move_to_origin(layout);
  return layout;
}

}  // namespace toposcope::graph

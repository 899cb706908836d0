#include <algorithm>
#include <utility>

#include "toposcope/graph/graphviz_layout.h"

#include "layout/bounds.h"
#include "layout/child_program.h"
#include "layout/free_routes.h"
#include "layout/graphviz_text.h"
#include "layout/units.h"

namespace toposcope::graph {
namespace {

using model::Error;
using model::ErrorCode;

Layout without_places(const LayoutInput& input) {
  Layout layout;
  for (const LayoutNode& node : input.nodes) layout.node_keys.push_back(node.key);
  for (const LayoutBox& box : input.boxes) layout.box_keys.push_back(box.key);
  layout.nodes.resize(input.nodes.size());
  layout.boxes.resize(input.boxes.size());
  layout.routes.resize(input.links.size());
  return layout;
}

LayoutRect joined(const LayoutRect& a, const LayoutRect& b) {
  const float left = std::min(a.x, b.x);
  const float top = std::min(a.y, b.y);
  return {left, top, std::max(a.right(), b.right()) - left, std::max(a.bottom(), b.bottom()) - top};
}

/// Frames around the cards of each box, with room for its title; a box without cards is its title.
void frame_boxes(const LayoutInput& input, const Framing& framing, Layout& layout) {
  for (std::size_t i = 0; i < framing.cards.size(); ++i) {
    if (framing.cards[i].empty()) continue;
    const LayoutBox& box = input.boxes[i];
    LayoutRect cards = layout.nodes[framing.cards[i].front()];
    for (const std::uint32_t card : framing.cards[i]) cards = joined(cards, layout.nodes[card]);
    const float width = std::max(box.min_width, cards.width + 2 * box.margin);
    const float left = to_pixels(nearest_unit(cards.centre().x - width / 2));
    layout.boxes[i] = {left, cards.y - box.margin - box.head_height, width,
                       cards.height + 2 * box.margin + box.head_height};
  }
  for (std::size_t node = 0; node < framing.head_of.size(); ++node) {
    const std::uint32_t number = framing.head_of[node];
    if (number == kNone) continue;
    LayoutRect& box = layout.boxes[number];
    if (framing.cards[number].empty()) box = layout.nodes[node];
    layout.nodes[node] = {
        box.x, box.y, box.width,
        framing.cards[number].empty() ? box.height : input.boxes[number].head_height};
  }
}

LayoutRect around(LayoutPoint centre, LayoutPoint size) {
  return {to_pixels(nearest_unit(centre.x - size.x / 2)),
          to_pixels(nearest_unit(centre.y - size.y / 2)), size.x, size.y};
}

Layout layout_of(const LayoutInput& input, const Framing& framing, const GraphvizQuestion& question,
                 GraphvizAnswer&& answer) {
  Layout layout = without_places(input);
  for (std::size_t number = 0; number < question.nodes.size(); ++number) {
    const std::uint32_t index = question.nodes[number];
    const LayoutNode& node = input.nodes[index];
    const std::uint32_t box = framing.head_of[index];
    const LayoutPoint size =
        box == kNone ? LayoutPoint{node.width, node.height} : size_of_title(node, input.boxes[box]);
    layout.nodes[index] = around(answer.centres[number], size);
  }
  frame_boxes(input, framing, layout);
  const auto outline = [&](std::uint32_t node) {
    const std::uint32_t box = framing.head_of[node];
    return box == kNone ? layout.nodes[node] : layout.boxes[box];
  };
  for (std::size_t place = 0; place < question.links.size(); ++place) {
    const std::uint32_t index = question.links[place];
    LayoutRoute& route = layout.routes[index];
    route = std::move(answer.routes[place]);
    if (question.is_turned[place]) std::reverse(route.begin(), route.end());
    const auto [source, target] = input.links[index];
    route.front() = nearest_edge(outline(source), route.front());
    route.back() = nearest_edge(outline(target), route.back());
  }
  for (std::size_t i = 0; i < input.links.size(); ++i) {
    const auto [source, target] = input.links[i];
    if (source == target) layout.routes[i] = corner_loop(layout.nodes[source]);
  }
  return layout;
}

}  // namespace

model::Result<Layout> lay_out_with_graphviz(const LayoutInput& input, GraphvizEngine engine,
                                            const GraphvizOptions& options) {
  if (input.nodes.empty()) return without_places(input);
  const GraphvizQuestion question = ask_graphviz(input, engine);
  const bool is_dot = engine == GraphvizEngine::kDot;
  const auto text =
      run_program({.command = {options.program, is_dot ? "-Kdot" : "-Ksfdp", "-Tplain"},
                   .input = question.text,
                   .time_limit = options.time_limit});
  if (!text.has_value()) return text.error();
  auto answer = read_graphviz_answer(question, text.value());
  if (!answer.has_value()) {
    return Error{ErrorCode::kUnavailable,
                 options.program + " did not answer as Graphviz does: " + answer.error().message,
                 ""};
  }
  const Framing framing = frame_nodes(input, engine);
  Layout layout = layout_of(input, framing, question, std::move(answer.value()));
  set_bounds(layout);
  move_to_origin(layout);
  return layout;
}

}  // namespace toposcope::graph

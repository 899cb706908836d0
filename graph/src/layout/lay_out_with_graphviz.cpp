#include <algorithm>
#include <optional>

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

LayoutRect around(LayoutPoint centre, const LayoutNode& node) {
  return {to_pixels(nearest_unit(centre.x - node.width / 2)),
          to_pixels(nearest_unit(centre.y - node.height / 2)), node.width, node.height};
}

LayoutRect joined(const LayoutRect& a, const LayoutRect& b) {
  const float left = std::min(a.x, b.x);
  const float top = std::min(a.y, b.y);
  return {left, top, std::max(a.right(), b.right()) - left, std::max(a.bottom(), b.bottom()) - top};
}

/// Frames around the cards of each box, with room for its title.
void frame_boxes(const LayoutInput& input, Layout& layout) {
  const std::vector<std::uint32_t> boxes = boxes_of_nodes(input);
  std::vector<std::optional<LayoutRect>> inner(input.boxes.size());
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    if (boxes[i] == kNone) continue;
    auto& rect = inner[boxes[i]];
    rect = rect ? joined(*rect, layout.nodes[i]) : layout.nodes[i];
  }
  for (std::size_t i = 0; i < inner.size(); ++i) {
    const LayoutBox& box = input.boxes[i];
    if (const auto& cards = inner[i]) {
      layout.boxes[i] = {cards->x - box.margin, cards->y - box.margin - box.head_height,
                         cards->width + 2 * box.margin,
                         cards->height + 2 * box.margin + box.head_height};
    }
  }
}

Layout layout_of(const LayoutInput& input, const GraphvizQuestion& question,
                 GraphvizAnswer&& answer) {
  Layout layout = without_places(input);
  for (std::size_t number = 0; number < question.nodes.size(); ++number) {
    const std::uint32_t node = question.nodes[number];
    layout.nodes[node] = around(answer.centres[number], input.nodes[node]);
  }
  for (std::size_t place = 0; place < question.links.size(); ++place) {
    const std::uint32_t index = question.links[place];
    LayoutRoute& route = layout.routes[index];
    route = std::move(answer.routes[place]);
    if (question.is_turned[place]) std::reverse(route.begin(), route.end());
    const auto [source, target] = input.links[index];
    route.front() = nearest_edge(layout.nodes[source], route.front());
    route.back() = nearest_edge(layout.nodes[target], route.back());
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
  Layout layout = layout_of(input, question, std::move(answer.value()));
  if (is_dot) frame_boxes(input, layout);
  set_bounds(layout);
  move_to_origin(layout);
  return layout;
}

}  // namespace toposcope::graph

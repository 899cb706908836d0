#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "toposcope/graph/graphviz_layout.h"
#include "toposcope/model/result.h"

namespace toposcope::graph {

/// Which nodes are cards in a frame, and which are the title of one.
struct Framing {
  std::vector<std::uint32_t> box_of;   ///< By node: the box around it, or kNone; not of titles.
  std::vector<std::uint32_t> head_of;  ///< By node: the box whose title it is, or kNone.
  std::vector<std::vector<std::uint32_t>> cards;  ///< By box.
};

/// Springs know no boxes: there, all nodes are cards that stand free.
[[nodiscard]] Framing frame_nodes(const LayoutInput& input, GraphvizEngine engine);

/// The title of a box without cards, which is all of that box.
[[nodiscard]] LayoutPoint size_of_title(const LayoutNode& head, const LayoutBox& box);

/// A graph as Graphviz is asked to lay it out.  Nodes are called n0, n1, ... by their place among
/// all names, so that neither a text of the user nor the order of the input reaches the program.
/// Titles of boxes with cards are left out: links to them lead to a card, and are cut at the box.
struct GraphvizQuestion {
  std::string text;
  std::vector<std::uint32_t> nodes;  ///< By number in `text`: index in the input.
  std::vector<std::uint32_t> links;  ///< By place in `text`: index in the input; no loops.
  std::vector<std::pair<std::uint32_t, std::uint32_t>> ends;  ///< By place: numbers, as written.
  std::vector<bool> is_turned;  ///< By place in `text`: written from target to source.
};

[[nodiscard]] GraphvizQuestion ask_graphviz(const LayoutInput& input, GraphvizEngine engine);

/// Positions in pixels, y downwards.
struct GraphvizAnswer {
  std::vector<LayoutPoint> centres;  ///< By number of the node.
  std::vector<LayoutRoute> routes;   ///< By place of the link; in the direction that was asked.
};

/// Reads Graphviz's plain form.  It has five digits: in a drawing of 100,000 pixels, positions are
/// right to some five pixels, less than the gaps that were asked for.
/// \retval kMalformedInput  it is not the answer to `question`
[[nodiscard]] model::Result<GraphvizAnswer> read_graphviz_answer(const GraphvizQuestion& question,
                                                                 std::string_view text);

}  // namespace toposcope::graph

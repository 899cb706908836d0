#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "toposcope/graph/graphviz_layout.h"
#include "toposcope/model/result.h"

namespace toposcope::graph {

/// A graph as Graphviz is asked to lay it out.  Nodes are called n0, n1, ... by their place among
/// all names, so that neither a text of the user nor the order of the input reaches the program.
struct GraphvizQuestion {
  std::string text;
  std::vector<std::uint32_t> nodes;  ///< By number in `text`: index in the input.
  std::vector<std::uint32_t> links;  ///< By place in `text`: index in the input; no loops.
  std::vector<std::pair<std::uint32_t, std::uint32_t>> ends;  ///< By place: numbers, as written.
  std::vector<bool> is_turned;  ///< By place in `text`: written from target to source.
};

[[nodiscard]] GraphvizQuestion ask_graphviz(const LayoutInput& input, GraphvizEngine engine);

/// By node: the box that it is in or the title of, or kNone.
[[nodiscard]] std::vector<std::uint32_t> boxes_of_nodes(const LayoutInput& input);

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

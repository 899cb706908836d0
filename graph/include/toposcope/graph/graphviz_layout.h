#pragma once

/// \file
/// Layouts by Graphviz, for those who want its eye.

#include <chrono>
#include <cstdint>
#include <string>

#include "toposcope/graph/layout.h"
#include "toposcope/model/result.h"

namespace toposcope::graph {

enum class GraphvizEngine : std::uint8_t {
  kDot,   ///< Layers from left to right, boxes as clusters.
  kSfdp,  ///< Springs; boxes are left out.
};

struct GraphvizOptions {
  std::string program = "dot";          ///< Looked up in PATH.
  std::chrono::seconds time_limit{60};  ///< Then the program is killed.
};

/// Lays out with the program `dot` in a process of its own: the library is not thread-safe, cannot
/// be stopped and may abort.  It is told sizes and numbers, never a text of the user.  With kDot
/// the head of a box is its title bar: a link to it ends at the frame of the box, and has an empty
/// route when it comes from a card of that box.  With kSfdp heads are cards.  `previous` and `pins`
/// are not taken into account.
///
/// \code
///   const auto layout = graph::lay_out_with_graphviz(input, graph::GraphvizEngine::kDot);
///   if (!layout.has_value()) return graph::lay_out_tiers(input);
/// \endcode
///
/// \retval kUnavailable  the program is missing, was killed at the time limit, failed, or answered
///                       something else
/// \retval kIo           the operating system has no pipe or process left
/// \par Complexity
/// dot: about quadratic, a second at 1,700 nodes; sfdp: 5,000 nodes a second.
/// \par Thread safety
/// Calls may run at the same time.
[[nodiscard]] model::Result<Layout> lay_out_with_graphviz(const LayoutInput& input,
                                                          GraphvizEngine engine,
                                                          const GraphvizOptions& options = {});

}  // namespace toposcope::graph

#pragma once

#include <string>
#include <string_view>

#include "toposcope/model/dot_name.h"

namespace toposcope::graph {

/// A text that Graphviz shows as it is: backslash and ampersand lose their special meaning, a line
/// feed starts a new line, other control characters become blanks, broken UTF-8 becomes U+FFFD.
[[nodiscard]] std::string dot_label(std::string_view text);

/// Names of nodes, links and clusters.
using model::dot_name;

}  // namespace toposcope::graph

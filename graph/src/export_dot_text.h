#pragma once

#include <string>
#include <string_view>

namespace toposcope::graph {

/// A text that Graphviz shows as it is: backslash and ampersand lose their special meaning, a line
/// feed starts a new line, other control characters become blanks, broken UTF-8 becomes U+FFFD.
[[nodiscard]] std::string dot_label(std::string_view text);

/// A name for a node, link or cluster, different for different texts.  What Graphviz cannot carry
/// in a name (backslash, control characters, broken UTF-8, a leading percent sign) and the tilde
/// itself become a tilde and two hexadecimal digits a byte; the empty text is a single tilde.
[[nodiscard]] std::string dot_name(std::string_view text);

}  // namespace toposcope::graph

#pragma once

/// \file
/// The text of a DOT file before cgraph sees it: cgraph's scanner keeps its state, so that a string
/// that is not closed in one file would swallow the next.

#include <cstddef>
#include <string>
#include <string_view>

#include "toposcope/model/result.h"

namespace toposcope::ingest::dot {

inline constexpr std::size_t kMaxDepth = 200;  ///< Braces open at once.

/// The first graph of a file.
struct FirstGraph {
  std::string_view text;  ///< Up to its closing brace.
  bool followed = false;  ///< Something that counts stands behind it.
};

/// Finds the end of the first graph.
/// \retval kMalformedInput  a string, comment or brace that is not closed, braces more than
///                          kMaxDepth deep, a NUL byte, or no brace at all; `name` and line say
///                          where
[[nodiscard]] model::Result<FirstGraph> first_graph(std::string_view text, const std::string& name);

/// True when the front of a text begins a graph: comments, "strict", "graph" or "digraph", a name,
/// a brace.
[[nodiscard]] bool looks_like_dot(std::string_view head);

/// What people read of a label: line breaks and justifications become blanks, \N the name; the tags
/// of an HTML-like one are left out, its entities decoded.
[[nodiscard]] std::string label_text(std::string_view label, bool is_html, std::string_view name);

}  // namespace toposcope::ingest::dot

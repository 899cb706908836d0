#pragma once

#include "toposcope/model/records.h"

namespace toposcope::graph {

/// How a status looks on a node: outline, pattern and colours together, so that a grey copy loses
/// nothing.
struct NodeStyle {
  const char* word;  ///< Second half of the caption; empty for a quiet status.
  const char* shape;
  const char* style;
  const char* border;
  const char* fill;
  const char* text;
  const char* width;  ///< Of the border [points].
};

struct LinkStyle {
  const char* style;
  const char* colour;
  const char* text;
  const char* width;  ///< [points]
  const char* arrow;  ///< Shape at the head; "none" for a healthy link.
};

[[nodiscard]] const NodeStyle& node_style(model::StatusValue status);
[[nodiscard]] const LinkStyle& link_style(model::StatusValue status);

/// Colours of the light scheme that belong to no status.
namespace colours {
inline constexpr const char* kText = "#16202A";
inline constexpr const char* kDetail = "#4A5866";
inline constexpr const char* kAccent = "#0B62C4";
inline constexpr const char* kAccentSoft = "#E8F1FD";
inline constexpr const char* kBox = "#F7F9FB";
inline constexpr const char* kBoxBorder = "#CCD5DD";
}  // namespace colours

}  // namespace toposcope::graph

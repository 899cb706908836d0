#pragma once

#include <string>
#include <vector>

#include "toposcope/graph/layout.h"
#include "toposcope/scene/cards.h"
#include "toposcope/scene/look.h"
#include "toposcope/scene/scene.h"

namespace toposcope::scene {

/// What stands above a column, or above cards of the fabric.
struct Heading {
  std::string text;
  Point at;  ///< On the baseline; of a column its middle, else its left end.
  float room = 0;
  Anchor anchor = Anchor::kMiddle;
};

inline constexpr float kHeadingHeight = 11;

[[nodiscard]] TextStyle heading_style(const Theme& theme);

/// How far above the drawing the titles of columns stand: above the tab of a focal point at its
/// top.
[[nodiscard]] float heading_rise(const CardGraph& cards, const graph::Layout& layout);

/// Titles of columns, above everything.
[[nodiscard]] std::vector<Heading> column_headings(const CardGraph& cards,
                                                   const graph::Layout& layout);

/// What free cards of the fabric are, above each run of them.
[[nodiscard]] std::vector<Heading> fabric_headings(const CardGraph& cards,
                                                   const graph::Layout& layout, const Look& look);

/// Cut to its room.
void draw_heading(Scene& scene, const Theme& theme, const Heading& heading);

}  // namespace toposcope::scene

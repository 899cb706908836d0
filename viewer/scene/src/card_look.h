#pragma once

#include "toposcope/scene/theme.h"

#include "canvas_parts.h"

namespace toposcope::scene {

/// How the state of a card looks; visual rules in one table.
struct CardLook {
  float bar = 0;
  Colour bar_colour = {};
  Stroke border = {};
  Colour fill = {};
  Colour icon = {};
  Colour name = {};
  Colour detail = {};
  bool hatched = false;
  bool italic = false;
  bool struck = false;
};

[[nodiscard]] CardLook look_of(const Theme& theme, const CardView& view);

}  // namespace toposcope::scene

#pragma once

/// \file
/// Pictures as an independent decoder (cairo's, which is libpng) reads them.

#include <cstdint>
#include <string>
#include <vector>

#include "toposcope/scene/scene.h"

namespace toposcope::testing {

struct Pixels {
  int width = 0;  ///< 0: it was no PNG.
  int height = 0;
  std::vector<std::uint32_t> argb;  ///< Row by row, colours multiplied by alpha.

  /// Colours as they were before they were multiplied.
  [[nodiscard]] scene::Colour at(int x, int y) const;
};

[[nodiscard]] Pixels decode_png(const std::string& file);

/// Mean distance of two colour channels, of 255; both pictures must have the same size.
[[nodiscard]] double mean_difference(const Pixels& a, const Pixels& b);

}  // namespace toposcope::testing

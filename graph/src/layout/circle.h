#pragma once

#include <cstdint>

#include "layout/units.h"

namespace toposcope::graph {

/// What sine_of() counts in.
inline constexpr Unit kOne = Unit{1} << 30;

/// The sine of `part` / `whole` turns, rounded so that every machine finds the same.
/// \pre 0 <= part <= whole, whole > 0
[[nodiscard]] Unit sine_of(std::int64_t part, std::int64_t whole);

/// The cosine of `part` / `whole` turns.
[[nodiscard]] Unit cosine_of(std::int64_t part, std::int64_t whole);

/// The square root, rounded up.
[[nodiscard]] Unit root_above(Unit square);

}  // namespace toposcope::graph

#pragma once

#include <optional>
#include <string_view>

#include "toposcope/model/time.h"

namespace toposcope::query {

/// Reads "-30m", "-1h", "-2d": so long before `now`.  Units: s, m, h, d, w.
/// \return nullopt for any other text, and for more than a few thousand years
[[nodiscard]] std::optional<model::UtcMicros> parse_relative_time(std::string_view text,
                                                                  model::UtcMicros now);

}  // namespace toposcope::query

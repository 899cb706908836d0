#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "toposcope/model/result.h"

namespace toposcope::model {

/// A point in time: microseconds since 1970-01-01T00:00:00 UTC, leap seconds ignored.
using UtcMicros = std::chrono::sys_time<std::chrono::microseconds>;

/// Now, by the system clock.
[[nodiscard]] UtcMicros now_utc();

/// "2026-11-20T09:40:00Z"; six decimals are added when the microseconds are not zero.
[[nodiscard]] std::string to_rfc3339(UtcMicros time);

/// Reads RFC 3339 ("2026-11-20T09:40:00+01:00", "...Z", a blank instead of "T", 1 to 9 decimals of
/// which 6 count) and its prefixes "2026-11-20" and "2026-11-20T09:40"; no offset means UTC.
/// \retval kMalformedInput  any other text, or a date that does not exist
[[nodiscard]] Result<UtcMicros> parse_rfc3339(std::string_view text);

}  // namespace toposcope::model

#pragma once

/// \file
/// When something that is repeated is due.
///
/// \code
///   // The 31st of January, then the last day of February, then the 31st of March:
///   const auto third = discovery::slot(anchor, discovery::Every::kMonthly, 2);
///   const auto next = discovery::next_slot(anchor, discovery::Every::kMonthly, 2, now);
/// \endcode
///
/// Slots are counted from their anchor, never from the one before and never from when it was
/// served: a late run moves nothing.  All in UTC: a day has 24 hours.

#include <cstdint>
#include <optional>
#include <string_view>

#include "toposcope/model/time.h"

namespace toposcope::discovery {

enum class Every : std::uint8_t { kOnce, kHourly, kDaily, kWeekly, kMonthly, kYearly };

/// "once", "hourly" ... "yearly".
[[nodiscard]] std::string_view every_word(Every every) noexcept;
/// Capitals do not matter.  \return nullopt for any other word
[[nodiscard]] std::optional<Every> every_named(std::string_view word) noexcept;

/// The anchor and `n` times the unit.  Months and years keep the day of the month of the anchor; in
/// a month that has no such day it is the last one.
/// \param n  from 0; kOnce has 0 only
/// \return the last time that there is, when it would be later
[[nodiscard]] model::UtcMicros slot(model::UtcMicros anchor, Every every, std::int64_t n) noexcept;

/// The first slot after `done` that is later than `now`: those in between are missed.
/// \param done  number of the last one that was served; -1: none
/// \return nullopt when there is none
[[nodiscard]] std::optional<std::int64_t> next_slot(model::UtcMicros anchor, Every every,
                                                    std::int64_t done,
                                                    model::UtcMicros now) noexcept;

}  // namespace toposcope::discovery

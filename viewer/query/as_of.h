#pragma once

/// \file
/// Points of time as people write and read them.
///
/// \code
///   const auto at = query::parse_as_of("02:00", now);       // today's, or yesterday's when later
///   const auto revision = query::revision_as_of(store, at.value());
/// \endcode

#include <string>
#include <string_view>

#include "toposcope/model/ids.h"
#include "toposcope/model/result.h"
#include "toposcope/model/time.h"
#include "toposcope/store/graph_store.h"

namespace toposcope::query {

/// Reads "-30m", "02:00" (the last time that the clocks here showed it), "2026-11-20 09:40" (here,
/// when it has no offset), RFC 3339, a revision number, "" and "now".
/// \return "" for now, a revision number, or RFC 3339 in UTC: what ViewSpec::at and --at hold
/// \retval kInvalidArgument  any other text; the message says what there could be
[[nodiscard]] model::Result<std::string> parse_as_of(std::string_view text, model::UtcMicros now);

/// The revision that a result of parse_as_of() means.
/// \retval kNotFound  the first revision is younger, or there is none of this number yet
[[nodiscard]] model::Result<model::RevisionNumber> revision_as_of(store::GraphStore& store,
                                                                  const std::string& at);

/// What a result of parse_as_of() is called: "now", "revision 3", or the time by the clocks here.
[[nodiscard]] std::string as_of_text(const std::string& at);

/// "2026-11-20 09:40:00 CET", by the clocks here.
[[nodiscard]] std::string local_text(model::UtcMicros time);
/// "09:40:00 CET"; and "09:40".
[[nodiscard]] std::string local_clock(model::UtcMicros time);
[[nodiscard]] std::string local_minutes(model::UtcMicros time);
/// "UTC+1"
[[nodiscard]] std::string zone_text(model::UtcMicros time);

/// "2 s", "26 min", "3 h", "5 d": the largest unit that gives a number of two; never negative.
[[nodiscard]] std::string age_text(model::UtcMicros from, model::UtcMicros now);
/// "4 h 52 min": two units.
[[nodiscard]] std::string long_age_text(model::UtcMicros from, model::UtcMicros now);

}  // namespace toposcope::query

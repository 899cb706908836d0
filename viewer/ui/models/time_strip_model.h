#pragma once

/// \file
/// A day of status changes as bars, marks and hours: where each stands in a strip.
///
/// \code
///   const TimeStrip strip = make_time_strip(state.timeline, {.width = 900, .height = 16}, shown);
///   for (const StripBar& bar : strip.bars) fill(bar.x, bar.height, colour_of(bar.worst));
/// \endcode
///
/// Lengths are pixels at 100 % from the left end of the strip.  Pure.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "toposcope/model/ids.h"
#include "toposcope/model/time.h"

#include "ui/desk/app_state.h"
#include "ui/desk/lists.h"

namespace toposcope::ui {

struct StripRoom {
  float width = 0;
  float height = 0;  ///< Of the highest bar.
};

struct StripBar {
  float x = 0;
  float width = 0;
  float height = 0;
  bool is_quiet = true;  ///< Nothing got worse than OK.
  model::StatusValue worst = model::StatusValue::kNoCheck;
  std::size_t index = 0;  ///< Of Timeline::bars.
};

/// One revision, or several that stand too near to each other.
struct StripMark {
  float x = 0;
  std::string word;                    ///< "scan", "rule"; empty where there is no room for it.
  std::vector<std::string> lines;      ///< What each revision says, newest first; six at most.
  model::RevisionNumber revision = 0;  ///< The newest.
  std::size_t count = 1;
};

struct StripHour {
  float x = 0;
  std::string text;  ///< "15:00", by the clocks here.
};

struct TimeStrip {
  std::vector<StripBar> bars;  ///< Those with changes.
  std::vector<StripMark> marks;
  std::vector<StripHour> hours;
  std::optional<float> shown;  ///< The time that the window shows; nothing: it is not of this day.
};

/// \param shown  the time that the window shows
/// \par Complexity
/// O(bars + marks of the file).
[[nodiscard]] TimeStrip make_time_strip(const Timeline& timeline, const StripRoom& room,
                                        model::UtcMicros shown);

/// The time at a place, whole minutes, at most the end.
[[nodiscard]] model::UtcMicros time_at(const Timeline& timeline, float x, float width);

/// What SetAsOf takes for a place of the strip: RFC 3339, or "" where now is.
[[nodiscard]] std::string as_of_at(const Timeline& timeline, float x, float width);

/// "09:40 to 09:50: 37 changes, worst Error"
[[nodiscard]] std::string bar_text(const Timeline& timeline, std::size_t bar);

/// The time that the active tab shows: of its picture in the past, else now.
[[nodiscard]] model::UtcMicros shown_time(const AppState& state);

/// What the as-of control says: "now", "09:40" of this day, "2026-11-20 09:40".
[[nodiscard]] std::string as_of_word(const AppState& state);

}  // namespace toposcope::ui

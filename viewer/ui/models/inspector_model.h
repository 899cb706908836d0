#pragma once

/// \file
/// Words and shares of the inspector, without a window.
///
/// \code
///   for (const std::string& line : status_lines(state.inspection, state.now)) show(line);
///   const auto day = day_segments(state.inspection.history, state.now);
/// \endcode
///
/// Times are those of the clocks here.  All functions are pure.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "toposcope/model/time.h"

#include "ui/desk/inspection.h"

namespace toposcope::ui {

/// "14:18:07" of the same day, else "2026-11-19 14:18".
[[nodiscard]] std::string moment_text(model::UtcMicros time, model::UtcMicros now);

/// "since 14:18:07 (14 min) · before: OK for 41 d"; empty when neither is known.
[[nodiscard]] std::string since_text(const Inspection& inspection, model::UtcMicros now);

/// "zabbix, last result 22 s ago"; without an age when the source gave no time.
[[nodiscard]] std::string report_text(const ReportRow& report, model::UtcMicros now);

/// The lines of the status card below its word: since when, by whom told, who is at work on it.
[[nodiscard]] std::vector<std::string> status_lines(const Inspection& inspection,
                                                    model::UtcMicros now);
/// The same with whole times and zones, for a tooltip.
[[nodiscard]] std::vector<std::string> status_details(const Inspection& inspection,
                                                      model::UtcMicros now);

/// A sentence of an answer with a capital letter, unless it begins with a name, and a full stop.
[[nodiscard]] std::string sentence(std::string_view words);
/// "Nothing it stands on is worse. It explains:" of an ill object whose own check it is; else the
/// headline of the answer.
[[nodiscard]] std::string why_red_text(const WhyRed& why, model::StatusValue status);

/// "38 focal points · 4 projects".
[[nodiscard]] std::string impact_caption(const ImpactState& impact);
/// "2 without a path, 5 without redundancy, 31 as before"; parts of 0 are left out.
[[nodiscard]] std::string share_text(const ImpactShare& share);

/// A stretch of the last 24 hours in which the status was the same.
struct DaySegment {
  model::UtcMicros from{}, to{};
  model::StatusValue value = model::StatusValue::kNoCheck;
  std::string text;
  float share = 0;  ///< Of the day; all together 1.
};

/// The 24 hours before `now`, from left to right without gaps.  What came before the first span is
/// "no check"; spans that follow each other with the same status and text are one.
/// \param history  by time
/// \par Complexity
/// O(n).
[[nodiscard]] std::vector<DaySegment> day_segments(std::span<const HistorySpan> history,
                                                   model::UtcMicros now);
/// The segment at a place of the bar, 0 to 1.
/// \pre  there is one
[[nodiscard]] const DaySegment& segment_at(std::span<const DaySegment> day, float place);
/// "Error: no carrier" and "2026-11-20 14:18:07 CET to now, 14 min".
[[nodiscard]] std::vector<std::string> segment_lines(const DaySegment& segment,
                                                     model::UtcMicros now);
/// "14:30 yesterday": where the day of the bar begins.
[[nodiscard]] std::string day_begin_text(model::UtcMicros now);

/// True for addresses (IPv4, IPv6, MAC, with or without a prefix length), for long hexadecimal ids,
/// and for values of members that are called ids.
[[nodiscard]] bool is_for_mono(std::string_view name, std::string_view value);

/// Whether rows below a row are shown before anybody clicked: when they are few.
/// \pre  rows[index].has_children
[[nodiscard]] bool opens_by_itself(std::span<const PropertyRow> rows, std::size_t index);

/// Indexes of the rows that no closed row hides.
/// \param is_open  asked for rows with children that are shown themselves, by index
[[nodiscard]] std::vector<std::size_t> shown_rows(std::span<const PropertyRow> rows,
                                                  const std::function<bool(std::size_t)>& is_open);

/// A record for reading: JSON one member a line, indented by two; any other text line by line.
[[nodiscard]] std::vector<std::string> readable_lines(std::string_view document);

/// Pieces of at most `columns` letters (code points), in order; an empty line is one empty piece.
/// \pre  columns > 0
[[nodiscard]] std::vector<std::string_view> in_columns(std::span<const std::string> lines,
                                                       std::size_t columns);

}  // namespace toposcope::ui

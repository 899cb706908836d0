#pragma once

/// \file
/// What a status is called, which of two is worse, and which ones count as ill.
///
/// \code
///   if (const auto status = status_named("warning")) print(status_label(*status));  // Warning
/// \endcode
///
/// All functions are pure; none allocates.

#include <optional>
#include <string_view>

#include "toposcope/model/records.h"

namespace toposcope::model {

/// For people and in documents: "no check", "OK", "Warning", "Error", "Unknown", "Stale",
/// "Maintenance".
[[nodiscard]] std::string_view status_label(StatusValue status) noexcept;

/// In JSON: "no_check", "ok", "warning", "error", "unknown", "stale", "maintenance".
[[nodiscard]] std::string_view status_word(StatusValue status) noexcept;

/// The status of a label or word, whatever the case of its letters and whether its two parts are
/// joined by a blank, a dash or an underscore; nothing for any other text.
[[nodiscard]] std::optional<StatusValue> status_named(std::string_view name) noexcept;

/// From 0, for those that do not count, to 4 for kError; equal for kUnknown and kStale.
[[nodiscard]] int badness(StatusValue status) noexcept;

/// Anything but OK and no check: what lists of problems hold.
[[nodiscard]] constexpr bool is_ill(StatusValue status) noexcept {
  return status != StatusValue::kOk && status != StatusValue::kNoCheck;
}

/// Warning or Error: a check says that something is wrong, not that nobody knows.
[[nodiscard]] constexpr bool is_alarm(StatusValue status) noexcept {
  return status == StatusValue::kWarning || status == StatusValue::kError;
}

}  // namespace toposcope::model

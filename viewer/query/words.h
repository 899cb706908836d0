#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "toposcope/model/time.h"

namespace toposcope::query {

/// A text that cannot upset a terminal: control characters are written as escapes (\n, \x1B), so
/// are those that turn the direction of writing (\u202E); broken UTF-8 becomes U+FFFD.
[[nodiscard]] std::string printable(std::string_view text);

/// "1 file", "7 files": the noun takes an s unless there is one.
[[nodiscard]] std::string count_text(std::uint64_t count, std::string_view noun);

/// A time for people: UTC, whole seconds.
[[nodiscard]] std::string time_text(model::UtcMicros time);

}  // namespace toposcope::query

#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace toposcope::ingest {

/// The text that a JSON string stands for; `raw` is between the quotes.  Escapes that make no sense
/// become U+FFFD.
[[nodiscard]] std::string unescaped(std::string_view raw);

/// True when `text` is a number as JSON spells it.
[[nodiscard]] bool is_json_number(std::string_view text) noexcept;

/// Appends a floating point number in its shortest exact form, with ".0" when it is whole; NaN and
/// infinities, which JSON lacks, as strings ("NaN", "Infinity", "-Infinity").
void append_json_double(std::string& out, double value);

/// Appends milliseconds since 1970 (UTC) as a JSON string in RFC 3339 form.
void append_json_time(std::string& out, std::int64_t unix_ms);

}  // namespace toposcope::ingest

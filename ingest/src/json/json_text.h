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

inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// `text` behind the byte order mark that some editors put in front of UTF-8.
[[nodiscard]] std::string_view without_byte_order_mark(std::string_view text) noexcept;

/// Appends a valid JSON string, number or word in the one spelling that all sources share, so that
/// equal values are equal texts: strings without needless escapes; numbers with a fraction or an
/// exponent as "1.5", "0.0001", "1.0" or, outside of 1e-4 to 1e16, "1.5e-07".  No digit that
/// counts is lost.  Whole numbers and words stay as they are.
void append_one_spelling(std::string& out, std::string_view scalar);

/// True when a number (with a fraction or an exponent) is spelled that way already.
[[nodiscard]] bool is_one_spelling(std::string_view number);

/// Appends a floating point number in its shortest exact form, with ".0" when it is whole; NaN and
/// infinities, which JSON lacks, as strings ("NaN", "Infinity", "-Infinity").
void append_json_double(std::string& out, double value);

/// Appends milliseconds since 1970 (UTC) as a JSON string in RFC 3339 form.
void append_json_time(std::string& out, std::int64_t unix_ms);

}  // namespace toposcope::ingest

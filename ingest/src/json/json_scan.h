#pragma once

/// \file
/// Finds where a JSON value ends without parsing it, and notes on the way what decides how the
/// record is treated.  The grammar is checked later, by simdjson; here only brackets and quotes
/// count.

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace toposcope::ingest {

/// One member of an object, as offsets into the scanned text.
struct MemberSpan {
  std::size_t key = 0;  ///< Behind the opening quote.
  std::size_t key_end = 0;
  std::size_t value = 0;  ///< Behind the colon; exact when the text has no blanks.
  std::size_t value_end = 0;
};

struct ValueScan {
  enum class Outcome : std::uint8_t {
    kComplete,
    kTruncated,   ///< The text ends inside the value.
    kMismatched,  ///< A bracket is closed by the wrong one; `end` is its offset.
    kTooDeep,     ///< Complete, but with more than kMaxJsonDepth brackets open at once.
  };
  Outcome outcome = Outcome::kTruncated;
  std::size_t end = 0;      ///< Offset behind the value.
  bool has_blanks = false;  ///< Blanks outside strings: the text is not minified.
  /// A key must be decoded, removed or looked at (see needs_rewrite()), or a string or number may
  /// not be in its one spelling (see append_one_spelling()).
  bool must_rewrite = false;
};

inline constexpr std::size_t kMaxJsonDepth = 200;

/// Scans the value that begins at text[0], which is not blank.  When it is an object its own
/// members (not nested ones) go to `members`, else that becomes empty.
/// Cost: one pass, about 1 ns a byte.
ValueScan scan_value(std::string_view text, std::vector<MemberSpan>& members);

/// True for the four blank characters of JSON.
[[nodiscard]] constexpr bool is_json_blank(char c) noexcept {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

/// Offset behind the string whose opening quote is at `at`; npos when it does not end.
[[nodiscard]] std::size_t end_of_string(std::string_view text, std::size_t at) noexcept;

}  // namespace toposcope::ingest

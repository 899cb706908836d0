#pragma once

/// \file
/// What all parsers of command output share: lines, words, numbers, and how a fault is told.

#include <charconv>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "toposcope/model/result.h"

namespace toposcope::discovery::parse {

/// Names and values in the order in which a tool printed them.
using Fields = std::vector<std::pair<std::string, std::string>>;

/// The value of the first field of that name; empty when there is none.
[[nodiscard]] std::string_view field(const Fields& fields, std::string_view name) noexcept;

struct Line {
  std::string_view text;  ///< Without its end, whether "\n" or "\r\n".
  std::size_t number;     ///< From 1.
};

/// Views into the text; a line end at its very end begins no further line.
[[nodiscard]] std::vector<Line> lines_of(std::string_view text);

/// What is between blanks and tabs.
[[nodiscard]] std::vector<std::string_view> words_of(std::string_view line);

/// Without blanks, tabs and line ends on either side.
[[nodiscard]] std::string_view trimmed(std::string_view text) noexcept;

/// How many blanks and tabs it begins with.
[[nodiscard]] std::size_t indentation_of(std::string_view line) noexcept;

/// The word behind this one; empty when there is none.
[[nodiscard]] std::string_view word_after(const std::vector<std::string_view>& words,
                                          std::string_view word) noexcept;

/// Text before and after the first separator, both trimmed; none when it does not occur.
[[nodiscard]] std::optional<std::pair<std::string_view, std::string_view>> split_at(
    std::string_view text, std::string_view separator);

/// The whole text as a decimal number; nothing when it is none or does not fit.
template <typename Number>
[[nodiscard]] std::optional<Number> number_of(std::string_view text) noexcept {
  Number value{};
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  if (text.empty() || error != std::errc() || stop != end) return std::nullopt;
  return value;
}

/// True for six hexadecimal bytes with colons between them.
[[nodiscard]] bool is_mac(std::string_view text) noexcept;

/// kMalformedInput: "expected EXPECTED, found 'FOUND'" at "TOOL, line N".  FOUND is cut when long,
/// and holds no control characters.
[[nodiscard]] model::Error fault(std::string_view tool, std::size_t line, std::string_view expected,
                                 std::string_view found);

}  // namespace toposcope::discovery::parse

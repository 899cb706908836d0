#pragma once

/// \file
/// What must hold of every parser of what a tool printed.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "toposcope/model/result.h"

namespace toposcope::discovery::parse {

/// The content of a file in fixtures/.
[[nodiscard]] std::string fixture(const std::string& name);

[[nodiscard]] std::string with_crlf(std::string_view text);

template <typename T>
void expect_explained(const model::Result<T>& result, std::string_view what) {
  if (result.has_value()) return;
  EXPECT_EQ(result.error().code, model::ErrorCode::kMalformedInput) << what;
  EXPECT_FALSE(result.error().message.empty()) << what;
  EXPECT_NE(result.error().where.find(", "), std::string::npos) << what;
}

/// Cut off anywhere, with other line ends, with endless lines: either read or explained.
template <typename Parser>
void expect_robust(Parser parse, const std::string& text) {
  expect_explained(parse(std::string_view()), "nothing");
  const std::string_view whole = text;
  for (std::size_t end = 0; end < text.size(); ++end) {
    expect_explained(parse(whole.substr(0, end)), "cut off at " + std::to_string(end));
  }
  const auto read = parse(whole);
  ASSERT_TRUE(read.has_value()) << read.error().where << ": " << read.error().message;
  const auto crlf = parse(std::string_view(with_crlf(text)));
  ASSERT_TRUE(crlf.has_value()) << crlf.error().where << ": " << crlf.error().message;
  EXPECT_TRUE(read.value() == crlf.value()) << "line ends make a difference";
  constexpr std::size_t kEndless = 1U << 18U;
  for (const char filler : {' ', '\t', 'x', ':', '"', '{', '<', '\0', '\xFF'}) {
    const std::string line(kEndless, filler);
    expect_explained(parse(std::string_view(line)), "one long line");
    expect_explained(parse(std::string_view(text + line + text)), "a long line between others");
  }
}

/// A text that is no output of the tool, and what the fault must say.
struct FaultCase {
  const char* text;
  const char* where;  ///< The end of it.
  const char* message;
};

template <typename Parser>
void expect_faults(Parser parse, const std::vector<FaultCase>& cases) {
  for (const FaultCase& wrong : cases) {
    const auto result = parse(std::string_view(wrong.text));
    ASSERT_FALSE(result.has_value()) << wrong.text;
    EXPECT_EQ(result.error().code, model::ErrorCode::kMalformedInput) << wrong.text;
    EXPECT_TRUE(result.error().where.ends_with(wrong.where)) << result.error().where;
    EXPECT_NE(result.error().message.find(wrong.message), std::string::npos)
        << result.error().message;
  }
}

}  // namespace toposcope::discovery::parse

#include "toposcope/model/text.h"

#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace toposcope::model {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  // U+FFFD

/// `pattern` with every "?" replaced by U+FFFD.
std::string with_replacements(std::string_view pattern) {
  std::string out;
  for (const char c : pattern) {
    if (c == '?') {
      out += kReplacement;
    } else {
      out += c;
    }
  }
  return out;
}

struct TextCase {
  const char* name;
  std::string_view text;
  std::string_view want;  // with "?" for U+FFFD
};

void PrintTo(const TextCase& test_case, std::ostream* out) { *out << test_case.name; }

std::string case_name(const ::testing::TestParamInfo<TextCase>& param) { return param.param.name; }

class JsonString : public ::testing::TestWithParam<TextCase> {};

TEST_P(JsonString, EscapesAndRepairs) {
  EXPECT_EQ(json_string(GetParam().text), with_replacements(GetParam().want));
}

TEST_P(JsonString, AppendsToWhatIsThere) {
  std::string out = "{\"name\":";

  append_json_string(out, GetParam().text);

  EXPECT_EQ(out, "{\"name\":" + with_replacements(GetParam().want));
}

INSTANTIATE_TEST_SUITE_P(Escapes, JsonString,
                         ::testing::ValuesIn(std::vector<TextCase>{
                             {"empty", "", R"("")"},
                             {"plain", "br-int 7", R"("br-int 7")"},
                             {"quote_and_backslash", R"(a"b\c)", R"("a\"b\\c")"},
                             {"slash_stays", "a/b", R"("a/b")"},
                             {"short_escapes", "\b\f\n\r\t", R"("\b\f\n\r\t")"},
                             {"other_controls", "\x01\x1f", R"("\u0001\u001f")"},
                             {"nul_inside", "a\0b"sv, R"("a\u0000b")"},
                             {"delete_stays", "\x7f", "\"\x7f\""},
                         }),
                         case_name);

INSTANTIATE_TEST_SUITE_P(ValidUtf8, JsonString,
                         ::testing::ValuesIn(std::vector<TextCase>{
                             {"two_bytes", "\u00e9", "\"\u00e9\""},
                             {"three_bytes", "\u20ac", "\"\u20ac\""},
                             {"four_bytes", "\U0001F600", "\"\U0001F600\""},
                             {"first_of_two_bytes", "\xC2\x80", "\"\xC2\x80\""},
                             {"first_of_three_bytes", "\xE0\xA0\x80", "\"\xE0\xA0\x80\""},
                             {"last_before_surrogates", "\xED\x9F\xBF", "\"\xED\x9F\xBF\""},
                             {"first_of_four_bytes", "\xF0\x90\x80\x80", "\"\xF0\x90\x80\x80\""},
                             {"last_code_point", "\xF4\x8F\xBF\xBF", "\"\xF4\x8F\xBF\xBF\""},
                             {"between_plain_texts", "a\u00e9b", "\"a\u00e9b\""},
                         }),
                         case_name);

INSTANTIATE_TEST_SUITE_P(BrokenUtf8, JsonString,
                         ::testing::ValuesIn(std::vector<TextCase>{
                             {"lone_continuation", "a\x80z", "\"a?z\""},
                             {"never_a_byte", "\xFF\xFE", "\"??\""},
                             {"overlong_two_bytes", "\xC0\xAF", "\"??\""},
                             {"overlong_three_bytes", "\xE0\x9F\xBF", "\"???\""},
                             {"overlong_four_bytes", "\xF0\x8F\xBF\xBF", "\"????\""},
                             {"surrogate", "\xED\xA0\x80", "\"???\""},
                             {"beyond_the_last", "\xF4\x90\x80\x80", "\"????\""},
                             {"cut_off_at_the_end", "a\xE2\x82", "\"a??\""},
                             {"cut_off_by_plain_text", "\xE2\x82z", "\"??z\""},
                             {"cut_off_by_a_quote", "\xC3\"", "\"?\\\"\""},
                             {"valid_after_broken", "\x80\u00e9", "\"?\u00e9\""},
                         }),
                         case_name);

struct LengthCase {
  const char* name;
  std::string_view text;
  std::size_t want;
};

void PrintTo(const LengthCase& test_case, std::ostream* out) { *out << test_case.name; }

std::string length_case_name(const ::testing::TestParamInfo<LengthCase>& param) {
  return param.param.name;
}

class Utf8Length : public ::testing::TestWithParam<LengthCase> {};

TEST_P(Utf8Length, IsThatOfTheSequenceAtTheFront) {
  EXPECT_EQ(utf8_length(GetParam().text), GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(Sequences, Utf8Length,
                         ::testing::ValuesIn(std::vector<LengthCase>{
                             {"nothing", "", 0},
                             {"plain", "ab", 1},
                             {"nul", "\0"sv, 1},
                             {"two_bytes", "\u00e9z", 2},
                             {"three_bytes", "\u20acz", 3},
                             {"four_bytes", "\U0001F600z", 4},
                             {"continuation", "\x80", 0},
                             {"cut_off", "\xE2\x82", 0},
                             {"surrogate", "\xED\xA0\x80", 0},
                         }),
                         length_case_name);

TEST(CompareNatural, CountsRunsOfDigitsAsNumbers) {
  const std::vector<std::string> ordered = {"",       "Eth1/2", "Eth1/10",  "Eth2/1",  "node",
                                            "node-1", "node-2", "node-2x1", "node-10", "node-10a"};
  for (std::size_t i = 0; i + 1 < ordered.size(); ++i) {
    EXPECT_LT(compare_natural(ordered[i], ordered[i + 1]), 0)
        << ordered[i] << " " << ordered[i + 1];
    EXPECT_GT(compare_natural(ordered[i + 1], ordered[i]), 0)
        << ordered[i] << " " << ordered[i + 1];
  }
}

TEST(CompareNatural, IsEqualForEqualTextsOnly) {
  EXPECT_EQ(compare_natural("a7", "a7"), 0);
  EXPECT_LT(compare_natural("a07", "a7"), 0);
  EXPECT_GT(compare_natural("a7", "a07"), 0);
  EXPECT_LT(compare_natural("99999999999999999999998", "99999999999999999999999"), 0);
}

}  // namespace
}  // namespace toposcope::model

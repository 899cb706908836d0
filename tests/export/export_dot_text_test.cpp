#include "export_dot_text.h"

#include <set>
#include <string>

#include <gtest/gtest.h>

#include "export/nasty_texts.h"

namespace toposcope::testing {
namespace {

struct TextCase {
  const char* name;
  std::string text;
  std::string label;
  std::string dot_name;
};

class DotText : public ::testing::TestWithParam<TextCase> {};

TEST_P(DotText, IsQuotedForLabels) {
  EXPECT_EQ(graph::dot_label(GetParam().text), GetParam().label);
}

TEST_P(DotText, IsQuotedForNames) {
  EXPECT_EQ(graph::dot_name(GetParam().text), GetParam().dot_name);
}

// Labels by the escString rules of Graphviz; names by the rule of export_dot_text.h.
INSTANTIATE_TEST_SUITE_P(
    Texts, DotText,
    ::testing::Values(TextCase{"plain", "web-01", "web-01", "web-01"},
                      TextCase{"backslash", "a\\b", "a\\\\b", "a~5Cb"},
                      TextCase{"line feed", "a\nb", "a\\nb", "a~0Ab"},
                      TextCase{"ampersand", "R&D", "R&amp;D", "R&D"},
                      TextCase{"control character", "a\x07z", "a z", "a~07z"},
                      TextCase{"delete", "a\x7Fz", "a z", "a~7Fz"},
                      TextCase{"tilde", "~a", "~a", "~7Ea"},
                      TextCase{"leading percent sign", "%a%", "%a%", "~25a%"},
                      TextCase{"empty", "", "", "~"},
                      TextCase{"emoji", "\xF0\x9F\x98\x80", "\xF0\x9F\x98\x80", "\xF0\x9F\x98\x80"},
                      TextCase{"broken UTF-8", "a\xFF", "a\xEF\xBF\xBD", "a~FF"}),
    [](const auto& which) {
      std::string name = which.param.name;
      for (char& c : name) c = c == ' ' || c == '-' ? '_' : c;
      return name;
    });

TEST(DotName, IsDifferentForDifferentTexts) {
  std::set<std::string> names;
  for (const std::string& text : nasty_texts()) names.insert(graph::dot_name(text));
  EXPECT_EQ(names.size(), nasty_texts().size());
}

}  // namespace
}  // namespace toposcope::testing

#include "toposcope/model/dot_text.h"

#include <random>
#include <string>

#include <gtest/gtest.h>

namespace toposcope::model {
namespace {

TEST(DotName, ComesBack) {
  const struct {
    std::string text;
    const char* name;
  } cases[] = {
      {"plain", "plain"},       {"", "~"},        {"~", "~7E"},          {"a\\b", "a~5Cb"},
      {"%x", "~25x"},           {"a%x", "a%x"},   {"line\n", "line~0A"}, {"\xFF", "~FF"},
      {"\xC3\xA9", "\xC3\xA9"}, {"~5C", "~7E5C"}, {"\x7F", "~7F"},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(dot_name(c.text), c.name);
    EXPECT_EQ(text_of_dot_name(c.name), c.text);
  }
}

TEST(DotName, ComesBackWhateverTheBytes) {
  constexpr std::uint32_t kSeed = 20261126;
  std::mt19937 random(kSeed);
  std::uniform_int_distribution<int> byte(0, 255);
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (int i = round % 12; i > 0; --i) text += static_cast<char>(byte(random));
    ASSERT_EQ(text_of_dot_name(dot_name(text)), text) << "seed " << kSeed << ", round " << round;
  }
}

TEST(TextOfDotName, KeepsATildeWithoutTwoDigits) {
  for (const char* name : {"a~", "~g0", "~0", "x~zz", "~-1", "~ 1"}) {
    EXPECT_EQ(text_of_dot_name(name), name);
  }
}

}  // namespace
}  // namespace toposcope::model

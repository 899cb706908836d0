#include "toposcope/model/shell_word.h"

#include <array>
#include <cstdio>
#include <string>

#include <gtest/gtest.h>

namespace toposcope::model {
namespace {

/// What /bin/sh makes of a line.
std::string said_by_shell(const std::string& line) {
  std::string out;
  FILE* pipe = ::popen(line.c_str(), "r");
  if (pipe == nullptr) return "no shell";
  std::array<char, 256> bytes{};
  while (const auto count = std::fread(bytes.data(), 1, bytes.size(), pipe)) {
    out.append(bytes.data(), count);
  }
  ::pclose(pipe);
  return out;
}

TEST(ShellWord, IsOneWordWhateverItHolds) {
  for (const char* text : {"", "plain", "two words", "it's", "''", "$HOME `id` \\ \"x\"", "a\nb",
                           "*;|&<>()#~!", "-n"}) {
    EXPECT_EQ(said_by_shell("printf '[%s]' " + shell_word(text)), '[' + std::string(text) + ']');
  }
}

}  // namespace
}  // namespace toposcope::model

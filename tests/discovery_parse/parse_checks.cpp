#include "discovery_parse/parse_checks.h"

#include <fstream>
#include <sstream>

namespace toposcope::discovery::parse {

std::string fixture(const std::string& name) {
  const std::string path = TOPOSCOPE_SOURCE_DIR "/tests/discovery_parse/fixtures/" + name;
  std::ifstream file(path, std::ios::binary);
  EXPECT_TRUE(file.good()) << path;
  std::ostringstream content;
  content << file.rdbuf();
  return content.str();
}

std::string with_crlf(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '\n') result += '\r';
    result += c;
  }
  return result;
}

}  // namespace toposcope::discovery::parse

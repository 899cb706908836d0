#include "json/json_stream.h"

#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "json/json_outline.h"

namespace toposcope::ingest {
namespace {

/// Hands out its text in pieces of a few bytes.
class DribblingStream final : public ByteStream {
 public:
  DribblingStream(std::string_view text, std::size_t piece) : rest_(text), piece_(piece) {}
  [[nodiscard]] model::Result<std::size_t> read(std::span<char> buffer) override {
    const auto count = rest_.substr(0, piece_).copy(buffer.data(), buffer.size());
    rest_.remove_prefix(count);
    return count;
  }

 private:
  std::string_view rest_;
  std::size_t piece_;
};

TEST(JsonStream, GivesTheSameValuesWhateverTheSizesOfBlocksAndReads) {
  const std::string text =
      "[ {\"a\":\"x\\\\\"} ,\n12.5,\n\n\"long text that is longer than a block\", [[],{}] ,null]";
  const std::vector<std::string> expected = {"{\"a\":\"x\\\\\"}:1", "12.5:2",
                                             "\"long text that is longer than a block\":4",
                                             "[[],{}]:4", "null:4"};
  for (std::size_t block = 1; block < 40; ++block) {
    for (const std::size_t piece : {std::size_t{1}, std::size_t{3}, std::size_t{100}}) {
      SCOPED_TRACE(std::to_string(block) + " " + std::to_string(piece));
      DribblingStream bytes(text, piece);
      JsonStream stream(bytes, "", block);
      std::vector<std::string> found;
      ASSERT_TRUE(stream.expect('[', "a list").has_value());
      for (;;) {
        const auto value = stream.value();
        ASSERT_TRUE(value.has_value());
        found.push_back(std::string(value.value().text) + stream.place());
        const auto more = stream.accept(',');
        ASSERT_TRUE(more.has_value());
        if (!more.value()) break;
      }
      EXPECT_EQ(found, expected);
    }
  }
}

TEST(JsonStream, LinesMayLackTheLastEnd) {
  DribblingStream bytes("a\n\n  b\r\nc", 2);
  JsonStream stream(bytes, "f", 4);
  std::vector<std::string> found;
  bool ended = true;
  for (;;) {
    const auto line = stream.line(ended);
    ASSERT_TRUE(line.has_value());
    if (line.value().empty()) break;
    found.push_back(std::string(line.value()) + (ended ? "+" : "-") + stream.place());
  }
  EXPECT_EQ(found, (std::vector<std::string>{"a+f:1", "b\r+f:3", "c-f:4"}));
}

TEST(JsonOutline, SeesWhatIsThere) {
  const JsonOutline outline = outline_of(R"({"e":"x","links":[{"_id":1,"a":{"b":2}}],"cut":[{"q)");
  ASSERT_EQ(outline.members.size(), 3U);
  EXPECT_EQ(outline.members[1].element, '{');
  EXPECT_EQ(outline.members[1].element_names, (std::vector<std::string>{"_id", "a"}));
  EXPECT_TRUE(outline.has("cut"));
}

TEST(JsonOutline, EndsOnAnyText) {
  for (const char* junk :
       {"{", "[", "{,,,", "{]]]]", "{\"a\"}}}", "[{\"a\" \"b\"", "{\"a\":]", "x"}) {
    SCOPED_TRACE(junk);
    EXPECT_LE(outline_of(junk).members.size(), 2U);
  }
}

}  // namespace
}  // namespace toposcope::ingest

// Text in other encodings than UTF-8, whatever the pieces in which it arrives.

#include "io/text_encoding.h"

#include <algorithm>
#include <memory>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "adapters/csv/csv_adapter.h"
#include "ingest/plain_fixture.h"
#include "ingest/source_files.h"
#include "support/temp_dir.h"

namespace toposcope::ingest::testing {
namespace {

using toposcope::testing::TempDir;
using namespace std::string_literals;

/// Hands out a few bytes at a time.
class Pieces final : public ByteStream {
 public:
  Pieces(std::string_view text, std::size_t size) : rest_(text), size_(size) {}
  model::Result<std::size_t> read(std::span<char> buffer) override {
    const std::size_t count = std::min({size_, rest_.size(), buffer.size()});
    rest_.copy(buffer.data(), count);
    rest_.remove_prefix(count);
    return count;
  }

 private:
  std::string_view rest_;
  std::size_t size_;
};

std::string decoded_in_pieces(const std::string& bytes, std::size_t size) {
  DecodingStream stream(std::make_unique<Pieces>(bytes, size), encoding_of(bytes));
  const auto text = read_front(stream, 1000);
  return text.has_value() ? text.value() : text.error().message;
}

// One text, "a\u00e9\u20ac\U0001F600z", as each encoding has it.
const std::string kText = "a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80z";

TEST(TextEncoding, OneTextInEveryEncoding) {
  const struct {
    std::string bytes;
    TextEncoding encoding;
    std::string text;
  } cases[] = {
      {kText, TextEncoding::kUtf8, kText},
      {"\xEF\xBB\xBF" + kText, TextEncoding::kUtf8, kText},
      {"\xFF\xFE"s + "a\0\xE9\0\xAC\x20\x3D\xD8\x00\xDEz\0"s, TextEncoding::kUtf16Le, kText},
      {"\xFE\xFF"s + "\0a\0\xE9\x20\xAC\xD8\x3D\xDE\x00\0z"s, TextEncoding::kUtf16Be, kText},
      {"a\xE9\x80z", TextEncoding::kWindows1252, "a\xC3\xA9\xE2\x82\xACz"},
      {"", TextEncoding::kUtf8, ""},
      {"\xFF\xFE"s + "a\0\x3D\xD8"s, TextEncoding::kUtf16Le, "a\xEF\xBF\xBD"},  // half a pair
      {"\xFF\xFE"s + "a\0b"s, TextEncoding::kUtf16Le, "a\xEF\xBF\xBD"},         // half a unit
      {"\x81", TextEncoding::kWindows1252, "\xC2\x81"},  // no character in Windows-1252
  };
  for (const auto& c : cases) {
    EXPECT_EQ(encoding_of(c.bytes), c.encoding);
    for (const std::size_t size : {1U, 2U, 3U, 5U, 100U}) {
      EXPECT_EQ(decoded_in_pieces(c.bytes, size), c.text) << "in pieces of " << size;
    }
  }
}

TEST(TextEncoding, ACharacterThatIsCutOffIsNoSignOfAnother) {
  EXPECT_EQ(encoding_of("abc\xC3"), TextEncoding::kUtf8);
  EXPECT_EQ(encoding_of("abc\xF0\x9F\x98"), TextEncoding::kUtf8);
  EXPECT_EQ(encoding_of("abc\xC3 "), TextEncoding::kWindows1252);
}

TEST(TextEncoding, AnOddByteInUtf8IsTakenForWindows1252AndCounted) {
  DecodingStream stream(std::make_unique<MemoryStream>("\xC3\xA9 \xE9"), TextEncoding::kUtf8);
  const auto text = read_front(stream, 100);
  ASSERT_TRUE(text.has_value());
  EXPECT_EQ(text.value(), "\xC3\xA9 \xC3\xA9");
  EXPECT_EQ(stream.odd_bytes(), 1U);
}

/// The table that Excel writes as "Unicode text", and the one that it writes as CSV.
TEST(TextEncoding, TablesOfExcelAreRecognisedAndRead) {
  std::string utf16 = "\xFF\xFE";
  for (const char c : "id\ttype\nM\xFCnchen\tsite\n"s) {
    utf16 += c;
    utf16 += '\0';
  }
  for (const std::string& bytes : {utf16, "id;type\r\nM\xFCnchen;site\r\n"s}) {
    const TempDir folder;
    write_file(folder / "sites.csv", bytes);
    const Reading reading = read_source(folder / "sites.csv");
    ASSERT_EQ(reading.error(), "");
    EXPECT_THAT(graph_of(reading), ::testing::ElementsAre("site:M\xC3\xBCnchen"));
  }
}

}  // namespace
}  // namespace toposcope::ingest::testing

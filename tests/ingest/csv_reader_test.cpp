// Cutting text into cells: RFC 4180, and what goes wrong.

#include "adapters/csv/csv_reader.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace toposcope::ingest::csv {
namespace {

using ::testing::HasSubstr;
using Rows = std::vector<std::vector<std::string>>;

struct Cut {
  Rows rows;
  std::vector<std::string> places;
  std::string error;
};

/// Hands out one byte at a time: a cell may be cut anywhere.
class Trickle final : public ByteStream {
 public:
  explicit Trickle(std::string_view text) : rest_(text) {}
  model::Result<std::size_t> read(std::span<char> buffer) override {
    if (rest_.empty() || buffer.empty()) return std::size_t{0};
    buffer[0] = rest_.front();
    rest_.remove_prefix(1);
    return std::size_t{1};
  }

 private:
  std::string_view rest_;
};

Cut cut(ByteStream& bytes, char delimiter) {
  CsvReader reader(bytes, "t.csv", delimiter);
  Cut result;
  std::vector<std::string> cells;
  for (;;) {
    const auto more = reader.next(cells);
    if (!more.has_value()) result.error = more.error().where + ": " + more.error().message;
    if (!more.has_value() || !more.value()) return result;
    result.rows.push_back(cells);
    result.places.push_back(reader.place());
  }
}

TEST(CsvReader, CutsAsRfc4180Says) {
  const struct {
    const char* text;
    char delimiter;
    Rows rows;
  } cases[] = {
      {"", ',', {}},
      {"a,b\n1,2\n", ',', {{"a", "b"}, {"1", "2"}}},
      {"a,b\r\n1,2", ',', {{"a", "b"}, {"1", "2"}}},
      {"a,b\r1,2\r", ',', {{"a", "b"}, {"1", "2"}}},
      {"a;b,c\n", ';', {{"a", "b,c"}}},
      {"a\tb\n", '\t', {{"a", "b"}}},
      {"a||c\n", '|', {{"a", "", "c"}}},
      {",\n", ',', {{"", ""}}},
      {"\"a,b\",c\n", ',', {{"a,b", "c"}}},
      {"\"say \"\"hi\"\"\"\n", ',', {{"say \"hi\""}}},
      {"\"two\r\nlines\",x\n", ',', {{"two\r\nlines", "x"}}},
      {"\"\"\n", ',', {{""}}},
      {"5\" disk,x\n", ',', {{"5\" disk", "x"}}},
      {" a , b \n", ',', {{" a ", " b "}}},
      {"\n\na\n\n\nb\n\n", ',', {{"a"}, {"b"}}},
      {"whole line\n", '\0', {{"whole line"}}},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.text);
    MemoryStream whole(c.text);
    EXPECT_EQ(cut(whole, c.delimiter).rows, c.rows);
    Trickle trickle(c.text);
    EXPECT_EQ(cut(trickle, c.delimiter).rows, c.rows);
  }
}

TEST(CsvReader, SaysInWhichLineARecordBegins) {
  MemoryStream text("a\r\n\r\n\"b\nb\"\nc\rd\n");
  EXPECT_EQ(cut(text, ',').places,
            (std::vector<std::string>{"t.csv:1", "t.csv:3", "t.csv:5", "t.csv:6"}));
}

TEST(CsvReader, SaysWhatIsWrongAndWhere) {
  const std::string endless = "a,\"" + std::string(CsvReader::kMaxRecordBytes, 'x');
  const struct {
    std::string text;
    const char* says;
  } cases[] = {
      {"a,b\n1,\"open\n3\n", "t.csv:2: column 2: the quote that opens here is never closed"},
      {"a\n\"b\"c\n", "t.csv:2: column 1: text behind a closing quote"},
      {std::string("a\nb\0c\n", 6), "t.csv:2: column 1: a NUL byte"},
      {std::string("a\n\"b\0", 5), "t.csv:2: column 1: a NUL byte"},
      {endless, "is longer than 16 MiB"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.says);
    MemoryStream text(c.text);
    EXPECT_THAT(cut(text, ',').error, HasSubstr(c.says));
  }
}

TEST(Delimiter, IsTheOneThatTheFirstRecordHasMostOf) {
  const struct {
    const char* head;
    char delimiter;
  } cases[] = {
      {"a,b,c\n1;2;3;4;5\n", ','},
      {"a;b\n", ';'},
      {"a\tb\tc,d\n", '\t'},
      {"a|b\n", '|'},
      {"\"x,y,z\";b\n", ';'},
      {"\"x\n,,,,\";b\n", ';'},
      {"word\n1,2\n", '\0'},
      {"sep=;\na,b,c;d\n", ';'},
      {"\n\na;b\n", ';'},
      {"", '\0'},
      {"a,b;c\n", ','},
  };
  for (const auto& c : cases) EXPECT_EQ(delimiter_of(c.head), c.delimiter) << c.head;
}

}  // namespace
}  // namespace toposcope::ingest::csv

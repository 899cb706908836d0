#include "table_text.h"

#include <sstream>
#include <string>

#include <gtest/gtest.h>

namespace toposcope::testing {
namespace {

using cli::printable;
using cli::TableText;

struct PrintableCase {
  std::string text, expected;
};

TEST(Printable, LeavesNothingThatMovesATerminal) {
  const PrintableCase cases[] = {
      {"web-01", "web-01"},
      {"a\nb\tc\rd", "a\\nb\\tc\\rd"},
      {"\x1B[31mred", "\\x1B[31mred"},
      {"delete\x7F", "delete\\x7F"},
      {std::string("a\0b", 3), "a\\x00b"},
      {"caf\xC3\xA9 \xF0\x9F\x98\x80", "caf\xC3\xA9 \xF0\x9F\x98\x80"},
      {"csi \xC2\x9B", "csi \xEF\xBF\xBD"},          // U+009B begins a control sequence too
      {"txt.\xE2\x80\xAEgpj", "txt.\\u202Egpj"},     // would read as "txt.jpg"
      {"\xD8\x9C \xE2\x81\xA6", "\\u061C \\u2066"},  // direction marks and isolates
      {"line\xE2\x80\xA8", "line\\u2028"},
      {"\xE2\x82\xAC \xD8\xA8", "\xE2\x82\xAC \xD8\xA8"},  // Euro sign, Arabic letter beh
      {"broken \xFF", "broken \xEF\xBF\xBD"},
  };
  for (const PrintableCase& c : cases) EXPECT_EQ(printable(c.text), c.expected);
}

TEST(Table, AlignsByCharactersAndTrimsLines) {
  TableText table({{"NAME"}, {"COUNT", TableText::Align::kRight}, {"NOTE"}});
  table.add_row({"caf\xC3\xA9", "7", "yes"});
  table.add_row({"a", "1234567", ""});
  std::ostringstream out;
  table.print(out);
  EXPECT_EQ(out.str(),
            "NAME    COUNT  NOTE\n"
            "caf\xC3\xA9        7  yes\n"
            "a     1234567\n");
}

TEST(Table, LetsAVeryLongCellPadNoOtherRow) {
  TableText table({{"ID"}, {"NAME"}});
  const std::string longest(600, 'x');
  table.add_row({longest, "a"});
  table.add_row({"short", "b"});
  std::ostringstream out;
  table.print(out);
  EXPECT_EQ(out.str(), "ID     NAME\n" + longest + "  a\nshort  b\n");
}

TEST(CountText, KnowsOneFromMany) {
  EXPECT_EQ(cli::count_text(1, "file"), "1 file");
  EXPECT_EQ(cli::count_text(0, "file"), "0 files");
  EXPECT_EQ(cli::count_text(7, "file"), "7 files");
}

TEST(Table, FillsMissingCells) {
  TableText table({{"A"}, {"B"}});
  table.add_row({"x"});
  std::ostringstream out;
  table.print(out);
  EXPECT_EQ(out.str(), "A  B\nx\n");
}

}  // namespace
}  // namespace toposcope::testing

#include "json/json_scan.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace toposcope::ingest {
namespace {

using Outcome = ValueScan::Outcome;

TEST(ScanValue, FindsTheEnd) {
  const struct {
    const char* text;
    Outcome outcome;
    std::size_t end;
  } cases[] = {
      {"{} x", Outcome::kComplete, 2},
      {R"({"a":"}"},)", Outcome::kComplete, 9},
      {R"({"a\"}":1}])", Outcome::kComplete, 10},
      {R"({"a":"\\"}])", Outcome::kComplete, 10},
      {R"(["\\\"]",[]],)", Outcome::kComplete, 12},
      {R"("text",)", Outcome::kComplete, 6},
      {"12.5]", Outcome::kComplete, 4},
      {"true}", Outcome::kComplete, 4},
      {"12.5", Outcome::kTruncated, 0},  // the number may go on
      {"", Outcome::kTruncated, 0},
      {R"({"a":[1,2)", Outcome::kTruncated, 0},
      {R"({"a":"b)", Outcome::kTruncated, 0},
      {R"({"a":[1}])", Outcome::kMismatched, 7},
      {"[}", Outcome::kMismatched, 1},
  };
  std::vector<MemberSpan> members;
  for (const auto& c : cases) {
    SCOPED_TRACE(c.text);
    const ValueScan scan = scan_value(c.text, members);
    EXPECT_EQ(scan.outcome, c.outcome);
    if (c.outcome != Outcome::kTruncated) {
      EXPECT_EQ(scan.end, c.end);
    }
  }
}

TEST(ScanValue, FindsTheEndBehindTooManyBrackets) {
  std::vector<MemberSpan> members;
  for (const std::size_t depth : {kMaxJsonDepth, kMaxJsonDepth + 1, 100 * kMaxJsonDepth}) {
    SCOPED_TRACE(depth);
    const std::string deep = std::string(depth, '[') + std::string(depth, ']');
    const ValueScan scan = scan_value(deep + ",1", members);
    EXPECT_EQ(scan.outcome, depth > kMaxJsonDepth ? Outcome::kTooDeep : Outcome::kComplete);
    EXPECT_EQ(scan.end, deep.size());
  }
}

TEST(ScanValue, ListsTheMembersOfTheObjectItself) {
  const std::string text = R"({"a":1,"b":{"c":[1,{"d":2}]},"e":"x,y"})";
  std::vector<MemberSpan> members;
  scan_value(text, members);
  std::vector<std::string> found;
  for (const auto& m : members) {
    found.push_back(text.substr(m.key, m.key_end - m.key) + "=" +
                    text.substr(m.value, m.value_end - m.value));
  }
  EXPECT_EQ(found, (std::vector<std::string>{"a=1", R"(b={"c":[1,{"d":2}]})", R"(e="x,y")"}));
  scan_value(R"([{"a":1}])", members);
  EXPECT_TRUE(members.empty());
}

TEST(ScanValue, NotesBlanksAndWhatMustBeRewritten) {
  const struct {
    const char* text;
    bool blanks;
    bool rewrite;
  } cases[] = {
      {R"({"a":"b c","x":["pwd","[dot]","$oid"]})", false, false},
      {R"({"a": 1})", true, false},
      {"{\"a\":1\n}", true, false},
      {R"({"a":{"pwd":1}})", false, true},
      {R"([[{"Admin_Token":1}]])", false, true},
      {R"({"a[dot]b":1})", false, true},
      {R"({"$oid":"x"})", false, true},
      {R"({"\u0070wd":1})", false, true},
      {R"({"a":["\u00e9"]})", false, true},
      {R"({"a":[1.5,-0.25,1.0,12,-7,1e+16,2.5e-07,0.0001]})", false, false},
      {R"({"a":[1.50]})", false, true},
      {R"({"a":[1.00]})", false, true},
      {R"({"a":-1e2})", false, true},
      {R"({"a":0.00001})", false, true},
      {R"({"a":1E+16})", false, true},
  };
  std::vector<MemberSpan> members;
  for (const auto& c : cases) {
    SCOPED_TRACE(c.text);
    const ValueScan scan = scan_value(c.text, members);
    EXPECT_EQ(scan.has_blanks, c.blanks);
    EXPECT_EQ(scan.must_rewrite, c.rewrite);
  }
}

}  // namespace
}  // namespace toposcope::ingest

#include "parse/ovs_value.h"

#include <gtest/gtest.h>

namespace toposcope::discovery::parse {
namespace {

struct ValueCase {
  const char* text;
  OvsValue::Kind kind;
  Fields entries;
};

class OvsValueOf : public ::testing::TestWithParam<ValueCase> {};

TEST_P(OvsValueOf, IsReadAsPrinted) {
  const auto value = read_ovs_value(GetParam().text);
  ASSERT_TRUE(value.has_value()) << GetParam().text;
  EXPECT_EQ(value->kind, GetParam().kind) << GetParam().text;
  EXPECT_EQ(value->entries, GetParam().entries) << GetParam().text;
}

constexpr auto kAtom = OvsValue::Kind::kAtom;
constexpr auto kSet = OvsValue::Kind::kSet;
constexpr auto kMap = OvsValue::Kind::kMap;

INSTANTIATE_TEST_SUITE_P(
    All, OvsValueOf,
    ::testing::Values(
        ValueCase{"up", kAtom, {{"up", ""}}}, ValueCase{" 7 ", kAtom, {{"7", ""}}},
        ValueCase{R"("a \"b\", \\ \u00e9")", kAtom, {{"a \"b\", \\ \xC3\xA9", ""}}},
        ValueCase{R"("")", kAtom, {{"", ""}}}, ValueCase{"<built-in>", kAtom, {{"<built-in>", ""}}},
        ValueCase{"[]", kSet, {}}, ValueCase{"[a]", kSet, {{"a", ""}}},
        ValueCase{R"([a, "b, c" , d-e])", kSet, {{"a", ""}, {"b, c", ""}, {"d-e", ""}}},
        ValueCase{"{}", kMap, {}},
        ValueCase{R"({a=b, "c d"="e=f", g=""})", kMap, {{"a", "b"}, {"c d", "e=f"}, {"g", ""}}}));

TEST(OvsValue, IsNothingElse) {
  for (const char* text : {"",    "  ",  "\"",   "\"a",    "\"a\\", "\"a\" b", "\"\\x\"", "[",
                           "[a",  "[a,", "[a,]", "[a] b",  "[]]",   "[a=b]",   "{",       "{a",
                           "{a}", "{a=", "{a=b", "{a=b,}", "{=b}",  "{a=b} c", "[[a]]"}) {
    EXPECT_FALSE(read_ovs_value(text).has_value()) << text;
  }
}

TEST(OvsValue, GivesWhatIsAskedForOrNothing) {
  const OvsValue map = *read_ovs_value("{a=b}");
  EXPECT_EQ(map.at("a"), "b");
  EXPECT_EQ(map.at("b"), "");
  EXPECT_EQ(map.atom(), "");
  EXPECT_TRUE(map.atoms().empty());
  const OvsValue set = *read_ovs_value("[a, b]");
  EXPECT_EQ(set.at("a"), "");
  EXPECT_EQ(set.atom(), "");
  EXPECT_EQ(set.atoms(), (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(read_ovs_value("[a]")->atom(), "a");
  EXPECT_EQ(OvsRecord()["a"].kind, kSet);
}

}  // namespace
}  // namespace toposcope::discovery::parse

#include "toposcope/graph/constraint_table.h"

#include <ostream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace toposcope::graph {
namespace {

struct EqualityCase {
  const char* name;
  const char* a;
  const char* b;
  bool equal;  ///< As Python compares.
};

void PrintTo(const EqualityCase& test_case, std::ostream* out) {
  *out << test_case.a << " and " << test_case.b;
}

class ConstraintValues : public ::testing::TestWithParam<EqualityCase> {};

TEST_P(ConstraintValues, CompareAsPythonDoes) {
  ConstraintTable table;
  const auto object = [](const char* value) { return "{\"c\":" + std::string(value) + "}"; };
  ASSERT_TRUE(table.add(1, object(GetParam().a)).has_value());
  ASSERT_TRUE(table.add(2, object(GetParam().b)).has_value());
  EXPECT_EQ(table.carried(1, "c") == table.carried(2, "c"), GetParam().equal);
}

std::string equality_name(const ::testing::TestParamInfo<EqualityCase>& param) {
  return param.param.name;
}

INSTANTIATE_TEST_SUITE_P(
    Equality, ConstraintValues,
    ::testing::ValuesIn(std::vector<EqualityCase>{
        {"integer_and_float", "1", "1.0", true},
        {"integer_and_true", "1", "true", true},
        {"zero_and_false", "0", "false", true},
        {"negative_zero", "0", "-0.0", true},
        {"text_and_number", "\"1\"", "1", false},
        {"null_and_zero", "null", "0", false},
        {"null_and_text", "null", "\"null\"", false},
        {"null_and_null", "null", "null", true},
        {"fractions", "0.5", "0.5", true},
        {"beyond_doubles", "9007199254740993", "9007199254740992.0", false},
        {"large_and_float", "9007199254740992", "9007199254740992.0", true},
        {"largest_unsigned", "18446744073709551615", "1.8446744073709552e19", false},
        {"lists_by_member", "[1,\"a\"]", "[true,\"a\"]", true},
        {"lists_in_order", "[1,2]", "[2,1]", false},
        {"list_and_member", "[1]", "1", false},
        {"lists_joined", "[\"a,b\"]", "[\"a\",\"b\"]", false},
        {"maps_in_any_order", "{\"x\":1,\"y\":2}", "{\"y\":2.0,\"x\":true}", true},
        {"maps_of_other_values", "{\"x\":1}", "{\"x\":2}", false},
        {"escapes", "\"\\u00e9\"", "\"\u00e9\"", true},
    }),
    equality_name);

TEST(ConstraintTable, AcceptsMembersOfAListOrTheOneValueOrNull) {
  ConstraintTable table;
  ASSERT_TRUE(table.add(1, R"({"empty":[],"list":["a","b"],"one":"a"})").has_value());
  ASSERT_TRUE(table.add(2, R"({"x":"a","y":"b","z":null})").has_value());
  const ValueId a = table.carried(2, "x");
  const ValueId b = table.carried(2, "y");
  const ValueId null = table.carried(2, "z");
  const auto accepted = [&](const char* name) {
    const auto values = table.accepted(1, name);
    return std::vector<ValueId>(values.begin(), values.end());
  };
  EXPECT_EQ(accepted("list"), (std::vector<ValueId>{a, b}));
  EXPECT_EQ(accepted("one"), std::vector<ValueId>{a});
  EXPECT_EQ(accepted("empty"), std::vector<ValueId>{});
  EXPECT_EQ(accepted("lacking"), std::vector<ValueId>{null});
}

TEST(ConstraintTable, CarriesNothingUnderANameItLacks) {
  ConstraintTable table;
  ASSERT_TRUE(table.add(3, R"({"net":null})").has_value());
  EXPECT_NE(table.carried(3, "net"), kAbsent);
  EXPECT_EQ(table.carried(3, "zone"), kAbsent);
  EXPECT_EQ(table.carried(0, "net"), kAbsent) << "set 0 is empty";
  EXPECT_EQ(table.carried(99, "net"), kAbsent) << "no such set";
  EXPECT_EQ(table.size(), 4U);
}

TEST(ConstraintTable, ShowsValuesAsTheSourceWroteThem) {
  ConstraintTable table;
  ASSERT_TRUE(table.add(1, R"({"n":[1.0,true,"x"]})").has_value());
  EXPECT_EQ(table.json(1, "n"), R"([1.0,true,"x"])");
  EXPECT_EQ(table.json(1, "lacking"), "null");
}

TEST(ConstraintTable, RejectsWhatIsNoObject) {
  for (const char* text : {"", "[]", "\"net\"", "{\"net\":", "null"}) {
    ConstraintTable table;
    const auto status = table.add(1, text);
    ASSERT_FALSE(status.has_value()) << text;
    EXPECT_EQ(status.error().code, model::ErrorCode::kMalformedInput);
  }
}

}  // namespace
}  // namespace toposcope::graph

#include "json/json_record.h"

#include <string>

#include <gtest/gtest.h>

namespace toposcope::ingest {
namespace {

/// Loads text that is padded as a window pads it.
class LoadRecord : public ::testing::Test {
 protected:
  model::Status load(const std::string& json) {
    padded_ = json + std::string(TextWindow::kPadding, '\0');
    const std::string_view text = std::string_view(padded_).substr(0, json.size());
    return record.load(scan_text(text, members_), {}, removed);
  }

  JsonRecord record;
  SecretCounts removed;

 private:
  std::string padded_;
  std::vector<MemberSpan> members_;
};

TEST_F(LoadRecord, PassesACleanRecordThroughUntouched) {
  const std::string json = R"({"a":1.5,"b":"é","c":[true,null,{}]})";
  ASSERT_TRUE(load(json).has_value());
  EXPECT_EQ(record.text(), json);
  EXPECT_EQ(record.text_of("a"), "1.5");
  EXPECT_EQ(record.text_of("b"), "é");
  EXPECT_EQ(record.text_of("c"), "[true,null,{}]");
  EXPECT_EQ(record.find("d"), nullptr);
}

TEST_F(LoadRecord, NumbersOfAnySizeKeepTheirDigits) {
  const std::string json =
      R"({"a":123456789012345678901234567890,"b":-1e+9999,"c":[18446744073709551616],"d":"1e9999"})";
  ASSERT_TRUE(load(json).has_value());
  EXPECT_EQ(record.text(), json);
  EXPECT_EQ(record.text_of("a"), "123456789012345678901234567890");
  EXPECT_EQ(record.text_of("d"), "1e9999");
  EXPECT_FALSE(load(R"({"a":123456789012345678901234567890.})").has_value());
}

TEST_F(LoadRecord, GivesEqualValuesOneSpelling) {
  const struct {
    const char* json;
    const char* text;
  } cases[] = {
      {R"({"a":"caf\u00e9 \u0026 \/"})", R"({"a":"café & /"})"},
      {R"({"a":"\u000a\u0022\u005c\ud83d\ude00"})", R"({"a":"\n\"\\😀"})"},
      {R"({"\u00e9":["\u0041"]})", R"({"é":["A"]})"},
      {R"({"a":[1.00,1e0,10E-1]})", R"({"a":[1.0,1.0,1.0]})"},
      {R"({"a":[1.5e3,0.00001,123456789012345678.0,-0.0,0e5]})",
       R"({"a":[1500.0,1e-05,1.23456789012345678e+17,-0.0,0.0]})"},
      {R"({"a":0.1000000000000000055511151231257827021181583404541015625})",
       R"({"a":0.1000000000000000055511151231257827021181583404541015625})"},
      {R"({"a":[1,1.0]})", R"({"a":[1,1.0]})"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.json);
    ASSERT_TRUE(load(c.json).has_value());
    EXPECT_EQ(record.text(), c.text);
    const std::string once(record.text());
    ASSERT_TRUE(load(once).has_value());
    EXPECT_EQ(record.text(), once);
  }
}

TEST_F(LoadRecord, RefusesWhatIsNestedTooDeep) {
  const auto nested = [](std::size_t depth) {
    return "{\"a\":" + std::string(depth, '[') + std::string(depth, ']') + "}";
  };
  EXPECT_TRUE(load(nested(kMaxJsonDepth - 1)).has_value());
  EXPECT_FALSE(load(nested(kMaxJsonDepth)).has_value());
}

TEST_F(LoadRecord, MinifiesWhatHasBlanks) {
  ASSERT_TRUE(load("{ \"a\" : [ 1 ,\t2 ] ,\r\n \"b c\" : \" x \" }").has_value());
  EXPECT_EQ(record.text(), R"({"a":[1,2],"b c":" x "})");
  EXPECT_EQ(record.text_of("b c"), " x ");
}

TEST_F(LoadRecord, BlanksDoNotJoinWhatTheySeparate) {
  EXPECT_FALSE(load(R"({"a": 1 2})").has_value());
  EXPECT_FALSE(load(R"({"a": tr ue})").has_value());
}

TEST_F(LoadRecord, RefusesWhatIsNoObject) {
  for (const char* json : {"[]", "1", "null", "\"x\"", "{\"a\":1}}", "{\"a\"}", "{a:1}"}) {
    EXPECT_FALSE(load(json).has_value()) << json;
  }
}

TEST_F(LoadRecord, RefusesAnExtendedValueInPlaceOfARecord) {
  for (const char* json : {R"({"$oid":"673c8f10b7e24d9a511a21c4"})", R"({"$code":"x"})"}) {
    const auto loaded = load(json);
    ASSERT_FALSE(loaded.has_value()) << json;
    EXPECT_EQ(loaded.error().message, "is not a JSON object, expected a record {...}");
    EXPECT_EQ(record.text(), "");
  }
}

TEST_F(LoadRecord, IsEmptyAfterAFailure) {
  ASSERT_TRUE(load(R"({"a":1})").has_value());
  EXPECT_FALSE(load("[]").has_value());
  EXPECT_EQ(record.text(), "");
  EXPECT_EQ(record.find("a"), nullptr);
}

}  // namespace
}  // namespace toposcope::ingest

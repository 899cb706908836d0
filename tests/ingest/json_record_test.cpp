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
    const ValueScan scan = scan_value(text, members_);
    return record.load({text, scan.has_blanks, scan.special_key, &members_}, {}, removed);
  }

  JsonRecord record;
  SecretCounts removed;

 private:
  std::string padded_;
  std::vector<MemberSpan> members_;
};

TEST_F(LoadRecord, PassesACleanRecordThroughUntouched) {
  const std::string json = R"({"a":1.50,"b":"\u00e9","c":[true,null,{}]})";
  ASSERT_TRUE(load(json).has_value());
  EXPECT_EQ(record.text(), json);
  EXPECT_EQ(record.text_of("a"), "1.50");
  EXPECT_EQ(record.text_of("b"), "é");
  EXPECT_EQ(record.text_of("c"), "[true,null,{}]");
  EXPECT_EQ(record.find("d"), nullptr);
}

TEST_F(LoadRecord, NumbersOfAnySizeKeepTheirDigits) {
  const std::string json =
      R"({"a":123456789012345678901234567890,"b":-1e9999,"c":[18446744073709551616],"d":"1e9999"})";
  ASSERT_TRUE(load(json).has_value());
  EXPECT_EQ(record.text(), json);
  EXPECT_EQ(record.text_of("a"), "123456789012345678901234567890");
  EXPECT_EQ(record.text_of("d"), "1e9999");
  EXPECT_FALSE(load(R"({"a":123456789012345678901234567890.})").has_value());
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

TEST_F(LoadRecord, IsEmptyAfterAFailure) {
  ASSERT_TRUE(load(R"({"a":1})").has_value());
  EXPECT_FALSE(load("[]").has_value());
  EXPECT_EQ(record.text(), "");
  EXPECT_EQ(record.find("a"), nullptr);
}

}  // namespace
}  // namespace toposcope::ingest

#include "inventory/doc.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "inventory/object.h"

namespace toposcope::discovery {
namespace {

struct ValueCase {
  const char* json;
  bool truthy;
  const char* printed;    ///< As Python's "%s" prints what json.loads() gives.
  const char* match_key;  ///< nullptr: none.
};

class ValueOf : public ::testing::TestWithParam<ValueCase> {};

TEST_P(ValueOf, IsSeenAsTheRulesSeeIt) {
  Doc doc;
  ASSERT_TRUE(doc.load(std::string("{\"v\":") + GetParam().json + "}")) << GetParam().json;
  const Value value = doc["v"];
  EXPECT_TRUE(value.exists());
  EXPECT_EQ(value.is_truthy(), GetParam().truthy) << GetParam().json;
  if (GetParam().printed != nullptr) {
    EXPECT_EQ(value.printed(), GetParam().printed);
  }
  const auto key = value.match_key();
  ASSERT_EQ(key.has_value(), GetParam().match_key != nullptr) << GetParam().json;
  if (key) {
    EXPECT_EQ(*key, GetParam().match_key);
  }
}

INSTANTIATE_TEST_SUITE_P(
    All, ValueOf,
    ::testing::Values(
        ValueCase{"null", false, "None", "null"}, ValueCase{"true", true, "True", "true"},
        ValueCase{"false", false, "False", "false"}, ValueCase{"0", false, "0", "0"},
        ValueCase{"-7", true, "-7", "-7"}, ValueCase{"7.0", true, nullptr, "7"},
        ValueCase{"0.5", true, "0.5", "0.5"},
        ValueCase{"18446744073709551615", true, "18446744073709551615", "18446744073709551615"},
        ValueCase{"\"\"", false, "", "\""},
        ValueCase{"\"a\\u00e9\"", true, "a\xC3\xA9", "\"a\xC3\xA9"},
        ValueCase{"[]", false, nullptr, nullptr}, ValueCase{"[0]", true, nullptr, nullptr},
        ValueCase{"{}", false, nullptr, nullptr}, ValueCase{"{\"a\":0}", true, nullptr, nullptr}));

TEST(Doc, IsEmptyWhenItIsNoObject) {
  Doc doc;
  for (const char* text : {"", "[1]", "nonsense", "{\"a\":1", "7"}) {
    EXPECT_FALSE(doc.load(text)) << text;
    EXPECT_FALSE(doc["a"].exists());
  }
}

TEST(Doc, ReadsNumbersOfAnyLength) {
  Doc doc;
  ASSERT_TRUE(doc.load(R"({"id":"a","n":123456789012345678901234567890})"));
  EXPECT_EQ(doc["id"].text(), "a");
}

TEST(Doc, WalksPathsAndNamesWhatIsMissing) {
  Doc doc;
  ASSERT_TRUE(doc.load(R"({"target":{"@dev":"tap1","n":null},"list":["a","bc"]})"));
  EXPECT_EQ(doc.root().at_path("target.@dev").text(), "tap1");
  EXPECT_FALSE(doc.root().at_path("target.x.y").exists());
  EXPECT_FALSE(doc.root().at_path("list.x").exists());
  EXPECT_TRUE(doc["target"]["n"].is_null());
  EXPECT_TRUE(doc["list"].holds("bc"));
  EXPECT_FALSE(doc["list"].holds("b"));
  EXPECT_TRUE(doc["target"]["@dev"].holds("ap"));
  EXPECT_EQ(doc.need("list").items().size(), 2U);
  try {
    static_cast<void>(doc.need("mac_address"));
    FAIL() << "a member that is not there was found";
  } catch (const MissingMember& missing) {
    EXPECT_STREQ(missing.what(), "has no mac_address");
  }
}

TEST(Doc, GivesPortsAsListOrMapInTheirOrder) {
  Doc doc;
  for (const char* ports :
       {R"([{"name":"b"},{"name":"a"}])", R"({"b":{"name":"b"},"a":{"name":"a"}})"}) {
    ASSERT_TRUE(doc.load(std::string("{\"ports\":") + ports + "}"));
    std::string names;
    for (const Value& port : doc["ports"].items()) names += port["name"].text();
    EXPECT_EQ(names, "ba") << ports;
  }
}

TEST(MakeObject, PromotesWhatIsAskedForMost) {
  const auto object = make_object(
      R"({"_id":"k","type":"vnic","id":7,"name":"","object_name":"o","host":"h","parent_type":null,"parent_id":["x"]})");
  ASSERT_TRUE(object.has_value());
  EXPECT_EQ(object->key, "k");
  EXPECT_EQ(object->type, "vnic");
  EXPECT_EQ(object->id, "7");
  EXPECT_EQ(object->name, "");
  EXPECT_EQ(object->object_name, "o");
  EXPECT_EQ(object->host, "h");
  EXPECT_EQ(object->parent_type, "");
  EXPECT_EQ(object->parent_id, "");
  EXPECT_FALSE(make_object("[]").has_value());
}

}  // namespace
}  // namespace toposcope::discovery

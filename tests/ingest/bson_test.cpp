#include <string>

#include <bson/bson.h>
#include <gtest/gtest.h>

#include "bson/bson_framing.h"
#include "bson/bson_to_json.h"
#include "ingest/source_files.h"

namespace toposcope::ingest {
namespace {

using testing::as_bson;

TEST(AppendBson, WritesEveryTypeAsExtendedJsonIsDecoded) {
  const struct {
    const char* extended;
    const char* plain;
  } cases[] = {
      {R"({"a":{"$oid":"5f0c3a9e1b2c4d0000000001"}})", R"({"a":"5f0c3a9e1b2c4d0000000001"})"},
      {R"({"a":{"$date":{"$numberLong":"1552295564250"}}})",
       R"({"a":"2019-03-11T09:12:44.250000Z"})"},
      {R"({"a":1,"b":{"$numberLong":"9007199254740993"},"c":{"$numberDouble":"2.0"}})",
       R"({"a":1,"b":9007199254740993,"c":2.0})"},
      {R"({"a":[true,false,null,[],{}],"b":"\u0000\"é"})",
       "{\"a\":[true,false,null,[],{}],\"b\":\"\\u0000\\\"é\"}"},
      {R"({"a":{"$binary":{"base64":"AQI=","subType":"00"}}})", R"({"a":"AQI="})"},
      {R"({"a":{"$binary":{"base64":"AQID","subType":"00"}}})", R"({"a":"AQID"})"},
      {R"({"a":{"$binary":{"base64":"","subType":"00"}}})", R"({"a":""})"},
      {R"({"a":{"$numberDecimal":"0.10"}})", R"({"a":0.1})"},
      {R"({"a":{"$numberDecimal":"NaN"}})", R"({"a":"NaN"})"},
      {R"({"a":{"$timestamp":{"t":5,"i":2}}})", R"({"a":{"$timestamp":{"t":5,"i":2}}})"},
      {R"({"a":{"$regularExpression":{"pattern":"^x","options":"i"}}})",
       R"({"a":{"$regularExpression":{"pattern":"^x","options":"i"}}})"},
      {R"({"a":{"$code":"run;"}})", R"({"a":"run;"})"},
      {R"({"a":{"$undefined":true}})", R"({"a":null})"},
      {R"({"a":{"$minKey":1},"b":{"$maxKey":1}})", R"({"a":{"$minKey":1},"b":{"$maxKey":1}})"},
  };
  for (const auto& c : cases) {
    std::string json;
    ASSERT_TRUE(append_bson(as_bson(std::string(c.extended) + "\n"), json).has_value())
        << c.extended;
    EXPECT_EQ(json, c.plain);
  }
}

TEST(AppendBson, WritesTypesThatOnlyOldServersStored) {
  bson_t scope = BSON_INITIALIZER;
  bson_t bson = BSON_INITIALIZER;
  bson_oid_t oid;
  bson_oid_init_from_string(&oid, "5f0c3a9e1b2c4d0000000001");
  EXPECT_TRUE(BSON_APPEND_INT32(&scope, "x", 1));
  EXPECT_TRUE(BSON_APPEND_SYMBOL(&bson, "a", "s"));
  EXPECT_TRUE(BSON_APPEND_CODE_WITH_SCOPE(&bson, "b", "f()", &scope));
  EXPECT_TRUE(BSON_APPEND_DBPOINTER(&bson, "c", "links", &oid));
  std::string json;
  const auto* bytes = reinterpret_cast<const char*>(bson_get_data(&bson));
  EXPECT_TRUE(append_bson({bytes, bson.len}, json).has_value());
  bson_destroy(&bson);
  bson_destroy(&scope);
  EXPECT_EQ(json, R"x({"a":"s","b":{"$code":"f()","$scope":{"x":1}},)x"
                  R"x("c":{"$dbPointer":{"$ref":"links","$id":"5f0c3a9e1b2c4d0000000001"}}})x");
}

TEST(AppendBson, RefusesDamage) {
  const std::string bson = as_bson("{\"a\":{\"b\":[\"text\",1]}}\n");
  std::string json;
  EXPECT_TRUE(append_bson(bson, json).has_value());
  EXPECT_FALSE(append_bson(bson.substr(0, bson.size() - 1), json).has_value());
  EXPECT_FALSE(append_bson("", json).has_value());
  std::string wrong_type = bson;
  wrong_type[4] = '\x55';
  EXPECT_FALSE(append_bson(wrong_type, json).has_value());
}

TEST(BsonStream, CutsDocuments) {
  const std::string bson = as_bson("{\"a\":1}\n{}\n{\"b\":\"x\"}\n");
  MemoryStream bytes(bson);
  BsonStream stream(bytes, "f");
  std::string sizes;
  for (;;) {
    const auto document = stream.next();
    ASSERT_TRUE(document.has_value());
    if (document.value().empty()) break;
    sizes += std::to_string(document.value().size()) + " ";
  }
  EXPECT_EQ(sizes, "12 5 14 ");
  EXPECT_TRUE(starts_like_bson(bson));
  EXPECT_FALSE(starts_like_bson("{\"a\":1}"));
  EXPECT_FALSE(starts_like_bson(""));
}

}  // namespace
}  // namespace toposcope::ingest

#include "json/json_text.h"

#include <limits>
#include <string>

#include <gtest/gtest.h>

#include "json/json_rewrite.h"

namespace toposcope::ingest {
namespace {

TEST(Unescaped, ReadsEveryEscape) {
  const struct {
    const char* raw;
    const char* text;
  } cases[] = {
      {"plain", "plain"},
      {R"(\"\\\/\b\f\n\r\t)", "\"\\/\b\f\n\r\t"},
      {R"(\u0041\u00e9\u2603)", "Aé☃"},
      {R"(\ud83d\ude00)", "😀"},
      {R"(\ud83d)", "\xEF\xBF\xBD"},
      {R"(\ude00x)", "\xEF\xBF\xBDx"},
      {R"(\ud83dA)",
       "\xEF\xBF\xBD"
       "A"},
      {R"(\u12)",
       "\xEF\xBF\xBD"
       "12"},
      {R"(\x)", "\xEF\xBF\xBD"},
      {"end\\", "end"},
  };
  for (const auto& c : cases) EXPECT_EQ(unescaped(c.raw), c.text) << c.raw;
}

TEST(IsJsonNumber, FollowsTheGrammar) {
  for (const char* yes : {"0", "-0", "10", "1.5", "-1.50e+10", "1E9", "0.0"}) {
    EXPECT_TRUE(is_json_number(yes)) << yes;
  }
  for (const char* no : {"", "-", "01", "1.", ".5", "1e", "+1", "NaN", "1x", "0x1", "1 "}) {
    EXPECT_FALSE(is_json_number(no)) << no;
  }
}

TEST(AppendJsonDouble, IsShortAndStaysADouble) {
  const struct {
    double value;
    const char* text;
  } cases[] = {
      {1.0, "1.0"},
      {0.1, "0.1"},
      {-0.0, "-0.0"},
      {1e300, "1e+300"},
      {1e15, "1000000000000000.0"},
      {1e16, "1e+16"},
      {0.0001, "0.0001"},
      {2.5e-7, "2.5e-07"},
      {std::numeric_limits<double>::quiet_NaN(), "\"NaN\""},
      {std::numeric_limits<double>::infinity(), "\"Infinity\""},
      {-std::numeric_limits<double>::infinity(), "\"-Infinity\""},
  };
  for (const auto& c : cases) {
    std::string text;
    append_json_double(text, c.value);
    EXPECT_EQ(text, c.text);
  }
}

TEST(AppendJsonTime, IsRfc3339WithinItsYears) {
  const struct {
    std::int64_t unix_ms;
    const char* text;
  } cases[] = {
      {0, "\"1970-01-01T00:00:00Z\""},
      {1552295564250, "\"2019-03-11T09:12:44.250000Z\""},
      {-1, "\"1969-12-31T23:59:59.999000Z\""},
      {std::numeric_limits<std::int64_t>::max(), "9223372036854775807"},
  };
  for (const auto& c : cases) {
    std::string text;
    append_json_time(text, c.unix_ms);
    EXPECT_EQ(text, c.text);
  }
}

TEST(RewriteJson, DecodesExtendedJson) {
  const struct {
    const char* json;
    const char* plain;
  } cases[] = {
      {R"({"$oid":"5f0c"})", R"("5f0c")"},
      {R"({"$date":"2019-03-11T10:12:44.25+01:00"})", R"("2019-03-11T09:12:44.250000Z")"},
      {R"({"$date":{"$numberLong":"1552295564000"}})", R"("2019-03-11T09:12:44Z")"},
      {R"({"$date":1552295564000})", R"("2019-03-11T09:12:44Z")"},
      {R"({"$date":"filled-by-scanning"})", R"("filled-by-scanning")"},
      {R"({"$numberInt":"7"})", "7"},
      {R"({"$numberLong":"-9007199254740993"})", "-9007199254740993"},
      {R"({"$numberDouble":"1.0"})", "1.0"},
      {R"({"$numberDouble":"NaN"})", R"("NaN")"},
      {R"({"$numberDecimal":"0.10"})", "0.1"},
      {R"({"$numberDouble":"7"})", "7.0"},
      {R"({"$numberDouble":"1E+300"})", "1e+300"},
      {R"({"$numberLong":5})", "5"},
      {R"({"$date":{"$numberLong":1552295564000}})", R"("2019-03-11T09:12:44Z")"},
      {R"({"$binary":"AQI=","$type":"00"})", R"("AQI=")"},
      {R"({"$regex":"a\u002b","$options":"i"})",
       R"({"$regularExpression":{"pattern":"a+","options":"i"}})"},
      {R"({"$regularExpression":{"pattern":"a","options":"i"}})",
       R"({"$regularExpression":{"pattern":"a","options":"i"}})"},
      {R"({"$binary":{"base64":"AQI=","subType":"00"}})", R"("AQI=")"},
      {R"({"$uuid":"c8edabc3"})", R"("c8edabc3")"},
      {R"({"$undefined":true})", "null"},
      {R"( { "$oid" : "x" } )", R"("x")"},
      // No plain form, or not extended JSON at all:
      {R"({"$timestamp":{"t":1,"i":2}})", R"({"$timestamp":{"t":1,"i":2}})"},
      {R"({"$oid":"x","y":1})", R"({"$oid":"x","y":1})"},
      {R"({"$oid":7})", R"({"$oid":7})"},
      {R"({"$date":{"$numberLong":"soon"}})", R"({"$date":"soon"})"},
      {R"({"$schema":"x"})", R"({"$schema":"x"})"},
      {R"({"$regex":"x","$options":7})", R"({"$regex":"x","$options":7})"},
      {R"({"$ref":"c","$id":{"$oid":"5f0c"}})", R"({"$ref":"c","$id":"5f0c"})"},
  };
  for (const auto& c : cases) {
    SecretCounts removed;
    std::string out;
    rewrite_json(c.json, {}, removed, out);
    EXPECT_EQ(out, c.plain) << c.json;
    out.clear();
    rewrite_json("[{\"a\":" + std::string(c.json) + "}]", {}, removed, out);
    EXPECT_EQ(out, "[{\"a\":" + std::string(c.plain) + "}]");
  }
}

TEST(RewriteJson, DecodesNamesAndGivesValuesOneSpelling) {
  const struct {
    const char* json;
    const char* plain;
  } cases[] = {
      {R"({"a[dot]b[dot]c":{"[dollar]d":"x[dot]y"}})", R"({"a.b.c":{"$d":"x[dot]y"}})"},
      {R"({"a[dollar]":1})", R"({"a[dollar]":1})"},
      {R"( { "n" : [ 1.50 , 1e+2 , 123456789012345678901234567890 , "\u00e9 \" " ] } )",
       R"({"n":[1.5,100.0,123456789012345678901234567890,"é \" "]})"},
      {R"({"pwd":1,"a":2,"token":[3],"b":[],"c":{},"secret":{"x":"}"}})",
       R"({"a":2,"b":[],"c":{}})"},
      {R"({"pwd":1})", "{}"},
  };
  for (const auto& c : cases) {
    SecretCounts removed;
    std::string out;
    rewrite_json(c.json, {}, removed, out);
    EXPECT_EQ(out, c.plain);
  }
}

}  // namespace
}  // namespace toposcope::ingest

// The single document: order of its parts, the environment it names, and how it can be broken.

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "ingest/ingest_fixture.h"

namespace toposcope::ingest::testing {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

TEST(CalipsoDocumentForm, CollectionsMayComeInAnyOrder) {
  const std::string node = R"("inventory":[{"environment":"e","type":"host","id":"h"}])";
  const std::string link =
      R"("links":[{"environment":"e","link_type":"host-host","source_id":"h","target_id":"h","implicit":false}])";
  const auto one = read_calipso('{' + node + ',' + link + R"(,"environment":"e"})");
  const auto other = read_calipso(R"({"environment":"e",)" + link + ',' + node + '}');
  EXPECT_EQ(lines_of(one.sink), lines_of(other.sink));
  EXPECT_EQ(one.sink.nodes.size() + one.sink.links.size(), 2U);
}

TEST(CalipsoDocumentForm, ItsEnvironmentCountsForRecordsThatNameNone) {
  ReadOptions options;
  options.environment = "asked";
  const struct {
    const char* text;
    const char* environment;
  } cases[] = {
      {R"({"environment":"doc","inventory":[{"environment":"own","type":"t","id":"i"}]})", "own"},
      {R"({"environment":"doc","inventory":[{"type":"t","id":"i"}]})", "doc"},
      {R"({"inventory":[{"type":"t","id":"i"}]})", "asked"},
      {R"({"inventory":[{"environment":"","type":"t","id":"i"}]})", "asked"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.text);
    const Reading reading = read_calipso(c.text, "input", options);
    ASSERT_EQ(reading.sink.nodes.size(), 1U);
    EXPECT_EQ(reading.sink.nodes[0].environment, c.environment);
  }
}

TEST(CalipsoDocumentForm, CollectionsThatCalipsoLacksAreKeptAndNoted) {
  const Reading reading =
      read_calipso(R"({"inventory":[],"racks":[{"_id":"r1","u":42}],"made_by":"me"})");
  ASSERT_EQ(reading.error(), "");
  ASSERT_EQ(reading.sink.documents.size(), 1U);
  EXPECT_EQ(reading.sink.documents[0].collection, "racks");
  EXPECT_EQ(reading.sink.documents[0].key, "r1");
  EXPECT_EQ(reading.report().note_counts.at("unknown collection: racks"), 1U);
  EXPECT_EQ(reading.report().note_counts.at("unknown member: made_by"), 1U);
}

TEST(CalipsoDocumentForm, BrokenTextIsAnErrorThatSaysWhereAndWhatWasExpected) {
  const std::string good = R"({"inventory":[{"environment":"e","type":"t","id":"1"})";
  const struct {
    std::string text;
    const char* where;
    const char* says;
  } cases[] = {
      {good, "input:1", "expected ',' or ']'"},
      {good + ",\n{\"environment\":\"e\",\n\"type\":", "input:2", "cut off"},
      {good + ",\n{\"environment\":\"e", "input:2", "cut off"},
      {good + "\n]\n", "input:3", "expected ',' or '}'"},
      {good + "\n,]}", "input:2", "found ']', expected a value"},
      {good + "\n,{\"a\":[1}}]}", "input:2", "expected the other closing bracket"},
      {good + "] \n\"links\":[]}", "input:2", "found '\"'"},
      {good + "],links:[]}", "input:1", "expected the name of a collection"},
      {good + "]}\n{}", "input:2", "behind the end"},
      {good + "],\"links\" []}", "input:1", "expected ':'"},
      {good + "," + std::string(300, '['), "input:1", "brackets are open"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.text.substr(0, 120));
    const Reading reading = read_calipso(c.text);
    ASSERT_FALSE(reading.result.has_value());
    EXPECT_EQ(reading.result.error().code, model::ErrorCode::kMalformedInput);
    EXPECT_THAT(reading.error(), AllOf(HasSubstr(c.where), HasSubstr(c.says)));
  }
}

TEST(CalipsoDocumentForm, EveryCutIsAnErrorAndNeverHalfSilent) {
  const std::string text = bytes_of(fixture("rich.json"));
  ASSERT_EQ(read_calipso(text).error(), "");
  const std::size_t end = text.find_last_not_of(" \n") + 1;
  for (std::size_t length = 0; length < end; length += 1 + length / 60) {
    const Reading reading = read_calipso(std::string_view(text).substr(0, length));
    EXPECT_FALSE(reading.result.has_value()) << "cut at " << length;
  }
}

TEST(CalipsoDocumentForm, RecordsMayBeLargerThanTheBuffer) {
  const std::string name(3U << 20U, 'x');
  const Reading reading =
      read_calipso(R"({"inventory":[{"environment":"e","type":"t","id":"1","name":")" + name +
                   R"("},{"environment":"e","type":"t","id":"2"}]})");
  ASSERT_EQ(reading.error(), "");
  ASSERT_EQ(reading.sink.nodes.size(), 2U);
  EXPECT_EQ(reading.sink.nodes[0].name.size(), name.size());
}

}  // namespace
}  // namespace toposcope::ingest::testing

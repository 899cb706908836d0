// The single document: order of its parts, the environment it names, and how it can be broken.

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "ingest/ingest_fixture.h"

namespace toposcope::ingest::testing {
namespace {

using namespace std::string_literals;  // NOLINT(google-build-using-namespace): for ""s
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

// What the document itself says does not count: it may stand before or behind the records.
TEST(CalipsoDocumentForm, RecordsWithoutEnvironmentGetTheOneOfTheImportOnly) {
  const struct {
    const char* text;
    const char* asked;
    const char* environment;
    std::uint64_t filled;
  } cases[] = {
      {R"({"environment":"doc","inventory":[{"environment":"own","type":"t","id":"i"}]})", "asked",
       "own", 0},
      {R"({"environment":"doc","inventory":[{"type":"t","id":"i"}]})", "asked", "asked", 1},
      {R"({"inventory":[{"environment":"","type":"t","id":"i"}]})", "asked", "asked", 1},
      {R"({"environment":"doc","inventory":[{"type":"t","id":"i"}]})", "", "", 0},
      {R"({"inventory":[{"type":"t","id":"i"}],"environment":"doc"})", "", "", 0},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.text);
    ReadOptions options;
    options.environment = c.asked;
    const Reading reading = read_calipso(c.text, "input", options);
    ASSERT_EQ(reading.error(), "");
    const bool skipped = c.environment == std::string();
    ASSERT_EQ(reading.sink.nodes.size(), skipped ? 0U : 1U);
    EXPECT_EQ(reading.report().skipped_count, skipped ? 1U : 0U);
    if (!skipped) {
      EXPECT_EQ(reading.sink.nodes[0].environment, c.environment);
    }
    const auto& notes = reading.report().note_counts;
    const auto filled = notes.find("environment filled in");
    EXPECT_EQ(filled == notes.end() ? 0 : filled->second, c.filled);
  }
}

TEST(CalipsoDocumentForm, AMemberThatShouldBeACollectionIsSkippedWithItsPlace) {
  for (const char* value : {"\"x\"", "null", "7", R"({"k1":{"type":"host"}})"}) {
    SCOPED_TRACE(value);
    const Reading reading =
        read_calipso("{\"links\":[],\n\"inventory\":" + std::string(value) + "}");
    ASSERT_EQ(reading.error(), "");
    ASSERT_EQ(reading.report().skipped.size(), 1U);
    EXPECT_EQ(reading.report().skipped[0].where, "input:2 /inventory");
  }
}

TEST(CalipsoDocumentForm, RenamedCollectionsCountLikeTheOriginals) {
  const std::string node = R"([{"_id":"1","environment":"e","type":"host","id":"h"}])";
  const std::string link =
      R"([{"environment":"e","link_type":"host-host","source":"1","target":"1","implicit":false}])";
  const std::string rule = R"([{"_id":"r","focal_point_type":"host","link_types":["host-host"]}])";
  const std::string late(70000, ' ');  // behind what is looked at before reading
  const std::string texts[] = {
      R"({"inventory_test":)" + node + R"(,"links_test":)" + link + R"(,"clique_types_test":)" +
          rule + "}",
      R"({"cliques":[],"links_test":)" + link + "," + late + R"("inventory_test":)" + node +
          R"(,"clique_types_test":)" + rule + "}",
      R"({"cliques":[],"acme":)" + node + R"(,"acme_links":)" + link + R"(,"acme_clique_types":)" +
          rule + "}",
  };
  for (const auto& text : texts) {
    SCOPED_TRACE(text.substr(0, 100));
    const Reading reading = read_calipso(text);
    ASSERT_EQ(reading.error(), "");
    EXPECT_EQ(reading.sink.nodes.size(), 1U);
    EXPECT_EQ(reading.sink.links.size(), 1U);
    ASSERT_EQ(reading.sink.documents.size(), 1U);
    EXPECT_EQ(reading.sink.documents[0].collection, "clique_types");
  }
}

TEST(CalipsoDocumentForm, ACollectionUnderTwoNamesIsAnError) {
  const Reading reading = read_calipso(R"({"inventory":[],"inventory_test":[]})");
  EXPECT_THAT(reading.error(), HasSubstr("hold the same collection"));
}

TEST(CalipsoDocumentForm, AByteOrderMarkIsPassedOver) {
  const Reading reading = read_calipso(
      "\xEF\xBB\xBF{\"inventory\":[{\"environment\":\"e\",\"type\":\"t\",\"id\":\"i\"}]}");
  EXPECT_EQ(reading.error(), "");
  EXPECT_EQ(reading.sink.nodes.size(), 1U);
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
      {good + "],links:[]}", "input:1", "expected a name in quotes"},
      {good + "]}\n{}", "input:2", "behind the end"},
      {good + "],\"links\" []}", "input:1", "expected ':'"},
      {good + "," + std::string(300, '['), "input:1", "cut off"},
      {good + "]}\0{}"s, "input:1", "NUL byte"},
      {good + "]\0,\"links\":[]}"s, "input:1", "NUL byte"},
      {good + ",\0{}]}"s, "input:1", "NUL byte"},
      {good + "],\"z\xff\":[]}", "input:1", "not valid UTF-8"},
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

#include "toposcope/ingest/calipso_feed.h"

#include <filesystem>
#include <fstream>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "ingest/ingest_fixture.h"
#include "support/failing_sink.h"

namespace toposcope::ingest::testing {
namespace {

using nlohmann::ordered_json;

/// One of each collection, with a secret, blanks, odd spellings, a nested secret, no key.
constexpr const char* kDocument = R"({
  "environments_config": [{"_id":"e1","name":"prod","configuration":[
      {"name":"OpenStack","host":"h","pwd":"x","key":"y"}]}],
  "inventory": [
    {"_id":"n1","environment":"prod","type":"vm","id":"a","name":"caf\u00e9","speed":1.50,
     "network":["n1","n2"],"admin_token":"t"},
    {"environment":"prod","type":"nic","id":"b","big":123456789012345678901234567890},
    {"environment":"prod","id":"no-type"}],
  "links": [
    {"environment":"prod","link_type":"vm-nic","source":"n1","source_id":"a","target_id":"b",
     "implicit":false,"link_name":null,"attributes":{"network":"n1","other":2}},
    {"environment":"prod","link_type":"vm-nic","source_id":"a"}],
  "clique_types": [{"environment":"ANY","focal_point_type":"vm","name":"x","link_types":["vm-nic"]}]
})";

Reading fed(const std::string& text) {
  Reading reading;
  CalipsoFeed feed({}, reading.sink);
  const auto document = ordered_json::parse(text);
  for (const auto& [collection, records] : document.items()) {
    for (const auto& record : records) {
      EXPECT_TRUE(feed.put(collection, record.dump(1)).has_value());
    }
  }
  reading.result = feed.finish();
  return reading;
}

TEST(CalipsoFeed, GivesWhatReadingTheFileGives) {
  std::string text = kDocument;
  // The parser that cuts the text apart makes a double of a number that long.
  text.replace(text.find("123456789012345678901234567890"), 30, "12345678901234567890");
  const Reading read = read_calipso(text);
  const Reading from_feed = fed(text);
  EXPECT_EQ(lines_of(from_feed.sink), lines_of(read.sink));
  EXPECT_EQ(from_feed.report().nodes, read.report().nodes);
  EXPECT_EQ(from_feed.report().links, read.report().links);
  EXPECT_EQ(from_feed.report().documents, read.report().documents);
  EXPECT_EQ(from_feed.report().skipped_count, read.report().skipped_count);
  EXPECT_EQ(from_feed.report().removed_secrets, read.report().removed_secrets);
  EXPECT_EQ(from_feed.report().note_counts, read.report().note_counts);
  EXPECT_EQ(read.report().skipped_count, 2U);
  EXPECT_FALSE(read.report().removed_secrets.empty());
}

TEST(CalipsoFeed, TakesTheGoldenCasesAsTheyAreRead) {
  const std::filesystem::path cases =
      std::filesystem::path(TOPOSCOPE_SOURCE_DIR) / "tests/golden/cases";
  for (const auto& entry : std::filesystem::directory_iterator(cases)) {
    const std::string text = bytes_of(entry.path() / "inventory.json");
    auto document = ordered_json::parse(text);
    document.erase("environment");
    SCOPED_TRACE(entry.path());
    EXPECT_EQ(lines_of(fed(document.dump()).sink), lines_of(read_calipso(text).sink));
  }
}

TEST(CalipsoFeed, TellsWhatItCannotTake) {
  toposcope::testing::RecordingSink sink;
  CalipsoFeed feed({}, sink);
  const char* const faulty[] = {"", " ", "{", "[1]", "{}{}", "{} x", "nonsense", "{\"a\":tru}"};
  for (const char* json : faulty) EXPECT_TRUE(feed.put("inventory", json).has_value()) << json;
  const IngestReport report = feed.finish();
  EXPECT_EQ(report.skipped_count, std::size(faulty));
  EXPECT_THAT(report.skipped.front().where, ::testing::HasSubstr("inventory 1"));
  EXPECT_TRUE(sink.nodes.empty());
}

TEST(CalipsoFeed, NamesConstraintValuesThatItIsAskedFor) {
  toposcope::testing::RecordingSink sink;
  CalipsoFeed feed({.environment = "e", .constraint_names = {"network", "zone"}}, sink);
  ASSERT_TRUE(
      feed.put("inventory", R"({"type":"vm","id":"a","zone":"z","network":"n"})").has_value());
  EXPECT_EQ(feed.finish().skipped_count, 0U);
  ASSERT_EQ(sink.nodes.size(), 1U);
  EXPECT_EQ(sink.nodes[0].environment, "e");
  EXPECT_EQ(sink.nodes[0].constraints, R"({"network":"n","zone":"z"})");
}

TEST(CalipsoFeed, PassesAnErrorOfTheSinkOn) {
  toposcope::testing::FailingSink sink(1);
  CalipsoFeed feed({}, sink);
  const char* const node = R"({"environment":"e","type":"vm","id":"a"})";
  EXPECT_TRUE(feed.put("inventory", node).has_value());
  EXPECT_FALSE(feed.put("inventory", node).has_value());
}

}  // namespace
}  // namespace toposcope::ingest::testing

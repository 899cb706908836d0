// What is skipped, what is kept but noted, and where the report says it stands.

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "ingest/ingest_fixture.h"

namespace toposcope::ingest::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr const char* kGoodNode = R"({"environment":"e","type":"host","id":"h"})";
constexpr const char* kGoodLink =
    R"({"environment":"e","link_type":"vnic-vedge","source":"s","target":"t","implicit":false})";

TEST(CalipsoSkips, NameLineAndPointerAndReason) {
  const struct {
    const char* collection;
    std::string record;
    const char* reason;
  } cases[] = {
      {"inventory", "7", "is not a JSON object"},
      {"inventory", R"(["a"])", "is not a JSON object"},
      {"inventory", "null", "is not a JSON object"},
      {"inventory", R"({"environment":"e","id":"h"})", "has no type"},
      {"inventory", R"({"environment":"e","type":null,"id":"h"})", "has no type"},
      {"inventory", R"({"type":"host","id":"h"})", "names no environment"},
      {"inventory", R"({"environment":"e","type":"host","id":tru})", "is not valid JSON"},
      {"inventory", R"({"environment":"e" "type":"host"})", "is not valid JSON"},
      {"inventory",
       R"({"environment":"e","type":"host","x":)" + std::string(300, '[') + std::string(300, ']') +
           "}",
       "nested too deep"},
      {"inventory", R"({"environment":"e","type":"host","id":NaN})", "is not valid JSON"},
      {"inventory", R"({"environment":"e","type":"host","ram":1 2})", "is not valid JSON"},
      {"inventory", R"({"environment":"e","type":"host","ram":01e99999})", "is not valid JSON"},
      {"inventory", "{\"environment\":\"e\",\"type\":\"h\xff\"}", "is not valid JSON"},
      {"inventory", "{\"environment\":\"e\",\"type\":\"h\\q\"}", "is not valid JSON"},
      {"links", R"({"environment":"e","source":"s","target":"t"})", "has no link_type"},
      {"links", R"({"environment":"e","link_type":"a-b","target":"t"})", "has no source"},
      {"links", R"({"environment":"e","link_type":"a-b","source_id":"s"})", "has no target"},
      {"links", R"({"link_type":"a-b","source":"s","target":"t"})", "names no environment"},
      {"environments_config", R"({"type":"environment"})", "environment has no name"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.record);
    const std::string good = c.collection == std::string("links") ? kGoodLink : kGoodNode;
    const std::string name = c.collection;
    const std::string first = name == "environments_config" ? R"({"name":"e"})" : good;
    const Reading reading =
        read_calipso("{\"" + name + "\":[\n" + first + ",\n" + c.record + ",\n" + first + "]}");
    ASSERT_EQ(reading.error(), "");
    EXPECT_EQ(reading.report().skipped_count, 1U);
    ASSERT_EQ(reading.report().skipped.size(), 1U);
    EXPECT_EQ(reading.report().skipped[0].where, "input:3 /" + name + "/1");
    EXPECT_THAT(reading.report().skipped[0].message, HasSubstr(c.reason));
    EXPECT_EQ(lines_of(reading.sink).size(), 2U) << "the records around it are kept";
  }
}

TEST(CalipsoSkips, ABrokenLineCostsItself) {
  const std::string good = kGoodNode;
  const Reading reading =
      read_calipso(good + "\n" + "{\"environment\":\"e\",\"type\":\n" + "\n" + good + "\n" +
                       R"({"environment":"e"}})" + "\n" + "garbage\n" + good,
                   "inventory");
  ASSERT_EQ(reading.error(), "");
  EXPECT_EQ(reading.sink.nodes.size(), 3U);
  EXPECT_THAT(lines_of(reading.report().skipped),
              ElementsAre("input:2: the line is not one complete JSON object",
                          "input:5: the line is not one complete JSON object",
                          "input:6: the line is not one complete JSON object"));
}

TEST(CalipsoSkips, ANulByteIsNeverTheSilentEnd) {
  const std::string good = kGoodNode;
  const std::string nul(1, '\0');
  const struct {
    std::string text;
    std::size_t nodes;
    std::size_t skipped;
  } lines[] = {
      {good + "\n" + nul + nul + "\n" + good + "\n", 2, 1},
      {good + nul + good + "\n" + good + "\n", 1, 1},
      {good + "\n" + good + nul + "\n" + good + "\n", 2, 1},
  };
  for (const auto& c : lines) {
    const Reading reading = read_calipso(c.text, "inventory");
    ASSERT_EQ(reading.error(), "");
    EXPECT_EQ(reading.sink.nodes.size(), c.nodes);
    EXPECT_EQ(reading.report().skipped_count, c.skipped);
  }
  for (const std::string& text : {good + nul + good, "[" + good + "]" + nul + "[" + good + "]",
                                  "{\n}" + nul + good, good + "\n" + nul, nul + good}) {
    EXPECT_FALSE(read_calipso(text, "inventory").result.has_value()) << text;
  }
}

TEST(CalipsoSkips, ACutLastLineIsAnError) {
  const std::string good = kGoodNode;
  const Reading reading = read_calipso(good + "\n" + good.substr(0, 20), "inventory");
  ASSERT_FALSE(reading.result.has_value());
  EXPECT_THAT(reading.error(), HasSubstr("input:2: the file ends inside this record"));
}

TEST(CalipsoSkips, OnlyTheFirstAreListedButAllAreCounted) {
  std::string text;
  for (int i = 0; i < 1500; ++i) text += "{\"environment\":\"e\"}\n";
  const Reading reading = read_calipso(text, "inventory");
  ASSERT_EQ(reading.error(), "");
  EXPECT_EQ(reading.report().skipped_count, 1500U);
  EXPECT_EQ(reading.report().skipped.size(), IngestReport::kMaxDiagnostics);
}

TEST(CalipsoNotes, TypesThatNobodyKnowsAreCountedOnceEach) {
  const Reading reading = read_calipso(R"({
    "inventory":[{"environment":"e","type":"robot","id":"1"},{"environment":"e","type":"robot","id":"2"},
                 {"environment":"e","type":"host","id":"3"},{"environment":"e","type":"hosts_folder","id":"4"},
                 {"environment":"e","type":"rack","id":"5"}],
    "links":[{"environment":"e","link_type":"robot-host","source":"1","target":"3","implicit":false},
             {"environment":"e","link_type":"host-robot","source":"1","target":"3","implicit":true},
             {"environment":"e","link_type":"rack-host","source":"5","target":"3","implicit":false},
             {"environment":"e","link_type":"rack","source":"5","target":"3","implicit":false}],
    "constants":[{"name":"object_types","data":[{"value":"rack","label":"Rack"}]}],
    "link_types":[{"type":"rack-host"}]})");
  ASSERT_EQ(reading.error(), "");
  const std::map<std::string, std::uint64_t> expected = {{"unknown node type", 2},
                                                         {"unknown link type", 1},
                                                         {"link type without exactly one dash", 1}};
  EXPECT_EQ(reading.report().note_counts, expected);
  EXPECT_THAT(lines_of(reading.report().notes),
              ElementsAre("input: node type \"robot\" is not known: 2 kept",
                          "input: link type \"rack\" should be \"from-to\": 1 kept",
                          "input: link type \"robot-host\" is not known: 1 kept"));
  EXPECT_EQ(reading.sink.nodes.size(), 5U);
  EXPECT_EQ(reading.sink.links.size(), 4U);
}

TEST(CalipsoNotes, AttributesThatAreNoMapAreKeptAndCounted) {
  std::string links;
  for (const char* attributes : {"null", "null", "\"x\"", "[1]", "7", "{}", R"({"network":"n"})"}) {
    links += (links.empty() ? "" : ",") +
             (R"({"environment":"e","link_type":"vnic-vedge","source":"s","target":"t",)"
              R"("implicit":false,"attributes":)" +
              std::string(attributes) + "}");
  }
  const Reading reading = read_calipso(R"({"links":[)" + links + "]}");
  EXPECT_EQ(reading.sink.links.size(), 7U);
  const std::map<std::string, std::uint64_t> expected = {{"link with attributes null", 2},
                                                         {"link with odd attributes", 3}};
  EXPECT_EQ(reading.report().note_counts, expected);
  EXPECT_EQ(reading.report().notes.front().where, "input:1 /links/0");
  EXPECT_EQ(reading.report().skipped_count, 0U);
}

TEST(CalipsoNotes, DuplicatesAndDanglingEndsAreHandedOn) {
  const Reading reading = read_calipso(R"({
    "inventory":[{"_id":"1","environment":"e","type":"host","id":"h"},{"_id":"1","environment":"e","type":"host","id":"h"}],
    "links":[{"_id":"2","environment":"e","link_type":"vnic-vedge","source":"nobody","target":"1","implicit":false},
             {"_id":"2","environment":"e","link_type":"vedge-vnic","source":"nobody","target":"1","implicit":false}]})");
  ASSERT_EQ(reading.error(), "");
  EXPECT_EQ(reading.sink.nodes.size(), 2U);
  EXPECT_EQ(reading.sink.links.size(), 2U);
}

TEST(CalipsoCounts, AreByTypeAndCollection) {
  using Counts = std::map<std::string, std::uint64_t>;
  const Reading reading = read_source(fixture("rich.json"));
  EXPECT_EQ(reading.report().nodes, (Counts{{"host", 1},
                                            {"instance", 1},
                                            {"vnic", 1},
                                            {"network", 1},
                                            {"vnics_folder", 1},
                                            {"host_ref", 1}}));
  EXPECT_EQ(reading.report().links, (Counts{{"instance-vnic", 1}, {"instance-network", 1}}));
  EXPECT_EQ(reading.report().documents.at("constants"), 2U);
  EXPECT_EQ(reading.report().documents.size(), 22U);  // 24 files without inventory and links
}

TEST(CalipsoProgress, EndsAtTheSizeOfTheSource) {
  std::uint64_t last = 0;
  std::uint64_t total = 0;
  ReadOptions options;
  options.progress = [&](std::uint64_t done, std::uint64_t all) {
    EXPECT_GE(done, last);
    last = done;
    total = all;
  };
  ASSERT_EQ(read_source(fixture("rich.json"), options).error(), "");
  EXPECT_EQ(last, bytes_of(fixture("rich.json")).size());
  EXPECT_EQ(total, last);
}

}  // namespace
}  // namespace toposcope::ingest::testing

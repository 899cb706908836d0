// toposcope's own form: everything survives, and hand-written files need little.

#include <sstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "toposcope/ingest/json_export.h"

#include "ingest/ingest_fixture.h"

namespace toposcope::ingest::testing {
namespace {

using model::Implicit;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

/// Sends everything that a sink received to another one.
void resend(const toposcope::testing::RecordingSink& from, model::GraphSink& to) {
  for (const auto& node : from.nodes) ASSERT_TRUE(to.put_node(node).has_value());
  for (const auto& link : from.links) ASSERT_TRUE(to.put_link(link).has_value());
  for (const auto& document : from.documents) ASSERT_TRUE(to.put_document(document).has_value());
}

TEST(Interchange, ExportAndImportGiveTheSameRecords) {
  const Reading original = read_source(fixture("rich.json"));
  std::ostringstream out;
  JsonLinesWriter writer(out);
  resend(original.sink, writer);
  const Reading copy = read_interchange(out.str());
  ASSERT_EQ(copy.error(), "");
  EXPECT_EQ(lines_of(copy.sink), lines_of(original.sink));
  EXPECT_EQ(copy.report().nodes, original.report().nodes);
  EXPECT_EQ(copy.report().links, original.report().links);
  EXPECT_EQ(copy.report().documents, original.report().documents);
  EXPECT_TRUE(copy.report().note_counts.empty());
}

TEST(Interchange, OddValuesSurviveAsWell) {
  toposcope::testing::RecordingSink original;
  for (const auto implicit :
       {Implicit::kFalse, Implicit::kTrue, Implicit::kNull, Implicit::kMissing}) {
    model::LinkRecord link;
    link.environment = "e";
    link.link_type = "a-b-c";  // a node type with a dash
    link.source = {"k", "a", ""};
    link.target = {"", "b-c", "id \"quoted\" \n \xE2\x98\x83"};
    link.implicit = implicit;
    link.document = R"({"n":1.50,"big":123456789012345678901234567890})";
    link.content_hash = 0xFFFFFFFFFFFFFFFF;
    ASSERT_TRUE(original.put_link(link).has_value());
  }
  for (int value = 0; value <= static_cast<int>(model::StatusValue::kMaintenance); ++value) {
    model::NodeRecord node;
    node.environment = "e";
    node.type = "a-b";
    node.document = R"({"network":null})";
    node.constraints = R"({"network":null})";
    node.content_hash = static_cast<std::uint64_t>(value);
    node.status = model::StatusReport{static_cast<model::StatusValue>(value), "tab\there",
                                      model::UtcMicros(std::chrono::microseconds(value))};
    ASSERT_TRUE(original.put_node(node).has_value());
  }
  std::ostringstream out;
  JsonLinesWriter writer(out);
  resend(original, writer);
  EXPECT_EQ(lines_of(read_interchange(out.str()).sink), lines_of(original));
}

TEST(Interchange, DocumentAndLinesAreTheSame) {
  const std::string node = R"({"environment":"e","type":"vm","id":"a","document":{"ram":4}})";
  const std::string link =
      R"({"environment":"e","source":{"type":"vm","id":"a"},"target":{"type":"nic","id":"b"}})";
  const std::string rule = R"({"collection":"clique_types","key":"k","document":{"name":"x"}})";
  const Reading lines =
      read_interchange("{\"toposcope\":1}\n{\"node\":" + node + "}\n\n{\"link\":" + link +
                       "}\n{\"document\":" + rule + "}\n");
  const Reading document =
      read_interchange("{\n \"toposcope\": 1,\n \"documents\": [" + rule + "],\n \"links\": [" +
                       link + "],\n \"nodes\": [" + node + "]\n}\n");
  EXPECT_EQ(lines.error() + document.error(), "");
  EXPECT_EQ(lines_of(lines.sink), lines_of(document.sink));
  EXPECT_EQ(lines_of(lines.sink).size(), 3U);
}

TEST(Interchange, HandWrittenRecordsNeedLittle) {
  ReadOptions options;
  options.environment = "asked";
  const Reading reading = read_interchange(
      R"({"toposcope":1,"nodes":[{"type":"vm","id":"a","document":{"network":"n1"}}],
          "links":[{"type":"vm-nic","source":{"id":"a"},"target":{"id":"b"},"implicit":false,
                    "document":{"attributes":{"network":"n1"}}}]})",
      options);
  ASSERT_EQ(reading.error(), "");
  ASSERT_EQ(reading.sink.nodes.size(), 1U);
  EXPECT_EQ(reading.sink.nodes[0].environment, "asked");
  EXPECT_EQ(reading.sink.nodes[0].constraints, R"({"network":"n1"})");
  EXPECT_NE(reading.sink.nodes[0].content_hash, 0U);
  ASSERT_EQ(reading.sink.links.size(), 1U);
  EXPECT_EQ(reading.sink.links[0].source.type, "vm");
  EXPECT_EQ(reading.sink.links[0].target.type, "nic");
  EXPECT_EQ(reading.sink.links[0].constraints, R"({"network":"n1"})");
}

TEST(Interchange, DashesInTypeNamesBecomeUnderscores) {
  const Reading reading = read_interchange(
      R"({"toposcope":1,"nodes":[{"environment":"e","type":"bare-metal","id":"a","parent_type":"my-rack"}],
          "links":[{"environment":"e","source":{"type":"bare-metal","id":"a"},"target":{"type":"nic","id":"b"}}]})");
  ASSERT_EQ(reading.sink.nodes.size(), 1U);
  EXPECT_EQ(reading.sink.nodes[0].type, "bare_metal");
  EXPECT_EQ(reading.sink.nodes[0].parent_type, "my_rack");
  ASSERT_EQ(reading.sink.links.size(), 1U);
  EXPECT_EQ(reading.sink.links[0].link_type, "bare_metal-nic");
  EXPECT_EQ(reading.sink.links[0].source.type, "bare_metal");
  EXPECT_EQ(reading.report().note_counts.at("dash in a type name: bare-metal"), 2U);
  EXPECT_EQ(reading.report().note_counts.at("dash in a type name: my-rack"), 1U);
}

TEST(Interchange, BadRecordsAreSkippedWithPlaceAndReason) {
  const Reading reading = read_interchange(
      "{\"toposcope\":1}\n"
      "{\"node\":{\"environment\":\"e\"}}\n"
      "{\"node\":7}\n"
      "{\"link\":{\"environment\":\"e\",\"type\":\"a-b\",\"source\":{\"id\":\"1\"}}}\n"
      "{\"document\":{\"collection\":\"c\"}}\n"
      "{\"node\":{\"environment\":\"e\",\"type\":\"t\",\"document\":[]}}\n"
      "{\"node\":{]}\n"
      "{\"node\":{\"environment\":\"e\",\"type\":\"t\"}}\n");
  ASSERT_EQ(reading.error(), "");
  EXPECT_EQ(reading.sink.nodes.size(), 1U);
  EXPECT_THAT(
      lines_of(reading.report().skipped),
      ElementsAre("input:2: the node needs a type and an environment",
                  HasSubstr("input:3: is not a JSON object"), HasSubstr("input:4: the link needs"),
                  "input:5: the document needs a collection and a key",
                  HasSubstr("input:6: document is not a JSON object"),
                  HasSubstr("input:7: the record is not valid JSON")));
}

TEST(Interchange, BrokenFilesAreErrors) {
  const struct {
    const char* text;
    model::ErrorCode code;
    const char* says;
  } cases[] = {
      {"", model::ErrorCode::kMalformedInput, "expected an object"},
      {"[]", model::ErrorCode::kMalformedInput, "expected an object"},
      {R"({"nodes":[]})", model::ErrorCode::kMalformedInput, "expected an object"},
      {R"({"toposcope":2,"nodes":[]})", model::ErrorCode::kUnsupported, "version 2"},
      {"{\"toposcope\":2}\n", model::ErrorCode::kUnsupported, "version 2"},
      {R"({"toposcope":1,"nodes":[{})", model::ErrorCode::kMalformedInput, "expected ',' or ']'"},
      {R"({"toposcope":1,"nodes":[{"a":)", model::ErrorCode::kMalformedInput, "cut off"},
      {"{\"toposcope\":1}\n{\"node\":{\"type\"", model::ErrorCode::kMalformedInput, "cut off"},
      {R"({"toposcope":1,"nodes":[],"exact":true})", model::ErrorCode::kMalformedInput,
       "before the records"},
      {R"({"toposcope":1,"nodes":[]} x)", model::ErrorCode::kMalformedInput, "behind the end"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.text);
    const Reading reading = read_interchange(c.text);
    ASSERT_FALSE(reading.result.has_value());
    EXPECT_EQ(reading.result.error().code, c.code);
    EXPECT_THAT(reading.error(), HasSubstr(c.says));
  }
}

TEST(Interchange, AFailedStreamIsAnError) {
  std::ostringstream out;
  JsonLinesWriter writer(out);
  out.setstate(std::ios::badbit);
  const auto status = writer.put_node({});
  ASSERT_FALSE(status.has_value());
  EXPECT_EQ(status.error().code, model::ErrorCode::kIo);
}

}  // namespace
}  // namespace toposcope::ingest::testing

// toposcope's own form: everything survives, and hand-written files need little.

#include <map>
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
  const std::string names[] = {"false", "true", "null", "missing"};
  toposcope::testing::RecordingSink original;
  for (const auto implicit :
       {Implicit::kFalse, Implicit::kTrue, Implicit::kNull, Implicit::kMissing}) {
    model::LinkRecord link;
    link.environment = "e";
    link.link_type = "a-b-c";  // a node type with a dash
    link.source = {"k", "a", ""};
    link.target = {"", "b-c", "id \"quoted\" \n \xE2\x98\x83"};
    link.implicit = implicit;
    link.document = R"({"n":1.5,"big":123456789012345678901234567890})";
    link.name = names[static_cast<std::size_t>(implicit)];
    ASSERT_TRUE(original.put_link(link).has_value());
  }
  for (int value = 0; value <= static_cast<int>(model::StatusValue::kMaintenance); ++value) {
    model::NodeRecord node;
    node.environment = "e";
    node.type = "a-b";
    node.document = R"({"network":null})";
    node.constraints = R"({"network":null})";
    node.status = model::StatusReport{static_cast<model::StatusValue>(value), "tab\there",
                                      model::UtcMicros(std::chrono::microseconds(value))};
    ASSERT_TRUE(original.put_node(node).has_value());
  }
  std::ostringstream out;
  JsonLinesWriter writer(out);
  resend(original, writer);
  const Reading copy = read_interchange(out.str());
  ASSERT_EQ(copy.sink.nodes.size(), original.nodes.size());
  ASSERT_EQ(copy.sink.links.size(), original.links.size());
  for (std::size_t i = 0; i < original.nodes.size(); ++i) {
    original.nodes[i].content_hash = copy.sink.nodes[i].content_hash;
  }
  for (std::size_t i = 0; i < original.links.size(); ++i) {
    original.links[i].content_hash = copy.sink.links[i].content_hash;
  }
  EXPECT_EQ(lines_of(copy.sink), lines_of(original));
  std::ostringstream again;
  JsonLinesWriter rewriter(again);
  resend(copy.sink, rewriter);
  EXPECT_EQ(again.str(), out.str());
}

// An importer may learn a constraint's name from a rule behind the records: values must be there.
TEST(Interchange, ConstraintsThatNobodyAsksForYetAreKept) {
  const std::string text =
      R"({"toposcope":1,"nodes":[{"environment":"e","type":"vm","id":"a",
            "document":{"network":"n1"},"constraints":{"zone":["z1", 1.50],"area":null}},
           {"environment":"e","type":"vm","id":"b","constraints":[1]}],
          "links":[{"environment":"e","type":"vm-nic","source":{"id":"a"},"target":{"id":"b"},
            "implicit":false,"constraints":{"zone":"z1"}}],
          "documents":[{"collection":"clique_constraints","key":"c",
            "document":{"focal_point_type":"vm","constraints":["zone"]}}]})";
  const Reading reading = read_interchange(text);
  ASSERT_EQ(reading.error(), "");
  EXPECT_EQ(reading.sink.nodes[0].constraints, R"({"area":null,"network":"n1","zone":["z1",1.5]})");
  EXPECT_EQ(reading.sink.nodes[1].constraints, "");
  EXPECT_EQ(reading.report().note_counts.at("constraints that are no map"), 1U);
  EXPECT_EQ(reading.sink.links[0].constraints, R"({"zone":"z1"})");
  std::ostringstream out;
  JsonLinesWriter writer(out);
  resend(reading.sink, writer);
  EXPECT_EQ(lines_of(read_interchange(out.str()).sink), lines_of(reading.sink));
}

/// The hash of the only record in a document form with these members.
std::uint64_t hash_of(const std::string& members) {
  const Reading reading = read_interchange(R"({"toposcope":1,"exact":true,)" + members + "}");
  EXPECT_EQ(reading.error(), "");
  EXPECT_EQ(lines_of(reading.sink).size(), 1U) << members;
  if (!reading.sink.nodes.empty()) return reading.sink.nodes[0].content_hash;
  if (!reading.sink.links.empty()) return reading.sink.links[0].content_hash;
  return reading.sink.documents.empty() ? 0 : reading.sink.documents[0].content_hash;
}

TEST(Interchange, AnEditedRecordIsAnotherWhateverHashItGives) {
  const std::string hash = R"("hash":"0123456789abcdef",)";
  const struct {
    std::string kind, before, after;
  } cases[] = {
      {"nodes", R"("environment":"e","type":"t","name":"n")",
       R"("environment":"e","type":"t","name":"m")"},
      {"nodes", R"("environment":"e","type":"t","document":{"name":"n"},"name":"n")",
       R"("environment":"e","type":"t","document":{"name":"n"},"name":"m")"},
      {"nodes", R"("environment":"e","type":"t","document":{"name":"n"},"name":"n")",
       R"("environment":"e","type":"t","document":{"name":"n"})"},
      {"nodes", R"("environment":"e","type":"t","document":{"a":1})",
       R"("environment":"e","type":"t","document":{"a":1.0})"},
      {"nodes", R"("environment":"e","type":"t","constraints":{"zone":1})",
       R"("environment":"e","type":"t","constraints":{"zone":2})"},
      {"links",
       R"("environment":"e","type":"a-b","source":{"id":1},"target":{"id":2},"implicit":true)",
       R"("environment":"e","type":"a-b","source":{"id":1},"target":{"id":2},"implicit":false)"},
      {"documents", R"("collection":"c","key":"k","document":{"a":1})",
       R"("collection":"c","key":"k","document":{"a":2})"},
      {"documents", R"("collection":"c","key":"k","environment":"e")",
       R"("collection":"c","key":"k","environment":"f")"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.after);
    const std::string list = "\"" + c.kind + "\":[{";
    EXPECT_NE(hash_of(list + hash + c.before + "}]"), hash_of(list + hash + c.after + "}]"));
    EXPECT_EQ(hash_of(list + hash + c.before + "}]"), hash_of(list + c.before + "}]"));
  }
  EXPECT_EQ(
      hash_of(R"("nodes":[{"environment":"e","type":"t","document":{"a":"\u00e9","b":1.00}}])"),
      hash_of(R"("nodes":[{"environment":"e","type":"t","document":{"a":"é","b":1.0}}])"));
}

TEST(Interchange, UnknownMembersAreNoted) {
  const Reading reading = read_interchange(
      "{\"toposcope\":1}\n"
      R"({"node":{"environment":"e","type":"t","foo":1,"document":{"foo":2}}})"
      "\n"
      R"({"node":{"environment":"e","type":"t","foo":1}})"
      "\n{\"widget\":{}}\n");
  const std::map<std::string, std::uint64_t> expected = {{"unknown member: node.foo", 2},
                                                         {"unknown member: widget", 1}};
  EXPECT_EQ(reading.report().note_counts, expected);
  EXPECT_EQ(reading.sink.nodes.size(), 2U);
}

TEST(Interchange, IdsMayBeNumbers) {
  const Reading reading = read_interchange(R"({"toposcope":1,
      "nodes":[{"environment":"e","type":"t","id":5,"key":3}],
      "links":[{"environment":"e","type":"t-t","source":{"id":5},"target":{"key":3},"implicit":false},
               {"environment":"e","type":"t-t","source":{"id":[5]},"target":{"key":true}}]})");
  ASSERT_EQ(reading.sink.links.size(), 1U);
  EXPECT_EQ(reading.sink.links[0].source.id, reading.sink.nodes[0].id);
  EXPECT_EQ(reading.sink.links[0].target.key, reading.sink.nodes[0].key);
  EXPECT_EQ(reading.report().skipped_count, 1U);
}

TEST(Interchange, OddImplicitIsCounted) {
  std::string links;
  for (const char* implicit : {"", R"(,"implicit":null)", R"(,"implicit":1)",
                               R"(,"implicit":"true")", R"(,"implicit":true)"}) {
    links += (links.empty() ? "" : ",") +
             (R"({"environment":"e","type":"a-b","source":{"id":"1"},"target":{"id":"2"})" +
              std::string(implicit) + "}");
  }
  const Reading reading = read_interchange(R"({"toposcope":1,"links":[)" + links + "]}");
  const std::map<std::string, std::uint64_t> expected = {
      {"link without implicit", 1}, {"link with implicit null", 1}, {"link with odd implicit", 2}};
  EXPECT_EQ(reading.report().note_counts, expected);
  EXPECT_EQ(reading.sink.links.size(), 5U);
}

TEST(Interchange, ALinkTypeOfADashAloneSurvivesWithExact) {
  const std::string link =
      R"("links":[{"environment":"e","type":"-","source":{"id":"1"},"target":{"id":"2"}}]})";
  EXPECT_EQ(read_interchange(R"({"toposcope":1,"exact":true,)" + link).sink.links.size(), 1U);
  EXPECT_EQ(read_interchange(R"({"toposcope":1,)" + link).report().skipped_count, 1U);
}

TEST(Interchange, NulBytesAreNeverTheSilentEnd) {
  const std::string node = R"({"environment":"e","type":"t"})";
  const std::string nul(1, '\0');
  EXPECT_FALSE(read_interchange(R"({"toposcope":1,"nodes":[)" + node + "]}" + nul + "{}")
                   .result.has_value());
  const Reading reading = read_interchange("{\"toposcope\":1}\n" + nul + "\n{\"node\":" + node +
                                           "}\n{\"node\":" + node + "}" + nul + "\n");
  EXPECT_EQ(reading.error(), "");
  EXPECT_EQ(reading.report().skipped_count, 2U);
  EXPECT_EQ(reading.sink.nodes.size(), 1U);
}

TEST(Interchange, DashesAreTakenFromRulesAsWell) {
  const Reading reading = read_interchange(R"({"toposcope":1,"documents":[
      {"collection":"clique_types","key":"1","document":{"name":"a-b","focal_point_type":"bare-metal",
       "link_types":["bare-metal-nic","nic-bare-metal","x-y","p-q-r"]}},
      {"collection":"clique_constraints","key":"2",
       "document":{"focal_point_type":"bare-metal","constraints":["my-zone"]}},
      {"collection":"link_types","key":"3","document":{"type":"bare-metal-nic"}},
      {"collection":"racks","key":"4","document":{"focal_point_type":"a-b"}}],
      "nodes":[{"environment":"e","type":"bare-metal","id":"a"}]})");
  ASSERT_EQ(reading.error(), "");
  std::vector<std::string> documents;
  for (const auto& document : reading.sink.documents) documents.emplace_back(document.document);
  EXPECT_THAT(
      documents,
      ElementsAre(
          R"({"focal_point_type":"a-b"})",
          R"({"name":"a-b","focal_point_type":"bare_metal","link_types":["bare_metal-nic","nic-bare_metal","x-y","p-q-r"]})",
          R"({"focal_point_type":"bare_metal","constraints":["my-zone"]})",
          R"({"type":"bare_metal-nic"})"));
  EXPECT_EQ(reading.report().note_counts.at("dash in a type name of a rule"), 3U);
  EXPECT_EQ(reading.report().documents.at("clique_types"), 1U);
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

// What each writer writes its adapter reads back: every field of every record.

#include <functional>
#include <memory>
#include <ostream>
#include <sstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "toposcope/ingest/csv_export.h"
#include "toposcope/ingest/dot_export.h"
#include "toposcope/ingest/graphml_export.h"
#include "toposcope/ingest/json_export.h"

#include "adapters/dot/dot_adapter.h"
#include "adapters/graphml/graphml_adapter.h"
#include "ingest/ingest_fixture.h"
#include "ingest/random_records.h"
#include "support/records.h"
#include "support/temp_dir.h"

namespace toposcope::ingest::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;
using toposcope::testing::must;
using toposcope::testing::RecordingSink;
using toposcope::testing::TempDir;

void resend(const RecordingSink& from, model::GraphSink& to) {
  for (const auto& document : from.documents) must(to.put_document(document));
  for (const auto& node : from.nodes) must(to.put_node(node));
  for (const auto& link : from.links) must(to.put_link(link));
}

Reading through_json(const RecordingSink& original) {
  std::ostringstream out;
  JsonLinesWriter writer(out);
  resend(original, writer);
  return read_interchange(out.str());
}

Reading through_graphml(const RecordingSink& original) {
  std::ostringstream out;
  GraphmlWriter writer(out);
  resend(original, writer);
  must(writer.finish());
  EXPECT_THAT(writer.losses(), IsEmpty());
  Reading reading;
  const std::string text = out.str();
  reading.result =
      graphml::read_stream(std::make_unique<MemoryStream>(text), "input", {}, reading.sink);
  return reading;
}

Reading through_dot(const RecordingSink& original) {
  std::ostringstream out;
  DotWriter writer(out);
  resend(original, writer);
  must(writer.finish());
  Reading reading;
  const std::string text = out.str();
  reading.result =
      dot::read_stream(std::make_unique<MemoryStream>(text), "input", {}, reading.sink);
  return reading;
}

Reading through_csv(const RecordingSink& original) {
  const TempDir folder;
  auto writer = must(CsvFolderWriter::open(folder / "csv"));
  resend(original, *writer);
  must(writer->finish());
  EXPECT_THAT(writer->losses(), IsEmpty());
  return read_source(folder / "csv");
}

struct RoundTrip {
  const char* name;
  Reading (*through)(const RecordingSink& original);
};

void PrintTo(const RoundTrip& trip, std::ostream* out) { *out << trip.name; }

class RoundTrips : public ::testing::TestWithParam<RoundTrip> {};

/// Records that a writer of ours read once have the hashes that reading computes.
TEST_P(RoundTrips, GiveEveryRecordBack) {
  for (std::uint32_t seed = 1; seed <= 60; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const Reading original = through_json(random_records(seed));
    ASSERT_EQ(original.error(), "");
    const Reading copy = GetParam().through(original.sink);
    ASSERT_EQ(copy.error(), "");
    ASSERT_EQ(lines_of(copy.sink), lines_of(original.sink));
    EXPECT_THAT(copy.report().skipped, IsEmpty());
  }
}

/// Which of two documents comes first is data.
TEST_P(RoundTrips, KeepTheOrderOfDocuments) {
  const Reading copy = GetParam().through(random_records(1));
  std::vector<std::string> keys;
  for (const auto& document : copy.sink.documents) keys.emplace_back(document.key);
  EXPECT_THAT(keys, ElementsAre("south", "second, \"quoted\"", "first"));
}

TEST_P(RoundTrips, OfAnInventoryThatIsNotOursGiveItBackToo) {
  const Reading original = read_source(fixture("rich.json"));
  const Reading copy = GetParam().through(original.sink);
  ASSERT_EQ(copy.error(), "");
  EXPECT_EQ(lines_of(copy.sink), lines_of(original.sink));
  EXPECT_EQ(copy.report().nodes, original.report().nodes);
  EXPECT_EQ(copy.report().links, original.report().links);
}

INSTANTIATE_TEST_SUITE_P(Forms, RoundTrips,
                         ::testing::Values(RoundTrip{"json", through_json},
                                           RoundTrip{"csv", through_csv},
                                           RoundTrip{"graphml", through_graphml},
                                           RoundTrip{"dot", through_dot}),
                         [](const auto& which) { return std::string(which.param.name); });

/// The table of losses in FORMATS.md, form by form.
TEST(Losses, AreReportedByTheWriter) {
  RecordingSink original;
  model::NodeRecord node;
  const std::string name = std::string("nul\0", 4) + "esc\x1B" + "bad\xFF";
  node.environment = "e";
  node.type = "vm";
  node.id = "a";
  node.name = name;
  node.document = "{}";
  must(original.put_node(node));
  std::ostringstream nodes;
  std::ostringstream links;
  CsvWriter csv(nodes, links);
  resend(original, csv);
  must(put(csv, toposcope::testing::environment_config("e")));
  EXPECT_THAT(csv.losses(), ElementsAre(Pair("NUL characters", 1),
                                        Pair("bytes that are no UTF-8", 1), Pair("documents", 1)));
  std::ostringstream out;
  GraphmlWriter graphml(out);
  resend(original, graphml);
  EXPECT_THAT(graphml.losses(), ElementsAre(Pair("bytes that are no UTF-8", 1),
                                            Pair("characters that XML lacks", 2)));
}

TEST(Writers, FailWithTheirStream) {
  std::ostringstream broken;
  broken.setstate(std::ios::badbit);
  std::ostringstream good;
  GraphmlWriter graphml(broken);
  DotWriter dot(broken);
  CsvWriter csv(broken, good);
  for (model::GraphSink* sink : std::vector<model::GraphSink*>{&graphml, &dot, &csv}) {
    const auto status = put(*sink, toposcope::testing::TestNode{});
    ASSERT_FALSE(status.has_value());
    EXPECT_EQ(status.error().code, model::ErrorCode::kIo);
  }
  EXPECT_FALSE(graphml.finish().has_value());
  EXPECT_FALSE(dot.finish().has_value());
  EXPECT_FALSE(CsvFolderWriter::open("/proc/none/such").has_value());
}

/// A spreadsheet must find what stands in the inventory, even what it takes for a formula.
TEST(CsvWriter, WritesCellsAsTheyAre) {
  std::ostringstream nodes;
  std::ostringstream links;
  CsvWriter writer(nodes, links);
  must(put(writer, toposcope::testing::TestNode{.id = "=1+1", .name = "say \"hi\""}));
  EXPECT_EQ(nodes.str(),
            "environment,key,type,id,name,parent_type,parent_id,status,status_text,status_time,"
            "constraints,document\n"
            "env,,vm,=1+1,\"say \"\"hi\"\"\",,,,,,,"
            "\"{\"\"type\"\":\"\"vm\"\",\"\"id\"\":\"\"=1+1\"\",\"\"name\"\":\"\"say "
            "\\\"\"hi\\\"\"\"\"}\"\n");
}

TEST(CsvReading, AColumnAddedToAnExportBecomesAProperty) {
  const TempDir folder;
  std::ofstream(folder / "nodes.csv")
      << "environment,key,type,id,name,parent_type,parent_id,status,status_text,status_time,"
         "constraints,document,rack\n"
         "lab,,big-vm,a,,,,,,,,\"{\"\"x\"\":1}\",R1\n";
  std::ofstream(folder / "links.csv") << "source,target,target_type\na,b,nic\n";
  const Reading reading = read_source(folder.path());
  ASSERT_EQ(reading.error(), "");
  EXPECT_EQ(reading.sink.nodes.at(0).document, R"({"x":1,"rack":"R1"})");
  EXPECT_EQ(reading.sink.nodes.at(0).type, "big-vm");
  EXPECT_EQ(reading.sink.links.at(0).environment, "lab");
}

}  // namespace
}  // namespace toposcope::ingest::testing

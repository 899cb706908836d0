// Files as NetworkX, Graphviz and yEd write them; see fixtures/graphs/README.md.

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "ingest/plain_fixture.h"

namespace toposcope::ingest::testing {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

Reading read_graph_file(const std::string& name) { return read_source(fixture("graphs/" + name)); }

/// Both hold the graph that the script made.
TEST(NetworkX, GraphmlAndNodeLinkAreTheSameGraph) {
  for (const char* file : {"networkx.graphml", "networkx-node-link.json"}) {
    SCOPED_TRACE(file);
    const Reading reading = read_graph_file(file);
    ASSERT_EQ(reading.error(), "");
    EXPECT_THAT(
        graph_of(reading),
        ElementsAre("vm:web-1 'Web 1'", "nic:tap-1", "switch:7 'Switch \"7\" <core> & more'",
                    "vm-nic vm:web-1 -> nic:tap-1", "nic-switch nic:tap-1 -> switch:7",
                    "nic-switch nic:tap-1 -> switch:7"));
    EXPECT_THAT(documents_of(reading).at(0), HasSubstr(R"("cores":4,"load":0.5,"up":true)"));
    EXPECT_THAT(documents_of(reading).at(5), HasSubstr(R"("speed":20)"));
  }
}

TEST(NetworkX, AnUndirectedGraphKeepsTheOrderOfItsEnds) {
  const Reading reading = read_graph_file("networkx-undirected.json");
  EXPECT_THAT(graph_of(reading),
              ElementsAre("node:a", "node:b", "node:c", "node-node node:a -> node:b"));
  EXPECT_THAT(notes_of(reading), Contains("undirected edges: 1"));
}

TEST(Graphviz, ItsLaidOutTextIsReadBack) {
  const Reading reading = read_graph_file("graphviz-dot.dot");
  ASSERT_EQ(reading.error(), "");
  EXPECT_THAT(graph_of(reading),
              ElementsAre("vm:web 'web-1 10.0.0.1'", "nic:tap 'tap'", "switch:core 'Core & more'",
                          "vm-nic vm:web -> nic:tap", "nic-switch nic:tap -> switch:core 'uplink'",
                          "nic-switch nic:tap -> switch:core"));
  EXPECT_THAT(documents_of(reading).at(0), HasSubstr(R"("owner":"net team")"));
  EXPECT_THAT(documents_of(reading).at(0), HasSubstr(R"("cluster":"Rack 1")"));
  EXPECT_THAT(documents_of(reading).at(1), Not(HasSubstr("owner")));
  EXPECT_THAT(documents_of(reading).at(2), HasSubstr(R"("subgraphs":["rest"])"));
  EXPECT_THAT(documents_of(reading).at(4), HasSubstr(R"("tailport":"s")"));
}

/// A grid of two by three has seven edges.
TEST(Graphviz, AGeneratedGridIsRead) {
  const Reading reading = read_graph_file("graphviz-gvgen.dot");
  EXPECT_EQ(reading.report().nodes.at("node"), 6U);
  EXPECT_EQ(reading.report().links.at("node-node"), 7U);
}

TEST(Yed, LabelsAreNamesAndGroupsAreParents) {
  const Reading reading = read_graph_file("yed.graphml");
  ASSERT_EQ(reading.error(), "");
  EXPECT_THAT(graph_of(reading), ElementsAre("switch:n0 'Core switch'", "rack:n1 'Rack A'",
                                             "host:n1::n0 'Host 1' in rack:n1",
                                             "host-switch host:n1::n0 -> switch:n0 '10G uplink'"));
  EXPECT_THAT(notes_of(reading),
              ElementsAre("environment made from the source: 3", "port of a node: 1"));
}

TEST(Yed, TheDrawingIsKept) {
  const Reading reading = read_graph_file("yed.graphml");
  const auto documents = documents_of(reading);
  EXPECT_THAT(documents.at(2), HasSubstr(R"("description":"runs the wiki")"));
  EXPECT_THAT(
      documents.at(2),
      HasSubstr(R"("nodegraphics":{"y:ShapeNode":{"y:Geometry":{"@height":"30.0","@width":"80.0",)"
                R"("@x":"50.0","@y":"130.0"})"));
  EXPECT_THAT(documents.at(1), HasSubstr(R"("yfiles.foldertype":"group")"));
  EXPECT_THAT(documents.at(3), HasSubstr(R"("y:Arrows":{"@source":"none","@target":"standard"})"));
}

}  // namespace
}  // namespace toposcope::ingest::testing

// Node-link JSON: the ways in which links refer to nodes.

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "adapters/node_link/node_link_adapter.h"
#include "ingest/plain_fixture.h"

namespace toposcope::ingest::testing {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using Lines = std::vector<std::string>;

Reading read_node_link(const std::string& text) { return read_form(node_link::read_stream, text); }

TEST(NodeLink, LinksReferToNodesById) {
  const Lines graph = {"vm:a 'Web'", "nic:7", "vm-nic vm:a -> nic:7"};
  const std::string nodes =
      R"("nodes":[{"id":"a","type":"vm","name":"Web"},{"id":7,"type":"nic"}])";
  for (const std::string& text :
       {"{" + nodes + R"(,"links":[{"source":"a","target":7}]})",
        "{" + nodes + R"(,"links":[{"source":"a","target":"7"}]})",
        "{" + nodes + R"(,"edges":[{"source":"a","target":7}]})",
        R"({"links":[{"source":"a","target":7}],)" + nodes + "}",
        "{" + nodes + R"(,"links":[{"source":{"id":"a","x":1},"target":{"id":7}}]})",
        "{" + nodes + R"(,"links":[{"source":0,"target":1}]})",
        R"({"links":[{"source":0,"target":1}],)" + nodes + "}"}) {
    SCOPED_TRACE(text);
    const Reading reading = read_node_link(text);
    ASSERT_EQ(reading.error(), "");
    EXPECT_EQ(graph_of(reading), graph);
  }
}

TEST(NodeLink, AnIdThatIsThereGoesBeforeAPosition) {
  const Reading reading = read_node_link(
      R"({"nodes":[{"id":1,"type":"vm"},{"id":0,"type":"nic"}],"links":[{"source":0,"target":1}]})");
  EXPECT_THAT(graph_of(reading), ElementsAre("vm:1", "nic:0", "nic-vm nic:0 -> vm:1"));
}

TEST(NodeLink, NodesWithoutIdAreKnownByName) {
  const Reading reading = read_node_link(
      R"({"nodes":[{"name":"A","group":1},{"name":"B"}],"links":[{"source":1,"target":0,"value":3}]})");
  EXPECT_THAT(graph_of(reading),
              ElementsAre("node:A 'A'", "node:B 'B'", "node-node node:B -> node:A"));
  EXPECT_THAT(documents_of(reading),
              ElementsAre(R"({"name":"A","group":1})", R"({"name":"B"})",
                          R"({"attributes":{"source":1,"target":0,"value":3}})"));
}

TEST(NodeLink, ValuesOfAnyKindAreKept) {
  const Reading reading = read_node_link(
      R"({"nodes":[{"id":"a","n":1.50,"list":[1,{"deep":null}],"no":false,"password":"x"}],"links":[]})");
  EXPECT_THAT(documents_of(reading),
              ElementsAre(R"({"id":"a","n":1.5,"list":[1,{"deep":null}],"no":false})"));
  EXPECT_EQ(reading.report().removed_secrets.at("password"), 1U);
}

TEST(NodeLink, KeysOfParallelLinksAreNoKeysOfTheInventory) {
  const Reading reading = read_node_link(
      R"({"directed":true,"multigraph":true,"graph":{"name":"lab"},"nodes":[{"id":"a"},{"id":"b"}],)"
      R"("links":[{"source":"a","target":"b","key":0},{"source":"b","target":"a","key":0}]})");
  EXPECT_THAT(graph_of(reading), ElementsAre("node:a", "node:b", "node-node node:a -> node:b",
                                             "node-node node:b -> node:a"));
  EXPECT_THAT(notes_of(reading), Contains("data of the graph: name: 1"));
}

TEST(NodeLink, TheGraphMayStateItsEnvironment) {
  const Reading reading =
      read_node_link(R"({"graph":{"environment":"north"},"nodes":[{"id":"a"}],"links":[]})");
  EXPECT_EQ(reading.sink.nodes.at(0).environment, "north");
}

TEST(NodeLink, ACliqueOfOursComesBackWithItsKeys) {
  const Reading reading = read_node_link(
      R"({"directed":true,"multigraph":true,"graph":{"environment":"lab","focal_point":"k1",)"
      R"("clique_type":"ct"},"nodes":[)"
      R"({"id":"k1","type":"big-vm","object_id":"v-1","name":"Web","status":"Error","host":"h",)"
      R"("focal":true,"placeholder":false},)"
      R"({"id":"nic:n-1","type":"nic","object_id":"n-1","name":"","status":"no check","host":"",)"
      R"("focal":false,"placeholder":true}],"links":[{"source":"k1","target":"nic:n-1","key":"l1",)"
      R"("type":"big-vm-nic","name":"up","status":"no check","implicit":null,"down":true}]})");
  ASSERT_EQ(reading.error(), "");
  EXPECT_THAT(graph_of(reading), ElementsAre("big-vm:v-1 'Web' key k1 status 3",
                                             "big-vm-nic key k1 -> key nic:n-1 'up' key l1"));
  EXPECT_EQ(reading.sink.nodes.at(0).environment, "lab");
  EXPECT_EQ(reading.sink.links.at(0).implicit, model::Implicit::kNull);
  EXPECT_THAT(documents_of(reading),
              ElementsAre(R"({"host":"h","focal":true})", R"({"down":true})"));
}

TEST(NodeLink, BadRecordsCostThemselves) {
  const Reading reading = read_node_link(
      R"({"nodes":[{"id":"a"},17,{"id":tru},{"id":"b"},{}],"links":[{"source":"a"},{"source":"a","target":"b"}]})");
  ASSERT_EQ(reading.error(), "");
  EXPECT_THAT(graph_of(reading),
              ElementsAre("node:a", "node:b", "node:4", "node-node node:a -> node:b"));
  EXPECT_THAT(lines_of(reading.report().skipped),
              ElementsAre(HasSubstr("/nodes/1: is not a JSON object"), HasSubstr("/nodes/2: "),
                          HasSubstr("/links/0: the link has no target")));
}

TEST(NodeLink, BadDocumentsAreErrors) {
  const struct {
    const char* text;
    const char* says;
  } cases[] = {
      {"", "expected an object with \"nodes\" and \"links\""},
      {"[]", "expected an object with \"nodes\" and \"links\""},
      {R"({"links":[]})", "has no list \"nodes\""},
      {R"({"nodes":[{"id":"a"})", "lab.txt:1"},
      {R"({"nodes":{"a":1}})", "lab.txt:1"},
      {R"({"nodes":[]} x)", "lab.txt:1"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.text);
    EXPECT_THAT(read_node_link(c.text).error(), HasSubstr(c.says));
  }
}

}  // namespace
}  // namespace toposcope::ingest::testing

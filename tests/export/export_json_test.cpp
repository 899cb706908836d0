#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "export/drawn_clique.h"
#include "export/nasty_texts.h"

namespace toposcope::testing {
namespace {

using Json = nlohmann::json;
using graph::append_clique_line;
using graph::to_clique_document;
using graph::to_node_link;

std::string line_of(const DrawnClique& drawn) {
  std::string out;
  append_clique_line(out, drawn.engine, drawn.clique);
  return out;
}

TEST(CliqueLine, HasTheMembersOfTheDocumentedForm) {
  const DrawnClique drawn = draw("vm:z[net:7] vm:z-nic:b nic:b-edge:a", "vm-nic nic-edge", "z");
  EXPECT_EQ(line_of(drawn), R"({"environment":"env","focal_point_id":"z","focal_point_type":"vm",)"
                            R"("clique_type":"rule","nodes":["a","b","z"],)"
                            R"("links":["nic:b-edge:a","vm:z-nic:b"],"constraints":{"net":"7"}})");
}

TEST(CliqueLine, SaysNullForAConstraintThatTheFocalPointLacks) {
  const DrawnClique drawn = draw("vm:z-nic:b", "vm-nic", "z");
  EXPECT_EQ(Json::parse(line_of(drawn))["constraints"], Json::parse(R"({"net":null})"));
}

TEST(CliqueLine, AddsToWhatIsThere) {
  const DrawnClique drawn = draw("vm:z-nic:b", "vm-nic", "z");
  std::string out = "before ";
  append_clique_line(out, drawn.engine, drawn.clique);
  EXPECT_EQ(out, "before " + line_of(drawn));
}

TEST(CliqueLine, IsJsonWhateverTheKeys) {
  const DrawnClique star = draw_star(nasty_texts());
  const Json line = Json::parse(line_of(star));
  EXPECT_EQ(line["nodes"].size(), nasty_texts().size() + 1);
  EXPECT_EQ(line["links"].size(), nasty_texts().size());
}

TEST(CliqueDocument, HasCalipsosMembers) {
  const DrawnClique drawn = draw("vm:z-nic:b nic:b-edge:a", "vm-nic nic-edge", "z");
  const Json document =
      Json::parse(to_clique_document(drawn.engine, drawn.clique, [&](model::LinkId link) {
        return R"({"_id":")" + std::string(drawn.snapshot.key(link)) + R"("})";
      }));
  EXPECT_EQ(document, Json::parse(R"({
    "environment": "env", "focal_point": "z", "focal_point_type": "vm",
    "focal_point_object_id": "z", "clique_type": "rule",
    "links": ["vm:z-nic:b", "nic:b-edge:a"],
    "links_detailed": [{"_id": "vm:z-nic:b"}, {"_id": "nic:b-edge:a"}],
    "constraints": {"net": null}, "nodes": ["a", "b", "z"]})"));
}

TEST(NodeLink, NamesEveryEndOfEveryLink) {
  const DrawnClique drawn = draw("vm:z-nic:b", "vm-nic", "z");
  graph::Decorations decorations;
  for (const model::NodeId node : drawn.clique.nodes) {
    const bool is_nic = drawn.snapshot.key(node) == "b";
    decorations.nodes.push_back(
        {is_nic ? model::StatusValue::kError : model::StatusValue::kNoCheck, "node-1"});
  }
  decorations.links = {{model::StatusValue::kWarning, true}};
  EXPECT_EQ(Json::parse(to_node_link(drawn.engine, drawn.clique, decorations)), Json::parse(R"({
    "directed": true, "multigraph": true,
    "graph": {"environment": "env", "focal_point": "z", "clique_type": "rule"},
    "nodes": [
      {"id": "z", "type": "vm", "object_id": "z", "name": "z", "status": "no check",
       "host": "node-1", "focal": true, "placeholder": false},
      {"id": "b", "type": "nic", "object_id": "b", "name": "b", "status": "Error",
       "host": "node-1", "focal": false, "placeholder": false}],
    "links": [
      {"source": "z", "target": "b", "key": "vm:z-nic:b", "type": "vm-nic",
       "name": "vm:z-nic:b", "status": "Warning", "implicit": false, "down": true}]})"));
}

TEST(NodeLink, IsJsonWhateverTheNames) {
  const DrawnClique star = draw_star(nasty_texts());
  const Json json = Json::parse(to_node_link(star.engine, star.clique, {}));
  EXPECT_EQ(json["nodes"].size(), nasty_texts().size() + 1);
  EXPECT_EQ(json["links"].size(), nasty_texts().size());
}

}  // namespace
}  // namespace toposcope::testing

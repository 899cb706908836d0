// Replies of Calipso's REST API.

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "ingest/ingest_fixture.h"

namespace toposcope::ingest::testing {
namespace {

using ::testing::HasSubstr;

TEST(CalipsoReplies, DetailsAreTakenForWhatTheirFieldsSay) {
  const struct {
    const char* text;
    const char* kind;
  } cases[] = {
      {R"({"_id":"1","environment":"e","type":"host","id":"h","id_path":"/e/h"})", "node host"},
      {R"({"link_type":"vnic-vedge","environment":"e","source":"a","target":"b","id":"1","_id":"1"})",
       "link vnic-vedge"},
      {R"({"environment":"ANY","link_types":["a-b"],"name":"n","focal_point_type":"host"})",
       "document clique_types"},
      {R"({"_id":"1","constraints":["network"],"focal_point_type":"host"})",
       "document clique_constraints"},
      {R"({"name":"e","type":"environment","distribution":"RDO","configuration":[]})",
       "document environments_config"},
      {R"({"_id":"1","name":"link_states","data":[{"value":"up","label":"up"}]})",
       "document constants"},
      {R"({"_id":"1","focal_point":"x","focal_point_type":"host","links":[],"environment":"e"})",
       "document cliques"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.text);
    const Reading reading = read_calipso(c.text);
    ASSERT_EQ(reading.error(), "");
    std::string kind;
    for (const auto& node : reading.sink.nodes) kind += "node " + std::string(node.type);
    for (const auto& link : reading.sink.links) kind += "link " + std::string(link.link_type);
    for (const auto& document : reading.sink.documents) {
      kind += "document " + std::string(document.collection);
    }
    EXPECT_EQ(kind, c.kind);
  }
}

TEST(CalipsoReplies, TheRealIdIsTakenFromThePath) {
  const Reading reading = read_calipso(
      R"({"_id":"5f0c","id":"5f0c","environment":"e","type":"host","id_path":"/e/regions/node-1"})");
  ASSERT_EQ(reading.sink.nodes.size(), 1U);
  EXPECT_EQ(reading.sink.nodes[0].key, "5f0c");
  EXPECT_EQ(reading.sink.nodes[0].id, "node-1");
  EXPECT_EQ(reading.report().note_counts.at("node id taken from id_path"), 1U);
}

TEST(CalipsoReplies, ListsAreRefusedAndSayWhatToFetch) {
  const struct {
    const char* text;
    const char* says;
  } cases[] = {
      {R"({"objects":[{"id":"h","name":"h","name_path":"/e/h"}]})", "GET /inventory?env_name="},
      {R"({"objects":[]})", "GET /inventory?env_name="},
      {R"({"links":[{"id":"1","link_type":"a-b","environment":"e"}]})", "GET /links?env_name="},
      {R"({"cliques":[{"id":"1","focal_point_type":"x"}]})", "GET /cliques"},
      {R"({"clique_types":[{"id":"1","focal_point_type":"x"}]})", "GET /clique_types"},
      {R"({"clique_constraints":[{"id":"1"}]})", "GET /clique_constraints"},
      {R"({"environment_configs":[{"name":"e","distribution":"x"}]})", "GET /environment_configs"},
      {R"({"type":"environment","aggregates":{"object_types":{"host":1}}})", "holds counts"},
      {R"({"error":{"message":"unknown environment: x","code":"400","title":"Bad Request"}})",
       "error reply"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.text);
    const Reading reading = read_calipso(c.text);
    ASSERT_FALSE(reading.result.has_value());
    EXPECT_EQ(reading.result.error().code, model::ErrorCode::kUnsupported);
    EXPECT_THAT(reading.error(), HasSubstr(c.says));
    EXPECT_TRUE(lines_of(reading.sink).empty());
  }
}

TEST(CalipsoReplies, AListThatIsCompleteIsTaken) {
  const Reading reading = read_calipso(
      R"({"clique_types":[{"id":"1","focal_point_type":"host","link_types":["a-b"],"name":"n","environment":"ANY"}]})");
  ASSERT_EQ(reading.error(), "");
  EXPECT_EQ(reading.sink.documents.size(), 1U);
}

}  // namespace
}  // namespace toposcope::ingest::testing

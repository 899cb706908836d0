#include "toposcope/model/record_json.h"

#include <string>

#include <gtest/gtest.h>

namespace toposcope::model {
namespace {

/// The examples of ingest/FORMATS.md.
TEST(RecordJson, LeavesOutWhatIsEmpty) {
  NodeRecord node;
  node.environment = "lab";
  node.type = "host";
  node.id = "node-1";
  node.name = "node-1";
  std::string json;
  append_record_json(json, node);
  EXPECT_EQ(json, R"({"environment":"lab","type":"host","id":"node-1","name":"node-1"})");

  LinkRecord link;
  link.environment = "lab";
  link.link_type = "host-port";
  link.source = {"", "host", "node-1"};
  link.target = {"", "port", "p1"};
  json.clear();
  append_record_json(json, link);
  EXPECT_EQ(json,
            R"({"environment":"lab","type":"host-port","source":{"type":"host","id":"node-1"},)"
            R"("target":{"type":"port","id":"p1"},"implicit":false})");

  json.clear();
  append_record_json(json, DocumentRecord{"clique_types", "ANY", "r1", R"({"a":1})", 7});
  EXPECT_EQ(json,
            R"({"collection":"clique_types","environment":"ANY","key":"r1","document":{"a":1}})");
}

TEST(RecordJson, SaysTheStatusAndTheFourKindsOfImplicit) {
  NodeRecord node;
  node.status = StatusReport{StatusValue::kWarning, "slow", UtcMicros{}};
  std::string json;
  append_record_json(json, node);
  EXPECT_EQ(json, R"({"status":{"value":"warning","text":"slow"}})");
  EXPECT_EQ(implicit_word(Implicit::kFalse), "false");
  EXPECT_EQ(implicit_word(Implicit::kTrue), "true");
  EXPECT_EQ(implicit_word(Implicit::kNull), "null");
  EXPECT_EQ(implicit_word(Implicit::kMissing), "");
}

}  // namespace
}  // namespace toposcope::model

// How Calipso's fields become fields of nodes, links and documents.

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "ingest/ingest_fixture.h"

namespace toposcope::ingest::testing {
namespace {

using model::Implicit;
using model::StatusValue;

Reading read_node(const std::string& fields, const ReadOptions& options = {}) {
  return read_calipso(R"({"inventory":[{"environment":"e","type":"host")" +
                          (fields.empty() ? "" : "," + fields) + "}]}",
                      "input", options);
}

Reading read_link(const std::string& fields, const ReadOptions& options = {}) {
  return read_calipso(
      R"({"links":[{"environment":"e","link_type":"vnic-vedge","source":"s","target":"t")" +
          (fields.empty() ? "" : "," + fields) + "}]}",
      "input", options);
}

TEST(CalipsoNode, HasTheFieldsOfTheDocument) {
  const Reading reading = read_calipso(
      R"({"inventory":[{"_id":"k1","environment":"e","type":"vnic","id":"v","name":"tap","parent_id":"p","parent_type":"vnics_folder"}]})");
  ASSERT_EQ(reading.sink.nodes.size(), 1U);
  const auto& node = reading.sink.nodes[0];
  EXPECT_EQ(node.key, "k1");
  EXPECT_EQ(node.environment, "e");
  EXPECT_EQ(node.type, "vnic");
  EXPECT_EQ(node.id, "v");
  EXPECT_EQ(node.name, "tap");
  EXPECT_EQ(node.parent_id, "p");
  EXPECT_EQ(node.parent_type, "vnics_folder");
  EXPECT_EQ(node.constraints, "");
  EXPECT_FALSE(node.status.has_value());
}

TEST(CalipsoNode, IdIsText) {
  const struct {
    const char* fields;
    const char* id;
  } cases[] = {
      {R"("id":"x")", "x"},
      {R"("id":42)", "42"},
      {R"("id":12345678901234567890123)", "12345678901234567890123"},
      {R"("id":"a/b:c d")", "a/b:c d"},
      {R"("id":"caf\u00e9 \u2603 \ud83d\ude00")", "café ☃ 😀"},
      {R"("id":null)", ""},
      {"", ""},
      {R"("id":"first","id":"last")", "last"},  // as Python reads it
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.fields);
    const Reading reading = read_node(c.fields);
    ASSERT_EQ(reading.sink.nodes.size(), 1U);
    EXPECT_EQ(reading.sink.nodes[0].id, c.id);
    EXPECT_EQ(reading.report().note_counts.count("node without id"), *c.id == '\0' ? 1U : 0U);
  }
}

TEST(CalipsoNode, StatusIsWhatMonitoringWrote) {
  const struct {
    const char* fields;
    std::optional<StatusValue> value;
  } cases[] = {
      {R"("status":"OK","status_value":0)", StatusValue::kOk},
      {R"("status":"Warning")", StatusValue::kWarning},
      {R"("status":"Error","status_value":2)", StatusValue::kError},
      {R"("status_value":3)", StatusValue::kUnknown},
      {R"("status_value":1.0)", StatusValue::kWarning},
      {R"("status_value":1.5)", std::nullopt},
      {R"("status":"ACTIVE")", std::nullopt},  // of a network: OpenStack's own
      {R"("status":"ERROR")", std::nullopt},
      {R"("status":"DOWN","status_text":"x")", std::nullopt},
      {R"("status":null)", std::nullopt},
      {R"("status":{"phase":"Running"})", std::nullopt},
      {R"("status_value":"1")", std::nullopt},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.fields);
    const Reading reading = read_node(c.fields);
    ASSERT_EQ(reading.sink.nodes.size(), 1U);
    const auto& status = reading.sink.nodes[0].status;
    EXPECT_EQ(status.has_value(), c.value.has_value());
    if (status && c.value) {
      EXPECT_EQ(status->value, *c.value);
    }
  }
}

TEST(CalipsoNode, StatusHasTextAndTime) {
  const struct {
    const char* written;
    const char* time;
  } cases[] = {
      {"2019-03-11 09:00:00 GMT", "2019-03-11T09:00:00Z"},
      {"2019-03-11T09:00:00.5Z", "2019-03-11T09:00:00.500000Z"},
      {"yesterday", "1970-01-01T00:00:00Z"},
  };
  for (const auto& c : cases) {
    const Reading reading =
        read_node(std::string(R"("status":"Error","status_text":"down","status_timestamp":")") +
                  c.written + '"');
    ASSERT_EQ(reading.sink.nodes.size(), 1U);
    ASSERT_TRUE(reading.sink.nodes[0].status.has_value());
    EXPECT_EQ(reading.sink.nodes[0].status->text, "down");
    EXPECT_EQ(model::to_rfc3339(reading.sink.nodes[0].status->time), c.time);
  }
}

TEST(CalipsoNode, ConstraintsAreItsOwnFieldsInAscendingOrder) {
  ReadOptions options;
  options.constraint_names = {"host", "network", "zone"};
  const struct {
    const char* fields;
    const char* constraints;
  } cases[] = {
      {R"("network":["n1","n2"],"host":"h")", R"({"host":"h","network":["n1","n2"]})"},
      {R"("network" : [ "n1" , 2.50 ])", R"({"network":["n1",2.5]})"},
      {R"("network":null)", R"({"network":null})"},
      {R"("attributes":{"network":"n1"})", ""},
      {"", ""},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.fields);
    const Reading reading = read_node(c.fields, options);
    ASSERT_EQ(reading.sink.nodes.size(), 1U);
    EXPECT_EQ(reading.sink.nodes[0].constraints, c.constraints);
  }
}

TEST(CalipsoLink, ConstraintsAreFieldsOfItsAttributes) {
  ReadOptions options;
  options.constraint_names = {"network", "zone"};
  const struct {
    const char* fields;
    const char* constraints;
  } cases[] = {
      {R"("attributes":{"zone":1,"x":2,"network":["a"]})", R"({"network":["a"],"zone":1})"},
      {R"("attributes":{"network":null})", R"({"network":null})"},
      {R"("attributes":{"other":1})", ""},
      {R"("attributes":{"sub":{"network":"n1"}})", ""},
      {R"("attributes":{})", ""},
      {R"("attributes":null)", ""},
      {R"("attributes":[])", ""},
      {R"("attributes":[{"network":"n1"}])", ""},
      {R"("attributes":"network")", ""},
      {R"("network":"n1")", ""},
      {"", ""},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.fields);
    const Reading reading = read_link(c.fields, options);
    ASSERT_EQ(reading.sink.links.size(), 1U);
    EXPECT_EQ(reading.sink.links[0].constraints, c.constraints);
  }
}

TEST(CalipsoLink, HasTheFieldsOfTheDocument) {
  const Reading reading = read_calipso(
      R"({"links":[{"_id":"k","environment":"e","link_type":"switch_pnic-switch-pnic","link_name":"n","source":"sk","source_id":"si","target":"tk","target_id":7,"implicit":false}]})");
  ASSERT_EQ(reading.sink.links.size(), 1U);
  const auto& link = reading.sink.links[0];
  EXPECT_EQ(link.key, "k");
  EXPECT_EQ(link.link_type, "switch_pnic-switch-pnic");
  EXPECT_EQ(link.name, "n");
  EXPECT_EQ(link.source.key, "sk");
  EXPECT_EQ(link.source.id, "si");
  EXPECT_EQ(link.source.type, "switch_pnic");
  EXPECT_EQ(link.target.key, "tk");
  EXPECT_EQ(link.target.id, "7");
  EXPECT_EQ(link.target.type, "switch-pnic");  // all behind the first dash
}

TEST(CalipsoLink, ImplicitIsKeptAsStored) {
  const struct {
    const char* fields;
    Implicit implicit;
    const char* note;
  } cases[] = {
      {R"("implicit":false)", Implicit::kFalse, ""},
      {R"("implicit":true)", Implicit::kTrue, ""},
      {R"("implicit":null)", Implicit::kNull, "link with implicit null"},
      {"", Implicit::kMissing, "link without implicit"},
      {R"("implicit":0)", Implicit::kNull, "link with odd implicit"},
      {R"("implicit":"false")", Implicit::kNull, "link with odd implicit"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.fields);
    const Reading reading = read_link(c.fields);
    ASSERT_EQ(reading.sink.links.size(), 1U);
    EXPECT_EQ(reading.sink.links[0].implicit, c.implicit);
    EXPECT_EQ(reading.report().note_counts.size(), *c.note == '\0' ? 0U : 1U);
    if (*c.note != '\0') {
      EXPECT_EQ(reading.report().note_counts.at(c.note), 1U);
    }
  }
}

TEST(CalipsoHash, LeavesOutWhatChangesByItself) {
  const struct {
    const char* one;
    const char* other;
    bool equal;
  } cases[] = {
      {R"("a":1,"last_scanned":"x","b":2)", R"("a":1,"last_scanned":"y","b":2)", true},
      {R"("a":1,"last_scanned":"x","b":2)", R"("a":1,"b":2)", true},
      {R"("last_scanned_links":1,"b":2)", R"("b":2)", true},
      {R"("status":"OK","status_value":0,"b":2)", R"("b":2)", true},
      {R"("b":2,"status":"OK","status_text":"x")", R"("b":2,"status":"Error","status_text":"y")",
       true},
      {R"("status":"ACTIVE")", R"("status":"DOWN")", false},
      {R"("a":{"last_scanned":"x"})", R"("a":{"last_scanned":"y"})", false},
      {R"("last_scan":"x")", R"("last_scan":"y")", false},
      {R"("a":1)", R"("a":2)", false},
      {R"("a":1)", R"("b":1)", false},
      {R"("a" : [1, 2])", R"("a":[1,2])", true},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(std::string(c.one) + " against " + c.other);
    const Reading one = read_node(c.one);
    const Reading other = read_node(c.other);
    ASSERT_EQ(one.sink.nodes.size() + other.sink.nodes.size(), 2U);
    EXPECT_EQ(one.sink.nodes[0].content_hash == other.sink.nodes[0].content_hash, c.equal);
  }
}

TEST(CalipsoDocument, KeysAreUniqueAndNeverEmpty) {
  const Reading reading = read_calipso(R"({
    "environments_config":[{"_id":"x","name":"lab"},{"name":"lab"}],
    "constants":[{"_id":"c","name":"link_types"},{"name":"link_types","environment_type":"OpenStack"}],
    "link_types":[{"_id":"l","type":"a-b"},{"type":"a-b"}],
    "attributes_for_hover_on_data":[{"_id":"h","type":"vnic"}],
    "clique_types":[{"_id":"ct"},{"environment":"ANY","focal_point_type":"host","name":"n"},
                    {"environment":"ANY","focal_point_type":"host","name":"n"},{}],
    "clique_constraints":[{"focal_point_type":"host"},{"environment":"e","focal_point_type":"host"}],
    "roles":[{"name":"a"},{"_id":7}]})");
  std::vector<std::string> keys;
  for (const auto& document : reading.sink.documents) {
    keys.push_back(std::string(document.collection) + ' ' + std::string(document.key));
  }
  const std::vector<std::string> expected = {
      "environments_config lab",
      "environments_config lab#2",
      "constants link_types",
      "constants link_types/OpenStack",
      "link_types a-b",
      "link_types a-b#2",
      "attributes_for_hover_on_data vnic",
      "clique_types ct",
      "clique_types ANY/host/n#1",
      "clique_types ANY/host/n#2",
      "clique_types //#1",
      "clique_constraints /host#1",
      "clique_constraints e/host#1",
      "roles roles#1",
      "roles 7",
  };
  EXPECT_EQ(keys, expected);
}

TEST(CalipsoDocument, EnvironmentIsAsStated) {
  const Reading reading = read_calipso(R"({
    "environments_config":[{"name":"lab"}],
    "clique_types":[{"environment":"ANY"},{"environment":""},{}],
    "supported_environments":[{"environment":{"distribution":"RDO"}}]})");
  std::vector<std::string> environments;
  for (const auto& document : reading.sink.documents) {
    environments.emplace_back(document.environment);
  }
  EXPECT_EQ(environments, (std::vector<std::string>{"lab", "ANY", "", "", ""}));
}

}  // namespace
}  // namespace toposcope::ingest::testing

#include <ostream>
#include <string>
#include <tuple>
#include <vector>

#include <gtest/gtest.h>

#include "store/backends.h"
#include "store/import_script.h"
#include "support/records.h"

namespace toposcope::testing {
namespace {

using model::ErrorCode;
using model::StatusValue;

/// "vm:a" for each, with "e2/" before one that is not in "env", "?" before a placeholder.
std::string names(const std::vector<store::NodeSummary>& nodes) {
  std::string out;
  for (const auto& node : nodes) {
    out += out.empty() ? "" : " ";
    out +=
        (node.placeholder ? "?" : "") + (node.environment == "env" ? "" : node.environment + "/");
    out += node.type + ":" + node.id;
  }
  return out;
}

/// What the tables below look into.
void fill(store::GraphStore& store) {
  const auto import = must(store.begin_import({.source = "s1"}));
  must(put(*import,
           TestNode{.key = "k1",
                    .id = "web-1",
                    .name = "Front door",
                    .fields = R"("cpus":4,"attributes":{"network":["n1","n2"],"up":true})"}));
  must(put(*import, TestNode{.key = "k2",
                             .id = "web-2",
                             .name = "Back door",
                             .fields = R"("cpus":4.5,"attributes":{"network":"n1"},"note":null)",
                             .status = TestStatus{StatusValue::kError}}));
  must(put(*import, TestNode{.type = "nic",
                             .id = "eth0",
                             .name = "Door bell",
                             .parent_type = "vm",
                             .parent_id = "web-1",
                             .fields = R"("attributes":7,"state":"up")"}));
  must(put(*import, TestNode{.type = "nic",
                             .id = "a0",
                             .parent_type = "vm",
                             .parent_id = "web-1",
                             .fields = R"("host":"")"}));
  must(
      put(*import, TestNode{.type = "disk", .id = "z", .parent_type = "vm", .parent_id = "web-1"}));
  must(put(*import, TestNode{.environment = "e2",
                             .key = "k3",
                             .id = "web-1",
                             .name = "Abroad",
                             .parent_type = "vm",
                             .parent_id = "web-1"}));
  must(put(*import, TestNode{.key = "k4", .id = "twin", .name = "Same"}));
  must(put(*import, TestNode{.key = "k5", .id = "twin", .name = "Same"}));
  must(put(*import, TestNode{.key = "x:y", .type = "key", .id = "k1", .name = "Tricky"}));
  put_script(*import,
             "vm:web-1>nic:eth0+L1 disk:z>vm:web-1=boot+L2 vm:web-1>vm:web-1+L3 "
             "vm:gone>nic:a0+L4 vm:web-2>nic:eth0+L5 e2/vm:web-1>nic:far+L1");
  must(import->commit());
}

struct FindCase {
  const char* name;
  store::NodeQuery query;
  const char* want;
};

void PrintTo(const FindCase& test_case, std::ostream* out) { *out << test_case.name; }

using FindParam = std::tuple<Backend, FindCase>;

std::string find_case_name(const ::testing::TestParamInfo<FindParam>& param) {
  return std::string(std::get<1>(param.param).name) + "_" + std::get<0>(param.param).name;
}

class Find : public ::testing::TestWithParam<FindParam> {};

TEST_P(Find, GivesTheNodesThatFit) {
  const auto& [backend, test_case] = GetParam();
  const TempDir folder(TempDir::Place::kMemory);
  const auto store = backend.open(folder.path());
  fill(*store);

  const auto found = must(store->find(test_case.query));

  EXPECT_EQ(names(found), test_case.want);
  store::NodeQuery all = test_case.query;
  all.limit = 0;
  EXPECT_EQ(must(store->count(test_case.query)), must(store->find(all)).size());
}

constexpr const char* kAll =
    "e2/nic:far e2/vm:web-1 disk:z key:k1 nic:a0 nic:eth0 vm:gone vm:twin vm:twin vm:web-1 "
    "vm:web-2";

INSTANTIATE_TEST_SUITE_P(
    Text, Find,
    ::testing::Combine(::testing::ValuesIn(all_backends()),
                       ::testing::ValuesIn(std::vector<FindCase>{
                           {"word_of_the_name", {.text = "front"}, "vm:web-1"},
                           {"letter_case_does_not_count", {.text = "FRONT"}, "vm:web-1"},
                           {"beginning_of_a_word", {.text = "doo"}, "nic:eth0 vm:web-1 vm:web-2"},
                           {"middle_of_a_word", {.text = "oor"}, ""},
                           {"word_of_the_id", {.text = "web"}, "e2/vm:web-1 vm:web-1 vm:web-2"},
                           {"all_words", {.text = "door ba"}, "vm:web-2"},
                           {"words_of_name_and_id", {.text = "eth0 bell"}, "nic:eth0"},
                           {"marks_part_words", {.text = "web-2"}, "vm:web-2"},
                           {"words_in_any_order", {.text = "1/web"}, "e2/vm:web-1 vm:web-1"},
                           {"marks_alone", {.text = "- \"*"}, ""},
                           {"what_looks_like_an_operator", {.text = "front OR back"}, ""},
                           {"quotes_and_stars_are_marks", {.text = "\"front\" do*"}, "vm:web-1"},
                           {"unknown_word", {.text = "window"}, ""},
                           {"a_placeholder", {.text = "gone"}, "?vm:gone"},
                       })),
    find_case_name);

INSTANTIATE_TEST_SUITE_P(
    Fields, Find,
    ::testing::Combine(
        ::testing::ValuesIn(all_backends()),
        ::testing::ValuesIn(std::vector<FindCase>{
            {"environment", {.environment = "e2"}, "?e2/nic:far e2/vm:web-1"},
            {"type", {.type = "nic"}, "?e2/nic:far nic:a0 nic:eth0"},
            {"status", {.status = StatusValue::kError}, "vm:web-2"},
            {"no_status",
             {.type = "nic", .status = StatusValue::kNoCheck},
             "?e2/nic:far nic:a0 nic:eth0"},
            {"all_of_them",
             {.text = "door", .environment = "env", .type = "vm", .status = StatusValue::kNoCheck},
             "vm:web-1"},
            {"limit", {.environment = "env", .type = "vm", .limit = 2}, "?vm:gone vm:twin"},
            {"unknown_environment", {.environment = "e9"}, ""},
            {"unknown_type", {.type = "switch"}, ""},
        })),
    find_case_name);

INSTANTIATE_TEST_SUITE_P(
    Properties, Find,
    ::testing::Combine(
        ::testing::ValuesIn(all_backends()),
        ::testing::ValuesIn(std::vector<FindCase>{
            {"text", {.property = "state", .property_value = "up"}, "nic:eth0"},
            {"number", {.property = "cpus", .property_value = "4"}, "vm:web-1"},
            {"broken_number", {.property = "cpus", .property_value = "4.5"}, "vm:web-2"},
            {"truth", {.property = "attributes.up", .property_value = "true"}, "vm:web-1"},
            {"null", {.property = "note", .property_value = "null"}, "vm:web-2"},
            {"member_of_a_list",
             {.property = "attributes.network", .property_value = "n1"},
             "vm:web-1 vm:web-2"},
            {"other_member_of_a_list",
             {.property = "attributes.network", .property_value = "n2"},
             "vm:web-1"},
            {"other_value", {.property = "state", .property_value = "down"}, ""},
            {"beginning_of_a_value", {.property = "state", .property_value = "u"}, ""},
            {"being_there", {.property = "attributes"}, "nic:eth0 vm:web-1 vm:web-2"},
            {"being_there_as_null", {.property = "note"}, "vm:web-2"},
            {"empty_text", {.property = "host", .property_value = ""}, "nic:a0"},
            {"a_path_through_a_number", {.property = "attributes.network.x"}, ""},
            {"a_name_with_a_quote", {.property = "sta\"te", .property_value = "up"}, ""},
            {"with_text",
             {.text = "bell", .property = "state", .property_value = "up"},
             "nic:eth0"},
        })),
    find_case_name);

struct ResolveCase {
  const char* reference;
  const char* environment;
  const char* want_key;  // or
  ErrorCode want_error = ErrorCode::kIo;
};

class StoreQueries : public StoreTest {
 protected:
  void SetUp() override { fill(store()); }
  [[nodiscard]] model::NodeRow row(const char* key) {
    return must(store().resolve(std::string("key:") + key, "")).row;
  }
};

TEST_P(StoreQueries, FindWithoutLimitGivesAll) {
  std::string found;
  for (const char c : names(must(store().find({.limit = 0})))) {
    if (c != '?') found += c;
  }
  EXPECT_EQ(found, kAll);
}

TEST_P(StoreQueries, ResolveByIdThenKeyThenName) {
  for (const auto& [reference, environment, want_key, want_error] :
       std::vector<ResolveCase>{{"vm:web-2", "", "k2"},
                                {"vm:web-1", "env", "k1"},
                                {"vm:web-1", "e2", "k3"},
                                {"vm:k2", "", "k2"},
                                {"vm:Back door", "", "k2"},
                                {"key:k1", "", "k1"},
                                {"key:x:y", "", "x:y"},
                                {"key:nic:eth0", "", "nic:eth0"},
                                {"nic:eth0", "", "nic:eth0"},
                                {"vm:gone", "", "vm:gone"},
                                {"nic:far", "", "nic:far"}}) {
    SCOPED_TRACE(::testing::Message() << reference << " in '" << environment << "'");
    const auto node = store().resolve(reference, environment);
    ASSERT_TRUE(node.has_value()) << node.error().message;
    EXPECT_EQ(node.value().key, want_key);
  }
}

TEST_P(StoreQueries, ResolveRefusesWhatDoesNotFitOne) {
  for (const auto& [reference, environment, unused, want_error] :
       std::vector<ResolveCase>{{"vm:nothing", "", "", ErrorCode::kNotFound},
                                {"vm:web-2", "e2", "", ErrorCode::kNotFound},
                                {"nic:web-2", "", "", ErrorCode::kNotFound},
                                {"key:k9", "", "", ErrorCode::kNotFound},
                                {"vm:web-1", "", "", ErrorCode::kInvalidArgument},
                                {"vm:twin", "", "", ErrorCode::kInvalidArgument},
                                {"vm:Same", "", "", ErrorCode::kInvalidArgument},
                                {"web-1", "", "", ErrorCode::kInvalidArgument},
                                {"", "", "", ErrorCode::kInvalidArgument}}) {
    SCOPED_TRACE(::testing::Message() << reference << " in '" << environment << "'");
    const auto node = store().resolve(reference, environment);
    ASSERT_FALSE(node.has_value());
    EXPECT_EQ(node.error().code, want_error);
    EXPECT_NE(node.error().message.find(reference), std::string::npos) << node.error().message;
  }
}

TEST_P(StoreQueries, ResolveListsUpToTenNodesThatFit) {
  std::string script;
  for (int i = 10; i < 22; ++i) script += "many:x@m" + std::to_string(i) + " ";
  must(import_script(store(), script));

  const auto node = store().resolve("many:x", "");

  ASSERT_FALSE(node.has_value());
  const std::string& message = node.error().message;
  EXPECT_NE(message.find("m10"), std::string::npos) << message;
  EXPECT_NE(message.find("m19"), std::string::npos) << message;
  EXPECT_EQ(message.find("m20"), std::string::npos) << message;
  EXPECT_NE(message.find("env"), std::string::npos) << message;
}

TEST_P(StoreQueries, ResolvePrefersDescribedNodes) {
  must(import_script(store(), "vm:p@other>nic:a0"));
  must(import_script(store(), "vm:p@mine"));

  EXPECT_EQ(must(store().resolve("vm:p", "")).key, "mine");
}

TEST_P(StoreQueries, NodeTellsAllAboutIt) {
  const auto node = must(store().node(row("nic:eth0")));

  EXPECT_EQ(node.summary.environment, "env");
  EXPECT_EQ(node.summary.name, "Door bell");
  EXPECT_EQ(node.parent_type, "vm");
  EXPECT_EQ(node.parent_id, "web-1");
  EXPECT_EQ(node.source, "s1");
  EXPECT_EQ(node.document, R"({"type":"nic","id":"eth0","name":"Door bell","parent_type":"vm",)"
                           R"("parent_id":"web-1","attributes":7,"state":"up"})");
  EXPECT_EQ(node.first_seen, 1);
  EXPECT_EQ(node.changed, 1);
  EXPECT_EQ(node.last_seen, must(store().revisions()).at(0).time);
}

TEST_P(StoreQueries, NodeTellsThatAPlaceholderIsOne) {
  const auto node = must(store().node(row("vm:gone")));

  EXPECT_TRUE(node.summary.placeholder);
  EXPECT_EQ(node.summary.type, "vm");
  EXPECT_EQ(node.summary.id, "gone");
  EXPECT_EQ(node.summary.name, "");
  EXPECT_EQ(node.document, "{}");
  EXPECT_EQ(node.source, "");
  EXPECT_EQ(node.last_seen, model::UtcMicros{});
}

TEST_P(StoreQueries, NodeTellsWhenItChanged) {
  must(import_script(store(), "vm:q@q"));
  must(import_script(store(), "vm:q@q!2"));
  must(import_script(store(), "vm:q@q!2"));

  const auto node = must(store().node(row("q")));
  EXPECT_EQ(node.first_seen, 2);
  EXPECT_EQ(node.changed, 3);
}

TEST_P(StoreQueries, LinksOfBothEndsByTypeAndRow) {
  std::string keys;
  for (const auto& link : must(store().links_at(row("k1")))) {
    keys += link.key + " " + link.source.key + ">" + link.target.key + " ";
  }
  EXPECT_EQ(keys, "L2 disk:z>k1 L1 k1>nic:eth0 L3 k1>k1 ");
}

TEST_P(StoreQueries, LinkTellsAllAboutIt) {
  const auto link = must(store().link_by_key("L2"));

  EXPECT_EQ(link.environment, "env");
  EXPECT_EQ(link.link_type, "disk-vm");
  EXPECT_EQ(link.name, "boot");
  EXPECT_EQ(link.source.type, "disk");
  EXPECT_EQ(link.target.name, "Front door");
  EXPECT_EQ(link.implicit, model::Implicit::kFalse);
  EXPECT_EQ(link.status, StatusValue::kNoCheck);
  EXPECT_NE(link.document.find(R"("link_name":"boot")"), std::string::npos);
  EXPECT_EQ(must(store().link(link.row)).key, "L2");
}

TEST_P(StoreQueries, LinkByKeyGivesTheLowestRowOfSeveral) {
  EXPECT_EQ(must(store().link_by_key("L1")).environment, "env");
}

TEST_P(StoreQueries, LinkEndsShowTheirStatus) {
  EXPECT_EQ(must(store().link_by_key("L5")).source.status, StatusValue::kError);
}

TEST_P(StoreQueries, ChildrenByTypeAndIdInTheSameEnvironment) {
  EXPECT_EQ(names(must(store().children(row("k1")))), "disk:z nic:a0 nic:eth0");
  EXPECT_EQ(names(must(store().children(row("k3")))), "e2/vm:web-1") << "its own parent by id";
  EXPECT_EQ(names(must(store().children(row("k2")))), "");
}

TEST_P(StoreQueries, RowsMustBeLive) {
  const model::NodeRow node{1'000'000};
  const model::LinkRow link{1'000'000};
  const auto code = [](const auto& result) {
    return result.has_value() ? std::optional<ErrorCode>{} : result.error().code;
  };
  EXPECT_EQ(code(store().node(node)), ErrorCode::kNotFound);
  EXPECT_EQ(code(store().links_at(node)), ErrorCode::kNotFound);
  EXPECT_EQ(code(store().children(node)), ErrorCode::kNotFound);
  EXPECT_EQ(code(store().link(link)), ErrorCode::kNotFound);
  EXPECT_EQ(code(store().link_by_key("none")), ErrorCode::kNotFound);
}

TEST_P(StoreQueries, InfoCountsWhatIsLive) {
  must(import_script(store(), "vm:web-1@k1!9 e3/vm:u %environments_config/env %r/1 %r/2"));

  const auto info = must(store().info());

  using Counts = std::vector<std::pair<std::string, std::uint64_t>>;
  EXPECT_EQ(info.node_types, (Counts{{"disk", 1}, {"key", 1}, {"nic", 2}, {"vm", 6}}));
  EXPECT_EQ(info.link_types, (Counts{{"disk-vm", 1}, {"vm-nic", 4}, {"vm-vm", 1}}));
  EXPECT_EQ(info.collections, (Counts{{"environments_config", 1}, {"r", 2}}));
  EXPECT_EQ(info.placeholders, 2U);
  EXPECT_EQ(info.history_rows, 1U);
  std::string environments;
  for (const auto& one : info.environments) {
    environments += one.name + (one.declared ? "! " : " ") + std::to_string(one.nodes) + " " +
                    std::to_string(one.links) + "; ";
  }
  EXPECT_EQ(environments, "e2 1 1; e3 1 0; env! 8 5; ");
}

TEST_P(StoreQueries, InfoCountsWhatShowsEachStatus) {
  must(import_script(store(), "vm:web-1>vm:web-2+L9^error.1 vm:u^ok.1 vm:v^warning.1 vm:w^ok.1"));
  const model::StatusReport worse{StatusValue::kError, "", model::UtcMicros{}};
  must(store().set_status(must(store().resolve("vm:w", "")).row, "probe", worse));
  must(store().set_status(must(store().resolve("nic:far", "")).row, "probe", worse));

  using Counts = std::vector<store::StatusCount>;
  EXPECT_EQ(must(store().info()).statuses, (Counts{{StatusValue::kOk, 1, 0},
                                                   {StatusValue::kWarning, 1, 0},
                                                   {StatusValue::kError, 3, 1}}));
}

TEST_P(StoreQueries, DocumentsHaveTheHashThatTheyCameWith) {
  must(import_script(store(), "%rules/r1!7"));

  const auto documents = must(store().documents(store::kNow, "rules"));

  ASSERT_EQ(documents.size(), 1U);
  EXPECT_EQ(documents[0].content_hash, content_hash(documents[0].document));
}

INSTANTIATE_TEST_SUITE_P(On, StoreQueries, ::testing::ValuesIn(all_backends()), backend_name);

}  // namespace
}  // namespace toposcope::testing

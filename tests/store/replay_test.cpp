#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "store/backends.h"
#include "store/import_script.h"
#include "store/store_dump.h"
#include "support/failing_sink.h"
#include "support/recording_sink.h"
#include "support/records.h"

namespace toposcope::testing {
namespace {

using model::Implicit;
using model::NameKind;

class Replay : public StoreTest {
 protected:
  [[nodiscard]] std::vector<model::LinkRecord> replayed_links() {
    must(store().replay(store::kNow, sink_));
    return sink_.links;
  }

 private:
  RecordingSink sink_;
};

TEST_P(Replay, SendsRecordsAsTheyCame) {
  const TestNode node{.environment = "e2",
                      .key = "K",
                      .type = "vm",
                      .id = "a",
                      .name = "Na\"me",
                      .parent_type = "host",
                      .parent_id = "h",
                      .constraints = R"({"network":["n1"]})",
                      .fields = R"("network":["n1"])"};
  const TestLink link{.environment = "e2",
                      .key = "L",
                      .link_type = "vm-nic",
                      .name = "eth0",
                      .source = {.key = "K", .type = "vm", .id = "a"},
                      .target = {.key = "N", .type = "nic", .id = "b"},
                      .implicit = Implicit::kTrue,
                      .constraints = R"({"network":"n1"})",
                      .fields = R"("attributes":{"network":"n1"})"};
  const auto import = must(store().begin_import({.source = "s1"}));
  RecordingSink sent;
  for (model::GraphSink* sink :
       {static_cast<model::GraphSink*>(import.get()), static_cast<model::GraphSink*>(&sent)}) {
    must(put(*sink, node));
    must(put(*sink, link));
    must(put(*sink, clique_type("t", "vm", "vm-nic")));
  }
  must(import->commit());

  RecordingSink got;
  must(store().replay(store::kNow, got));

  EXPECT_EQ(record_texts(got), record_texts(sent));
}

TEST_P(Replay, KeepsAllFourKindsOfImplicit) {
  const auto import = must(store().begin_import({.source = "s1"}));
  for (const auto kind : {Implicit::kFalse, Implicit::kTrue, Implicit::kNull, Implicit::kMissing}) {
    must(put(*import, TestLink{.name = std::to_string(static_cast<int>(kind)),
                               .source = {"", "vm", "a"},
                               .target = {"", "nic", "b"},
                               .implicit = kind}));
  }
  must(import->commit());

  std::vector<Implicit> got;
  for (const auto& link : replayed_links()) got.push_back(link.implicit);

  EXPECT_EQ(got, (std::vector<Implicit>{Implicit::kFalse, Implicit::kTrue, Implicit::kNull,
                                        Implicit::kMissing}));
}

TEST_P(Replay, LeavesOutPlaceholdersAndMadeKeys) {
  must(import_script(store(), "vm:a vm:a!2 nic:b@B vm:a>nic:x nic:b@B>nic:@Y host:q@B>vm:a"));

  RecordingSink got;
  must(store().replay(store::kNow, got));

  ASSERT_EQ(got.nodes.size(), 3U);
  EXPECT_EQ(got.nodes[0].key, "");
  EXPECT_EQ(got.nodes[1].key, "");
  EXPECT_EQ(got.nodes[2].key, "B");
  std::string ends;
  for (const auto& link : got.links) {
    for (const auto& end : {link.source, link.target}) {
      ends += std::string(end.key) + "|" + std::string(end.type) + "|" + std::string(end.id) + " ";
    }
    EXPECT_EQ(link.key, "");
  }
  EXPECT_EQ(ends, "vm:a|vm|a |nic|x B|nic|b Y|nic|Y B|host|b vm:a|vm|a ");
}

TEST_P(Replay, IntoAnotherStoreGivesAnEqualInventory) {
  must(import_script(store(),
                     "%environments_config/env %clique_types/b %clique_types/a vm:a vm:a!2 vm:c@C "
                     "e2/vm:c@C nic:d@D vm:a>nic:x vm:a>nic:x=n vm:a>nic:x=n vm:c@C>nic:d@D+L "
                     "e2/vm:c@C>nic:d@D+L e2/nic:@Y>vm:zz vm:p@P>vm:q"));
  must(import_script(store(), "nic:x!3 vm:a!4 vm:r"));
  for (const auto& backend : all_backends()) {
    SCOPED_TRACE(backend.name);
    const TempDir folder(TempDir::Place::kMemory);
    const auto copy = backend.open(folder.path());
    const auto import = must(copy->begin_import({.source = "s1"}));
    must(store().replay(store::kNow, *import));
    must(import->commit());

    EXPECT_EQ(sorted_words(contents(*copy)), sorted_words(contents(store())));
    EXPECT_EQ(dump_records(*copy, store::kNow), dump_records(store(), store::kNow));
  }
}

TEST_P(Replay, PassesTheSinksFailureOnAndStops) {
  must(import_script(store(), "%r/x %r/y vm:a vm:b vm:a>vm:b vm:b>vm:a"));
  for (std::size_t good = 0; good < 6; ++good) {
    SCOPED_TRACE(good);
    FailingSink sink(good);
    const auto status = store().replay(store::kNow, sink);
    ASSERT_FALSE(status.has_value());
    EXPECT_EQ(status.error().message, sink_is_full().message);
    EXPECT_EQ(status.error().code, sink_is_full().code);
    EXPECT_EQ(sink.budget.calls(), good + 1);
  }
  FailingSink enough(6);
  EXPECT_TRUE(store().replay(store::kNow, enough).has_value());
}

class Topology : public StoreTest {
 protected:
  void SetUp() override {
    const auto import = must(store().begin_import({.source = "s1"}));
    must(put(*import, environment_config("env")));
    must(put(*import, clique_type("t2", "vm", "vm-nic")));
    must(put(*import, clique_type("t1", "vm", "vm-nic")));
    must(put(*import, TestDocument{"constants", "", "c", "{}"}));
    must(put(*import, TestNode{.id = "a",
                               .name = "Alpha",
                               .constraints = R"({"network":"n1"})",
                               .fields = R"("network":"n1")"}));
    must(put(*import, TestLink{.source = {"", "vm", "a"},
                               .target = {"", "nic", "b"},
                               .implicit = Implicit::kTrue,
                               .constraints = R"({"network":"n1"})",
                               .fields = R"("attributes":{"network":"n1"})"}));
    put_script(*import, "vm:a>nic:b=x vm:a>nic:c e2/vm:q>nic:b nic:b>vm:a");
    must(import->commit());
  }
};

TEST_P(Topology, SendsNamesDocumentsCountsNodesLinks) {
  RecordingTopology got;
  must(store().replay_topology(store::kNow, got));
  std::map<std::pair<NameKind, std::string>, std::uint32_t> numbers;
  for (const auto& name : got.names) numbers[{name.kind, name.text}] = name.number;

  EXPECT_TRUE(numbers.contains({NameKind::kEnvironment, "env"}));
  EXPECT_TRUE(numbers.contains({NameKind::kUndeclared, "e2"}));
  EXPECT_TRUE(numbers.contains({NameKind::kNodeType, "nic"}));
  EXPECT_TRUE(numbers.contains({NameKind::kLinkType, "nic-vm"}));
  EXPECT_TRUE(numbers.contains({NameKind::kConstraintSet, R"({"network":"n1"})"}));

  std::string documents;
  for (const auto& document : got.documents) documents += std::string(document.key) + " ";
  EXPECT_EQ(documents, "t2 t1 env ") << "constants are not part of a topology";

  ASSERT_EQ(got.nodes.size(), 5U);
  EXPECT_EQ(got.nodes[0].key, "vm:a");
  EXPECT_EQ(got.nodes[0].name, "Alpha");
  EXPECT_EQ(got.nodes[0].constraint_set,
            numbers.at({NameKind::kConstraintSet, R"({"network":"n1"})"}));
  EXPECT_FALSE(got.nodes[0].placeholder);
  EXPECT_TRUE(got.nodes[1].placeholder);
  EXPECT_EQ(got.nodes[1].constraint_set, 0U);
  ASSERT_EQ(got.links.size(), 5U);
  EXPECT_EQ(got.links[0].source, got.nodes[0].row);
  EXPECT_EQ(got.links[0].key, "vm-nic:a>b");
  EXPECT_EQ(got.links[1].key, "vm-nic:a>b/x");
  EXPECT_EQ(got.links[0].link_type, numbers.at({NameKind::kLinkType, "vm-nic"}));
  EXPECT_EQ(got.links[3].environment, numbers.at({NameKind::kUndeclared, "e2"}));
}

TEST_P(Topology, CountsLinksByEnvironmentTypeAndImplicit) {
  RecordingTopology got;
  must(store().replay_topology(store::kNow, got));

  std::vector<std::uint64_t> counts;
  for (const auto& count : got.link_counts) counts.push_back(count.count);
  std::sort(counts.begin(), counts.end());
  EXPECT_EQ(counts, (std::vector<std::uint64_t>{1, 1, 1, 2}));
}

TEST_P(Topology, SendsRowsInAscendingOrder) {
  must(import_script(store(), "vm:q vm:z e2/vm:a@K nic:b!2 vm:z>nic:b"));
  RecordingTopology got;
  must(store().replay_topology(store::kNow, got));

  for (std::size_t i = 1; i < got.nodes.size(); ++i) {
    EXPECT_LT(got.nodes[i - 1].row, got.nodes[i].row);
  }
  for (std::size_t i = 1; i < got.links.size(); ++i) {
    EXPECT_LT(got.links[i - 1].row, got.links[i].row);
  }
}

TEST_P(Topology, PassesTheSinksFailureOnAndStops) {
  FailingTopology all(1'000'000);
  must(store().replay_topology(store::kNow, all));
  for (std::size_t good = 0; good < all.budget.calls(); ++good) {
    SCOPED_TRACE(good);
    FailingTopology sink(good);
    const auto status = store().replay_topology(store::kNow, sink);
    ASSERT_FALSE(status.has_value());
    EXPECT_EQ(status.error().message, sink_is_full().message);
    EXPECT_EQ(sink.budget.calls(), good + 1);
  }
}

TEST_P(Topology, IsTheSameThroughTheReader) {
  must(import_script(store(), "vm:q nic:b!2 vm:q>nic:b -%clique_types/t1"));

  EXPECT_EQ(dump_reader(store()), dump_topology(store(), store::kNow));
}

TEST_P(Topology, ReaderKnowsOnlyLiveRows) {
  const auto reader = must(store().topology_reader());
  int calls = 0;

  const auto status = reader->read_node({1'000'000}, [&calls](const model::TopologyNode&) {
    ++calls;
    return model::ok();
  });

  ASSERT_FALSE(status.has_value());
  EXPECT_EQ(status.error().code, model::ErrorCode::kNotFound);
  EXPECT_EQ(calls, 0);
}

TEST_P(Topology, ReaderPassesAVisitorsFailureOn) {
  const auto reader = must(store().topology_reader());
  const auto row = must(store().resolve("vm:a", "")).row;
  RecordingTopology frame;
  must(reader->read_frame(frame));
  const auto name = std::find_if(frame.names.begin(), frame.names.end(), [](const auto& one) {
    return one.kind == NameKind::kLinkType && one.text == "vm-nic";
  });
  ASSERT_NE(name, frame.names.end());
  EXPECT_TRUE(frame.nodes.empty());
  EXPECT_TRUE(frame.links.empty());

  int calls = 0;
  const auto links = reader->read_links(name->number, true, row, [&](const model::TopologyLink&) {
    ++calls;
    return model::Status(sink_is_full());
  });
  const auto node = reader->read_node(
      row, [](const model::TopologyNode&) { return model::Status(sink_is_full()); });

  ASSERT_FALSE(links.has_value());
  EXPECT_EQ(links.error().message, sink_is_full().message);
  EXPECT_EQ(calls, 1);
  ASSERT_FALSE(node.has_value());
  EXPECT_EQ(node.error().message, sink_is_full().message);
}

INSTANTIATE_TEST_SUITE_P(On, Replay, ::testing::ValuesIn(all_backends()), backend_name);
INSTANTIATE_TEST_SUITE_P(On, Topology, ::testing::ValuesIn(all_backends()), backend_name);

}  // namespace
}  // namespace toposcope::testing

// Roots, children and the branches that hold problems.

#include <string>
#include <tuple>
#include <vector>

#include <gtest/gtest.h>

#include "toposcope/model/status.h"

#include "store/backends.h"
#include "store/import_script.h"
#include "support/records.h"

namespace toposcope::testing {
namespace {

using model::StatusValue;

std::string ids(const std::vector<store::NodeSummary>& nodes) {
  std::string out;
  for (const auto& node : nodes) out += node.id + " ";
  return out;
}

std::string texts(const std::vector<store::TypeCount>& types) {
  std::string out;
  for (const auto& one : types) out += one.type + ":" + std::to_string(one.count) + " ";
  return out;
}

class Tree : public StoreTest {
 protected:
  [[nodiscard]] model::NodeRow row(const char* reference) {
    return must(store().resolve(reference, "")).row;
  }
  std::string branches() {
    std::string out;
    for (const auto& one : must(store().ill_branches())) {
      out += must(store().node(one.ancestor)).summary.id + " " +
             std::string(model::status_label(one.worst));
      for (std::size_t i = 0; i < store::kStatusValues; ++i) {
        if (one.nodes.at(i) == 0) continue;
        out += " " + std::to_string(one.nodes.at(i)) + "/" + std::to_string(one.acknowledged.at(i));
      }
      out += ", ";
    }
    return out;
  }
};

TEST_P(Tree, BeginsWithNodesThatNobodyHolds) {
  must(import_script(store(),
                     "host:h1 vm:v1<host:h1 vm:v2<host:h1 nic:n1<host:h1 nic:lost<host:gone "
                     "e2/host:x e2/vm:v3<host:h1 vm:v1>vm:placeholder"));

  EXPECT_EQ(ids(must(store().roots("env"))), "h1 lost ");
  EXPECT_EQ(ids(must(store().roots("e2"))), "x v3 ") << "parents are of the same environment";
  EXPECT_EQ(ids(must(store().roots(""))), "x v3 h1 lost ");
  EXPECT_EQ(texts(must(store().root_types(""))), "host:2 nic:1 vm:1 ");
  EXPECT_EQ(ids(must(store().roots("", "host", 1, 5))), "h1 ");
  EXPECT_EQ(texts(must(store().child_types(row("host:h1")))), "nic:1 vm:2 ");
  EXPECT_EQ(ids(must(store().children(row("host:h1"), "vm", 1, 1))), "v2 ");
  EXPECT_EQ(texts(must(store().child_types(row("vm:v1")))), "");
  EXPECT_EQ(ids(must(store().parents(row("vm:v2")))), "h1 ");
  EXPECT_EQ(ids(must(store().parents(row("host:h1")))), "");
  EXPECT_FALSE(store().parents({4711}).has_value());
  EXPECT_FALSE(store().child_types({4711}).has_value());
  EXPECT_FALSE(store().children({4711}, "", 0, 0).has_value());
}

TEST_P(Tree, PagesAreCutFromOneOrder) {
  // Children by two names: the node's own, and that of a folder that is no node.
  must(import_script(store(),
                     "host:h vm:b<host:h vm:d<host:h vm:a<vms_folder:h-vms vm:c<vms_folder:h-vms "
                     "nic:z<host:h nic:r<host:gone vm:s<host:lost vm:t<host:gone"));
  for (const auto& [offset, limit, want] :
       {std::tuple(0U, 0U, "a b c d "), std::tuple(0U, 2U, "a b "), std::tuple(1U, 2U, "b c "),
        std::tuple(3U, 9U, "d "), std::tuple(4U, 1U, ""), std::tuple(1U, 0U, "b c d ")}) {
    EXPECT_EQ(ids(must(store().children(row("host:h"), "vm", offset, limit))), want);
  }
  EXPECT_EQ(ids(must(store().children(row("host:h"), "", 0, 2))), "z a ") << "types come first";
  EXPECT_EQ(ids(must(store().roots("env", "", 1, 2))), "r s ");
  EXPECT_EQ(ids(must(store().roots("env", "vm", 1, 1))), "t ");
}

TEST_P(Tree, SummariesComeInTheOrderAskedFor) {
  must(import_script(store(), "host:h1 vm:v1<host:h1 e2/vm:v2"));
  must(store().set_status(row("vm:v1"), "probe", {StatusValue::kError, "", {}}));
  const auto nodes = must(store().summaries({row("vm:v2"), row("vm:v1"), row("vm:v2")}));
  EXPECT_EQ(ids(nodes), "v2 v1 v2 ");
  EXPECT_EQ(nodes[1].status, StatusValue::kError);
  EXPECT_TRUE(must(store().summaries({})).empty());
  const auto gone = store().summaries({row("vm:v1"), {4711}});
  ASSERT_FALSE(gone.has_value());
  EXPECT_EQ(gone.error().code, model::ErrorCode::kNotFound);
  EXPECT_FALSE(store().summaries({}, 99).has_value());
  EXPECT_FALSE(store().summaries({row("vm:v1")}, 0).has_value());
}

TEST_P(Tree, EnvironmentsAreThoseOfInfo) {
  must(import_script(store(), "host:h1 vm:v1<host:h1 e2/vm:v2"));
  const auto all = must(store().environments());
  const auto known = must(store().info()).environments;
  ASSERT_EQ(all.size(), 2U);
  for (std::size_t i = 0; i < all.size(); ++i) {
    EXPECT_EQ(all[i].name, known[i].name);
    EXPECT_EQ(all[i].nodes, known[i].nodes);
    EXPECT_EQ(all[i].links, known[i].links);
    EXPECT_EQ(all[i].declared, known[i].declared);
  }
}

TEST_P(Tree, AFolderThatIsNoNodeBelongsToWhoItIsNamedAfter) {
  must(import_script(store(),
                     "host:node-1 host:node-1-b vm:v1<vms_folder:node-1-vms "
                     "vm:v2<vservice_dhcps_folder:node-1-vservices-dhcps "
                     "vm:v3<vms_folder:node-1-b-vms host:z1<zone:node-1-zone "
                     "switch:s1<switches_folder:env-switches"));

  EXPECT_EQ(ids(must(store().children(row("host:node-1")))), "v1 v2 ");
  EXPECT_EQ(ids(must(store().children(row("host:node-1-b")))), "v3 ");
  EXPECT_EQ(ids(must(store().roots("env"))), "node-1 node-1-b z1 s1 ")
      << "a zone is no folder, and no node is called env";
  EXPECT_EQ(texts(must(store().child_types(row("host:node-1")))), "vm:2 ");
}

TEST_P(Tree, AFolderThatIsANodeHoldsItsOwn) {
  must(import_script(
      store(), "host:h vms_folder:h-vms<host:h vm:v<vms_folder:h-vms vm:w<other_folder:h-vms"));

  EXPECT_EQ(ids(must(store().children(row("host:h")))), "w h-vms ") << "type and id are a node";
  EXPECT_EQ(ids(must(store().children(row("vms_folder:h-vms")))), "v ");
  EXPECT_EQ(ids(must(store().roots("env"))), "h ");
}

TEST_P(Tree, MarksBranchesWithProblems) {
  must(import_script(store(),
                     "zone:z host:h1<zone:z host:h2<zone:z vm:v1<vms_folder:h1-vms vm:v2<host:h2 "
                     "vm:v3<host:h2 nic:n<vm:v2"));
  const auto set = [this](const char* reference, StatusValue value) {
    must(store().set_status(row(reference), "probe", {value, "", {}}));
  };
  EXPECT_EQ(branches(), "");
  set("vm:v1", StatusValue::kWarning);
  set("nic:n", StatusValue::kError);
  set("vm:v3", StatusValue::kError);
  set("host:h2", StatusValue::kOk);
  must(store().acknowledge(row("nic:n"), {"ann", ""}));

  EXPECT_EQ(branches(), "z Error 1/0 2/1, h1 Warning 1/0, h2 Error 2/1, v2 Error 1/1, ");
}

TEST_P(Tree, ARingOfParentsEnds) {
  must(import_script(store(), "vm:a<vm:b vm:b<vm:a vm:self<vm:self"));
  for (const char* reference : {"vm:a", "vm:self"}) {
    must(store().set_status(row(reference), "probe", {StatusValue::kError, "", {}}));
  }
  EXPECT_EQ(ids(must(store().roots(""))), "");
  EXPECT_EQ(branches(), "b Error 1/0, ");
}

TEST_P(Tree, DocumentsComeByRowUntilTheVisitorHasEnough) {
  must(import_script(store(), "vm:b!2 nic:a vm:b>vm:placeholder"));
  std::string seen;
  must(store().read_documents([&seen](auto, auto type, auto document) {
    seen +=
        std::string(type) + (document.find(R"("content":"2")") == std::string::npos ? "1" : "2");
    return model::ok();
  }));
  EXPECT_EQ(seen, "vm2nic1");
  const auto status = store().read_documents([](auto, auto, auto) {
    return model::Status(model::Error{model::ErrorCode::kCancelled, "enough", ""});
  });
  ASSERT_FALSE(status.has_value());
  EXPECT_EQ(status.error().code, model::ErrorCode::kCancelled);
}

INSTANTIATE_TEST_SUITE_P(On, Tree, ::testing::ValuesIn(all_backends()), backend_name);

}  // namespace
}  // namespace toposcope::testing

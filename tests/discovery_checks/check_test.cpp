#include "toposcope/discovery/check.h"

#include <memory>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "support/records.h"

namespace toposcope::discovery {
namespace {

using testing::TestLink;
using testing::TestNode;

struct Graph {
  std::vector<TestNode> nodes;
  std::vector<TestLink> links = {};
};

std::unique_ptr<store::GraphStore> store_of(const Graph& graph) {
  auto store = store::open_memory_store();
  auto import = store->begin_import({.source = "test"});
  EXPECT_TRUE(import.has_value());
  for (const TestNode& node : graph.nodes) testing::must(testing::put(*import.value(), node));
  for (const TestLink& link : graph.links) testing::must(testing::put(*import.value(), link));
  EXPECT_TRUE(import.value()->commit().has_value());
  return store;
}

/// "code place: reason", a line for each finding.
std::string told(const Graph& graph, const std::string& environment = "") {
  const auto store = store_of(graph);
  const auto findings = check_inventory(*store, {environment});
  EXPECT_TRUE(findings.has_value());
  std::string text;
  for (const Finding& finding : findings.value()) {
    text += std::string(store::message_level_word(finding.level)) + " " + finding.code + " " +
            finding.place + ": " + finding.reason + "\n";
  }
  return text;
}

TestNode node(const std::string& type, const std::string& id, const std::string& parent = "",
              const std::string& key = "") {
  TestNode out;
  out.type = type;
  out.id = id;
  out.key = key;
  if (!parent.empty()) {
    out.parent_type = parent.substr(0, parent.find(':'));
    out.parent_id = parent.substr(parent.find(':') + 1);
  }
  return out;
}

TestLink link(const std::string& type, const std::string& from, const std::string& to,
              const std::string& name = "") {
  TestLink out;
  out.link_type = type;
  out.name = name;
  out.key = "k-" + type + from + to + name;
  out.source = {"", type.substr(0, type.find('-')), from};
  out.target = {"", type.substr(type.find('-') + 1), to};
  return out;
}

TestLink with_key(TestLink link, const std::string& key) {
  link.key = key;
  return link;
}

TestLink with(TestLink link, model::Implicit implicit, const std::string& fields = "") {
  link.implicit = implicit;
  link.fields = fields;
  return link;
}

struct Case {
  const char* why;
  Graph graph;
  std::string told;
};

const TestNode kVm = node("vm", "a");
const TestNode kNic = node("nic", "n");

const std::vector<Case> kFaults = {
    {"nothing at all", {{}}, ""},
    {"a link and both its ends", {{kVm, kNic}, {link("vm-nic", "a", "n")}}, ""},
    {"an end that nothing describes",
     {{kVm}, {link("vm-nic", "a", "n")}},
     "error link-end-missing vm-nic:a>n: nothing describes nic:n\n"},
    {"a parent that is not there",
     {{node("vm", "a", "host:h")}},
     "warning parent-missing vm:a: its parent host:h is not there\n"},
    {"a parent", {{node("host", "h"), node("vm", "a", "host:h")}}, ""},
    {"a parent without a type", {{node("host", "h"), node("vm", "a", ":h")}}, ""},
    {"a parent without a type that is not there",
     {{node("vm", "a", ":h")}},
     "warning parent-missing vm:a: its parent h is not there\n"},
    {"the environment is none", {{node("vm", "a", "environment:env")}}, ""},
    {"a folder that was left out", {{node("host", "h"), node("vm", "a", "vms_folder:h-vms")}}, ""},
    {"a folder of nobody",
     {{node("vm", "a", "vms_folder:h-vms")}},
     "warning parent-missing vm:a: its parent vms_folder:h-vms is not there\n"},
    {"a ring of parents",
     {{node("vm", "a", "vm:b"), node("vm", "b", "vm:c"), node("vm", "c", "vm:b")}},
     "error parent-cycle vm:b: it is its own parent: vm:b below vm:c below vm:b\n"},
    {"its own parent",
     {{node("vm", "a", "vm:a")}},
     "error parent-cycle vm:a: it is its own parent: vm:a below vm:a\n"},
    {"a node that belongs to nothing",
     {{kVm}},
     "info orphan vm:a: it has neither parent nor child nor link\n"},
    {"one id twice",
     {{node("vm", "a", "environment:env", "k1"), node("vm", "a", "environment:env", "k2")}},
     "error duplicate-id vm:a: another vm has this id\n"},
    {"one id in two types",
     {{node("vm", "a", "environment:env"), node("nic", "a", "environment:env")}},
     "info shared-id nic:a: a node of type vm has this id, too\n"},
    {"one link twice",
     {{kVm, kNic},
      {with_key(link("vm-nic", "a", "n", "x"), "k1"),
       with_key(link("vm-nic", "a", "n", "x"), "k2")}},
     "warning duplicate-link vm-nic:a>n: there is another such link of the same name\n"},
    {"two links of two names",
     {{kVm, kNic}, {link("vm-nic", "a", "n", "x"), link("vm-nic", "a", "n", "y")}},
     "info parallel-link vm-nic:a>n: there is another such link of another name\n"},
    {"there and back",
     {{node("sw", "a"), node("sw", "b")}, {link("sw-sw", "a", "b"), link("sw-sw", "b", "a")}},
     "warning reversed-duplicate sw-sw:b>a: the same two nodes have the link sw-sw the other way "
     "round; rules follow one of the two only\n"},
    {"a link to itself",
     {{node("sw", "a")}, {link("sw-sw", "a", "a")}},
     "info self-link sw-sw:a>a: both ends are one node\n"},
    {"a state of neither kind",
     {{kVm, kNic},
      {with(link("vm-nic", "a", "n"), model::Implicit::kFalse, R"("state":"dozing")")}},
     "info unknown-state vm-nic:a>n: its state is neither \"up\" nor \"down\"\n"},
    {"a state",
     {{kVm, kNic}, {with(link("vm-nic", "a", "n"), model::Implicit::kTrue, R"("state":"up")")}},
     ""},
    {"implicit or not, it does not say",
     {{kVm, kNic}, {with(link("vm-nic", "a", "n"), model::Implicit::kMissing)}},
     "warning implicit-missing vm-nic:a>n: it does not say whether it is implicit, so only rules "
     "with use_implicit_links see it\n"},
};

TEST(Check, SaysWhatIsWrong) {
  for (const Case& one : kFaults) EXPECT_EQ(told(one.graph), one.told) << one.why;
}

Graph fan(std::size_t forward, std::size_t backward) {
  Graph graph;
  for (std::size_t at = 0; at < forward + backward; ++at) {
    const std::string number = std::to_string(at);
    graph.nodes.push_back(node("vm", "a" + number));
    graph.nodes.push_back(node("nic", "n" + number));
    graph.links.push_back(at < forward ? link("vm-nic", "a" + number, "n" + number)
                                       : link("nic-vm", "n" + number, "a" + number));
  }
  return graph;
}

TEST(Check, FewLinksTheOtherWayRoundHideTheRest) {
  EXPECT_EQ(told(fan(9, 0)), "");
  EXPECT_EQ(
      told(fan(5, 1)),
      "error stray-reversal nic-vm: 1 such link turns the whole type round: 5 links of vm-nic "
      "are invisible to steps vm-nic (nic-vm:n5>a5)\n");
  EXPECT_NE(told(fan(5, 3)), "") << "few are few";
  EXPECT_EQ(told(fan(80, 4)), "") << "one in twenty";
  EXPECT_NE(told(fan(81, 4)), "") << "fewer";
  EXPECT_EQ(told(fan(4, 4)), "") << "as many of either are no strays";
}

struct CliqueCase {
  const char* why;
  const char* clique;
  const char* told;  ///< Codes without "clique-".
};

/// Keys as Calipso writes them; nodes n1 (vm:a) and n2 (nic:n), link l1, clique type t1.
const std::vector<CliqueCase> kCliques = {
    {"all of it is there",
     R"("focal_point":"n1","focal_point_type":"vm","focal_point_object_id":"a","clique_type":"t1",)"
     R"("nodes":["n1","n2"],"links":["l1"])",
     ""},
    {"as mongoexport writes keys, without what 2018 did not have",
     R"("focal_point":{"$oid":"n1"},"focal_point_type":"vm","clique_type":{"$oid":"t1"},)"
     R"("links":[{"$oid":"l1"}])",
     ""},
    {"its focal point went",
     R"("focal_point":"n9","focal_point_type":"vm","focal_point_object_id":"z","clique_type":"t1")",
     "focal-point-missing clique:c1: its focal point n9 is not there\n"},
    {"its focal point has another id now",
     R"("focal_point":"n1","focal_point_type":"vm","focal_point_object_id":"z","clique_type":"t1")",
     "focal-point-missing clique:c1: its focal point vm:z is not there\n"},
    {"its focal point is of another environment",
     R"("focal_point":"n5","focal_point_type":"vm","clique_type":"t1")",
     "focal-point-missing clique:c1: its focal point n5 is not there\n"},
    {"no focal point", R"("clique_type":"t1")",
     "focal-point-missing clique:c1: it names no focal point\n"},
    {"a link went", R"("focal_point":"n1","clique_type":"t1","links":["l1","l2"])",
     "link-missing clique:c1: of its links 1 of 2 (l2) are not there\n"},
    {"nodes went", R"("focal_point":"n1","clique_type":"t1","nodes":["n3","n1","n4"])",
     "node-missing clique:c1: of its nodes 2 of 3 (n3, ...) are not there\n"},
    {"a link is no node", R"("focal_point":"n1","clique_type":"t1","nodes":["l1"])",
     "node-missing clique:c1: of its nodes 1 of 1 (l1) are not there\n"},
    {"its type went", R"("focal_point":"n1","clique_type":"t9")",
     "type-missing clique:c1: its clique type t9 is not there\n"},
    {"no type", R"("focal_point":"n1")", "type-missing clique:c1: it names no clique type\n"},
};

TEST(Check, LooksAtCliquesThatAreKept) {
  for (const CliqueCase& one : kCliques) {
    const auto store = store::open_memory_store();
    {
      const auto import = testing::must(store->begin_import({.source = "test"}));
      TestNode vm = node("vm", "a", "environment:env", "n1");
      TestNode nic = node("nic", "n", "environment:env", "n2");
      TestNode elsewhere = node("vm", "b", "environment:other", "n5");
      elsewhere.environment = "other";
      for (const TestNode& each : {vm, nic, elsewhere}) testing::must(testing::put(*import, each));
      testing::must(testing::put(*import, with_key(link("vm-nic", "a", "n"), "l1")));
      for (const testing::TestDocument& document :
           {testing::clique_type("t1", "vm", "vm-nic"),
            testing::TestDocument{"cliques", "env", "c1",
                                  R"({"environment":"env",)" + std::string(one.clique) + "}"}}) {
        testing::must(testing::put(*import, document));
      }
      testing::must(import->commit());
    }
    std::string told;
    const auto findings = testing::must(check_inventory(*store, {}));
    for (const Finding& finding : findings) {
      told += finding.code.substr(7) + " " + finding.place + ": " + finding.reason + "\n";
      EXPECT_EQ(finding.level, store::MessageLevel::kWarning) << one.why;
      EXPECT_EQ(finding.environment, "env");
      EXPECT_FALSE(finding.remedy.empty());
    }
    EXPECT_EQ(told, one.told) << one.why;
  }
}

TEST(Check, TellsWhatAScanDidNotReach) {
  const auto store = store_of({{node("host", "h", "environment:env")}});
  const auto row = store->resolve("host:h", "env").value().row;
  model::StatusReport report;
  report.value = model::StatusValue::kStale;
  report.text = "not reached since revision 1: connection refused";
  ASSERT_TRUE(store->set_status(row, "scan", report).has_value());
  const auto findings = check_inventory(*store);
  ASSERT_EQ(findings.value().size(), 1U);
  EXPECT_EQ(findings.value()[0].code, "stale-part");
  EXPECT_EQ(findings.value()[0].place, "host:h");
  EXPECT_EQ(findings.value()[0].reason, "not reached since revision 1: connection refused");
  EXPECT_EQ(findings.value()[0].remedy, "scan it again");
}

TEST(Check, KeepsToOneEnvironment) {
  TestNode elsewhere = node("vm", "a");
  elsewhere.environment = "other";
  const Graph graph{{node("vm", "a"), elsewhere}};
  const auto store = store_of(graph);
  EXPECT_EQ(check_inventory(*store).value().size(), 2U);
  const auto findings = check_inventory(*store, {"other"});
  ASSERT_EQ(findings.value().size(), 1U);
  EXPECT_EQ(findings.value()[0].environment, "other");
}

}  // namespace
}  // namespace toposcope::discovery

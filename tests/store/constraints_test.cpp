#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "store/backends.h"
#include "store/import_script.h"
#include "support/recording_sink.h"
#include "support/records.h"

namespace toposcope::testing {
namespace {

class Constraints : public StoreTest {
 protected:
  /// A node and a link with the fields that the store looks at, both without constraint values.
  void put_things(const std::string& node_fields, const std::string& link_fields) {
    const auto import = must(store().begin_import({.source = "s1"}));
    must(put(*import, TestNode{.id = "a", .fields = node_fields}));
    must(
        put(*import,
            TestLink{.source = {"", "vm", "a"}, .target = {"", "vm", "a"}, .fields = link_fields}));
    must(import->commit());
  }
  void put_rule(const TestDocument& document) {
    const auto import = must(store().begin_import({.source = "cli"}));
    must(put(*import, document));
    must(import->commit());
  }
  /// The ConstraintTexts of node and link.
  [[nodiscard]] std::string values(model::RevisionNumber at = store::kNow) {
    RecordingSink sink;
    must(store().replay(at, sink));
    return std::string(sink.nodes.at(0).constraints) + " " +
           std::string(sink.links.at(0).constraints);
  }
};

TEST_P(Constraints, BeginWithNetwork) {
  EXPECT_EQ(must(store().constraint_names()), std::vector<std::string>{"network"});
}

TEST_P(Constraints, OfANewNameAreFoundInDocuments) {
  put_things(R"("zone":"z1","network":["n1",2])", R"("attributes":{"zone":true,"rack":3})");

  put_rule(clique_constraint("vm", "zone"));

  EXPECT_EQ(must(store().constraint_names()), (std::vector<std::string>{"network", "zone"}));
  EXPECT_EQ(values(), R"({"network":["n1",2],"zone":"z1"} {"zone":true})");
}

TEST_P(Constraints, AreNoChange) {
  put_things(R"("zone":"z1")", R"("attributes":{"zone":"z1"})");
  put_rule(clique_constraint("vm", "zone"));

  std::string changed;
  must(store().changes(1, 2, [&changed](const store::Change& change) {
    changed += change.type;
    return model::ok();
  }));

  EXPECT_EQ(changed, "clique_constraints");
}

TEST_P(Constraints, AreFoundInOlderRevisionsToo) {
  put_things(R"("zone":"z1")", R"("attributes":{"zone":"z1"})");
  put_things(R"("zone":"z2")", R"("attributes":{"zone":"z2"})");
  put_rule(clique_constraint("vm", "zone"));

  EXPECT_EQ(values(1), R"({"zone":"z1"} {"zone":"z1"})");
  EXPECT_EQ(values(2), R"({"zone":"z2"} {"zone":"z2"})");
}

TEST_P(Constraints, OfANullAreThere) {
  put_things(R"("zone":null)", R"("attributes":{"zone":null})");
  put_rule(clique_constraint("vm", "zone"));

  EXPECT_EQ(values(), R"({"zone":null} {"zone":null})");
}

TEST_P(Constraints, OfALinkComeFromAnObjectOnly) {
  for (const char* fields :
       {R"("zone":"z1")", R"("attributes":null)", R"("attributes":[{"zone":1}])",
        R"("attributes":"zone")", R"("attributes":{})"}) {
    SCOPED_TRACE(fields);
    const TempDir folder(TempDir::Place::kMemory);
    const auto fresh = GetParam().open(folder.path());
    const auto import = must(fresh->begin_import({.source = "s1"}));
    must(put(*import,
             TestLink{.source = {"", "vm", "a"}, .target = {"", "vm", "a"}, .fields = fields}));
    must(put(*import, clique_constraint("vm", "zone")));
    must(import->commit());
    RecordingSink sink;
    must(fresh->replay(store::kNow, sink));

    EXPECT_EQ(sink.links.at(0).constraints, "");
  }
}

TEST_P(Constraints, OfRecordsInTheSameImportAreCompleted) {
  const auto import = must(store().begin_import({.source = "s1"}));
  must(put(*import, TestNode{.id = "a", .fields = R"("zone":"z1")"}));
  must(put(*import, clique_constraint("vm", "zone")));
  must(import->commit());

  RecordingSink sink;
  must(store().replay(store::kNow, sink));
  EXPECT_EQ(sink.nodes.at(0).constraints, R"({"zone":"z1"})");
}

TEST_P(Constraints, StayKnownWhenTheirRuleGoes) {
  put_rule(clique_constraint("vm", "zone area"));
  must(import_script(store(), "-%clique_constraints/vm"));

  EXPECT_EQ(must(store().constraint_names()),
            (std::vector<std::string>{"area", "network", "zone"}));
}

TEST_P(Constraints, AreNotLearntInADryRun) {
  const auto import = must(store().begin_import({.source = "s1", .dry_run = true}));
  must(put(*import, clique_constraint("vm", "zone")));
  must(import->commit());

  EXPECT_EQ(must(store().constraint_names()), std::vector<std::string>{"network"});
}

TEST_P(Constraints, OfAFaultyRuleAreLeftOut) {
  put_rule({"clique_constraints", "", "r1", R"({"constraints":"zone"})"});
  put_rule({"clique_constraints", "", "r2", R"({"constraints":[7,null,"rack"]})"});
  put_rule({"clique_constraints", "", "r3", R"({})"});
  put_rule({"clique_constraints", "", "r4", R"([])"});

  EXPECT_EQ(must(store().constraint_names()), (std::vector<std::string>{"network", "rack"}));
}

TEST_P(Constraints, WithAwkwardNamesAreFound) {
  put_things(R"("a.b":1,"it's":2,"say \"x\"":3)", "");
  put_rule({"clique_constraints", "", "r", R"({"constraints":["a.b","it's","say \"x\""]})"});

  EXPECT_EQ(values(), R"({"a.b":1,"it's":2,"say \"x\"":3} )");
}

INSTANTIATE_TEST_SUITE_P(On, Constraints, ::testing::ValuesIn(all_backends()), backend_name);

}  // namespace
}  // namespace toposcope::testing

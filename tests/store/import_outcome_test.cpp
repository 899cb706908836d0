#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "store/backends.h"
#include "store/import_script.h"
#include "support/records.h"

namespace toposcope::testing {
namespace {

using model::ErrorCode;

using ImportOutcome = StoreTest;
using ImportMisuse = StoreTest;

TEST_P(ImportOutcome, CountsByTypeAndCollection) {
  must(import_script(store(), "vm:a vm:b nic:c vm:a>nic:c %rules/r1"));

  const auto outcome = must(import_script(store(), "vm:a vm:b!2 vm:d vm:a>nic:c!2 %rules/r2"));

  EXPECT_EQ(outcome.revision, 2);
  EXPECT_EQ(outcome.nodes, (std::map<std::string, store::ChangeCounts>{
                               {"vm", {.added = 1, .changed = 1, .unchanged = 1, .retired = 0}}}));
  EXPECT_EQ(outcome.links,
            (std::map<std::string, store::ChangeCounts>{
                {"vm-nic", {.added = 0, .changed = 1, .unchanged = 0, .retired = 0}}}));
  EXPECT_EQ(outcome.documents,
            (std::map<std::string, store::ChangeCounts>{
                {"rules", {.added = 1, .changed = 0, .unchanged = 0, .retired = 0}}}));
}

TEST_P(ImportOutcome, CountsPlaceholdersOfTheWholeStore) {
  EXPECT_EQ(must(import_script(store(), "vm:a>nic:b vm:a>nic:c")).placeholders, 3U);
  EXPECT_EQ(must(import_script(store(), "vm:a")).placeholders, 2U);
}

TEST_P(ImportOutcome, CountsGivenKeysThatComeTwice) {
  const auto outcome = must(
      import_script(store(), "vm:a@K vm:b@K vm:c@K vm:a>vm:b+L vm:b>vm:c+L %r/x %r/x vm:z vm:z"));

  EXPECT_EQ(outcome.duplicate_keys, 4U) << "two nodes, one link, one document; made keys are none";
}

TEST_P(ImportOutcome, CountsNodesThatShareAnId) {
  must(import_script(store(), "vm:a@K1"));

  const auto outcome = must(import_script(store(), "vm:a@K1 vm:a@K2 vm:a@K3 nic:a e2/vm:a"));

  EXPECT_EQ(outcome.duplicate_ids, 2U);
}

TEST_P(ImportOutcome, CountsPairsThatSeveralLinkTypesJoin) {
  const auto outcome =
      must(import_script(store(),
                         "vm:a@A nic:b@B vm:a@A>nic:b@B host:a@A>nic:b@B pod:a@A>nic:b@B "
                         "nic:b@B>vm:a@A vm:c@C>nic:b@B vm:c@C>nic:b@B"));

  EXPECT_EQ(outcome.shared_pairs, 1U)
      << "only (A, B); directions are apart, same types are no matter";
}

TEST_P(ImportOutcome, NamesEnvironmentsThatNothingDeclares) {
  const char* script = "vm:a e2/vm:b e3/vm:c %environments_config/e3";
  const std::vector<std::string> undeclared = {"e2", "env"};
  EXPECT_EQ(must(import_script(store(), script)).undeclared, undeclared);
  EXPECT_EQ(must(import_script(store(), script)).undeclared, undeclared);
  must(import_script(store(), "%environments_config/e2"));
  EXPECT_EQ(must(import_script(store(), script)).undeclared, std::vector<std::string>{"env"});
}

TEST_P(ImportOutcome, OfADryRunIsThatOfTheRealRunAndWritesNothing) {
  must(import_script(store(), "vm:a vm:b vm:a>vm:b %rules/r1"));
  const std::string before = contents(store());
  const store::ImportOptions dry{
      .source = "s1", .replace = true, .max_retired_share = 1.0, .dry_run = true};
  const char* script = "vm:a!2^error.5 vm:c>vm:d -%rules/r1";

  const auto promised = must(import_script(store(), script, dry));

  EXPECT_EQ(promised.revision, 0);
  EXPECT_EQ(contents(store()), before);
  EXPECT_EQ(must(store().revisions()).size(), 1U);
  EXPECT_EQ(must(store().resolve("vm:a", "")).status, model::StatusValue::kNoCheck);

  store::ImportOptions real = dry;
  real.dry_run = false;
  const auto outcome = must(import_script(store(), script, real));
  EXPECT_EQ(counts(outcome), counts(promised));
  EXPECT_EQ(outcome.placeholders, promised.placeholders);
  EXPECT_EQ(outcome.status_changes, promised.status_changes);
}

TEST_P(ImportOutcome, OfTheSameContentAddsARevisionAndNoRows) {
  const char* script = "vm:a@K vm:b vm:b nic:c vm:a@K>nic:c vm:b>vm:x %rules/r1 %clique_types/t";
  must(import_script(store(), script));
  const auto before = must(store().info());

  const auto outcome = must(import_script(store(), script));

  EXPECT_EQ(counts(outcome), "+0 ~0 =4 -0 > +0 ~0 =2 -0 % +0 ~0 =2 -0");
  const auto after = must(store().info());
  EXPECT_EQ(after.history_rows, before.history_rows);
  EXPECT_EQ(after.node_types, before.node_types);
  EXPECT_EQ(after.link_types, before.link_types);
  EXPECT_EQ(after.collections, before.collections);
  EXPECT_EQ(must(store().revisions()).size(), 2U);
}

TEST_P(ImportOutcome, SetsLastSeenOfWhatHasNotChanged) {
  must(import_script(store(), "vm:a"));
  must(import_script(store(), "vm:b", {.source = "s2"}));
  must(import_script(store(), "vm:a"));
  const auto revisions = must(store().revisions());

  const auto detail = must(store().node(must(store().resolve("vm:a", "")).row));

  EXPECT_EQ(detail.last_seen, revisions.at(0).time);
  EXPECT_EQ(detail.first_seen, 1);
  EXPECT_EQ(detail.changed, 1);
}

TEST_P(ImportOutcome, ReportsProgressUpToTheEnd) {
  std::vector<std::pair<std::uint64_t, std::uint64_t>> calls;
  must(
      import_script(store(), "vm:a vm:b vm:a>vm:b",
                    {.source = "s1", .progress = [&calls](std::uint64_t done, std::uint64_t total) {
                       calls.emplace_back(done, total);
                     }}));

  ASSERT_FALSE(calls.empty());
  EXPECT_EQ(calls.back().first, calls.back().second);
}

TEST_P(ImportMisuse, NeedsASource) {
  const auto import = store().begin_import({.source = ""});

  ASSERT_FALSE(import.has_value());
  EXPECT_EQ(import.error().code, ErrorCode::kInvalidArgument);
}

TEST_P(ImportMisuse, AllowsOneAtATime) {
  auto first = must(store().begin_import({.source = "s1"}));
  const auto second = store().begin_import({.source = "s2"});

  ASSERT_FALSE(second.has_value());
  EXPECT_EQ(second.error().code, ErrorCode::kUnavailable);
  first.reset();
  EXPECT_TRUE(store().begin_import({.source = "s2"}).has_value());
}

TEST_P(ImportMisuse, LeavesNothingWhenDropped) {
  must(import_script(store(), "vm:a"));
  {
    const auto import = must(store().begin_import({.source = "s1"}));
    put_script(*import, "vm:b vm:a!2 vm:a>vm:b %rules/r1");
    EXPECT_EQ(contents(store()), "vm:a") << "not before commit() either";
  }

  EXPECT_EQ(contents(store()), "vm:a");
  EXPECT_EQ(must(store().revisions()).size(), 1U);
}

TEST_P(ImportMisuse, TakesNothingAfterCommit) {
  const auto import = must(store().begin_import({.source = "s1"}));
  put_script(*import, "vm:a %rules/r1");
  must(import->commit());

  for (const auto& status :
       {put(*import, TestNode{}), put(*import, TestLink{}),
        put(*import, clique_type("t", "vm", "")), import->retire_document("rules", "r1")}) {
    ASSERT_FALSE(status.has_value());
    EXPECT_EQ(status.error().code, ErrorCode::kInvalidArgument);
  }
  const auto again = import->commit();
  ASSERT_FALSE(again.has_value());
  EXPECT_EQ(again.error().code, ErrorCode::kInvalidArgument);
}

TEST_P(ImportMisuse, ADocumentNeedsCollectionAndKey) {
  const auto import = must(store().begin_import({.source = "s1"}));
  for (const auto& document : {TestDocument{"", "", "k", "{}"}, TestDocument{"c", "", "", "{}"}}) {
    const auto status = put(*import, document);
    ASSERT_FALSE(status.has_value());
    EXPECT_EQ(status.error().code, ErrorCode::kInvalidArgument);
  }
}

TEST_P(ImportMisuse, RetiresOnlyDocumentsThatAreThere) {
  must(import_script(store(), "%rules/r1"));
  const auto import = must(store().begin_import({.source = "s1"}));

  for (const char* key : {"r2", ""}) {
    const auto status = import->retire_document("rules", key);
    ASSERT_FALSE(status.has_value());
    EXPECT_EQ(status.error().code, ErrorCode::kNotFound);
  }
  EXPECT_TRUE(import->retire_document("rules", "r1").has_value());
}

INSTANTIATE_TEST_SUITE_P(On, ImportOutcome, ::testing::ValuesIn(all_backends()), backend_name);
INSTANTIATE_TEST_SUITE_P(On, ImportMisuse, ::testing::ValuesIn(all_backends()), backend_name);

}  // namespace
}  // namespace toposcope::testing

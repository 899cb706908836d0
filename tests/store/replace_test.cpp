#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "store/backends.h"
#include "store/import_rules.h"
#include "store/import_script.h"
#include "support/records.h"

namespace toposcope::testing {
namespace {

using model::ErrorCode;

using ReplaceGuard = StoreTest;

INSTANTIATE_TEST_SUITE_P(
    Replace, ImportRules,
    cases({
        {"off_keeps_all",
         {{"vm:a vm:b vm:a>vm:b"}, {"vm:a"}},
         "vm:a vm:b vm:a>vm:b",
         "+0 ~0 =1 -0"},
        {"retires_what_is_gone",
         {{"vm:a vm:b vm:a>vm:b"}, {"vm:a", "s1", true}},
         "vm:a",
         "+0 ~0 =1 -1 > +0 ~0 =0 -1"},
        {"keeps_other_sources",
         {{"vm:a", "s1"}, {"vm:b", "s2"}, {"vm:c", "s1", true}},
         "vm:b vm:c",
         "+1 ~0 =0 -1"},
        {"keeps_what_another_source_said_last",
         {{"vm:a", "s1"}, {"vm:a", "s2"}, {"vm:c", "s1", true}},
         "vm:a vm:c",
         "+1 ~0 =0 -0"},
        {"keeps_other_environments",
         {{"vm:a e2/vm:a"}, {"e2/vm:b", "s1", true}},
         "vm:a e2/vm:b",
         "+1 ~0 =0 -1"},
        {"an_environment_without_nodes",
         {{"vm:a %environments_config/env"}, {"%environments_config/env", "s1", true}},
         "%environments_config/env",
         "+0 ~0 =0 -1 % +0 ~0 =1 -0"},
        {"keeps_collections_that_it_does_not_bring",
         {{"vm:a %rules/r1"}, {"vm:a %other/o", "s1", true}},
         "%other/o %rules/r1 vm:a",
         "+0 ~0 =1 -0 % +1 ~0 =0 -0"},
        {"retires_documents_that_are_gone",
         {{"%rules/a %rules/b %rules/c"}, {"%rules/a %rules/c", "s1", true}},
         "%rules/a %rules/c",
         "% +0 ~0 =2 -1"},
        {"keeps_documents_of_other_sources",
         {{"%rules/a", "s1"}, {"%rules/b", "s2"}, {"%rules/c", "s1", true}},
         "%rules/b %rules/c",
         "% +1 ~0 =0 -1"},
        {"keeps_documents_that_another_source_said_last",
         {{"%rules/a %rules/b %rules/c", "s1"},
          {"%rules/a!2 %rules/b", "cli"},
          {"%rules/c", "s1", true}},
         "%rules/a!2 %rules/b %rules/c",
         "% +0 ~0 =1 -0"},
        {"keeps_documents_of_other_environments",
         {{"%rules/a~e2 %rules/b~env %rules/c"}, {"vm:a %rules/c", "s1", true}},
         "%rules/a~e2 %rules/c vm:a",
         "+1 ~0 =0 -0 % +0 ~0 =1 -1"},
        {"keeps_declarations_of_other_environments",
         {{"%environments_config/env %environments_config/e2"},
          {"%environments_config/env", "s1", true}},
         "%environments_config/env %environments_config/e2",
         "% +0 ~0 =1 -0"},
        {"keeps_a_place_for_links_of_others",
         {{"vm:a vm:b", "s1"}, {"vm:a>vm:b", "s2"}, {"vm:b", "s1", true}},
         "?vm:a vm:b vm:a>vm:b",
         "+0 ~0 =1 -1"},
        {"keeps_the_key_of_that_place",
         {{"vm:a@K", "s1"}, {"vm:a@K>vm:b", "s2"}, {"vm:c", "s1", true}},
         "?vm:a@K ?vm:b vm:c vm:a@K>vm:b",
         "+1 ~0 =0 -1"},
        {"forgets_places_without_links",
         {{"vm:a>vm:b"}, {"vm:c", "s1", true}},
         "vm:c",
         "+1 ~0 =0 -0 > +0 ~0 =0 -1"},
        {"a_retired_node_is_no_end",
         {{"vm:a@K"}, {"vm:a@K>vm:b", "s1", true}},
         "?vm:a@K ?vm:b vm:a@K>vm:b",
         "+0 ~0 =0 -1 > +1 ~0 =0 -0"},
        {"comes_back",
         {{"vm:a"}, {"vm:b", "s1", true}, {"vm:a vm:b", "s1", true}},
         "vm:a vm:b",
         "+1 ~0 =1 -0"},
    }),
    case_name);

INSTANTIATE_TEST_SUITE_P(
    Documents, ImportRules,
    cases({
        {"stay_in_order_of_arrival", {{"%r/b %r/a"}}, "%r/b %r/a", "% +2 ~0 =0 -0"},
        {"collections_by_name", {{"%z/1 %a/1"}}, "%a/1 %z/1", "% +2 ~0 =0 -0"},
        {"same_documents_again", {{"%r/b %r/a"}, {"%r/b %r/a"}}, "%r/b %r/a", "% +0 ~0 =2 -0"},
        {"an_edit_keeps_the_place", {{"%r/b %r/a"}, {"%r/b!2"}}, "%r/b!2 %r/a", "% +0 ~1 =0 -0"},
        {"another_environment_is_an_edit",
         {{"%r/b %r/a"}, {"%r/b~env"}},
         "%r/b~env %r/a",
         "% +0 ~1 =0 -0"},
        {"a_new_one_goes_to_the_end", {{"%r/b %r/a"}, {"%r/0"}}, "%r/b %r/a %r/0", "% +1 ~0 =0 -0"},
        {"all_in_another_order", {{"%r/a %r/b"}, {"%r/b %r/a"}}, "%r/b %r/a", "% +0 ~2 =0 -0"},
        {"all_after_a_new_one",
         {{"%r/a %r/b"}, {"%r/x %r/a %r/b"}},
         "%r/x %r/a %r/b",
         "% +1 ~2 =0 -0"},
        {"all_before_a_new_one",
         {{"%r/a %r/b"}, {"%r/a %r/b %r/0"}},
         "%r/a %r/b %r/0",
         "% +1 ~0 =2 -0"},
        {"a_part_in_another_order",
         {{"%r/a %r/b %r/c"}, {"%r/c %r/a"}},
         "%r/a %r/b %r/c",
         "% +0 ~0 =2 -0"},
        {"retired", {{"%r/a %r/b"}, {"-%r/a"}}, "%r/b", "% +0 ~0 =0 -1"},
        {"put_wins_over_retired", {{"%r/a"}, {"%r/a!2 -%r/a"}}, "%r/a!2", "% +0 ~1 =0 -0"},
        {"added_after_a_retired_last_one",
         {{"%r/a %r/b"}, {"-%r/b"}, {"%r/0"}},
         "%r/a %r/0",
         "% +1 ~0 =0 -0"},
        {"all_that_is_left_in_another_order",
         {{"%r/a %r/b %r/c"}, {"-%r/b %r/c %r/a"}},
         "%r/c %r/a",
         "% +0 ~2 =0 -1"},
        {"a_document_key_that_comes_twice",
         {{"%r/a %r/a!2"}, {"%r/a %r/a!2"}},
         "%r/a %r/a#2!2",
         "% +0 ~0 =2 -0"},
    }),
    case_name);

struct ShareCase {
  const char* second;
  double share;
  bool want_conflict;
};

TEST_P(ReplaceGuard, ReplaceRefusesToRetireMoreThanItsShare) {
  must(import_script(store(), "vm:a vm:b vm:c vm:d vm:e vm:e>nic:x vm:e>nic:y"));
  const std::string before = contents(store());
  for (const auto& [second, share, want_conflict] :
       std::vector<ShareCase>{{"vm:a vm:b vm:c", 0.2, true},
                              {"vm:a vm:b vm:c vm:d", 0.19, true},
                              {"vm:a vm:b vm:c vm:d vm:e vm:e>nic:x", 0.2, true},
                              {"e2/vm:a", 0.0, false},
                              {"vm:a vm:b vm:c vm:d vm:e>nic:x vm:e>nic:y", 0.2, false}}) {
    SCOPED_TRACE(::testing::Message() << second << " share " << share);
    const auto outcome = import_script(
        store(), second, {.source = "s1", .replace = true, .max_retired_share = share});
    ASSERT_EQ(outcome.has_value(), !want_conflict);
    if (!want_conflict) continue;
    EXPECT_EQ(outcome.error().code, ErrorCode::kConflict);
    EXPECT_NE(outcome.error().message.find("env"), std::string::npos) << outcome.error().message;
    EXPECT_EQ(contents(store()), before);
  }
}

TEST_P(ReplaceGuard, TheShareIsOfWhatTheSourceSaidBefore) {
  must(import_script(store(), "vm:a vm:b vm:a>vm:b"));
  must(import_script(store(), "vm:c vm:d vm:e vm:f vm:g vm:h", {.source = "s2"}));

  const auto outcome =
      import_script(store(), "vm:a", {.source = "s1", .replace = true, .max_retired_share = 0.4});

  ASSERT_FALSE(outcome.has_value());
  EXPECT_EQ(outcome.error().code, ErrorCode::kConflict);
  for (const char* part : {"1 of 2 nodes", "1 of 1 links", "'env'", "'s1'"}) {
    EXPECT_NE(outcome.error().message.find(part), std::string::npos) << outcome.error().message;
  }
}

TEST_P(ReplaceGuard, OfADryRunTellsWhatReplaceWouldRefuse) {
  must(import_script(store(), "vm:a vm:b vm:a>vm:b e2/vm:a e3/vm:a e3/vm:b"));
  const store::ImportOptions dry{.source = "s1", .replace = true, .dry_run = true};

  const auto outcome = must(import_script(store(), "vm:a e2/vm:a e3/vm:c", dry));

  EXPECT_EQ(counts(outcome), "+1 ~0 =2 -3 > +0 ~0 =0 -1");
  using Shares = std::vector<store::RetiredShare>;
  EXPECT_EQ(outcome.over_share, (Shares{{"e3", 2, 2, 0, 0}, {"env", 1, 2, 1, 1}}));
}

TEST_P(ReplaceGuard, TellsThatASourceIsNew) {
  EXPECT_TRUE(must(import_script(store(), "vm:a")).is_first_of_source);
  EXPECT_FALSE(must(import_script(store(), "vm:b")).is_first_of_source);

  const store::ImportOptions other{.source = "s2", .replace = true, .dry_run = true};
  EXPECT_TRUE(must(import_script(store(), "vm:a", other)).is_first_of_source);
  EXPECT_TRUE(must(import_script(store(), "vm:a", other)).is_first_of_source) << "it was dry";
}

INSTANTIATE_TEST_SUITE_P(On, ReplaceGuard, ::testing::ValuesIn(all_backends()), backend_name);

}  // namespace
}  // namespace toposcope::testing

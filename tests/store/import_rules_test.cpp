#include "store/import_rules.h"

#include <gtest/gtest.h>

#include "store/backends.h"
#include "store/import_script.h"
#include "support/records.h"

namespace toposcope::testing {
namespace {

TEST_P(ImportRules, LeaveTheExpectedContents) {
  const auto& [backend, test_case] = GetParam();
  const TempDir folder(TempDir::Place::kMemory);
  const auto store = backend.open(folder.path());
  store::ImportOutcome outcome;
  for (const auto& step : test_case.steps) {
    SCOPED_TRACE(step.script);
    auto result =
        import_script(*store, step.script,
                      {.source = step.source, .replace = step.replace, .max_retired_share = 1.0});
    ASSERT_TRUE(result.has_value()) << result.error().message;
    outcome = std::move(result).value();
  }

  EXPECT_EQ(contents(*store), test_case.want_contents);
  EXPECT_EQ(counts(outcome), test_case.want_counts);
}

INSTANTIATE_TEST_SUITE_P(
    Nodes, ImportRules,
    cases({
        {"new_nodes", {{"vm:a nic:b@K"}}, "vm:a nic:b@K", "+2 ~0 =0 -0"},
        {"same_again", {{"vm:a nic:b@K"}, {"vm:a nic:b@K"}}, "vm:a nic:b@K", "+0 ~0 =2 -0"},
        {"same_in_another_order",
         {{"vm:a nic:b@K"}, {"nic:b@K vm:a"}},
         "vm:a nic:b@K",
         "+0 ~0 =2 -0"},
        {"other_content", {{"vm:a@K"}, {"vm:a@K!2"}}, "vm:a@K!2", "+0 ~1 =0 -0"},
        {"a_key_keeps_the_row_of_another_id", {{"vm:a@K"}, {"vm:b@K"}}, "vm:b@K", "+0 ~1 =0 -0"},
        {"a_key_keeps_the_row_of_another_type",
         {{"vm:a@K"}, {"nic:a@K"}},
         "nic:a@K",
         "+0 ~1 =0 -0"},
        {"an_id_keeps_the_row_of_another_key",
         {{"vm:a@K1"}, {"vm:a@K2"}},
         "vm:a@K2",
         "+0 ~1 =0 -0"},
        {"a_key_is_given_later", {{"vm:a"}, {"vm:a@K"}}, "vm:a@K", "+0 ~1 =0 -0"},
        {"a_given_key_stays", {{"vm:a@K"}, {"vm:a"}}, "vm:a@K", "+0 ~0 =1 -0"},
        {"an_id_of_two_nodes_fits_none",
         {{"vm:a@K1 vm:a@K2"}, {"vm:a@K3"}},
         "vm:a@K1 vm:a@K2 vm:a@K3",
         "+1 ~0 =0 -0"},
        {"a_placeholder_of_another_key_does_not_count",
         {{"vm:q>vm:a@K1"}, {"vm:a@K2"}, {"vm:a@K3"}},
         "?vm:a@K1 ?vm:q vm:a@K3 vm:q>vm:a@K1",
         "+0 ~1 =0 -0"},
        {"keys_match_before_ids",
         {{"vm:a@K1"}, {"vm:a@K2 vm:a@K1"}},
         "vm:a@K1 vm:a@K2",
         "+1 ~0 =1 -0"},
        {"one_of_two_ids_is_left_for_a_new_key",
         {{"vm:a@K1 vm:a@K2"}, {"vm:a@K3 vm:a@K1"}},
         "vm:a@K1 vm:a@K3",
         "+0 ~1 =1 -0"},
        {"swapped_keys_follow_the_keys",
         {{"vm:a@K1 vm:b@K2"}, {"vm:a@K2 vm:b@K1"}},
         "vm:b@K1 vm:a@K2",
         "+0 ~2 =0 -0"},
        {"an_environment_of_its_own",
         {{"vm:a@K"}, {"e2/vm:a@K!2"}},
         "vm:a@K e2/vm:a@K!2",
         "+1 ~0 =0 -0"},
        {"no_key_in_another_environment", {{"vm:a"}, {"e2/vm:a"}}, "vm:a e2/vm:a", "+1 ~0 =0 -0"},
    }),
    case_name);

INSTANTIATE_TEST_SUITE_P(
    Keys, ImportRules,
    cases({
        {"a_key_that_comes_thrice",
         {{"vm:a@K vm:b@K vm:c@K"}},
         "vm:a@K vm:b@K#2 vm:c@K#3",
         "+3 ~0 =0 -0"},
        {"keys_that_come_twice_are_found_again",
         {{"vm:a@K vm:b@K"}, {"vm:a@K vm:b@K"}},
         "vm:a@K vm:b@K#2",
         "+0 ~0 =2 -0"},
        {"an_id_that_comes_twice", {{"vm:a vm:a!2"}}, "vm:a vm:a@vm:a#2!2", "+2 ~0 =0 -0"},
        {"ids_that_come_twice_are_found_again",
         {{"vm:a vm:a!2"}, {"vm:a vm:a!2"}},
         "vm:a vm:a@vm:a#2!2",
         "+0 ~0 =2 -0"},
        {"the_first_of_two_ids_alone",
         {{"vm:a vm:a!2"}, {"vm:a!3"}},
         "vm:a!3 vm:a@vm:a#2!2",
         "+0 ~1 =0 -0"},
        {"a_made_key_is_taken_by_a_later_given_one",
         {{"vm:a nic:z@vm:a"}},
         "vm:a nic:z@vm:a#2",
         "+2 ~0 =0 -0"},
        {"a_given_key_looks_like_a_made_one",
         {{"nic:z@vm:a"}, {"vm:a"}},
         "nic:z@vm:a vm:a@vm:a#2",
         "+1 ~0 =0 -0"},
    }),
    case_name);

INSTANTIATE_TEST_SUITE_P(
    Links, ImportRules,
    cases({
        {"a_new_link",
         {{"vm:a nic:b vm:a>nic:b"}},
         "vm:a nic:b vm:a>nic:b",
         "+2 ~0 =0 -0 > +1 ~0 =0 -0"},
        {"links_may_come_first",
         {{"vm:a>nic:b vm:a nic:b"}},
         "vm:a nic:b vm:a>nic:b",
         "+2 ~0 =0 -0 > +1 ~0 =0 -0"},
        {"same_link_again",
         {{"vm:a nic:b vm:a>nic:b"}, {"vm:a>nic:b"}},
         "vm:a nic:b vm:a>nic:b",
         "> +0 ~0 =1 -0"},
        {"other_link_content",
         {{"vm:a nic:b vm:a>nic:b"}, {"vm:a>nic:b!2"}},
         "vm:a nic:b vm:a>nic:b!2",
         "> +0 ~1 =0 -0"},
        {"true_duplicates_count",
         {{"vm:a nic:b vm:a>nic:b vm:a>nic:b"}, {"vm:a>nic:b vm:a>nic:b"}},
         "vm:a nic:b vm:a>nic:b vm:a>nic:b",
         "> +0 ~0 =2 -0"},
        {"names_tell_links_apart",
         {{"vm:a nic:b vm:a>nic:b=x vm:a>nic:b=y"}, {"vm:a>nic:b=y!2 vm:a>nic:b=x"}},
         "vm:a nic:b vm:a>nic:b=x vm:a>nic:b=y!2",
         "> +0 ~1 =1 -0"},
        {"a_new_name_of_the_only_candidate",
         {{"vm:a nic:b vm:a>nic:b=x"}, {"vm:a>nic:b=y"}},
         "vm:a nic:b vm:a>nic:b=y",
         "> +0 ~1 =0 -0"},
        {"a_new_name_with_two_candidates",
         {{"vm:a nic:b vm:a>nic:b=x vm:a>nic:b=y"}, {"vm:a>nic:b=z"}},
         "vm:a nic:b vm:a>nic:b=x vm:a>nic:b=y vm:a>nic:b=z",
         "> +1 ~0 =0 -0"},
        {"a_new_name_with_one_candidate_left",
         {{"vm:a nic:b vm:a>nic:b=x vm:a>nic:b=y"}, {"vm:a>nic:b=z vm:a>nic:b=x"}},
         "vm:a nic:b vm:a>nic:b=x vm:a>nic:b=z",
         "> +0 ~1 =1 -0"},
        {"a_link_key_moves_the_link",
         {{"vm:a nic:b nic:c vm:a>nic:b+L"}, {"vm:a>nic:c+L"}},
         "vm:a nic:b nic:c vm:a>nic:c+L",
         "> +0 ~1 =0 -0"},
        {"a_new_link_key",
         {{"vm:a nic:b vm:a>nic:b+L1"}, {"vm:a>nic:b+L2"}},
         "vm:a nic:b vm:a>nic:b+L2",
         "> +0 ~1 =0 -0"},
        {"link_keys_match_before_names",
         {{"vm:a nic:b vm:a>nic:b+L1"}, {"vm:a>nic:b+L2 vm:a>nic:b+L1"}},
         "vm:a nic:b vm:a>nic:b+L1 vm:a>nic:b+L2",
         "> +1 ~0 =1 -0"},
        {"a_given_link_key_stays",
         {{"vm:a nic:b vm:a>nic:b+L"}, {"vm:a>nic:b"}},
         "vm:a nic:b vm:a>nic:b+L",
         "> +0 ~0 =1 -0"},
        {"link_keys_that_come_twice",
         {{"vm:a nic:b nic:c vm:a>nic:b+L vm:a>nic:c+L"}, {"vm:a>nic:b+L vm:a>nic:c+L"}},
         "vm:a nic:b nic:c vm:a>nic:b+L vm:a>nic:c+L#2",
         "> +0 ~0 =2 -0"},
        {"link_type_is_identity",
         {{"vm:a@A nic:b@B vm:a@A>nic:b@B"}, {"host:a@A>nic:b@B"}},
         "vm:a@A nic:b@B vm:a@A>nic:b@B vm:a@A>nic:b@B",
         "> +1 ~0 =0 -0"},
        {"links_of_another_environment",
         {{"vm:a@A nic:b@B vm:a@A>nic:b@B+L"}, {"e2/vm:a@A>nic:b@B+L"}},
         "vm:a@A nic:b@B vm:a@A>nic:b@B+L e2/vm:a@A(env)>nic:b@B(env)+L",
         "> +1 ~0 =0 -0"},
    }),
    case_name);

}  // namespace
}  // namespace toposcope::testing

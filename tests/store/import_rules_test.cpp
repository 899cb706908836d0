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

struct Step {
  const char* script;
  const char* source = "s1";
  bool replace = false;  // with any share
};

struct ImportCase {
  const char* name;
  std::vector<Step> steps;
  const char* want_contents;  // see import_script.h
  const char* want_counts;    // of the last step
};

void PrintTo(const ImportCase& test_case, std::ostream* out) { *out << test_case.name; }

using Param = std::tuple<Backend, ImportCase>;

std::string case_name(const ::testing::TestParamInfo<Param>& param) {
  return std::string(std::get<1>(param.param).name) + "_" + std::get<0>(param.param).name;
}

class ImportRules : public ::testing::TestWithParam<Param> {};

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

auto cases(std::vector<ImportCase> list) {
  return ::testing::Combine(::testing::ValuesIn(all_backends()),
                            ::testing::ValuesIn(std::move(list)));
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
         "?vm:q ?vm:a@K1 vm:a@K3 vm:q>vm:a@K1",
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

INSTANTIATE_TEST_SUITE_P(
    LinkEnds, ImportRules,
    cases({
        {"nothing_there", {{"vm:a>nic:b"}}, "?vm:a ?nic:b vm:a>nic:b", "> +1 ~0 =0 -0"},
        {"one_placeholder_for_many_links",
         {{"vm:a>nic:b"}, {"vm:a>nic:c"}},
         "?vm:a ?nic:b ?nic:c vm:a>nic:b vm:a>nic:c",
         "> +1 ~0 =0 -0"},
        {"both_ends_the_same", {{"vm:a>vm:a"}}, "?vm:a vm:a>vm:a", "> +1 ~0 =0 -0"},
        {"an_end_named_by_key_alone",
         {{"vm:a>nic:@K"}},
         "?vm:a ?nic:K@K vm:a>nic:K@K",
         "> +1 ~0 =0 -0"},
        {"filled_by_id", {{"vm:a>nic:b"}, {"vm:a!2"}}, "vm:a!2 ?nic:b vm:a>nic:b", "+1 ~0 =0 -0"},
        {"filled_by_id_and_given_a_key",
         {{"vm:a>nic:b"}, {"vm:a@K"}},
         "vm:a@K ?nic:b vm:a@K>nic:b",
         "+1 ~0 =0 -0"},
        {"filled_by_key",
         {{"vm:a>nic:x@K"}, {"nic:b@K"}},
         "?vm:a nic:b@K vm:a>nic:b@K",
         "+1 ~0 =0 -0"},
        {"filled_by_key_from_another_environment",
         {{"vm:a>nic:b@K"}, {"e2/nic:b@K"}},
         "?vm:a e2/nic:b@K vm:a>nic:b@K(e2)",
         "+1 ~0 =0 -0"},
        {"not_filled_by_id_when_it_has_a_key",
         {{"vm:a>nic:b@K"}, {"nic:b@K2"}},
         "?vm:a ?nic:b@K nic:b@K2 vm:a>nic:b@K",
         "+1 ~0 =0 -0"},
        {"found_anew_when_the_link_comes_again",
         {{"vm:a>nic:b@K+L"}, {"nic:b@K2"}, {"vm:a>nic:b@K+L"}},
         "?vm:a nic:b@K2 vm:a>nic:b@K2+L",
         "> +0 ~1 =0 -0"},
        {"a_key_in_another_environment",
         {{"vm:a@K"}, {"e2/vm:a@K>nic:b"}},
         "vm:a@K ?e2/nic:b e2/vm:a@K(env)>nic:b",
         "> +1 ~0 =0 -0"},
        {"a_key_in_the_same_environment_first",
         {{"e2/vm:a@K vm:a@K"}, {"vm:a@K>nic:b"}},
         "e2/vm:a@K vm:a@K ?nic:b vm:a@K>nic:b",
         "> +1 ~0 =0 -0"},
        {"an_unknown_key_but_a_known_id",
         {{"vm:a@K1 nic:b"}, {"vm:a@K2>nic:b"}},
         "vm:a@K1 nic:b vm:a@K1>nic:b",
         "> +1 ~0 =0 -0"},
        {"ids_hold_in_their_environment_only",
         {{"vm:a"}, {"e2/vm:a>nic:b"}},
         "vm:a ?e2/vm:a ?e2/nic:b e2/vm:a>nic:b",
         "> +1 ~0 =0 -0"},
        {"a_type_that_the_node_does_not_have",
         {{"vm:a@K nic:b"}, {"host:a@K>nic:b"}},
         "vm:a@K nic:b vm:a@K>nic:b",
         "> +1 ~0 =0 -0"},
        {"two_nodes_of_that_id",
         {{"vm:a@K1 vm:a@K2 vm:a>nic:b"}},
         "vm:a@K1 vm:a@K2 ?nic:b vm:a@K1>nic:b",
         "+2 ~0 =0 -0 > +1 ~0 =0 -0"},
    }),
    case_name);

INSTANTIATE_TEST_SUITE_P(Replace, ImportRules,
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
                              {{"vm:a %environments_config/env"},
                               {"%environments_config/env", "s1", true}},
                              "%environments_config/env",
                              "+0 ~0 =0 -1 % +0 ~0 =1 -0"},
                             {"keeps_documents",
                              {{"vm:a %rules/r1"}, {"vm:a", "s1", true}},
                              "%rules/r1 vm:a",
                              "+0 ~0 =1 -0"},
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

}  // namespace
}  // namespace toposcope::testing

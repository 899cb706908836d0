#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "store/backends.h"
#include "store/import_rules.h"
#include "store/import_script.h"
#include "store/store_dump.h"
#include "support/records.h"

namespace toposcope::testing {
namespace {

INSTANTIATE_TEST_SUITE_P(
    LinkEnds, ImportRules,
    cases({
        {"nothing_there", {{"vm:a>nic:b"}}, "?nic:b ?vm:a vm:a>nic:b", "> +1 ~0 =0 -0"},
        {"one_placeholder_for_many_links",
         {{"vm:a>nic:b"}, {"vm:a>nic:c"}},
         "?nic:b ?vm:a ?nic:c vm:a>nic:b vm:a>nic:c",
         "> +1 ~0 =0 -0"},
        {"both_ends_the_same", {{"vm:a>vm:a"}}, "?vm:a vm:a>vm:a", "> +1 ~0 =0 -0"},
        {"an_end_named_by_key_alone",
         {{"vm:a>nic:@K"}},
         "?nic:K@K ?vm:a vm:a>nic:K@K",
         "> +1 ~0 =0 -0"},
        {"filled_by_id", {{"vm:a>nic:b"}, {"vm:a!2"}}, "?nic:b vm:a!2 vm:a>nic:b", "+1 ~0 =0 -0"},
        {"filled_by_id_and_given_a_key",
         {{"vm:a>nic:b"}, {"vm:a@K"}},
         "?nic:b vm:a@K vm:a@K>nic:b",
         "+1 ~0 =0 -0"},
        {"filled_by_key",
         {{"vm:a>nic:x@K"}, {"nic:b@K"}},
         "nic:b@K ?vm:a vm:a>nic:b@K",
         "+1 ~0 =0 -0"},
        {"filled_by_key_from_another_environment",
         {{"vm:a>nic:b@K"}, {"e2/nic:b@K"}},
         "e2/nic:b@K ?vm:a vm:a>nic:b@K(e2)",
         "+1 ~0 =0 -0"},
        {"not_filled_by_id_when_it_has_a_key",
         {{"vm:a>nic:b@K"}, {"nic:b@K2"}},
         "?nic:b@K ?vm:a nic:b@K2 vm:a>nic:b@K",
         "+1 ~0 =0 -0"},
        {"a_named_key_is_never_another_node",
         {{"vm:a>nic:b@K+L"}, {"nic:b@K2"}, {"vm:a>nic:b@K+L"}},
         "?nic:b@K ?vm:a nic:b@K2 vm:a>nic:b@K+L",
         "> +0 ~0 =1 -0"},
        {"ends_of_one_id_and_different_keys",
         {{"vm:a>nic:b@X vm:a>nic:b@Y vm:a>nic:b"}},
         "?nic:b@X ?nic:b@Y ?nic:b ?vm:a vm:a>nic:b@X vm:a>nic:b@Y vm:a>nic:b",
         "> +3 ~0 =0 -0"},
        {"an_end_without_key_takes_no_place_with_one",
         {{"vm:a>nic:b@X"}, {"vm:a>nic:b"}},
         "?nic:b@X ?vm:a ?nic:b vm:a>nic:b@X vm:a>nic:b",
         "> +1 ~0 =0 -0"},
        {"an_end_with_key_takes_no_place_without_one",
         {{"vm:a>nic:b"}, {"vm:a>nic:b@X"}},
         "?nic:b ?vm:a ?nic:b@X vm:a>nic:b vm:a>nic:b@X",
         "> +1 ~0 =0 -0"},
        {"the_least_environment_has_the_place",
         {{"vm:a>nic:@K e2/vm:a>nic:b@K"}},
         "?e2/nic:b@K ?e2/vm:a ?vm:a vm:a>nic:b@K(e2) e2/vm:a>nic:b@K",
         "> +2 ~0 =0 -0"},
        {"the_least_environment_whatever_comes_first",
         {{"e2/vm:a>nic:b@K vm:a>nic:@K"}},
         "?e2/nic:b@K ?e2/vm:a ?vm:a e2/vm:a>nic:b@K vm:a>nic:b@K(e2)",
         "> +2 ~0 =0 -0"},
        {"a_made_key_gives_way_to_a_named_one",
         {{"vm:a>nic:b x:y>x:@vm:a"}},
         "?x:vm:a@vm:a ?nic:b ?vm:a@vm:a#2 ?x:y vm:a@vm:a#2>nic:b x:y>x:vm:a@vm:a",
         "> +2 ~0 =0 -0"},
        {"a_described_node_before_a_place_of_the_same_id",
         {{"vm:z@K"}, {"vm:q>vm:a"}, {"vm:a@K"}, {"vm:a@K2"}},
         "vm:a@K2 ?vm:a ?vm:q vm:q>vm:a",
         "+0 ~1 =0 -0"},
        {"a_named_place_before_the_node_of_the_same_id",
         {{"vm:a@K1"}, {"vm:q>vm:a@K2"}, {"vm:a@K2"}},
         "vm:a@K1 vm:a@K2 ?vm:q vm:q>vm:a@K2",
         "+1 ~0 =0 -0"},
        {"all_keys_are_new",
         {{"vm:a@K1 nic:b@K2 vm:a@K1>nic:b@K2=x+L1 vm:a@K1>nic:b@K2=y+L2"},
          {"vm:a@N1 nic:b@N2 vm:a@N1>nic:b@N2=y+M2 vm:a@N1>nic:b@N2=x+M1"}},
         "vm:a@N1 nic:b@N2 vm:a@N1>nic:b@N2=x+M1 vm:a@N1>nic:b@N2=y+M2",
         "+0 ~2 =0 -0 > +0 ~2 =0 -0"},
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
         "vm:a@K1 nic:b ?vm:a@K2 vm:a@K2>nic:b",
         "> +1 ~0 =0 -0"},
        {"ids_hold_in_their_environment_only",
         {{"vm:a"}, {"e2/vm:a>nic:b"}},
         "vm:a ?e2/nic:b ?e2/vm:a e2/vm:a>nic:b",
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

/// Links in every way to name an end, each with a key of its own.
std::vector<std::string> random_links(std::mt19937& random, int count) {
  const auto below = [&random](int end) {
    return std::uniform_int_distribution<int>(0, end - 1)(random);
  };
  const auto end = [&below] {
    std::string out = below(2) == 0 ? "vm:" : "nic:";
    const bool has_key = below(2) == 0;
    if (!has_key || below(3) != 0) out += std::to_string(below(3));
    if (has_key)
      out += below(4) == 0 ? "@vm:" + std::to_string(below(3)) : "@K" + std::to_string(below(4));
    return out;
  };
  std::vector<std::string> out;
  for (int i = 0; i < count; ++i) {
    out.push_back((below(3) == 0 ? "e2/" : "") + end() + ">" + end() + "+L" + std::to_string(i));
  }
  return out;
}

std::string joined(const std::vector<std::string>& tokens) {
  std::string out;
  for (const auto& token : tokens) out += token + " ";
  return out;
}

class LinkOrder : public ::testing::TestWithParam<Backend> {};

TEST_P(LinkOrder, DoesNotChangeWhereEndsLead) {
  const char* nodes = "vm:0@K0 e2/nic:1 vm:2 vm:2@K2 ";
  for (unsigned seed = 1; seed <= 25; ++seed) {
    SCOPED_TRACE(::testing::Message() << "seed " << seed);
    std::mt19937 random(seed);
    const auto before = joined(random_links(random, 3));
    auto links = random_links(random, 8);
    std::string want;
    for (int round = 0; round < 3; ++round) {
      const TempDir folder(TempDir::Place::kMemory);
      const auto store = GetParam().open(folder.path());
      must(import_script(*store, before));
      must(import_script(*store, nodes + joined(links)));
      const std::string got = dump_topology(*store, store::kNow);
      if (round == 0) want = got;
      ASSERT_EQ(got, want) << joined(links);
      std::shuffle(links.begin(), links.end(), random);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(On, LinkOrder, ::testing::ValuesIn(all_backends()), backend_name);

}  // namespace
}  // namespace toposcope::testing

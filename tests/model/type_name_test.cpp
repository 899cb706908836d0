#include "toposcope/model/type_name.h"

#include <ostream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace toposcope::model {
namespace {

struct NameCase {
  const char* name;
  const char* link_type;
  const char* want_from;
  const char* want_to;
  std::size_t want_dashes;
  const char* want_reverse;
};

void PrintTo(const NameCase& test_case, std::ostream* out) { *out << test_case.link_type; }

std::string case_name(const ::testing::TestParamInfo<NameCase>& param) { return param.param.name; }

class LinkTypeName : public ::testing::TestWithParam<NameCase> {};

TEST_P(LinkTypeName, SplitsAtTheFirstDash) {
  const LinkTypeEnds ends = split_link_type(GetParam().link_type);

  EXPECT_EQ(ends.from, GetParam().want_from);
  EXPECT_EQ(ends.to, GetParam().want_to);
}

TEST_P(LinkTypeName, CountsDashes) {
  EXPECT_EQ(count_dashes(GetParam().link_type), GetParam().want_dashes);
}

TEST_P(LinkTypeName, ReversesAllParts) {
  EXPECT_EQ(reverse_link_type(GetParam().link_type), GetParam().want_reverse);
}

INSTANTIATE_TEST_SUITE_P(Names, LinkTypeName,
                         ::testing::ValuesIn(std::vector<NameCase>{
                             {"proper", "vnic-vedge", "vnic", "vedge", 1, "vedge-vnic"},
                             {"same_type_twice", "edge-edge", "edge", "edge", 1, "edge-edge"},
                             {"no_dash", "vnic", "vnic", "", 0, "vnic"},
                             {"two_dashes", "a-b-c", "a", "b-c", 2, "c-b-a"},
                             {"underscores_are_not_dashes", "host_pnic-network", "host_pnic",
                              "network", 1, "network-host_pnic"},
                             {"nothing_before_the_dash", "-vedge", "", "vedge", 1, "vedge-"},
                             {"nothing_after_the_dash", "vnic-", "vnic", "", 1, "-vnic"},
                             {"only_a_dash", "-", "", "", 1, "-"},
                             {"empty", "", "", "", 0, ""},
                         }),
                         case_name);

}  // namespace
}  // namespace toposcope::model

// Which links share a line, and what they look like together.

#include <ostream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "toposcope/scene/cards.h"

#include "scene/facts_text.h"

namespace toposcope::testing {
namespace {

using model::StatusValue;
using scene::builtin_look;
using scene::CardGraph;
using scene::make_cards;

struct LineCase {
  const char* name;
  const char* links;  ///< Between the instance "a" and the vNIC "b".
  const char* want;
};

void PrintTo(const LineCase& test_case, std::ostream* out) { *out << test_case.links; }

class LinesOfLinks : public ::testing::TestWithParam<LineCase> {};

TEST_P(LinesOfLinks, AreApartOrOne) {
  const auto facts = make_facts(std::string("instance:a vnic:b ") + GetParam().links);
  EXPECT_EQ(lines_of(make_cards(facts, builtin_look(), {})), GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(
    Links, LinesOfLinks,
    ::testing::ValuesIn(std::vector<LineCase>{
        {"one", "a--b", "a--b(0)"},
        {"three_are_apart", "a--b a--b a--b", "a--b(0) a--b(1) a--b(2)"},
        {"four_are_one", "a--b a--b a--b a--b", "a--b(0,1,2,3)"},
        {"their_direction_says_nothing", "a--b b--a a--b b--a", "a--b(0,1,2,3)"},
        {"unless_it_does", "a--b=directed b--a=directed a--b=directed b--a=directed",
         "a--b(0) b--a(1) a--b(2) b--a(3)"},
        {"ok_and_no_check_are_alike", "a--b=ok a--b a--b=ok a--b", "a--b(0,1,2,3)"},
        {"an_error_is_alone", "a--b a--b=error a--b a--b a--b", "a--b(0,2,3,4) a--b(1)"},
        {"so_is_each_warning", "a--b=warning a--b=warning a--b=warning a--b=warning",
         "a--b(0) a--b(1) a--b(2) a--b(3)"},
        {"so_is_each_step_of_the_path", "a--b a--b a--b a--b a--b=why:3", "a--b(0,1,2,3) a--b(4)"},
        {"what_is_down_is_another_line", "a--b a--b a--b a--b a--b=down", "a--b(0,1,2,3) a--b(4)"},
        {"so_is_what_is_implicit", "a--b a--b a--b a--b a--b=implicit", "a--b(0,1,2,3) a--b(4)"},
        {"so_is_what_is_new", "a--b a--b a--b a--b a--b=added", "a--b(0,1,2,3) a--b(4)"},
        {"so_is_what_is_stale", "a--b a--b a--b a--b a--b=stale", "a--b(0,1,2,3) a--b(4)"},
        {"stale_ones_are_one", "a--b=stale a--b=stale a--b=stale a--b=stale", "a--b(0,1,2,3)"},
        {"a_loop", "a--a", "a--a(0)"},
    }),
    [](const ::testing::TestParamInfo<LineCase>& param) { return std::string(param.param.name); });

TEST(LinesOfFolds, HoldTheLinksOfAllMembers) {
  const auto facts = make_facts(
      "instance:i1--vnic:v1 instance:i2--vnic:v2 instance:i3--vnic:v3 instance:i4--vnic:v4 "
      "v1--vconnector:br v2--br v3--br v4--br");
  EXPECT_EQ(lines_of(make_cards(facts, builtin_look(), {})),
            "fold:i1--fold:v1(0,1,2,3) fold:v1--br(4,5,6,7)");
}

TEST(StatusOfLines, IsTheirOwnOrThatOfBothEnds) {
  struct Case {
    const char* facts;
    StatusValue want;
  };
  const std::vector<Case> cases = {
      {"instance:a--vnic:b", StatusValue::kNoCheck},
      {"instance:a--vnic:b=ok", StatusValue::kOk},
      {"instance:a--vnic:b=error", StatusValue::kError},
      {"instance:a--vnic:b a=error b=error", StatusValue::kNoCheck},
      {"instance:a--vnic:b a=stale", StatusValue::kNoCheck},
      {"instance:a--vnic:b a=stale b=stale", StatusValue::kStale},
      {"instance:a--vnic:b=ok a=stale b=stale", StatusValue::kStale},
      {"instance:a--vnic:b=warning a=stale b=stale", StatusValue::kWarning},
      {"instance:a--vnic:b=unknown a=maintenance b=maintenance", StatusValue::kUnknown},
      {"instance:a--vnic:b a=maintenance b=maintenance", StatusValue::kMaintenance},
      {"instance:a--vnic:b a=maintenance b=stale", StatusValue::kNoCheck}};
  for (const Case& test_case : cases) {
    const CardGraph cards = make_cards(make_facts(test_case.facts), builtin_look(), {});
    EXPECT_EQ(cards.lines.at(0).status.value, test_case.want) << test_case.facts;
  }
}

TEST(TextOfLines, IsThatOfTheirLinks) {
  const CardGraph one = make_cards(
      make_facts("instance:a--vnic:b=name:segment_41,error,says:no_carrier,down,implicit"),
      builtin_look(), {});
  EXPECT_EQ(one.lines.at(0).name, "segment 41");
  EXPECT_EQ(one.lines.at(0).title,
            "instance-vnic segment 41\na \u2013 b\nimplicit\nstate down\nError: no carrier");
  const CardGraph several =
      make_cards(make_facts("instance:a--vnic:b=name:x a--b b--a a--b"), builtin_look(), {});
  EXPECT_EQ(several.lines.at(0).name, "");
  EXPECT_EQ(several.lines.at(0).title, "4 links instance-vnic, vnic-instance\na \u2013 b");
}

}  // namespace
}  // namespace toposcope::testing

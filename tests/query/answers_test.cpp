// Dependants, neighbourhoods, reasons and impact of the small cloud; see small_cloud.h.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "query/dependants.h"
#include "query/impact_summary.h"
#include "query/neighbourhood.h"
#include "query/small_cloud_fixture.h"
#include "query/why.h"

namespace toposcope::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class SmallCloud : public OnSmallCloud {
 protected:
  [[nodiscard]] query::AskedOf here() const {
    return {*cloud_.store, cloud_.engine(), store::kNow};
  }
  [[nodiscard]] query::Dependants dependants(std::string_view reference) const {
    return value(query::find_dependants(*cloud_.store, cloud_.engine(), store::kNow,
                                        cloud_.node(reference), {}));
  }
};

std::vector<std::string> names(const scene::GraphFacts& facts) {
  std::vector<std::string> out;
  for (const auto& node : facts.nodes) out.push_back(node.name);
  return out;
}

TEST_F(SmallCloud, DependantsAreWorstFirstByTypeAndProject) {
  const query::Dependants found = dependants("switch:sw");
  ASSERT_THAT(found.all, SizeIs(2));
  EXPECT_EQ(found.all[0].node.name, "web");
  EXPECT_EQ(found.all[0].text, "gateway silent");
  EXPECT_THAT(found.all[0].clique_types, ElementsAre("whole way"));
  EXPECT_EQ(found.all[1].node.name, "db");
  ASSERT_THAT(found.by_type, SizeIs(1));
  EXPECT_EQ(found.by_type[0].by_status.at(model::StatusValue::kWarning), 1U);
  ASSERT_THAT(found.by_project, SizeIs(2));  // shop holds the ill one.
  EXPECT_EQ(found.by_project[0].name, "shop");
  EXPECT_THAT(found.by_project[0].members, ElementsAre(0, 1));
  EXPECT_EQ(found.by_project[1].name, "pay");
  EXPECT_THAT(found.by_project[1].members, ElementsAre(1));
}

TEST_F(SmallCloud, DependantsOfAHostAreThoseOfItsParts) {
  const query::Dependants found = dependants("host:h1");
  EXPECT_THAT(found.all, SizeIs(2));
  EXPECT_THAT(found.parts, SizeIs(2));  // edge and nic
  EXPECT_THAT(found.all[0].clique_types, ElementsAre("whole way", "short way"));
}

TEST_F(SmallCloud, NobodyStandsOnALonelyNetwork) {
  EXPECT_THAT(dependants("network:lan").all, IsEmpty());
}

TEST_F(SmallCloud, NeighbourhoodsAreNearestFirstInBothForms) {
  const auto row = cloud_.row("vedge:edge");
  for (const unsigned depth : {0U, 1U, 2U, 9U}) {
    const auto facts = value(query::neighbourhood(*cloud_.store, row, {.depth = depth}));
    const auto again = value(
        query::neighbourhood(*cloud_.store, cloud_.snapshot(), store::kNow, row, {.depth = depth}));
    EXPECT_EQ(names(facts), names(again));
    EXPECT_EQ(facts.links.size(), again.links.size());
    EXPECT_EQ(facts.hidden, again.hidden);
  }
  const auto one = value(query::neighbourhood(*cloud_.store, row, {.depth = 1}));
  EXPECT_THAT(names(one), ElementsAre("edge", "nic", "n1", "n2"));
  EXPECT_EQ(one.links.size(), 3U);
  EXPECT_EQ(one.hidden, "4 neighbours farther than 1 link");  // web, db, p1, p2
  EXPECT_EQ(one.total_nodes, 8U);
  const auto all = value(query::neighbourhood(*cloud_.store, row, {.depth = 9}));
  EXPECT_EQ(all.nodes.size(), 9U);
  EXPECT_EQ(all.links.size(), 9U);
  EXPECT_EQ(all.hidden, "");
}

TEST_F(SmallCloud, NeighbourhoodsSayWhatTheLimitCut) {
  const auto facts = value(
      query::neighbourhood(*cloud_.store, cloud_.row("vedge:edge"), {.depth = 1, .max_nodes = 2}));
  EXPECT_THAT(names(facts), ElementsAre("edge", "nic"));
  // p1 and p2 hang on the nic.
  EXPECT_EQ(facts.hidden,
            "2 objects within 1 link left out: the limit is 2 objects; 2 neighbours farther than 1 "
            "link");
}

TEST_F(SmallCloud, WhyHereNumbersThePath) {
  const auto all =
      query::why_here(cloud_.engine(), cloud_.node("instance:web"), cloud_.node("switch_pnic:p1"));
  ASSERT_THAT(all, SizeIs(2));
  const query::WhyHere& full = all[0];
  EXPECT_TRUE(full.in_clique);
  EXPECT_EQ(full.headline, "4 steps from web");
  ASSERT_THAT(full.steps, SizeIs(4));
  EXPECT_EQ(full.steps[3].number, 4U);
  EXPECT_EQ(full.steps[3].from.name, "nic");
  EXPECT_EQ(full.steps[3].sentence, "p1 by host_pnic-switch_pnic");
  EXPECT_FALSE(all[1].in_clique);
  EXPECT_TRUE(all[1].obstacle.has_value());
  EXPECT_THAT(all[1].headline, HasSubstr("not in the clique of web: "));
}

TEST_F(SmallCloud, WhyRedNamesWhatIsWorseAndWhatFollows) {
  const auto ill = value(query::read_ill_nodes(*cloud_.store));
  const auto problems = query::find_problems(cloud_.engine(), ill, {});
  EXPECT_THAT(lines_of(problems), ElementsAre("Error p1: web(1) | 2"));
  const auto web = query::why_red(cloud_.engine(), cloud_.node("instance:web"), ill, problems);
  EXPECT_THAT(web.own, HasSubstr("says Warning: gateway silent"));
  ASSERT_THAT(web.worse, SizeIs(1));
  EXPECT_EQ(web.worse[0].sentence, "p1 is in Error: no carrier");
  EXPECT_THAT(web.worse[0].path, SizeIs(4));
  ASSERT_TRUE(web.effect_of.has_value());
  EXPECT_EQ(web.headline, "an effect: p1 is in Error: no carrier");
  const auto port = query::why_red(cloud_.engine(), cloud_.node("switch_pnic:p1"), ill, problems);
  EXPECT_FALSE(port.effect_of.has_value());
  ASSERT_THAT(port.explains, SizeIs(1));
  EXPECT_EQ(port.headline, "nothing it stands on is worse; it explains 1 object");
  const auto db = query::why_red(cloud_.engine(), cloud_.node("instance:db"), ill, problems);
  EXPECT_EQ(db.headline, "it stands on 1 thing that is worse");
}

TEST_F(SmallCloud, ImpactOfTheNicTakesEveryPathOfTheWholeWay) {
  const auto summary =
      value(query::summarise_impact(here(), {{cloud_.node("host_pnic:nic")}, {}}, {.lost = true}));
  EXPECT_EQ(summary.focal_points, 2U);
  EXPECT_EQ(summary.by_loss.at(graph::Loss::kEveryPath), 2U);
  ASSERT_THAT(summary.by_project, SizeIs(2));
  EXPECT_EQ(summary.by_project[0].name, "pay");
  EXPECT_EQ(summary.by_project[1].focal_points, 2U);
  EXPECT_EQ(summary.by_type[0].name, "instance");
  EXPECT_EQ(summary.lines[0].focal_point.name, "db");
}

TEST_F(SmallCloud, ImpactOfAHostIsThatOfItsParts) {
  const auto summary =
      value(query::summarise_impact(here(), {{cloud_.node("host:h1")}, {}}, {.lost = true}));
  ASSERT_THAT(summary.stand_ins, SizeIs(1));
  EXPECT_EQ(summary.stand_ins[0].parts, 2U);
  EXPECT_EQ(summary.focal_points, 4U);  // Both ways of both machines hold the edge.
  EXPECT_EQ(query::impact_text(summary, 1),
            "Lost: host h1\n"
            "host h1 is in no clique and takes its 2 parts along, of which 2 are in cliques\n"
            "4 focal points: every path lost 4\n"
            "  project pay: 2 focal points, every path lost 2\n"
            "  project shop: 4 focal points, every path lost 4\n"
            "Focal points:\n"
            "  instance db: every path lost, paths 1 to 0, project shop, pay\n"
            "  and 3 more\n");
  const query::Json json = query::impact_json(summary);
  EXPECT_EQ(json["counts"]["every path lost"], 4);
  EXPECT_EQ(json["stands_for"][0]["parts"].size(), 2U);
}

TEST_F(SmallCloud, ImpactOfOnePortIsKept) {
  // Both ports lead to one switch by one nic: one path before, one after.
  const auto summary =
      value(query::summarise_impact(here(), {{cloud_.node("switch_pnic:p1")}, {}}, {.lost = true}));
  EXPECT_EQ(summary.by_loss.at(graph::Loss::kKept), 2U);
}

}  // namespace
}  // namespace toposcope::testing

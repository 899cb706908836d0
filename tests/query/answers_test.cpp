// Dependants, neighbourhoods, reasons and impact of the small cloud; see small_cloud.h.

#include <algorithm>
#include <chrono>
#include <map>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "query/clique_facts.h"
#include "query/clique_file.h"
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
using ::testing::Pair;
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
  static constexpr model::UtcMicros early_{std::chrono::hours(24 * 365 * 50)};
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

TEST_F(SmallCloud, AnAcknowledgedReportDoesNotHideAnotherThatIsAsBad) {
  store::GraphStore& store = *cloud_.store;
  const auto row = cloud_.row("instance:web");
  ASSERT_TRUE(store.acknowledge(row, {"ann", ""}).has_value());
  EXPECT_TRUE(dependants("switch:sw").all[0].acknowledged);
  // Older, so that the acknowledged one is still the first.
  ASSERT_TRUE(
      store.set_status(row, "zz", {model::StatusValue::kWarning, "slow", early_}).has_value());
  EXPECT_EQ(dependants("switch:sw").all[0].text, "gateway silent");
  EXPECT_FALSE(dependants("switch:sw").all[0].acknowledged);
}

TEST_F(SmallCloud, IllNodesAreTheProblemsOfTheStore) {
  ASSERT_TRUE(cloud_.store
                  ->set_status(cloud_.row("vedge:edge"), "probe",
                               {model::StatusValue::kMaintenance, "", early_})
                  .has_value());
  const auto problems = value(cloud_.store->problems(0));
  const auto ill = value(query::read_ill_nodes(*cloud_.store));
  ASSERT_EQ(ill.size(), problems.size());
  for (std::size_t i = 0; i < ill.size(); ++i) {
    EXPECT_EQ(ill[i].row, problems[i].node.row);
    EXPECT_EQ(ill[i].value, problems[i].shown.value);
    EXPECT_EQ(ill[i].text, problems[i].shown.text);
    EXPECT_EQ(ill[i].source, problems[i].shown.source);
    EXPECT_EQ(ill[i].since, problems[i].since);
  }
  EXPECT_THAT(ill.back().part_of, ElementsAre(cloud_.row("host:h1")));
  EXPECT_THAT(value(query::read_ill_nodes(*cloud_.store, "elsewhere")), IsEmpty());
}

TEST_F(SmallCloud, AFolderThatIsNoNodeLeadsToItsOwner) {
  const TestInventory house = inventory_of_text(
      R"({"environments_config": [{"_id": "e", "name": "env", "type": "environment"}],
          "inventory": [
            {"_id": "z", "environment": "env", "type": "zone", "id": "z", "name": "z"},
            {"_id": "h", "environment": "env", "type": "host", "id": "h", "name": "h",
             "parent_type": "zone", "parent_id": "z"},
            {"_id": "v", "environment": "env", "type": "vnic", "id": "v", "name": "v",
             "parent_type": "vnics_folder", "parent_id": "h-vnics", "status": "Error"}]})");
  const auto ill = value(query::read_ill_nodes(*house.store));
  ASSERT_THAT(ill, SizeIs(1));
  EXPECT_THAT(ill[0].part_of, ElementsAre(house.row("host:h"), house.row("zone:z")));
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

TEST_F(SmallCloud, WhyRedNamesWhatIsIllSinceNobodyKnowsWhenLast) {
  std::vector<query::IllNode> ill;
  for (const char* reference : {"switch_pnic:p1", "switch_pnic:p2", "vedge:edge"}) {
    query::IllNode& one = ill.emplace_back();
    one.row = cloud_.row(reference);
    one.since = early_;
  }
  ill[0].since = {};
  ill[2].since -= std::chrono::hours(1);
  const auto problems = query::find_problems(cloud_.engine(), ill, {});
  const auto web = query::why_red(cloud_.engine(), cloud_.node("instance:web"), ill, problems);
  std::vector<std::string> worse;
  for (const query::IllReason& one : web.worse) worse.push_back(one.node.name);
  EXPECT_THAT(worse, ElementsAre("edge", "p2", "p1"));
}

TEST_F(SmallCloud, APathIsMarkedWhateverElseThePictureHolds) {
  const auto node = cloud_.node("switch_pnic:p1");
  for (const graph::Explanation& one :
       graph::explain(cloud_.engine(), cloud_.node("instance:web"), node)) {
    if (!one.in_clique) continue;
    auto facts = value(query::neighbourhood(*cloud_.store, cloud_.row("instance:web"),
                                            {.depth = 9, .max_nodes = 99}));
    std::reverse(facts.links.begin(), facts.links.end());
    query::mark_path(cloud_.snapshot(), one.path, facts);
    std::map<std::uint32_t, std::string> steps;
    for (const scene::NodeFacts& fact : facts.nodes) {
      if (fact.marks.why_step != 0) steps[fact.marks.why_step] += fact.name + " ";
    }
    EXPECT_THAT(steps,
                ElementsAre(Pair(1, "web n1 "), Pair(2, "edge "), Pair(3, "nic "), Pair(4, "p1 ")));
    std::map<std::string, std::uint32_t> links;
    for (const scene::LinkFacts& fact : facts.links) links[fact.key] = fact.why_step;
    EXPECT_EQ(links.at("nic-p1"), 4U);
    EXPECT_EQ(links.at("nic-p2"), 0U);
  }
}

TEST_F(SmallCloud, ACliqueDocumentIsWholeOrAnError) {
  const graph::Clique clique = cloud_.engine().cliques_of(cloud_.node("instance:web")).front();
  query::FactsReader reader(*cloud_.store, store::kNow, {});
  const auto facts = value(reader.read(cloud_.engine(), clique));
  const auto write = [&](model::RevisionNumber at) {
    return query::clique_data(query::CliqueFormat::kJson,
                              {cloud_.engine(), clique, facts, *cloud_.store, at});
  };
  EXPECT_TRUE(write(store::kNow).has_value());
  const auto nowhere = write(99);
  ASSERT_FALSE(nowhere.has_value());
  EXPECT_EQ(nowhere.error().code, model::ErrorCode::kNotFound);
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
  EXPECT_EQ(json["by_project"][0]["project"], "pay");
  EXPECT_EQ(json["by_type"][0]["type"], "instance");
  EXPECT_THAT(json["cliques"], SizeIs(4));
  EXPECT_EQ(json["cliques"][0]["projects"], query::Json({"shop", "pay"}));
}

TEST_F(SmallCloud, ImpactOfOnePortIsKept) {
  // Both ports lead to one switch by one nic: one path before, one after.
  const auto summary =
      value(query::summarise_impact(here(), {{cloud_.node("switch_pnic:p1")}, {}}, {.lost = true}));
  EXPECT_EQ(summary.by_loss.at(graph::Loss::kKept), 2U);
}

}  // namespace
}  // namespace toposcope::testing

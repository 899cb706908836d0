// One call for a view, comparisons and what-if files, on the small cloud; see small_cloud.h.

#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "query/compare.h"
#include "query/overlay_file.h"
#include "query/picture_facts.h"
#include "query/small_cloud_fixture.h"
#include "support/temp_dir.h"

namespace toposcope::testing {
namespace {

using query::FocalAnswer;
using query::FocalRequest;
using query::FocalState;
using scene::Difference;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class Focal : public OnSmallCloud {
 protected:
  [[nodiscard]] FocalAnswer ask(const FocalRequest& request) const {
    return value(query::read_focal(*cloud_.store, request));
  }
  [[nodiscard]] static FocalRequest of(const std::string& reference) {
    FocalRequest out;
    out.reference = reference;
    return out;
  }
};

TEST_F(Focal, TheFullerCliqueTypeShowsAndTheOtherIsNamed) {
  const FocalAnswer answer = ask(of("instance:web"));
  EXPECT_EQ(answer.state, FocalState::kClique);
  EXPECT_EQ(answer.clique_type, "full");
  EXPECT_EQ(answer.facts.nodes.size(), 7U);  // web n1 edge nic p1 p2 sw
  EXPECT_EQ(answer.facts.links.size(), 7U);
  ASSERT_THAT(answer.fitting, SizeIs(2));
  EXPECT_EQ(answer.fitting[1].name, "short way");
  EXPECT_EQ(answer.fitting[1].links, 2U);
}

TEST_F(Focal, StepsCountWhatTheyFoundAndSayWhyTheyStopped) {
  const FocalAnswer answer = ask(of("instance:web"));
  std::vector<std::pair<std::size_t, std::size_t>> counts;
  for (const auto& step : answer.steps) counts.emplace_back(step.nodes, step.links);
  using Count = std::pair<std::size_t, std::size_t>;
  EXPECT_THAT(counts, ElementsAre(Count(1, 1), Count(1, 1), Count(1, 1), Count(2, 2), Count(1, 2),
                                  Count(0, 0)));
  EXPECT_TRUE(answer.steps[5].stopped);
  EXPECT_FALSE(answer.steps[4].stopped);
  EXPECT_EQ(answer.steps[5].why, "the environment has no link of type switch-network");
}

TEST_F(Focal, TheWholeRevisionGivesTheSame) {
  const FocalAnswer around = ask(of("instance:web"));
  const FocalAnswer whole =
      value(query::read_focal(*cloud_.store, of("instance:web"), cloud_.loaded));
  ASSERT_EQ(whole.facts.nodes.size(), around.facts.nodes.size());
  for (std::size_t i = 0; i < whole.facts.nodes.size(); ++i)
    EXPECT_EQ(whole.facts.nodes[i].key, around.facts.nodes[i].key);
  FocalRequest past = of("instance:web");
  past.at = 1;
  EXPECT_EQ(ask(past).facts.links.size(), around.facts.links.size());
}

TEST_F(Focal, ATypeWithoutCliqueTypeIsNoError) {
  const FocalAnswer answer = ask(of("switch:sw"));
  EXPECT_EQ(answer.state, FocalState::kNoCliqueType);
  EXPECT_EQ(answer.message,
            "no clique type for focal points of type 'switch' fits environment 'env'");
  EXPECT_THAT(answer.facts.nodes, SizeIs(1));
}

TEST_F(Focal, AnUnknownCliqueTypeIsAnError) {
  FocalRequest request = of("instance:web");
  request.clique_type = "none";
  const auto answer = query::read_focal(*cloud_.store, request);
  ASSERT_FALSE(answer.has_value());
  EXPECT_EQ(answer.error().code, model::ErrorCode::kNotFound);
}

TEST_F(Focal, AWhatIfThatTakesTheNicEndsTheCliqueThere) {
  FocalRequest request = of("instance:web");
  request.without = {"host_pnic:nic"};
  request.clique_type = "full";
  const FocalAnswer after = ask(request);
  EXPECT_EQ(after.facts.nodes.size(), 3U);  // web n1 edge
  query::CompareOptions options;
  options.kind = query::ComparisonKind::kWhatIf;
  options.failed = {"nic"};
  const auto both = query::compare(ask(of("instance:web")).facts, after.facts, {}, options);
  EXPECT_EQ(both.facts.nodes.size(), 7U);
  EXPECT_EQ(both.same_nodes, 3U);
  EXPECT_EQ(both.summary, "4 objects removed, 5 links removed");
  std::vector<std::string> sentences;
  for (const auto& thing : both.things)
    if (!thing.is_link) sentences.push_back(thing.sentence);
  EXPECT_THAT(sentences, ::testing::UnorderedElementsAre("nic fails", "p1 is lost", "p2 is lost",
                                                         "sw is lost"));
  for (const auto& link : both.facts.links) {
    ASSERT_LT(link.source, both.facts.nodes.size());
    EXPECT_EQ(link.key,
              both.facts.nodes[link.source].key + "-" + both.facts.nodes[link.target].key);
  }
}

TEST_F(Focal, TwoFocalPointsShareWhatTheyShare) {
  query::CompareOptions options;
  options.kind = query::ComparisonKind::kFocal;
  const auto both =
      query::compare(ask(of("instance:web")).facts, ask(of("instance:db")).facts, {}, options);
  EXPECT_EQ(both.same_nodes, 5U);  // edge nic p1 p2 sw
  EXPECT_EQ(both.summary,
            "2 objects only in A, 2 objects only in B, 2 links only in A, 2 links only in B");
}

TEST_F(Focal, AChangeOfStatusIsTold) {
  const scene::GraphFacts before = ask(of("instance:web")).facts;
  scene::GraphFacts after = before;
  after.nodes[0].status = {model::StatusValue::kError, false, "down"};
  const auto both = query::compare(before, after, {}, {});
  ASSERT_THAT(both.things, SizeIs(1));
  EXPECT_EQ(both.things[0].difference, Difference::kChanged);
  EXPECT_TRUE(both.things[0].got_worse);
  EXPECT_EQ(both.summary, "1 object changed (1 worse)");
  EXPECT_EQ(both.things[0].sentence, "web: Warning to Error, worse");
  EXPECT_EQ(both.facts.nodes[0].status.text, "was Warning; down");
  EXPECT_EQ(query::compare(before, before, {}, {}).summary, "no difference");
}

TEST_F(Focal, CausesAreFoundByKey) {
  const scene::GraphFacts before = ask(of("instance:web")).facts;
  scene::GraphFacts after = before;
  after.links.clear();
  graph::CliqueDiff diff;
  diff.differences.push_back({false, true, "web-n1", "instance-vnic", "web-n1",
                              graph::Cause::kLinkGone, "the link was retired"});
  const auto both = query::compare(before, after, {diff}, {});
  EXPECT_EQ(both.things[0].because, "the link was retired");
  EXPECT_EQ(both.facts.links.size(), before.links.size());
}

TEST_F(Focal, AWhatIfFileIsWrittenReadAndFound) {
  graph::Overlay overlay;
  overlay.nodes = {cloud_.node("host_pnic:nic")};
  overlay.links = {model::LinkId{0}};
  query::OverlayFile file;
  file.environment = "env";
  file.lost = {{"host_pnic", "nic", "nic", "nic"}};
  file.links = {{std::string(cloud_.snapshot().key(model::LinkId{0})), "", ""}};
  file.title = "CHG-1";
  const query::OverlayFile again = value(query::read_overlay_file(query::write_overlay_file(file)));
  EXPECT_EQ(again, file);
  const query::FoundOverlay found = query::find_overlay(cloud_.snapshot(), again);
  EXPECT_THAT(found.unknown, IsEmpty());
  EXPECT_EQ(found.overlay.nodes, overlay.nodes);
  EXPECT_EQ(found.overlay.links, overlay.links);
}

TEST_F(Focal, AWhatIfFileNamesWhatIsNotThere) {
  query::OverlayFile file;
  file.lost = {{"switch", "gone", "", ""}, {"host_pnic", "nic", "old-key", ""}};
  file.links = {{"no-link", "", ""}};
  const query::FoundOverlay found = query::find_overlay(cloud_.snapshot(), file);
  EXPECT_THAT(found.unknown, ElementsAre("switch:gone is not in this inventory",
                                         "link with the key no-link is not in this inventory"));
  EXPECT_THAT(found.overlay.nodes, SizeIs(1));  // By type and id, for the key is of another file.
}

TEST_F(Focal, AWhatIfFileGoesWhereNamesGo) {
  const TempDir folder;
  const std::string path = folder / "change.json";
  std::ofstream(path)
      << R"({"toposcope": "what-if", "version": 1, "lost": [{"type": "host_pnic", "id": "nic"}]})";
  FocalRequest request = of("instance:web");
  request.clique_type = "full";
  request.without = {"@" + path};
  EXPECT_EQ(ask(request).facts.nodes.size(), 3U);
  request.without = {"@" + path + ".none"};
  EXPECT_FALSE(query::read_focal(*cloud_.store, request).has_value());
}

TEST(OverlayFile, FaultsSayWhere) {
  const auto where = [](const char* text) {
    const auto file = query::read_overlay_file(text);
    return file.has_value() ? std::string("none") : file.error().where;
  };
  EXPECT_EQ(where("[]"), "");
  EXPECT_EQ(where("{}"), "/toposcope");
  EXPECT_EQ(where(R"({"toposcope": "what-if"})"), "/version");
  EXPECT_EQ(where(R"({"toposcope": "what-if", "version": 2})"), "/version");
  EXPECT_EQ(where(R"({"toposcope": "what-if", "version": 1, "x": 1})"), "/x");
  EXPECT_EQ(where(R"({"toposcope": "what-if", "version": 1, "made_at": "noon"})"), "/made_at");
  EXPECT_EQ(where(R"({"toposcope": "what-if", "version": 1, "lost": [{"key": "k"}, {"id": "a"}]})"),
            "/lost/1");
  EXPECT_EQ(where(R"({"toposcope": "what-if", "version": 1, "links": [{"key": 5}]})"),
            "/links/0/key");
}

}  // namespace
}  // namespace toposcope::testing

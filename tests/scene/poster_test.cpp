// Whole pictures.

#include "toposcope/scene/poster.h"

#include <algorithm>
#include <string>
#include <variant>
#include <vector>

#include <gtest/gtest.h>

#include "toposcope/scene/cards.h"
#include "toposcope/scene/picture.h"

#include "scene/facts_text.h"
#include "scene/random_facts.h"
#include "scene/scene_probe.h"

namespace toposcope::testing {
namespace {

using scene::GraphFacts;
using scene::LayoutName;
using scene::Poster;
using scene::PosterOptions;
using scene::Scene;

constexpr const char* kMesh = "ps_host:a--ps_host:b b--ps_host:c c--a";

bool has_text(const Scene& scene, const std::string& part) {
  const auto texts = texts_of(scene);
  return std::any_of(texts.begin(), texts.end(),
                     [&](const std::string& text) { return text.find(part) != std::string::npos; });
}

/// Nothing is drawn outside of the picture.
void expect_inside(const Scene& scene) {
  const scene::Rect extent = extent_of(scene);
  EXPECT_GE(extent.x, 0);
  EXPECT_GE(extent.y, 0);
  EXPECT_LE(extent.right(), scene.size().width);
  EXPECT_LE(extent.bottom(), scene.size().height);
}

TEST(LayoutNames, AreThoseOfTheCommandLine) {
  const std::vector<std::pair<const char*, LayoutName>> names = {
      {"auto", LayoutName::kAuto},     {"tiers", LayoutName::kTiers},
      {"radial", LayoutName::kRadial}, {"matrix", LayoutName::kMatrix},
      {"dot", LayoutName::kDot},       {"sfdp", LayoutName::kSfdp}};
  for (const auto& [name, layout] : names) EXPECT_EQ(scene::layout_named(name), layout) << name;
  for (const char* name : {"", "Tiers", "tiers ", "neato"}) {
    EXPECT_EQ(scene::layout_named(name), std::nullopt) << name;
  }
}

TEST(Posters, NeedAThemeThatIsThere) {
  const auto refused = draw_poster({}, scene::builtin_look(), {.theme = "neon"});
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().code, model::ErrorCode::kInvalidArgument);
  EXPECT_EQ(refused.error().message, "there is no theme 'neon'; there are: dark, light, print");
}

TEST(Posters, ChooseAMatrixForMeshesOnly) {
  const auto is_matrix = [](const char* facts, LayoutName layout) {
    return has_group(must_draw(make_facts(facts), {.layout = layout}).scene, "cell-0-1");
  };
  EXPECT_TRUE(is_matrix(kMesh, LayoutName::kAuto));
  EXPECT_FALSE(is_matrix(kMesh, LayoutName::kTiers));
  EXPECT_FALSE(is_matrix("instance:a--vnic:b", LayoutName::kAuto));
  EXPECT_TRUE(is_matrix("switch:a--switch:b b--vnic:c", LayoutName::kMatrix)) << "on request";
}

TEST(Posters, OfMatricesSayWhatTheyLeaveOut) {
  const Scene scene =
      must_draw(make_facts("ps_host:a--ps_host:b b--ps_host:c c--a a--b network:n--a")).scene;
  EXPECT_TRUE(has_text(scene, "3 of 4 objects, 4 of 5 links"));
  EXPECT_TRUE(has_text(scene, "a matrix shows ps_host only"));
  EXPECT_FALSE(has_text(scene, "nothing hidden"));
}

TEST(Posters, HaveHeadingsTruthLegendAndCaption) {
  const Scene scene = must_draw(make_facts("instance:a@h--vnic:b@h"),
                                {.caption = {"instance a", "full (2 steps)", "revision 7"}})
                          .scene;
  for (const char* text : {"workload", "vNIC", "2 of 2 objects, 1 of 1 links", "nothing hidden",
                           "no check", "link", "instance a", "full (2 steps)", "revision 7"}) {
    EXPECT_TRUE(has_text(scene, text)) << text;
  }
  expect_inside(scene);
}

TEST(BarePosters, AreTheDrawingAlone) {
  const GraphFacts facts = make_facts("instance:a@h--vnic:b@h");
  const Poster bare = must_draw(facts, {.bare = true, .caption = {"instance a", "rule", "now"}});
  EXPECT_FALSE(has_text(bare.scene, "nothing hidden"));
  EXPECT_FALSE(has_text(bare.scene, "instance a"));
  EXPECT_TRUE(has_text(bare.scene, "vNIC"));
  EXPECT_LE(bare.scene.size().width, bare.layout.bounds.width + 40);
  expect_inside(bare.scene);
}

TEST(Posters, WriteNothingOverSomethingElse) {
  PosterOptions options;
  options.layout = LayoutName::kTiers;
  options.caption = {"instance " + std::string(300, 'W'),
                     "a rule with a very long name, " + std::string(200, 'r'),
                     "2026-11-20 14:32:09 CET, revision 4812, " + std::string(200, 't')};
  for (unsigned seed = 1; seed <= 30; ++seed) {
    SCOPED_TRACE(::testing::Message() << "seed " << seed);
    GraphFacts facts = random_facts(seed, {.chains = 2 + seed, .wild_names = seed % 2 == 0});
    facts.hidden = "hidden by " + std::string(250, 'h');
    options.bare = seed % 5 == 0;
    const Scene scene = must_draw(facts, options).scene;
    expect_inside(scene);
    const std::vector<TextBox> all = text_boxes(scene);
    const auto truth = std::find_if(all.begin(), all.end(), [](const TextBox& text) {
      return text.text.find(" objects, ") != std::string::npos;
    });
    EXPECT_EQ(truth == all.end(), options.bare);
    EXPECT_EQ(overlaps_of({truth, all.end()}), "");
  }
}

/// Headings are the texts above the first title bar.
TEST(Headings, DoNotTouchEachOther) {
  const Scene scene = must_draw(make_facts("instance:a@h vservice:b@h container:c@h pod:d@h "
                                           "a--vnic:v@h v--vconnector:w@h w--vedge:x@h"))
                          .scene;
  std::vector<TextBox> heads;
  for (const TextBox& text : text_boxes(scene)) {
    if (text.rect.y < 40) heads.push_back(text);
  }
  EXPECT_GE(heads.size(), 4U);
  EXPECT_EQ(overlaps_of(heads), "");
  EXPECT_TRUE(heads.at(0).text.ends_with("\u2026")) << heads.at(0).text;
}

TEST(HeadingsOfTheFabric, NameRunsOfCards) {
  const Scene scene =
      must_draw(make_facts("host_pnic:e@h--switch_pnic:p p--switch:leaf e--network:n "
                           "e--project:q e--region:r"),
                {.layout = LayoutName::kTiers})
          .scene;
  EXPECT_EQ(overlaps_of(text_boxes(scene)), "");
  EXPECT_TRUE(has_text(scene, "networks"));
}

TEST(LayoutsWithoutBoxes, ShowEveryNodeAndLink) {
  const GraphFacts facts = make_facts(
      "vedge:e@node-6=name:node-6-OVS switch_pnic:p--switch:leaf e--p host:node-6 host:node-6--e");
  const Scene scene = must_draw(facts, {.layout = LayoutName::kRadial}).scene;
  for (const char* key : {"e", "p", "leaf", "node-6"}) {
    EXPECT_TRUE(has_group(scene, std::string("n-") + key)) << key;
  }
  for (const char* key : {"l-0", "l-1", "l-2"}) EXPECT_TRUE(has_group(scene, key)) << key;
  EXPECT_TRUE(has_text(scene, "node-6-OVS"));
  EXPECT_FALSE(has_text(scene, "drawn as"));
  expect_inside(scene);
}

TEST(PostersAfterOthers, StayWithinTheirPicture) {
  for (unsigned seed = 1; seed <= 20; ++seed) {
    SCOPED_TRACE(::testing::Message() << "seed " << seed);
    const GraphFacts before = random_facts(seed, {.chains = 14});
    const GraphFacts after = random_facts(seed, {.chains = 6});
    const Poster first = must_draw(before, {.layout = LayoutName::kTiers});
    const Poster second =
        must_draw(after, {.layout = LayoutName::kTiers, .previous = &first.layout});
    expect_inside(second.scene);
  }
}

TEST(PostersOfNothing, SayThatThereIsNothing) {
  for (const LayoutName layout : {LayoutName::kAuto, LayoutName::kTiers, LayoutName::kRadial}) {
    const Scene scene = must_draw({}, {.layout = layout}).scene;
    EXPECT_TRUE(has_text(scene, "0 of 0 objects"));
    expect_inside(scene);
  }
  EXPECT_GT(must_draw({}, {.bare = true}).scene.size().width, 0);
}

TEST(FittedScenes, FillTheirRoomWithoutDistortion) {
  const Scene scene = must_draw(make_facts("instance:a--vnic:b")).scene;
  for (const scene::Size room :
       {scene::Size{1000, 300}, scene::Size{300, 1000}, scene::Size{50, 50}, scene.size()}) {
    const scene::Fitted fitted = scene::fit_into(scene, room);
    EXPECT_NEAR(fitted.scene.size().width * fitted.scale, room.width, 0.1);
    EXPECT_NEAR(fitted.scene.size().height * fitted.scale, room.height, 0.1);
    expect_inside(fitted.scene);
    const scene::Rect before = extent_of(scene);
    const scene::Rect after = extent_of(fitted.scene);
    EXPECT_NEAR(after.width, before.width, 0.1) << "the painter scales";
    const float left = after.x - before.x;
    EXPECT_NEAR(left, (fitted.scene.size().width - scene.size().width) / 2, 0.1) << "centred";
  }
}

TEST(PlacedPoster, IsThePictureOfTheSameCardsAndPlaces) {
  const GraphFacts facts = make_facts("instance:web--vnic:tap vnic:tap--vconnector:br");
  const scene::Look& look = scene::builtin_look();
  PosterOptions options;
  options.caption.title = "instance web";
  const auto laid_out = scene::draw_poster(facts, look, options);
  const scene::CardGraph cards = scene::make_cards(facts, look, {.room_for_status = true});
  const auto placed = scene::draw_placed_poster(
      {facts, cards, graph::lay_out_tiers(cards.layout_input(nullptr))}, look, options);
  ASSERT_TRUE(laid_out.has_value() && placed.has_value());
  EXPECT_EQ(scene::to_svg(placed.value(), {"web"}), scene::to_svg(laid_out.value().scene, {"web"}));
}

TEST(PlacedPoster, KeepsCardsWhereTheyWerePut) {
  const GraphFacts facts = make_facts("instance:web--vnic:tap");
  const scene::Look& look = scene::builtin_look();
  const scene::CardGraph cards = scene::make_cards(facts, look, {});
  graph::LayoutInput input = cards.layout_input(nullptr);
  input.pins.push_back({0, {900, 700}});
  const graph::Layout layout = graph::lay_out_tiers(input);
  PosterOptions options;
  options.bare = true;
  const auto placed = scene::draw_placed_poster({facts, cards, layout}, look, options);
  ASSERT_TRUE(placed.has_value());
  EXPECT_GE(placed.value().size().width, layout.bounds.width);
  EXPECT_GE(placed.value().size().height, layout.bounds.height);
}

TEST(PlacedPoster, CutsAPartAtStraightEdges) {
  const GraphFacts facts = make_facts("instance:web--vnic:tap vnic:tap--vconnector:br");
  const scene::Look& look = scene::builtin_look();
  const scene::CardGraph cards = scene::make_cards(facts, look, {});
  const graph::Layout layout = graph::lay_out_tiers(cards.layout_input(nullptr));
  PosterOptions options;
  options.bare = true;
  const scene::Rect part{layout.bounds.x + 20, layout.bounds.y + 10, 100, 20};
  const auto placed = scene::draw_placed_poster({facts, cards, layout}, look, options, part);
  ASSERT_TRUE(placed.has_value());
  const scene::Scene& drawn = placed.value();
  EXPECT_FLOAT_EQ(drawn.size().width, 100 + 2 * 16);  // 16 free on each side
  EXPECT_FLOAT_EQ(drawn.size().height, 20 + 2 * 16);
  // The last four shapes cover the margins, and leave the part.
  std::vector<scene::Rect> covers;
  for (const scene::Shape& shape : drawn.shapes().last(4)) {
    const auto* box = std::get_if<scene::Box>(&shape);
    ASSERT_NE(box, nullptr);
    EXPECT_EQ(box->fill, drawn.background());
    covers.push_back(box->rect);
  }
  const auto is_covered = [&](scene::Point at) {
    return std::any_of(covers.begin(), covers.end(), [&](const scene::Rect& rect) {
      return at.x >= rect.x && at.x < rect.right() && at.y >= rect.y && at.y < rect.bottom();
    });
  };
  for (int x = 0; x < 132; ++x) {
    for (int y = 0; y < 52; ++y) {
      const bool is_part = x >= 16 && x < 116 && y >= 16 && y < 36;
      const scene::Point at{static_cast<float>(x) + 0.5F, static_cast<float>(y) + 0.5F};
      EXPECT_NE(is_covered(at), is_part) << x << ' ' << y;
    }
  }
}

TEST(PlacedPoster, NamesAThemeThatThereIsNot) {
  PosterOptions options;
  options.theme = "pink";
  const GraphFacts facts = make_facts("instance:web--vnic:tap");
  const scene::CardGraph cards = scene::make_cards(facts, scene::builtin_look(), {});
  const graph::Layout layout = graph::lay_out_tiers(cards.layout_input(nullptr));
  const auto placed =
      scene::draw_placed_poster({facts, cards, layout}, scene::builtin_look(), options);
  ASSERT_FALSE(placed.has_value());
  EXPECT_NE(placed.error().message.find("'pink'"), std::string::npos);
}

}  // namespace
}  // namespace toposcope::testing

// States of cards, row by row of the table in the visual specification.

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <map>
#include <ostream>
#include <string>
#include <variant>
#include <vector>

#include <gtest/gtest.h>

#include "toposcope/scene/canvas.h"

#include "scene/badge_reader.h"
#include "scene/facts_text.h"
#include "scene/scene_probe.h"

namespace toposcope::testing {
namespace {

using model::StatusValue;
using scene::Box;
using scene::Colour;
using scene::Path;
using scene::Point;
using scene::Rect;
using scene::Scene;
using scene::Stroke;
using scene::Theme;

const Theme& dark() { return *scene::builtin_look().theme("dark"); }

/// One card, drawn.
struct DrawnCard {
  Scene scene;
  Rect rect;
  float opacity = 1;
};

DrawnCard draw_one(const std::string& facts_text, const Theme& theme = dark()) {
  const auto facts = make_facts(facts_text);
  const auto cards = scene::make_cards(facts, scene::builtin_look(), {});
  const auto layout = graph::lay_out_tiers(cards.layout_input(nullptr));
  const auto drawing = scene::draw_canvas(cards, layout, scene::builtin_look(), theme);
  const scene::Group& group = group_named(drawing.scene, "n-" + cards.cards.at(0).key);
  return {part_of(drawing.scene, group), layout.nodes.at(0), group.opacity};
}

template <typename Kind>
std::vector<Kind> all_of(const Scene& scene) {
  std::vector<Kind> out;
  for (const scene::Shape& shape : scene.shapes()) {
    if (const auto* one = std::get_if<Kind>(&shape)) out.push_back(*one);
  }
  return out;
}

/// Boxes with the outline of the card, give or take half a border.
std::vector<Box> bodies_of(const DrawnCard& card) {
  std::vector<Box> out;
  for (const Box& box : all_of<Box>(card.scene)) {
    const bool same = std::abs(box.rect.x - card.rect.x) <= 0.5F &&
                      std::abs(box.rect.y - card.rect.y) <= 0.5F &&
                      std::abs(box.rect.right() - card.rect.right()) <= 0.5F;
    if (same) out.push_back(box);
  }
  return out;
}

/// Width of the bar at the left; 0: there is none.
float bar_of(const DrawnCard& card) {
  for (const Path& path : all_of<Path>(card.scene)) {
    if (steps_of(card.scene, path) == "MCLCZ") {
      return card.scene.points(path)[0].x - card.rect.x;
    }
  }
  return 0;
}

bool is_hatched(const DrawnCard& card) {
  const std::vector<Path> paths = all_of<Path>(card.scene);
  return std::any_of(paths.begin(), paths.end(),
                     [](const Path& path) { return path.stroke.colour == dark().hatch; });
}

std::string badge_of(const DrawnCard& card) {
  return badge_at(card.scene, {card.rect.right() - 1, card.rect.y}, dark().canvas);
}

using ColourOf = std::function<Colour(const Theme&)>;

ColourOf mark(StatusValue status) {
  return [status](const Theme& theme) { return theme.of(status).mark; };
}
ColourOf ink(StatusValue status) {
  return [status](const Theme& theme) { return theme.of(status).text; };
}
ColourOf tint(StatusValue status) {
  return [status](const Theme& theme) { return theme.of(status).tint; };
}
Colour card_fill(const Theme& theme) { return theme.card; }
Colour canvas(const Theme& theme) { return theme.canvas; }
Colour card_border(const Theme& theme) { return theme.card_border; }
Colour text3(const Theme& theme) { return theme.text3; }
Colour text2(const Theme& theme) { return theme.text2; }
Colour accent(const Theme& theme) { return theme.accent; }

constexpr std::array<float, 4> kSolid = {0, 0, 0, 0};

struct StateRow {
  const char* name;
  const char* flags;
  float bar;
  float border;
  ColourOf border_colour;
  std::array<float, 4> dash;
  ColourOf fill;
  bool hatched;
  const char* badge;
};

void PrintTo(const StateRow& row, std::ostream* out) { *out << row.flags; }

class CardStates : public ::testing::TestWithParam<StateRow> {};

TEST_P(CardStates, AreDrawnAsTheirRowSays) {
  const StateRow& row = GetParam();
  const DrawnCard card = draw_one(std::string("vnic:n=") + row.flags);
  EXPECT_EQ(bar_of(card), row.bar);
  EXPECT_EQ(is_hatched(card), row.hatched);
  EXPECT_EQ(badge_of(card), row.badge);
  const std::vector<Box> bodies = bodies_of(card);
  ASSERT_FALSE(bodies.empty());
  EXPECT_EQ(bodies.front().fill, row.fill(dark()));
  const Stroke& border = bodies.back().border;
  EXPECT_EQ(border.width, row.border);
  EXPECT_EQ(border.colour, row.border_colour(dark()));
  EXPECT_EQ(border.dash, row.dash);
}

constexpr auto kWarning = StatusValue::kWarning;
constexpr auto kError = StatusValue::kError;
constexpr auto kMaintenance = StatusValue::kMaintenance;
constexpr auto kStale = StatusValue::kStale;
constexpr auto kUnknown = StatusValue::kUnknown;

INSTANTIATE_TEST_SUITE_P(
    Rows, CardStates,
    ::testing::ValuesIn(std::vector<StateRow>{
        {"no_check", "x:y", 0, 1, card_border, kSolid, card_fill, false, "none"},
        {"ok", "ok", 3, 1, card_border, kSolid, card_fill, false, "none"},
        {"warning", "warning", 4, 1.5F, mark(kWarning), kSolid, tint(kWarning), false,
         "triangle |."},
        {"error", "error", 4, 2, mark(kError), kSolid, tint(kError), false, "square //"},
        {"warning_ack", "warning,ack", 4, 1, mark(kWarning), kSolid, card_fill, false,
         "triangle hollow tick"},
        {"error_ack", "error,ack", 4, 1, mark(kError), kSolid, card_fill, false,
         "square hollow tick"},
        {"unknown", "unknown", 4, 1, ink(kUnknown), kSolid, card_fill, false, "ring ?"},
        {"unknown_ack", "unknown,ack", 4, 1, ink(kUnknown), kSolid, card_fill, false, "ring tick"},
        {"stale", "stale", 0, 1, ink(kStale), {4, 3, 0, 0}, card_fill, true, "ring hands"},
        {"stale_ack", "stale,ack", 0, 1, ink(kStale), {4, 3, 0, 0}, card_fill, true, "ring tick"},
        {"maintenance", "maintenance", 4, 1, mark(kMaintenance), kSolid, tint(kMaintenance), false,
         "diamond ||"},
        {"maintenance_ack", "maintenance,ack", 4, 1, mark(kMaintenance), kSolid, card_fill, false,
         "diamond hollow tick"},
        {"placeholder", "placeholder", 0, 1, text3, {1.5F, 3, 0, 0}, canvas, false, "none"},
        {"removed", "removed", 0, 1, text2, {4, 3, 0, 0}, canvas, false, "ring -"},
        {"added", "added,ok", 3, 1, card_border, kSolid, card_fill, false, "disc -|"},
        {"changed", "changed,error", 4, 2, mark(kError), kSolid, tint(kError), false, "disc ~"},
        {"on_the_path", "ok,why:2", 3, 1.5F, accent, kSolid, card_fill, false, "none"},
        {"ill_on_the_path", "error,why:2", 4, 2, mark(kError), kSolid, tint(kError), false,
         "square //"},
    }),
    [](const ::testing::TestParamInfo<StateRow>& param) { return std::string(param.param.name); });

scene::Text text_named(const DrawnCard& card, const std::string& text) {
  for (const scene::Text& one : all_of<scene::Text>(card.scene)) {
    if (one.text == text) return one;
  }
  ADD_FAILURE() << "no text " << text;
  return {};
}

TEST(CardTexts, FollowTheState) {
  EXPECT_TRUE(text_named(draw_one("vnic:n=placeholder"), "n").style.italic);
  const DrawnCard removed = draw_one("vnic:n=removed");
  EXPECT_TRUE(text_named(removed, "n").style.struck);
  EXPECT_EQ(removed.opacity, 0.5F);
  EXPECT_EQ(draw_one("vnic:n=added").opacity, 1);
  const DrawnCard error = draw_one("vnic:n=error,says:down");
  EXPECT_EQ(text_named(error, "n").style.colour, dark().text);
  EXPECT_EQ(text_named(error, "down").style.colour, dark().of(kError).text);
}

TEST(Placeholders, AreDottedWithRoundDots) {
  EXPECT_EQ(bodies_of(draw_one("vnic:n=placeholder")).back().border.cap, scene::Cap::kRound);
}

/// Boxes whose distance from the card is the same all around.
std::vector<Box> rings_of(const DrawnCard& card, float distance) {
  std::vector<Box> out;
  for (const Box& box : all_of<Box>(card.scene)) {
    const bool around = std::abs(card.rect.x - box.rect.x - distance) < 0.01F &&
                        std::abs(card.rect.y - box.rect.y - distance) < 0.01F &&
                        std::abs(box.rect.right() - card.rect.right() - distance) < 0.01F;
    if (around) out.push_back(box);
  }
  return out;
}

TEST(SelectedCards, HaveARingTwoOutsideAndAHalo) {
  const DrawnCard card = draw_one("vnic:n=ok,selected");
  const std::vector<Box> rings = rings_of(card, 3);  // 2 of width, centred 3 outside
  ASSERT_EQ(rings.size(), 1U);
  EXPECT_EQ(rings[0].border, (Stroke{dark().accent, 2, scene::Cap::kButt, {}}));
  EXPECT_EQ(rings[0].fill.alpha, 0);
  const std::vector<Box> halos = rings_of(card, 5);
  ASSERT_EQ(halos.size(), 1U);
  EXPECT_EQ(halos[0].border.width, 5);
  EXPECT_EQ(halos[0].border.colour, scene::with_alpha(dark().accent, 0.22F));
}

TEST(FoundCards, HaveASoftHalo) {
  const std::vector<Box> halos = rings_of(draw_one("vnic:n=found"), 4);
  ASSERT_EQ(halos.size(), 1U);
  EXPECT_EQ(halos[0].fill, dark().accent_soft);
}

TEST(PinnedCards, HaveAPinAtTheLowerRight) {
  const DrawnCard plain = draw_one("vnic:n=ok");
  const DrawnCard pinned = draw_one("vnic:n=ok,pinned");
  EXPECT_EQ(pinned.scene.shapes().size(), plain.scene.shapes().size() + 2);
  const auto circles = all_of<scene::Circle>(pinned.scene);
  ASSERT_EQ(circles.size(), 1U);
  EXPECT_GT(circles[0].centre.x, pinned.rect.right() - 14);
  EXPECT_GT(circles[0].centre.y, pinned.rect.bottom() - 14);
  EXPECT_EQ(circles[0].border.colour, dark().accent);
}

TEST(FocalPoints, AreHigherWithRingAndTab) {
  const DrawnCard card = draw_one("vnic:n=ok,focal");
  EXPECT_EQ(card.rect.height, 50);
  const std::vector<Box> rings = rings_of(card, 3);
  ASSERT_EQ(rings.size(), 1U);
  EXPECT_EQ(rings[0].border.colour, dark().accent);
  const scene::Text name = text_named(card, "n");
  EXPECT_EQ(name.style.size, 14);
  EXPECT_EQ(name.style.weight, scene::Weight::kSemiBold);
  const scene::Text tab = text_named(card, "focal");
  EXPECT_LT(tab.at.y, card.rect.y);
  EXPECT_LT(tab.at.x, card.rect.centre().x);
}

TEST(Outlines, BelongToTheType) {
  const std::vector<std::pair<const char*, float>> cases = {
      {"vnic", 6}, {"host_pnic", 2}, {"network", 18}, {"quasar", 6}};
  for (const auto& [type, radius] : cases) {
    for (const char* status : {"ok", "error", "stale"}) {
      const DrawnCard card = draw_one(std::string(type) + ":n=" + status);
      for (const Box& body : bodies_of(card))
        EXPECT_EQ(body.radii, scene::all_round(radius)) << type;
    }
  }
}

TEST(Icons, AreLettersForTypesWithoutOne) {
  const auto texts = texts_of(draw_one("quasar:n").scene);
  EXPECT_EQ(texts.at(0), "qu");
  EXPECT_EQ(texts_of(draw_one("vnic:n").scene).at(0), "n");
}

TEST(Hatching, StaysWithinTheOutline) {
  for (const char* type : {"vnic", "network", "host_pnic"}) {
    const DrawnCard card = draw_one(std::string(type) + ":n=stale");
    const float radius = bodies_of(card).front().radii[0];
    for (const Path& path : all_of<Path>(card.scene)) {
      if (path.stroke.colour != dark().hatch) continue;
      for (const Point p : card.scene.points(path)) {
        const Point centre{std::clamp(p.x, card.rect.x + radius, card.rect.right() - radius),
                           std::clamp(p.y, card.rect.y + radius, card.rect.bottom() - radius)};
        EXPECT_LE(std::hypot(p.x - centre.x, p.y - centre.y), radius + 0.01F) << type;
      }
    }
  }
}

std::string fold_text(const std::string& statuses) {
  return "instance:n--vconnector:br instance:i2--br instance:i3--br instance:i4--br " + statuses;
}

TEST(FoldedCards, HaveEdgesAndAPill) {
  const DrawnCard card = draw_one(fold_text("n=ok i2=ok i3=ok i4=ok"));
  EXPECT_EQ(card.rect.height, 42) << "36 and the edges";
  for (const float by : {3.0F, 6.0F}) {
    int edges = 0;
    for (const Box& box : all_of<Box>(card.scene)) {
      if (std::abs(box.rect.x - card.rect.x - by - 0.5F) < 0.01F && box.rect.height == 35) ++edges;
    }
    EXPECT_EQ(edges, 1) << by;
  }
  const scene::Text pill = text_named(card, "\u00D74");
  EXPECT_GT(pill.at.x, card.rect.centre().x);
}

TEST(FoldedCards, ShowPartsAlongTheLowerEdge) {
  const auto parts_of = [](const DrawnCard& card) {
    std::vector<Colour> parts;
    for (const Box& box : all_of<Box>(card.scene)) {
      if (box.rect.height == 3) parts.push_back(box.fill);
    }
    return parts;
  };
  EXPECT_TRUE(parts_of(draw_one(fold_text("n=ok i2=ok i3=ok i4=ok"))).empty());
  EXPECT_EQ(parts_of(draw_one(fold_text("n=ok i2=stale i3=maintenance i4=ok"))),
            (std::vector<Colour>{dark().of(kMaintenance).mark, dark().of(kStale).mark,
                                 dark().of(StatusValue::kOk).mark}));
}

/// What is said by colour is also said by lines: a grey copy loses nothing.
TEST(GreyCopies, TellEveryStateFromEveryOther) {
  for (const char* theme : {"dark", "light", "print"}) {
    std::map<std::string, std::string> seen;
    for (const char* status :
         {"x:y", "ok", "warning", "error", "unknown", "stale", "maintenance"}) {
      for (const char* ack : {"", ",ack"}) {
        const bool counts = std::string(status) != "x:y" && std::string(status) != "ok";
        if (!counts && *ack != 0) continue;
        const std::string flags = std::string(status) + ack;
        // Their second line is the same, so that no word gives them away.
        const DrawnCard card =
            draw_one("quasar:n=says:quasar," + flags, *scene::builtin_look().theme(theme));
        const auto [other, is_new] =
            seen.emplace(geometry_of(card.scene, {card.rect.x, card.rect.y}), flags);
        EXPECT_TRUE(is_new) << flags << " looks like " << other->second << " in " << theme;
      }
    }
  }
}

}  // namespace
}  // namespace toposcope::testing

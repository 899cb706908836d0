// The look that ships: what visual rules ask of its colours, icons and tables.

#include "toposcope/scene/look.h"

#include <array>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "toposcope/model/status.h"
#include "toposcope/scene/colour_vision.h"

namespace toposcope::testing {
namespace {

using model::StatusValue;
using scene::builtin_look;
using scene::Colour;
using scene::Theme;
using scene::Vision;

constexpr double kApart = 20;  ///< CIEDE2000 between two statuses.
constexpr double kReadable = 4.5;
constexpr double kVisible = 3;

/// Stale has the colour of Unknown: a pattern tells them apart.
constexpr std::array kColoured = {StatusValue::kOk, StatusValue::kWarning, StatusValue::kError,
                                  StatusValue::kUnknown, StatusValue::kMaintenance};

struct NamedColour {
  const char* name;
  Colour colour;
};

class ShippedTheme : public ::testing::TestWithParam<std::string> {
 protected:
  [[nodiscard]] static const Theme& theme() { return *builtin_look().theme(GetParam()); }

  [[nodiscard]] static std::vector<NamedColour> grounds() {
    return {{"canvas", theme().canvas},
            {"card", theme().card},
            {"panel", theme().panel},
            {"box", theme().box},
            {"box head", theme().box_head}};
  }
};

TEST_P(ShippedTheme, KeepsStatusesApartForEveryEye) {
  for (const Vision vision : {Vision::kNormal, Vision::kProtan, Vision::kDeutan, Vision::kTritan}) {
    for (const StatusValue a : kColoured) {
      for (const StatusValue b : kColoured) {
        if (a >= b) continue;
        EXPECT_GE(scene::ciede2000(theme().of(a).mark, theme().of(b).mark, vision), kApart)
            << model::status_label(a) << " and " << model::status_label(b) << ", vision "
            << static_cast<int>(vision);
      }
    }
  }
}

TEST_P(ShippedTheme, GivesStaleTheColourOfUnknown) {
  EXPECT_EQ(theme().of(StatusValue::kStale).mark, theme().of(StatusValue::kUnknown).mark);
}

TEST_P(ShippedTheme, WritesReadablyOnEveryGround) {
  for (const NamedColour& ground : grounds()) {
    for (const NamedColour& text : std::vector<NamedColour>{
             {"text", theme().text}, {"text2", theme().text2}, {"text3", theme().text3}}) {
      EXPECT_GE(scene::contrast_ratio(text.colour, ground.colour), kReadable)
          << text.name << " on " << ground.name;
    }
    for (const StatusValue status : kColoured) {
      EXPECT_GE(scene::contrast_ratio(theme().of(status).text, ground.colour), kReadable)
          << model::status_label(status) << " on " << ground.name;
    }
  }
  EXPECT_GE(scene::contrast_ratio(theme().accent_ink, theme().accent), kReadable);
}

TEST_P(ShippedTheme, WritesReadablyOnTintedCards) {
  for (const StatusValue status : kColoured) {
    const scene::StatusColours& colours = theme().of(status);
    if (colours.tint.alpha == 0) continue;
    EXPECT_GE(scene::contrast_ratio(colours.text, colours.tint), kReadable)
        << model::status_label(status);
    EXPECT_GE(scene::contrast_ratio(theme().text, colours.tint), kReadable)
        << model::status_label(status);
  }
}

/// The ground of a mark is what is around it: badges are centred on the corner of a card and have a
/// rim of the canvas, bars lie at its edge.  On its own tint the light Warning mark has 2.66 only;
/// it is told from it by the border of the card and by the text, which is tested above.
TEST_P(ShippedTheme, ShowsMarksOnTheirGround) {
  const bool prints = theme().mark_border.alpha != 0;
  for (const StatusValue status : kColoured) {
    const Colour mark = prints ? theme().mark_border : theme().of(status).mark;
    EXPECT_GE(scene::contrast_ratio(mark, theme().canvas), kVisible) << model::status_label(status);
    EXPECT_GE(scene::contrast_ratio(mark, theme().card), kVisible) << model::status_label(status);
  }
}

TEST_P(ShippedTheme, IsOpaqueWhereItCoversSomething) {
  for (const NamedColour& ground : grounds()) EXPECT_EQ(ground.colour.alpha, 255) << ground.name;
  for (const StatusValue status : kColoured) {
    EXPECT_EQ(theme().of(status).mark.alpha, 255);
    EXPECT_EQ(theme().of(status).text.alpha, 255);
  }
}

TEST_P(ShippedTheme, HasARampThatRunsOneWay) {
  const auto& ramp = theme().ramp;
  const bool rises = scene::lightness(ramp.back()) > scene::lightness(ramp.front());
  for (std::size_t i = 1; i < ramp.size(); ++i) {
    const double step = scene::lightness(ramp.at(i)) - scene::lightness(ramp.at(i - 1));
    EXPECT_GT(rises ? step : -step, 5) << "step " << i;
  }
}

INSTANTIATE_TEST_SUITE_P(Themes, ShippedTheme, ::testing::Values("dark", "light", "print"),
                         [](const auto& param) { return param.param; });

TEST(PrintTheme, IsDistinctOnAGreyCopier) {
  const Theme& print = *builtin_look().theme("print");
  const std::vector<std::pair<StatusValue, double>> want = {{StatusValue::kError, 32},
                                                            {StatusValue::kMaintenance, 47},
                                                            {StatusValue::kOk, 62},
                                                            {StatusValue::kWarning, 77},
                                                            {StatusValue::kUnknown, 90}};
  for (const auto& [status, lightness] : want) {
    EXPECT_NEAR(scene::lightness(print.of(status).mark), lightness, 1.0)
        << model::status_label(status);
  }
}

TEST(BuiltinLook, HasTheIconOfEveryType) {
  const scene::Look& look = builtin_look();
  EXPECT_GE(look.types.size(), 12U);
  for (const auto& [name, type] : look.types) {
    EXPECT_TRUE(look.icons.contains(type.icon)) << name;
    EXPECT_FALSE(type.label.empty()) << name;
    EXPECT_FALSE(type.detail.empty()) << name;
  }
}

TEST(BuiltinLook, DrawsIconsWithinTheirGrid) {
  for (const auto& [name, icon] : builtin_look().icons) {
    for (const scene::Point p : icon.points) {
      EXPECT_TRUE(p.x >= 0 && p.x <= 16 && p.y >= 0 && p.y <= 16) << name;
    }
  }
}

TEST(BuiltinLook, HasTheTableOfTiers) {
  struct Row {
    const char* type;
    std::vector<std::string> linked_to;
    double tier;
  };
  const std::vector<Row> want = {{"instance", {}, 0},  {"vservice", {}, 0},
                                 {"container", {}, 0}, {"pod", {}, 0},
                                 {"vnic", {}, 1},      {"vconnector", {"vnic"}, 2},
                                 {"vedge", {}, 3},     {"otep", {}, 4},
                                 {"host_pnic", {}, 6}, {"vconnector", {"otep", "host_pnic"}, 5},
                                 {"bond", {}, 6},      {"switch_pnic", {}, 7},
                                 {"switch", {}, 8},    {"network", {}, 8}};
  const auto& rules = builtin_look().tiers.rules;
  for (const Row& row : want) {
    bool found = false;
    for (const graph::TierRule& rule : rules) {
      found = found ||
              (rule.type == row.type && rule.linked_to == row.linked_to && rule.tier == row.tier);
    }
    EXPECT_TRUE(found) << row.type << " " << row.tier;
  }
  EXPECT_EQ(builtin_look().tiers.fabric_from, 7);
}

TEST(BuiltinLook, OutlinesTypesByWhatTheyAre) {
  using scene::Outline;
  const std::vector<std::pair<const char*, Outline>> want = {
      {"instance", Outline::kVirtual},     {"vnic", Outline::kVirtual},
      {"otep", Outline::kVirtual},         {"host_pnic", Outline::kPhysical},
      {"switch_pnic", Outline::kPhysical}, {"switch", Outline::kPhysical},
      {"network", Outline::kLogical},      {"project", Outline::kLogical}};
  for (const auto& [type, outline] : want) {
    EXPECT_EQ(builtin_look().type(type).outline, outline) << type;
  }
}

TEST(Colours, AreReadAsSixOrEightDigits) {
  EXPECT_EQ(scene::colour_of("#0b62C4"), (Colour{0x0B, 0x62, 0xC4, 255}));
  EXPECT_EQ(scene::colour_of("#0102037f"), (Colour{1, 2, 3, 0x7F}));
  for (const char* text : {"", "#", "#12345", "#1234567", "123456", "#12345g", "#+12345",
                           "#-1234567", "# 12345", "#123456 "}) {
    EXPECT_EQ(scene::colour_of(text), std::nullopt) << text;
  }
}

/// A caller that keeps only these members of a document loses no text.
TEST(MembersAskedFor, AreThoseOfTemplatesAndBoxes) {
  scene::Look look;
  look.types["a"].name = {"{label} {version.major}"};
  look.types["a"].detail = {"no member", "{@peers} {addresses[0].IP Address}"};
  scene::BoxLook box;
  box.type = "rack";
  box.property = "rack_id";
  box.role = "{roles}";
  look.boxes.push_back(box);
  const auto names = scene::members_asked_for(look);
  for (const char* name : {"label", "version", "version.major", "addresses", "rack_id", "roles"}) {
    EXPECT_TRUE(names.contains(name)) << name;
  }
  EXPECT_FALSE(names.contains("no member"));
}

}  // namespace
}  // namespace toposcope::testing

// Distances of colours against published figures, and the palettes of statuses by them.

#include "toposcope/scene/colour_vision.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "toposcope/scene/look.h"

namespace toposcope::scene {
namespace {

using model::StatusValue;

/// What is no colour shows as none: alpha 0.
Colour rgb(const char* text) { return colour_of(text).value_or(Colour{}); }

struct Pair {
  Lab one;
  Lab other;
  double distance;
};

/// Sharma, Wu, Dalal (2005), table 1: near the breaks of the formula (hues across 0 degrees, greys,
/// mean hues on either side), then pairs of everyday colours.
const std::vector<Pair> kSharma = {
    {{50, 2.6772, -79.7751}, {50, 0, -82.7485}, 2.0425},
    {{50, 3.1571, -77.2803}, {50, 0, -82.7485}, 2.8615},
    {{50, 2.8361, -74.02}, {50, 0, -82.7485}, 3.4412},
    {{50, -1.3802, -84.2814}, {50, 0, -82.7485}, 1},
    {{50, -1.1848, -84.8006}, {50, 0, -82.7485}, 1},
    {{50, -0.9009, -85.5211}, {50, 0, -82.7485}, 1},
    {{50, 0, 0}, {50, -1, 2}, 2.3669},
    {{50, -1, 2}, {50, 0, 0}, 2.3669},
    {{50, 2.49, -0.001}, {50, -2.49, 0.0009}, 7.1792},
    {{50, 2.49, -0.001}, {50, -2.49, 0.001}, 7.1792},
    {{50, 2.49, -0.001}, {50, -2.49, 0.0011}, 7.2195},
    {{50, 2.49, -0.001}, {50, -2.49, 0.0012}, 7.2195},
    {{50, -0.001, 2.49}, {50, 0.0009, -2.49}, 4.8045},
    {{50, -0.001, 2.49}, {50, 0.001, -2.49}, 4.8045},
    {{50, -0.001, 2.49}, {50, 0.0011, -2.49}, 4.7461},
    {{50, 2.5, 0}, {50, 0, -2.5}, 4.3065},
    {{50, 2.5, 0}, {73, 25, -18}, 27.1492},
    {{50, 2.5, 0}, {61, -5, 29}, 22.8977},
    {{50, 2.5, 0}, {56, -27, -3}, 31.903},
    {{50, 2.5, 0}, {58, 24, 15}, 19.4535},
    {{50, 2.5, 0}, {50, 3.1736, 0.5854}, 1},
    {{50, 2.5, 0}, {50, 3.2972, 0}, 1},
    {{50, 2.5, 0}, {50, 1.8634, 0.5757}, 1},
    {{50, 2.5, 0}, {50, 3.2592, 0.335}, 1},
    {{60.2574, -34.0099, 36.2677}, {60.4626, -34.1751, 39.4387}, 1.2644},
    {{63.0109, -31.0961, -5.8663}, {62.8187, -29.7946, -4.0864}, 1.263},
    {{61.2901, 3.7196, -5.3901}, {61.4292, 2.248, -4.962}, 1.8731},
    {{35.0831, -44.1164, 3.7933}, {35.0232, -40.0716, 1.5901}, 1.8645},
    {{22.7233, 20.0904, -46.694}, {23.0331, 14.973, -42.5619}, 2.0373},
    {{36.4612, 47.858, 18.3852},
     {36.2715, 50.5065, 21.2231},
     1.4146},  // NOLINT(modernize-use-std-numbers): not the root of 2
    {{90.8027, -2.0831, 1.441}, {91.1528, -1.6435, 0.0447}, 1.4441},
    {{90.9257, -0.5406, -0.9208}, {88.6381, -0.8985, -0.7239}, 1.5381},
    {{6.7747, -0.2908, -2.4247}, {5.8714, -0.0985, -2.2286}, 0.6377},
    {{2.0776, 0.0795, -1.135}, {0.9033, -0.0636, -0.5514}, 0.9082},
};

TEST(Ciede2000, AgreesWithThePublishedPairs) {
  ASSERT_EQ(kSharma.size(), 34U);
  for (std::size_t i = 0; i < kSharma.size(); ++i) {
    const Pair& pair = kSharma[i];
    EXPECT_NEAR(ciede2000(pair.one, pair.other), pair.distance, 5.1e-5) << "pair " << i + 1;
    EXPECT_NEAR(ciede2000(pair.other, pair.one), pair.distance, 5.1e-5) << "pair " << i + 1;
  }
}

TEST(Ciede2000, OfBlackAndWhiteIsHundred) {
  EXPECT_NEAR(ciede2000(rgb("#000000"), rgb("#FFFFFF")), 100, 1e-6);
  EXPECT_EQ(ciede2000(rgb("#55CFAC"), rgb("#55CFAC")), 0);
}

/// Values of other implementations, e.g. Lindbloom's calculator for sRGB under D65.
TEST(ToLab, AgreesWithKnownColours) {
  struct Known {
    const char* colour = "";
    Lab lab;
  };
  for (const auto& [colour, lab] :
       {Known{"#FF0000", {53.24, 80.09, 67.20}}, Known{"#00FF00", {87.73, -86.18, 83.18}},
        Known{"#0000FF", {32.30, 79.19, -107.86}}, Known{"#FFFFFF", {100, 0, 0}},
        Known{"#000000", {0, 0, 0}}}) {
    const Lab found = to_lab(rgb(colour));
    EXPECT_NEAR(found.lightness, lab.lightness, 0.01) << colour;
    EXPECT_NEAR(found.a, lab.a, 0.01) << colour;
    EXPECT_NEAR(found.b, lab.b, 0.01) << colour;
    EXPECT_EQ(lightness(rgb(colour)), found.lightness) << colour;
  }
}

/// By hand from the published columns: what pure red, green and blue become, in linear light,
/// limited to 0..1 and encoded.
TEST(Simulate, AgreesWithTheColumnsOfTheMatrices) {
  struct Seen {
    Vision vision;
    const char* of_red;
    const char* of_green;
    const char* of_blue;
  };
  for (const Seen& seen : {Seen{Vision::kProtan, "#6D5F00", "#FFE500", "#0059FF"},
                           Seen{Vision::kDeutan, "#A39000", "#EFD63A", "#003DFB"},
                           Seen{Vision::kTritan, "#FF000F", "#00F7D9", "#006B96"},
                           Seen{Vision::kGrey, "#7F7F7F", "#DCDCDC", "#4C4C4C"}}) {
    SCOPED_TRACE(static_cast<int>(seen.vision));
    EXPECT_EQ(simulate(rgb("#FF0000"), seen.vision), rgb(seen.of_red));
    EXPECT_EQ(simulate(rgb("#00FF00"), seen.vision), rgb(seen.of_green));
    EXPECT_EQ(simulate(rgb("#0000FF"), seen.vision), rgb(seen.of_blue));
  }
}

TEST(Simulate, LeavesGreysAlphaAndNormalEyesAlone) {
  for (const Vision vision :
       {Vision::kNormal, Vision::kProtan, Vision::kDeutan, Vision::kTritan, Vision::kGrey}) {
    for (int grey = 0; grey < 256; ++grey) {
      const auto value = static_cast<std::uint8_t>(grey);
      const Colour colour{value, value, value, 77};
      EXPECT_EQ(simulate(colour, vision), colour);
    }
  }
  EXPECT_EQ(simulate(rgb("#123456"), Vision::kNormal), rgb("#123456"));
}

/// The rounding of simulate() is all that lies between the two ways to measure.
TEST(Simulate, IsWhatDistancesAreMeasuredBy) {
  for (const Vision vision : {Vision::kProtan, Vision::kDeutan, Vision::kTritan, Vision::kGrey}) {
    const Colour one = rgb("#15A987");
    const Colour other = rgb("#951431");
    EXPECT_NEAR(ciede2000(one, other, vision),
                ciede2000(simulate(one, vision), simulate(other, vision)), 0.4);
  }
}

TEST(ContrastRatio, AgreesWithWellKnownPairs) {
  EXPECT_NEAR(contrast_ratio(rgb("#000000"), rgb("#FFFFFF")), 21, 1e-9);
  EXPECT_NEAR(contrast_ratio(rgb("#777777"), rgb("#FFFFFF")), 4.48, 0.005);
  EXPECT_NEAR(contrast_ratio(rgb("#FFFFFF"), rgb("#767676")), 4.54, 0.005);
  EXPECT_NEAR(contrast_ratio(rgb("#FF0000"), rgb("#FFFFFF")), 4.00, 0.005);
  EXPECT_EQ(contrast_ratio(rgb("#123456"), rgb("#123456")), 1);
}

double smallest_distance(const std::vector<Colour>& palette, Vision vision) {
  double out = 1000;
  for (std::size_t i = 0; i < palette.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      out = std::min(out, ciede2000(palette[i], palette[j], vision));
    }
  }
  return out;
}

constexpr std::array kEyes = {Vision::kNormal, Vision::kProtan, Vision::kDeutan, Vision::kTritan};

/// The figures that the palettes were published with, computed by other means.
TEST(Palettes, AreAsFarApartAsWasComputed) {
  struct Palette {
    const char* name;
    std::vector<const char*> colours;
    std::array<double, 4> distances;  ///< By kEyes.
  };
  const std::vector<Palette> palettes = {
      {"dark", {"#55CFAC", "#FACC2E", "#E54B46", "#6F7A84", "#BCACEA"}, {24.6, 22.0, 22.1, 22.5}},
      {"light", {"#3F9A83", "#C08C00", "#B3091F", "#3F4A53", "#8468CF"}, {22.1, 21.0, 21.5, 22.5}},
      {"print", {"#15A987", "#E5B91D", "#951431", "#DCE3E9", "#7A60BC"}, {31.6, 22.2, 23.1, 27.9}},
  };
  for (const Palette& palette : palettes) {
    std::vector<Colour> colours;
    colours.reserve(palette.colours.size());
    for (const char* colour : palette.colours) colours.push_back(rgb(colour));
    for (std::size_t eye = 0; eye < kEyes.size(); ++eye) {
      EXPECT_NEAR(smallest_distance(colours, kEyes.at(eye)), palette.distances.at(eye), 0.1)
          << palette.name << " eye " << eye;
    }
  }
}

constexpr std::array kToldApart = {StatusValue::kOk, StatusValue::kWarning, StatusValue::kError,
                                   StatusValue::kUnknown, StatusValue::kMaintenance};

TEST(ShippedThemes, TellStatusesApartForEveryEye) {
  for (const auto& [name, theme] : builtin_look().themes) {
    std::vector<Colour> marks;
    marks.reserve(kToldApart.size());
    for (const StatusValue status : kToldApart) marks.push_back(theme.of(status).mark);
    for (const Vision vision : kEyes) {
      EXPECT_GE(smallest_distance(marks, vision), 20) << name;
    }
  }
}

/// A mark is a bar along the edge of its card: the canvas is beside it and an untinted card.  On
/// its tint the yellow of light themes has 2.7 only; there the badge says the same with a glyph.
TEST(ShippedThemes, ShowMarksOnTheirGrounds) {
  for (const auto& [name, theme] : builtin_look().themes) {
    for (const StatusValue status : kToldApart) {
      const Colour mark = theme.of(status).mark;
      const Colour edge = theme.mark_border.alpha == 0 ? mark : theme.mark_border;
      for (const Colour ground : {theme.canvas, theme.card}) {
        EXPECT_GE(contrast_ratio(edge, ground), 3) << name << static_cast<int>(status);
      }
    }
  }
}

TEST(ShippedThemes, ShowTextsOnTheirGrounds) {
  for (const auto& [name, theme] : builtin_look().themes) {
    for (const StatusValue status : kToldApart) {
      const StatusColours& colours = theme.of(status);
      const Colour ground = colours.tint.alpha == 0 ? theme.card : colours.tint;
      EXPECT_GE(contrast_ratio(colours.text, ground), 4.5) << name << static_cast<int>(status);
    }
    for (const Colour text : {theme.text, theme.text2, theme.text3}) {
      for (const Colour ground : {theme.canvas, theme.panel, theme.card, theme.box}) {
        EXPECT_GE(contrast_ratio(text, ground), 4.5) << name;
      }
    }
  }
}

TEST(ShippedThemes, PrintInFiveGreys) {
  const Theme* print = builtin_look().theme("print");
  ASSERT_NE(print, nullptr);
  std::vector<double> greys;
  greys.reserve(kToldApart.size());
  for (const StatusValue status : kToldApart) greys.push_back(lightness(print->of(status).mark));
  std::sort(greys.begin(), greys.end());
  const std::array<double, 5> published = {32, 47, 62, 77, 90};
  for (std::size_t i = 0; i < greys.size(); ++i) {
    EXPECT_NEAR(greys[i], published.at(i), 0.5);
  }
}

}  // namespace
}  // namespace toposcope::scene

// The shipped table against the fonts that are installed: when a font moves on, the table has to be
// made again (viewer/scene/data/make_font_metrics.py).

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>

#include <gtest/gtest.h>
#include <hb.h>
#include <pango/pangocairo.h>

#include "toposcope/scene/text_metrics.h"

namespace toposcope::testing {
namespace {

using scene::Face;
using scene::TextStyle;
using scene::Weight;

constexpr std::array<std::pair<Weight, PangoWeight>, 4> kWeights = {{
    {Weight::kRegular, PANGO_WEIGHT_NORMAL},
    {Weight::kMedium, PANGO_WEIGHT_MEDIUM},
    {Weight::kSemiBold, PANGO_WEIGHT_SEMIBOLD},
    {Weight::kBold, PANGO_WEIGHT_BOLD},
}};

template <auto FreeIt>
struct Free {
  template <typename T>
  void operator()(T* object) const {
    FreeIt(object);
  }
};
template <typename T, auto FreeIt>
using Owned = std::unique_ptr<T, Free<FreeIt>>;

/// One face of the machine, asked for advances in its own units.
class InstalledFace {
 public:
  InstalledFace(const char* family, PangoWeight weight) {
    const Owned<PangoFontDescription, pango_font_description_free> description(
        pango_font_description_new());
    pango_font_description_set_family(description.get(), family);
    pango_font_description_set_weight(description.get(), weight);
    pango_font_description_set_absolute_size(description.get(), 12.0 * PANGO_SCALE);
    context_.reset(pango_font_map_create_context(map_.get()));
    font_.reset(pango_font_map_load_font(map_.get(), context_.get(), description.get()));
    const Owned<PangoFontDescription, pango_font_description_free> found(
        pango_font_describe(font_.get()));
    family_ = pango_font_description_get_family(found.get());
    hb_font_t* scaled = pango_font_get_hb_font(font_.get());
    units_ = static_cast<int>(hb_face_get_upem(hb_font_get_face(scaled)));
    unscaled_.reset(hb_font_create(hb_font_get_face(scaled)));
    hb_font_set_scale(unscaled_.get(), units_, units_);
  }

  [[nodiscard]] const std::string& family() const { return family_; }
  [[nodiscard]] int units() const { return units_; }

  /// Units of an em; -1 when the face lacks the character.
  [[nodiscard]] int advance(char32_t code) const {
    hb_codepoint_t glyph = 0;
    if (hb_font_get_nominal_glyph(unscaled_.get(), code, &glyph) == 0) return -1;
    return hb_font_get_glyph_h_advance(unscaled_.get(), glyph);
  }

 private:
  Owned<PangoFontMap, g_object_unref> map_{pango_cairo_font_map_new()};
  Owned<PangoContext, g_object_unref> context_;
  Owned<PangoFont, g_object_unref> font_;
  Owned<hb_font_t, hb_font_destroy> unscaled_;
  std::string family_;
  int units_ = 0;
};

std::string utf8(char32_t code) {
  std::array<char, 6> bytes{};
  const int length = g_unichar_to_utf8(code, bytes.data());
  return {bytes.data(), static_cast<std::size_t>(length)};
}

TEST(FontMetrics, AreThoseOfTheInstalledInter) {
  for (const auto& [weight, pango_weight] : kWeights) {
    const InstalledFace face("Inter", pango_weight);
    ASSERT_EQ(face.family(), "Inter") << "the package fonts-inter is missing";
    const TextStyle style{.weight = weight, .size = static_cast<float>(face.units())};
    int compared = 0;
    for (char32_t code = 0x20; code < 0x27C0; ++code) {
      if (code >= 0x250 && code < 0x370) continue;  // by class: phonetic and combining
      if (code >= 0x530 && code < 0x1E00) continue;
      if (code >= 0x1F00 && code < 0x2000) continue;  // ancient Greek
      if (code >= 0x20C0 && code < 0x2100) continue;  // combining
      const float shipped = scene::text_width(utf8(code), style);
      if (face.advance(code) < 0 || shipped == 0) continue;
      if (g_unichar_iscntrl(code) != 0) continue;
      ++compared;
      EXPECT_EQ(static_cast<int>(shipped), face.advance(code))
          << std::hex << "U+" << static_cast<std::uint32_t>(code);
    }
    EXPECT_GT(compared, 1200);
  }
}

TEST(FontMetrics, AreThoseOfTheInstalledMonoFace) {
  const InstalledFace face("DejaVu Sans Mono", PANGO_WEIGHT_NORMAL);
  ASSERT_EQ(face.family(), "DejaVu Sans Mono") << "the package fonts-dejavu-core is missing";
  const TextStyle style{.face = Face::kMono, .size = static_cast<float>(face.units())};
  for (char32_t code = 0x20; code < 0x7F; ++code) {
    EXPECT_NEAR(scene::text_width(utf8(code), style), static_cast<float>(face.advance(code)), 0.5F);
  }
}

TEST(FontMetrics, TakeWhatInterLacksFromDejaVuSans) {
  const InstalledFace inter("Inter", PANGO_WEIGHT_NORMAL);
  const InstalledFace dejavu("DejaVu Sans", PANGO_WEIGHT_NORMAL);
  const TextStyle style{.size = static_cast<float>(dejavu.units())};
  for (const char32_t code : {U'\u2500', U'\u2524', U'\u22A2', U'\u2708'}) {
    ASSERT_LT(inter.advance(code), 0);
    EXPECT_NEAR(scene::text_width(utf8(code), style), static_cast<float>(dejavu.advance(code)),
                1.0F);
  }
}

}  // namespace
}  // namespace toposcope::testing

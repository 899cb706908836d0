// Letters: widths against the table of the scene, any script, whole rows.

#include <array>
#include <cmath>
#include <string>
#include <vector>

#include <fontconfig/fontconfig.h>
#include <gtest/gtest.h>

#include "toposcope/scene/text_metrics.h"

#include "ui/paint/text_painter.h"
#include "ui/paint/utf8.h"
#include "ui/support/headless_window.h"
#include "ui/widgets.h"

namespace toposcope::testing {
namespace {

using scene::TextStyle;
using scene::Weight;

constexpr scene::Colour kInk{200, 100, 50, 255};

/// The vertices of one text in a frame of its own.
std::vector<ImDrawVert> letters(HeadlessWindow& window, const ui::TextRun& run) {
  window.show_windows([&] { ui::draw_text(*ImGui::GetForegroundDrawList(), window.fonts(), run); });
  const auto& drawn = ImGui::GetForegroundDrawList()->VtxBuffer;
  return {drawn.begin(), drawn.end()};
}

TEST(Fonts, AreAsWideAsTheTableOfTheScene) {
  HeadlessWindow window;
  for (const char* text : {"web-fe-03", "tap3f9c21d0-7a", "events 2 s ago", "MMMMWWWW", "illi.,"}) {
    for (const Weight weight :
         {Weight::kRegular, Weight::kMedium, Weight::kSemiBold, Weight::kBold}) {
      for (const float size : {9.0F, 11.0F, 12.0F, 15.0F}) {
        const TextStyle style{.weight = weight, .size = size};
        const float expected = scene::text_width(text, style);
        EXPECT_NEAR(ui::text_width(window.fonts(), text, style), expected, 0.005F * expected)
            << text << ' ' << size;
      }
    }
  }
}

TEST(Fonts, GrowWithTheScale) {
  HeadlessWindow window({.scale = 1.5F});
  const TextStyle style{.size = 12};
  EXPECT_NEAR(ui::text_width(window.fonts(), "web-fe-03", style),
              1.5F * scene::text_width("web-fe-03", style), 0.5F);
}

TEST(Fonts, StandOnWholePixels) {
  HeadlessWindow window;
  const auto drawn = letters(
      window,
      {.text = "leaf-1b Eth1/12", .style = {.size = 12, .colour = kInk}, .at = {100.3F, 50.6F}});
  ASSERT_EQ(drawn.size(), 4U * 14) << "a letter each, the blank has none";
  for (const ImDrawVert& vertex : drawn) {
    EXPECT_EQ(vertex.pos.x, std::round(vertex.pos.x));
    EXPECT_EQ(vertex.pos.y, std::round(vertex.pos.y));
  }
}

TEST(Fonts, KeepToTheRoomOfTheText) {
  HeadlessWindow window;
  const TextStyle style{.size = 12, .colour = kInk};
  const auto drawn =
      letters(window, {.text = "a text too wide", .style = style, .at = {100, 50}, .room = 40});
  ASSERT_FALSE(drawn.empty());
  for (const ImDrawVert& vertex : drawn) {
    EXPECT_GE(vertex.pos.x, 99);
    EXPECT_LE(vertex.pos.x, 141);
  }
}

TEST(Fonts, TurnAboutTheirPoint) {
  HeadlessWindow window;
  const auto drawn = letters(
      window,
      {.text = "network", .style = {.size = 12, .colour = kInk}, .at = {100, 500}, .angle = -90});
  ASSERT_FALSE(drawn.empty());
  for (const ImDrawVert& vertex : drawn) {
    EXPECT_LT(vertex.pos.y, 501) << "upwards";
    EXPECT_GT(vertex.pos.x, 85);
    EXPECT_LT(vertex.pos.x, 106);
  }
}

struct Script {
  const char* name;
  char32_t letter;
  const char* utf8;
};

/// Letters of any script that a font of this machine has are drawn; others are the sign for what
/// cannot be drawn.  What the machine has, fontconfig is asked.
TEST(Fonts, DrawLettersOfAnyScriptThatHasAFont) {
  HeadlessWindow window;
  const ui::FontFiles files;
  constexpr std::array kScripts = {Script{"Greek", U'\u03A9', "\u03A9"},
                                   Script{"Cyrillic", U'\u0416', "\u0416"},
                                   Script{"Hebrew", U'\u05E9', "\u05E9"},
                                   Script{"Han", U'\u7DB2', "\u7DB2"},
                                   Script{"Devanagari", U'\u0928', "\u0928"},
                                   Script{"beyond 16 bits", U'\U0001D400', "\U0001D400"}};
  const TextStyle style{.size = 12, .colour = kInk};
  ui::FontFace& face = window.fonts().face(style);
  window.show([] {});
  const ImVec2 unknown = window.fonts().glyph(face, ui::kReplacement, 0).uv_min;
  for (const Script& script : kScripts) {
    const bool has_font = files.find_character(script.letter, {"Inter"}).has_value();
    const ImVec2 here = window.fonts().glyph(face, script.letter, 0).uv_min;
    const float advance = window.fonts().advance(face, script.letter);
    EXPECT_GT(advance, 0) << script.name;
    EXPECT_EQ(has_font, here.x != unknown.x || here.y != unknown.y ||
                            advance != window.fonts().advance(face, ui::kReplacement))
        << script.name;
  }
  EXPECT_TRUE(files.find_character(U'\u03A9', {"Inter"}).has_value());
}

TEST(Fonts, UploadOnlyWhatIsNew) {
  HeadlessWindow window;
  const ui::TextRun run{
      .text = "\u03A9\u0416", .style = {.size = 12, .colour = kInk}, .at = {9, 50}};
  ASSERT_FALSE(letters(window, run).empty());
  const auto version = window.fonts().texture_version();
  window.frames(3);
  EXPECT_EQ(window.fonts().texture_version(), version);
}

TEST(Fonts, ManySizesEmptyTheTextureAndGoOn) {
  HeadlessWindow window;
  float size = 10;
  window.show_windows([&] {
    for (int i = 0; i < 6; ++i) {
      ui::draw_text(*ImGui::GetForegroundDrawList(), window.fonts(),
                    {.text = "The quick brown fox jumps over 0123456789",
                     .style = {.size = size + static_cast<float>(i), .colour = kInk},
                     .at = {10, 200}});
    }
  });
  for (; size < 120; size += 6) {
    window.frame();
    EXPECT_FALSE(window.fonts().needs_rebuild()) << size;
    const auto texts = window.ui().registry.texts;
    EXPECT_EQ(texts.size(), 6U);
    // All letters but the blanks are there.
    EXPECT_EQ(ImGui::GetForegroundDrawList()->VtxBuffer.Size, 6 * 4 * 35) << size;
  }
}

TEST(Fonts, ChangeTheScaleBetweenFrames) {
  HeadlessWindow window;
  window.show([&] { ui::text_line(window.ui(), {"leaf-1b", ui::TextRole::kRow, kInk}); });
  const auto narrow = window.ui().registry.texts.at(0);
  window.fonts().set_scale(2);
  window.frame();
  const auto wide = window.ui().registry.texts.at(0);
  EXPECT_NEAR(wide.max.x - wide.min.x, 2 * (narrow.max.x - narrow.min.x), 0.6F);
}

/// Puts a configuration of fontconfig without any font in place of the machine's.
class NoFonts {
 public:
  NoFonts() : before_(FcConfigReference(nullptr)), none_(FcConfigCreate()) {
    FcConfigSetCurrent(none_);
  }
  ~NoFonts() {
    FcConfigSetCurrent(before_);
    FcConfigDestroy(before_);
    FcConfigDestroy(none_);
  }
  NoFonts(const NoFonts&) = delete;
  NoFonts& operator=(const NoFonts&) = delete;

 private:
  FcConfig* before_;
  FcConfig* none_;
};

TEST(Fonts, WorkOnAMachineWithoutAny) {
  const NoFonts machine;
  HeadlessWindow window;
  EXPECT_EQ(window.fonts().missing_families(),
            (std::vector<std::string>{"Inter", "DejaVu Sans Mono", "DejaVu Sans"}));
  const ui::TextRun run{.text = "leaf-1b", .style = {.size = 12, .colour = kInk}, .at = {9, 50}};
  EXPECT_EQ(letters(window, run).size(), 7U * 4) << "drawn with the font inside Dear ImGui";
}

TEST(FieldFonts, LearnLettersBetweenFrames) {
  HeadlessWindow window;
  std::string text = "\u0416\u0443\u043A";
  window.show([&] { text_field(window.ui(), {.name = "f"}, text); });
  const ImFont* font = ImGui::GetIO().Fonts->Fonts[0];
  EXPECT_NE(font->FindGlyphNoFallback(0x0416), nullptr);
  EXPECT_EQ(font->FindGlyphNoFallback(0x03A9), nullptr) << "nobody asked for it";
}

TEST(FieldFonts, OfANewStyleComeWithTheNextFrame) {
  HeadlessWindow window;
  ui::Fonts& fonts = window.fonts();
  const TextStyle style{.weight = Weight::kSemiBold, .size = 15};
  ImFont* const before = fonts.font(style);
  EXPECT_TRUE(fonts.needs_rebuild());
  fonts.rebuild();
  ImFont* const after = fonts.font(style);
  EXPECT_NE(before, after);
  EXPECT_TRUE(after->IsLoaded());
  EXPECT_GT(after->FontSize, before->FontSize);
}

TEST(TakeCharacter, AgreesWithThePaintersOfFiles) {
  std::string_view text = "a\u03A9\U0001D400\xFF\x07\xE2\x82";
  std::vector<char32_t> codes;
  while (!text.empty()) codes.push_back(ui::take_character(text));
  EXPECT_EQ(codes, (std::vector<char32_t>{U'a', U'\u03A9', U'\U0001D400', 0xFFFD, 0xFFFD, 0xFFFD,
                                          0xFFFD}));
}

TEST(CutTo, KeepsWhatFits) {
  HeadlessWindow window;
  const TextStyle style{.size = 12};
  EXPECT_EQ(ui::cut_to(window.fonts(), "leaf-1b", style, 500), "leaf-1b");
  const std::string cut = ui::cut_to(window.fonts(), "leaf-1b Eth1/12", style, 60);
  EXPECT_TRUE(cut.ends_with("\u2026")) << cut;
  EXPECT_TRUE(cut.starts_with("leaf")) << cut;
  EXPECT_LE(ui::text_width(window.fonts(), cut, style), 60);
  EXPECT_EQ(ui::cut_to(window.fonts(), "leaf-1b", style, 2), "");
}

}  // namespace
}  // namespace toposcope::testing

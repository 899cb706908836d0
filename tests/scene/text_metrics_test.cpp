#include "toposcope/scene/text_metrics.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "export/nasty_texts.h"

namespace toposcope::testing {
namespace {

using scene::cut_end;
using scene::cut_middle;
using scene::Face;
using scene::text_width;
using scene::TextStyle;
using scene::Weight;

constexpr TextStyle kName{.weight = Weight::kMedium, .size = 12};
constexpr TextStyle kMono{.face = Face::kMono, .size = 10};
constexpr std::string_view kCombiningAcute = "\xCC\x81";

TEST(TextWidth, GrowsLinearlyWithTheSize) {
  TextStyle big = kName;
  big.size = 36;
  EXPECT_FLOAT_EQ(text_width("web-front", big), 3 * text_width("web-front", kName));
  EXPECT_EQ(text_width("", kName), 0);
}

TEST(TextWidth, IsTheSumOfItsCharacters) {
  EXPECT_FLOAT_EQ(text_width("AV", kName), text_width("A", kName) + text_width("V", kName));
  EXPECT_FLOAT_EQ(text_width("->", kName), text_width("-", kName) + text_width(">", kName));
}

TEST(TextWidth, CountsWeightAndFace) {
  TextStyle bold = kName;
  bold.weight = Weight::kBold;
  EXPECT_GT(text_width("name", bold), text_width("name", kName));
  EXPECT_FLOAT_EQ(text_width("iiii", kMono), text_width("WWWW", kMono));
}

TEST(TextWidth, GoesByClassForOtherScripts) {
  const TextStyle style{.size = 10};
  EXPECT_FLOAT_EQ(text_width("\xE6\x97\xA5", style), 10);                       // CJK
  EXPECT_FLOAT_EQ(text_width("\xF0\x9F\x98\x80", style), 10);                   // emoji
  EXPECT_NEAR(text_width("\xD7\xA9", style), 6, 0.01F);                         // Hebrew
  EXPECT_FLOAT_EQ(text_width("e\xCC\x81", style), text_width("e", style));      // combining acute
  EXPECT_FLOAT_EQ(text_width("a\xE2\x80\x8B", style), text_width("a", style));  // no width at all
  EXPECT_FLOAT_EQ(text_width("\xE6\x97\xA5", kMono), 10);
}

TEST(TextWidth, TakesWhatCannotBeDrawnForTheReplacement) {
  const float replacement = text_width("\xEF\xBF\xBD", kName);
  EXPECT_GT(replacement, 0);
  EXPECT_FLOAT_EQ(text_width("\xFF", kName), replacement);
  EXPECT_FLOAT_EQ(text_width("\n", kName), replacement);
  EXPECT_FLOAT_EQ(text_width(std::string_view("\0", 1), kName), replacement);
  EXPECT_FLOAT_EQ(text_width("\xE2\x80\xA8", kName), replacement);
}

TEST(CutMiddle, KeepsWhatFits) {
  const std::string name = "tap3f9c21d0-7a";
  EXPECT_EQ(cut_middle(name, kName, text_width(name, kName)), name);
  EXPECT_EQ(cut_middle("", kName, 0), "");
}

TEST(CutMiddle, KeepsBothEnds) {
  EXPECT_EQ(cut_middle("tap3f9c21e81d0-7a", kName, 90), "tap3f9…1d0-7a");
  EXPECT_EQ(cut_middle("000000000000", kMono, text_width("0000000", kMono)), "000…000");
  EXPECT_EQ(cut_middle("000000000000", kMono, text_width("00000000", kMono)), "0000…000");
}

TEST(CutMiddle, LeavesNoSpacesAtTheCut) {
  EXPECT_EQ(cut_middle("aaa bbbbbb ccc", kMono, text_width("aaa bb ccc", kMono)), "aaa b…ccc");
}

TEST(CutMiddle, GivesNothingWhereNotEvenTheEllipsisFits) {
  EXPECT_EQ(cut_middle("name", kName, text_width("…", kName)), "…");
  EXPECT_EQ(cut_middle("name", kName, 1), "");
  EXPECT_EQ(cut_middle("name", kName, -5), "");
}

TEST(CutMiddle, NeverPartsAMarkFromItsBase) {
  std::string text;
  for (int i = 0; i < 12; ++i) text.append("e").append(kCombiningAcute);
  for (int step = 0; step < 60; ++step) {
    const float room = 1.7F * static_cast<float>(step);
    const std::string cut = cut_middle(text, kMono, room);
    if (cut == text || cut.empty()) continue;
    const std::size_t ellipsis = cut.find("…");
    ASSERT_NE(ellipsis, std::string::npos);
    const std::string head = cut.substr(0, ellipsis);
    EXPECT_TRUE(head.empty() || head.ends_with(kCombiningAcute)) << room;
    EXPECT_FALSE(cut.substr(ellipsis + 3).starts_with(kCombiningAcute)) << room;
  }
}

TEST(CutMiddle, NeverPartsJoinedSigns) {
  const std::string family = "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7";  // woman, joiner, girl
  const std::string cut = cut_middle("aaaa" + family + family + family, kMono, 60);
  EXPECT_EQ(cut.size() % family.size(), ("aaaa…" + family).size() % family.size()) << cut;
  EXPECT_TRUE(cut.ends_with(family)) << cut;
}

TEST(CutEnd, KeepsTheBeginning) {
  EXPECT_EQ(cut_end("000000000000", kMono, text_width("0000000", kMono)), "000000…");
  EXPECT_EQ(cut_end("gateway silent", kMono, text_width("gateway silent", kMono)),
            "gateway silent");
  EXPECT_EQ(cut_end("gateway silent", kMono, text_width("gateway s", kMono)), "gateway…");
}

TEST(Cuts, FitTheirRoomWhateverTheText) {
  for (const std::string& text : nasty_texts()) {
    for (const float room : {0.0F, 5.0F, 17.3F, 60.0F, 200.0F}) {
      EXPECT_LE(text_width(cut_middle(text, kName, room), kName), room) << text;
      EXPECT_LE(text_width(cut_end(text, kName, room), kName), room) << text;
    }
  }
}

}  // namespace
}  // namespace toposcope::testing

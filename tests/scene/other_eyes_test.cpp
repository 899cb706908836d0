// Our files as other programs see them: librsvg draws the SVG, poppler reads the PDF.

#include <string>

#include <gtest/gtest.h>

#include "toposcope/scene/picture.h"

#include "export/nasty_texts.h"
#include "scene/pixels.h"
#include "scene/sample_scenes.h"
#include "scene/tools.h"
#include "support/temp_dir.h"

namespace toposcope::testing {
namespace {

using scene::Anchor;
using scene::Scene;
using scene::Text;

constexpr scene::Colour kCanvas{0x0F, 0x14, 0x19, 255};
constexpr scene::Colour kText{0xE6, 0xEC, 0xF2, 255};

Pixels drawn_by_rsvg(const Scene& scene) {
  const TempDir dir;
  write_bytes(dir / "it.svg", to_svg(scene, {}));
  return decode_png(output_of("rsvg-convert '" + (dir / "it.svg").string() + "'"));
}

TEST(OtherEyes, SvgWithoutTextIsThePngToARounding) {
  const Scene scene = textless_scene();
  const Pixels theirs = drawn_by_rsvg(scene);
  const Pixels ours = decode_png(to_png(scene, 1).value());
  ASSERT_EQ(theirs.width, ours.width);
  ASSERT_EQ(theirs.height, ours.height);
  EXPECT_LT(mean_difference(ours, theirs), 0.05);
}

/// librsvg 2.54 knows neither textLength nor font-kerning: letters move by up to a pixel, and the
/// squeezed line runs on.
TEST(OtherEyes, SvgWithTextLooksLikeThePng) {
  for (const Scene& scene : {card_scene(24), all_shapes_scene()}) {
    EXPECT_LT(mean_difference(decode_png(to_png(scene, 1).value()), drawn_by_rsvg(scene)), 2.5);
  }
}

class PdfFile {
 public:
  PdfFile(const Scene& scene, const scene::DocumentInfo& info)
      : bytes_(scene::to_pdf(scene, info).value()) {
    write_bytes(dir_ / "it.pdf", bytes_);
  }
  [[nodiscard]] const std::string& bytes() const { return bytes_; }
  [[nodiscard]] std::string text() const {
    return output_of("pdftotext -layout '" + (dir_ / "it.pdf").string() + "' -");
  }
  [[nodiscard]] std::string info() const {
    return output_of("pdfinfo '" + (dir_ / "it.pdf").string() + "'");
  }

 private:
  TempDir dir_;
  std::string bytes_;
};

TEST(Pdf, HasOnePageOfTheSceneAndItsTitle) {
  const PdfFile pdf(Scene({400, 280}, kCanvas), {"web-fe-03 <&> é", "instance, full"});
  const std::string info = pdf.info();
  for (const char* line : {"Pages:           1\n", "Page size:       300 x 210 pts",
                           "Title:           web-fe-03 <&> é\n", "PDF version:     1.5\n",
                           "Subject:         instance, full\n"}) {
    EXPECT_NE(info.find(line), std::string::npos) << line << info;
  }
}

TEST(Pdf, KeepsTextAsText) {
  Scene scene({600, 100}, kCanvas);
  scene.add(Text{"gateway silent", {10, 20}, Anchor::kStart, {.size = 12, .colour = kText}, 0, 0});
  scene.add(Text{"10.20.0.16 Größe",
                 {10, 50},
                 Anchor::kStart,
                 {.face = scene::Face::kMono, .size = 12, .colour = kText},
                 60,
                 0});
  const std::string text = PdfFile(scene, {}).text();
  EXPECT_NE(text.find("gateway silent"), std::string::npos) << text;
  EXPECT_NE(text.find("10.20.0.16 Größe"), std::string::npos) << text;
}

TEST(Pdf, DrawsAnyText) {
  Scene scene({300, 600}, kCanvas);
  float y = 0;
  for (const std::string& text : nasty_texts()) {
    scene.add(Text{text, {5, y += 20}, Anchor::kStart, {.size = 12, .colour = kText}, 0, 0});
    EXPECT_NE(PdfFile(scene, {text, text}).info().find("Pages:           1"), std::string::npos);
  }
}

TEST(Pdf, IsTheSameWhateverTheClock) {
  const PdfFile pdf(card_scene(12), {"title", ""});
  EXPECT_EQ(pdf.bytes().find("Date"), std::string::npos);
  EXPECT_EQ(pdf.bytes(), PdfFile(card_scene(12), {"title", ""}).bytes());
}

TEST(Pdf, RefusesSizesThatReadersRefuse) {
  for (const scene::Size size : {scene::Size{0, 10}, {10, -1}, {19201, 10}, {10, 19201}}) {
    const auto pdf = to_pdf(Scene(size, kCanvas), {});
    ASSERT_FALSE(pdf.has_value());
    EXPECT_EQ(pdf.error().code, model::ErrorCode::kInvalidArgument);
  }
  EXPECT_TRUE(to_pdf(Scene({19200, 10}, kCanvas), {}).has_value());
}

}  // namespace
}  // namespace toposcope::testing

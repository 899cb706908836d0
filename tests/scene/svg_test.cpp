#include <array>
#include <limits>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "toposcope/scene/picture.h"

#include "export/nasty_texts.h"
#include "scene/sample_scenes.h"
#include "scene/xml_document.h"

namespace toposcope::testing {
namespace {

using scene::Anchor;
using scene::Box;
using scene::Circle;
using scene::Colour;
using scene::Scene;
using scene::Text;
using scene::TextStyle;

constexpr Colour kInk{1, 2, 3, 255};
constexpr TextStyle kStyle{.size = 12, .colour = kInk};

/// The document, parsed; a failure of the test when it is not well-formed.
XmlDocument document_of(const Scene& scene, const scene::DocumentInfo& info = {}) {
  XmlDocument document = parse_xml(to_svg(scene, info));
  EXPECT_EQ(document.error, "");
  return document;
}

/// The elements of one shape, one line each as written.
template <typename Shape>
std::string shape_text(const Shape& shape) {
  Scene scene({10, 10}, {});
  scene.add(shape);
  const std::string svg = to_svg(scene, {});
  const std::size_t begin = svg.find('\n', svg.find("<svg")) + 1;
  return svg.substr(begin, svg.find("</svg>") - begin);
}

TEST(Svg, IsWellFormedWhateverTheTexts) {
  for (const std::string& text : nasty_texts()) {
    Scene scene({100, 100}, kInk);
    scene.begin_group({.id = text, .title = text});
    scene.add(Text{text, {1, 1}, Anchor::kStart, kStyle, 0, 0});
    scene.end_group();
    const XmlDocument document = document_of(scene, {text, text});
    EXPECT_EQ(document.named("g").size(), 1U) << text;
    EXPECT_EQ(document.named("text").size(), text.empty() ? 0U : 1U) << text;
  }
}

TEST(Svg, SaysTextsAsTheyAre) {
  for (const std::string text : {"<b>", "a&amp;b", "say \"hi\"", "it's ]]> here", "naïve 😀 日本"}) {
    Scene scene({100, 100}, kInk);
    scene.add(Text{text, {1, 1}, Anchor::kStart, kStyle, 0, 0});
    EXPECT_EQ(document_of(scene).named("text").at(0).text, text);
  }
}

TEST(Svg, ReplacesWhatXmlCannotHold) {
  Scene scene({100, 100}, kInk);
  scene.begin_group({.title = "one\ntwo\x01"});
  scene.add(Text{"a\xFF\x1B\tb", {1, 1}, Anchor::kStart, kStyle, 0, 0});
  scene.end_group();
  const XmlDocument document = document_of(scene);
  EXPECT_EQ(document.named("text").at(0).text, "a\uFFFD\uFFFD\uFFFDb");
  EXPECT_EQ(document.named("title").at(0).text, "one\ntwo\uFFFD");
}

TEST(Svg, KeepsSpacesThatXmlWouldDrop) {
  EXPECT_NE(shape_text(Text{"a  b", {1, 1}, {}, kStyle, 0, 0}).find("xml:space"),
            std::string::npos);
  EXPECT_EQ(shape_text(Text{"a b", {1, 1}, {}, kStyle, 0, 0}).find("xml:space"), std::string::npos);
}

TEST(Svg, GivesEachGroupItsNameAndTitle) {
  Scene scene({100, 100}, kInk);
  const std::vector<std::string> ids = {"n-web-1", "n web 1", "n<web>1", "1st", "é", "n-web-1"};
  for (const std::string& id : ids) {
    scene.begin_group({.id = id, .title = "node " + id, .pick = 7, .opacity = 0.3F});
    scene.add(Box{.rect = {1, 1, 5, 5}, .fill = kInk, .border = {}});
    scene.end_group();
  }
  std::set<std::string> found;
  for (const XmlElement& group : document_of(scene).named("g")) {
    found.insert(group.attributes.at("id"));
    EXPECT_EQ(group.attributes.at("data-pick"), "7");
    EXPECT_EQ(group.attributes.at("opacity"), ".3");
  }
  EXPECT_EQ(found,
            (std::set<std::string>{"n-web-1", "n_web_1", "n_web_1.2", "_1st", "__", "n-web-1.2"}));
}

TEST(Svg, PutsShapesIntoTheirGroupsInOrder) {
  Scene scene({100, 100}, {});
  const auto add_circle = [&](float x) { scene.add(Circle{{x, 1}, 1, kInk, {}}); };
  add_circle(1);
  scene.begin_group({.id = "a"});
  add_circle(2);
  scene.end_group();
  add_circle(3);
  std::string places;
  for (const XmlElement& circle : document_of(scene).named("circle")) {
    places += circle.attributes.at("cx") + " in " + circle.parent + ", ";
  }
  EXPECT_EQ(places, "1 in svg, 2 in g, 3 in svg, ");
}

TEST(Svg, WritesNumbersShort) {
  const auto circle = [](float x, float radius) {
    return shape_text(Circle{{x, 0}, radius, kInk, {}});
  };
  EXPECT_EQ(circle(0.5F, 12.004F), "<circle cx=\".5\" cy=\"0\" r=\"12\" fill=\"#010203\"/>\n");
  EXPECT_EQ(circle(-0.125F, 1e9F),
            "<circle cx=\"-.13\" cy=\"0\" r=\"20000000\" fill=\"#010203\"/>\n");
  EXPECT_EQ(circle(std::numeric_limits<float>::quiet_NaN(), 100.5F),
            "<circle cx=\"0\" cy=\"0\" r=\"100.5\" fill=\"#010203\"/>\n");
}

TEST(Svg, HasNoElementForWhatCannotBeSeen) {
  const scene::Stroke no_line{.colour = kInk, .width = 0};
  EXPECT_EQ(shape_text(Box{.rect = {1, 1, 5, 5}, .fill = {}, .border = no_line}), "");
  EXPECT_EQ(shape_text(Box{.rect = {1, 1, 0, 5}, .fill = kInk, .border = {}}), "");
  EXPECT_EQ(shape_text(Circle{{1, 1}, 5, {}, {}}), "");
  EXPECT_EQ(shape_text(Text{"", {1, 1}, {}, kStyle, 0, 0}), "");
  EXPECT_EQ(shape_text(Text{"a", {1, 1}, {}, {.size = 12, .colour = {1, 2, 3, 0}}, 0, 0}), "");
}

TEST(Svg, LetsNoFontOverflow) {
  EXPECT_NE(shape_text(Text{"ab", {1, 1}, {}, kStyle, 14.5F, 0})
                .find("textLength=\"14.5\" lengthAdjust=\"spacingAndGlyphs\""),
            std::string::npos);
}

TEST(Svg, IgnoresDashesThatAreNone) {
  const auto dashed = [](std::array<float, 4> dash) {
    const scene::Stroke stroke{.colour = kInk, .width = 1, .cap = {}, .dash = dash};
    return shape_text(Box{.rect = {1, 1, 5, 5}, .fill = {}, .border = stroke});
  };
  EXPECT_NE(dashed({5, 4, 0, 0}).find("stroke-dasharray=\"5 4\""), std::string::npos);
  EXPECT_NE(dashed({0, 0, 2, 3}).find("stroke-dasharray=\"0 0 2 3\""), std::string::npos);
  EXPECT_EQ(dashed({0, 0, 0, 0}).find("dash"), std::string::npos);
  EXPECT_EQ(dashed({-1, 4, 0, 0}).find("dash"), std::string::npos);
}

TEST(Svg, IsTheSameEachTime) {
  EXPECT_EQ(to_svg(card_scene(60), {"t", "d"}), to_svg(card_scene(60), {"t", "d"}));
}

TEST(Svg, StaysSmall) {
  const Scene scene = card_scene(60);
  EXPECT_LT(to_svg(scene, {}).size() / scene.shapes().size(), 150U);
}

}  // namespace
}  // namespace toposcope::testing

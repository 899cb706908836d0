#include <cstddef>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "toposcope/model/text.h"
#include "toposcope/scene/index_page.h"
#include "toposcope/scene/picture.h"

#include "export/nasty_texts.h"
#include "scene/sample_scenes.h"
#include "scene/script.h"
#include "scene/tools.h"
#include "scene/xml_document.h"
#include "support/temp_dir.h"

namespace toposcope::testing {
namespace {

using scene::IndexInfo;
using scene::IndexRow;
using scene::Scene;

constexpr scene::Colour kDark{0x0F, 0x14, 0x19, 255};
const std::string kAttack =
    "</script></title></style><script>alert(1)</script><img src=x onerror=y>";

std::size_t times(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
    ++count;
  }
  return count;
}

std::string between(const std::string& text, const std::string& begin, const std::string& end) {
  const std::size_t from = text.find(begin) + begin.size();
  return text.substr(from, text.find(end, from) - from);
}

/// Base64 of the SHA-256 of a text, as coreutils compute it.
std::string hash_of(const std::string& text) {
  const TempDir dir;
  write_bytes(dir / "text", text);
  const std::string command = "sha256sum < '" + (dir / "text").string() +
                              "' | cut -c1-64 | tr a-f A-F | basenc --base16 -d | base64";
  const std::string base64 = output_of(command);
  return base64.substr(0, base64.find('\n'));
}

Scene scene_named(const std::string& text) {
  Scene scene({200, 100}, kDark);
  scene.begin_group({.id = text, .title = text});
  scene.add(scene::Text{text, {5, 20}, {}, {.size = 12, .colour = {255, 255, 255, 255}}, 0, 0});
  scene.end_group();
  return scene;
}

TEST(Html, HoldsTheSvg) {
  const std::string page = to_html(card_scene(12), {"web-fe-03", "instance, full\nas of noon"});
  const std::string svg = "<svg" + between(page, "<svg", "</svg>") + "</svg>";
  const XmlDocument document = parse_xml(svg);
  EXPECT_EQ(document.error, "");
  EXPECT_EQ(document.named("g").size(), 13U);  // 12 cards and their host
  EXPECT_EQ(between(page, "<title>", "</title>"), "web-fe-03");
  EXPECT_EQ(between(page, "<p class=\"about\" title=\"", "\""), "instance, full\nas of noon");
}

TEST(Html, TakesNothingFromTheNetwork) {
  const std::string page = to_html(card_scene(2), {"t", "d"});
  EXPECT_EQ(times(page, "http"), times(page, "http://www.w3.org/2000/svg") + 1);  // http-equiv
  EXPECT_EQ(times(page, "url("), 0U);
  EXPECT_EQ(times(page, " src="), 0U);
  EXPECT_NE(page.find("default-src 'none'"), std::string::npos);
}

TEST(Html, LetsNoScriptRunButItsOwn) {
  const std::string page = to_html(card_scene(2), {"t", "d"});
  EXPECT_EQ(between(page, "script-src 'sha256-", "'"),
            hash_of(between(page, "<script>", "</script>")));
}

TEST(Html, IsSafeAgainstTexts) {
  std::vector<std::string> texts = nasty_texts();
  texts.push_back(kAttack);
  for (const std::string& text : texts) {
    const std::string page = to_html(scene_named(text), {text, text});
    EXPECT_EQ(times(page, "<script"), 1U) << text;
    EXPECT_EQ(times(page, "</script"), 1U) << text;
    EXPECT_EQ(times(page, "<img"), 0U) << text;
    EXPECT_EQ(times(page, "<b>"), 0U) << text;
    EXPECT_EQ(page.find('\0'), std::string::npos) << text;
  }
}

TEST(Html, FollowsTheGroundOfThePicture) {
  const auto head = [](scene::Colour ground) {
    return between(to_html(Scene({9, 9}, ground), {"t"}), "<html", ">");
  };
  EXPECT_EQ(head(kDark), " lang=\"en\" data-ground=\"dark\" style=\"--canvas:#0f1419\"");
  EXPECT_EQ(head({255, 255, 255, 255}),
            " lang=\"en\" data-ground=\"light\" style=\"--canvas:#fff\"");
  EXPECT_EQ(head({0, 0, 0, 0}), " lang=\"en\"") << "then the reader's own";
}

IndexRow row_named(const std::string& text) {
  return {text + ".svg", text, text, text, {text, "p"}, text, "Error", text, 60, 68};
}

TEST(IndexPage, CountsWhatCanBeChosen) {
  IndexInfo info{.title = "fra1"};
  for (const char* status : {"OK", "Error", "no check", "Warning", "OK"}) {
    IndexRow row = row_named("a");
    row.status = status;
    count(info, row);
  }
  EXPECT_EQ(info.rows, 5U);
  const std::string page = index_page(info);
  EXPECT_EQ(between(page, "id=\"about\">", "</script>"),
            R"({"rows":5,"chunkRows":2000,"choices":{"type":[["a",5]],"project":[["a",5],["p",5]],)"
            R"("environment":[["a",5]],)"
            R"("status":[["Error",1],["Warning",1],["OK",2],["no check",1]]}})");
}

TEST(IndexPage, IsSafeAgainstTexts) {
  std::vector<std::string> texts = nasty_texts();
  texts.push_back(kAttack);
  for (const std::string& text : texts) {
    IndexInfo info{.title = text, .description = text};
    count(info, row_named(text));
    const std::string page = index_page(info);
    EXPECT_EQ(times(page, "<script"), 2U) << text;
    EXPECT_EQ(times(page, "</script"), 2U) << text;
    EXPECT_EQ(times(page, "<img"), 0U) << text;
    EXPECT_EQ(times(page, "<b>"), 0U) << text;
  }
}

TEST(IndexPage, LetsNoScriptRunButItsOwnAndItsRows) {
  const std::string page = scene::index_page({.title = "t"});
  EXPECT_EQ(between(page, "script-src ", "\""),
            "'sha256-" + hash_of(between(page, "<script>", "</script>")) + "' 'self' file:");
}

TEST(IndexChunk, IsNamedByItsNumber) {
  EXPECT_EQ(scene::index_chunk_file(0), "rows-000.js");
  EXPECT_EQ(scene::index_chunk_file(74), "rows-074.js");
  EXPECT_EQ(scene::index_chunk_file(1234), "rows-1234.js");
  Script script;
  script.run(page_source("rows.js"));
  EXPECT_EQ(script.json("toposcopeIndex.chunkFile(7)"), "\"rows-007.js\"");
  EXPECT_EQ(script.json("toposcopeIndex.chunkFile(1234)"), "\"rows-1234.js\"");
}

/// What the page's own script makes of the file, whatever the texts.
TEST(IndexChunk, SaysTheRowsAsTheyAre) {
  std::vector<IndexRow> rows;
  for (const std::string& text : nasty_texts()) rows.push_back(row_named(text));
  Script script;
  script.run(page_source("rows.js"));
  script.run(
      "var got; function toposcopeRows(n, words, rows) {"
      "got = {number: n, rows: toposcopeIndex.unpacked(words, rows)}; }");
  script.run(scene::index_chunk(3, rows));
  EXPECT_EQ(script.json("got.number"), "3");
  ASSERT_EQ(script.json("got.rows.length"), std::to_string(rows.size()));
  for (std::size_t i = 0; i < rows.size(); ++i) {
    script.run("var row = got.rows[" + std::to_string(i) + "];");
    EXPECT_EQ(script.json("row.name === " + model::json_string(rows[i].name)), "true")
        << rows[i].name;
    EXPECT_EQ(script.json("row.projects[0] === row.name && row.cliqueType === row.name"), "true");
    EXPECT_EQ(script.json("[row.projects[1], row.status, row.nodes, row.links]"),
              R"(["p","Error",60,68])");
  }
}

}  // namespace
}  // namespace toposcope::testing

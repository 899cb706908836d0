// What an operator does around a change: who suffers, what if, export, what has changed since.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include <gtest/gtest.h>

#include "ui/program/support/daily_tasks.h"
#include "ui/program/support/program_window.h"

namespace toposcope::testing {
namespace {

using ui::Overlay;

std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

std::size_t count(const std::string& text, const std::string& what) {
  std::size_t found = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) {
    ++found;
  }
  return found;
}

/// \name C: prepare a change
///@{

/// "losing leaf-2 takes three instances away": two of booking's six, one of fleet's two.
void expect_impact_of_leaf_2(ProgramWindow& viewer) {
  const ui::ImpactState& impact = viewer.state().inspection.impact;
  ASSERT_TRUE(impact.known);
  const auto share = [&](const std::string& name) {
    for (const ui::ImpactShare& one : impact.projects) {
      if (one.name == name) return one;
    }
    return ui::ImpactShare{};
  };
  EXPECT_EQ(share("booking").every_path, 2U);
  EXPECT_EQ(share("booking").none, 4U);
  EXPECT_EQ(share("fleet").every_path, 1U);
  EXPECT_EQ(share("fleet").none, 1U);
  EXPECT_EQ(share("platform").every_path, 0U);
  EXPECT_TRUE(viewer.has_text("no path left")) << viewer.all_text();
  viewer.click("inspector.impact.by_project");
  EXPECT_TRUE(viewer.has_text("booking")) << viewer.all_text();
}

std::string reference_of_name(const ProgramWindow& viewer, const std::string& name) {
  const auto& nodes = viewer.picture().facts.nodes;
  const auto at = std::find_if(nodes.begin(), nodes.end(),
                               [&](const scene::NodeFacts& node) { return node.name == name; });
  return at == nodes.end() ? "" : at->key;
}

/// The row of the list that a name begins; nothing: there is none.
const ui::ProblemRow* problem_of(const ProgramWindow& viewer, const std::string& id) {
  const auto& rows = viewer.state().problems.rows;
  const auto at = std::find_if(rows.begin(), rows.end(),
                               [&](const ui::ProblemRow& row) { return row.subject.id == id; });
  return at == rows.end() ? nullptr : &*at;
}

/// The list takes the switch for failed.
void expect_problem_of_leaf_2(ProgramWindow& viewer) {
  const ui::ProblemRow* row = problem_of(viewer, "leaf-2");
  ASSERT_NE(row, nullptr) << viewer.all_text();
  EXPECT_EQ(row->status.value, model::StatusValue::kError);
  EXPECT_EQ(row->detail, "What if: it fails");
  // Three instances lose every path, spine-1 has lost one of its two ways.
  EXPECT_EQ(row->effects, 4U);
  EXPECT_TRUE(viewer.has_text("As if 1 object failed")) << viewer.all_text();
}

/// api-02 has no other way than leaf-2: with it goes the switch's uplink, too.
void expect_lost(ProgramWindow& viewer) {
  ASSERT_EQ(viewer.tab().view.what_if.nodes.size(), 1U);
  EXPECT_EQ(viewer.tab().view.what_if.nodes[0].id, "leaf-2");
  EXPECT_TRUE(viewer.has_text("What if these fail")) << viewer.all_text();
  const auto& rows = viewer.picture().differences;
  EXPECT_TRUE(std::any_of(rows.begin(), rows.end(), [](const ui::DifferenceRow& row) {
    return !row.is_link && row.kind == scene::Difference::kRemoved &&
           row.text.find("leaf-2") != std::string::npos && row.cause == "It fails";
  }));
  const scene::Card& lost = viewer.card_of("switch:leaf-2");
  EXPECT_EQ(lost.marks.difference, scene::Difference::kRemoved);
}

TEST_F(DailyTasks, PrepareAChangeByKeyboard) {
  ProgramWindow viewer({.path = harbour()});
  viewer.key('K', {.ctrl = true});
  viewer.type("leaf-2");
  const auto& search = viewer.state().search;
  const auto is_wanted = [&] {
    const std::size_t hit = search.current - search.actions.size();
    return search.current >= search.actions.size() && hit < search.hits.size() &&
           search.hits[hit].subject.id == "leaf-2";
  };
  for (int i = 0; i < 20 && !is_wanted(); ++i) viewer.key(ImGuiKey_DownArrow);
  ASSERT_TRUE(is_wanted());
  viewer.key(ImGuiKey_Enter);
  EXPECT_EQ(viewer.tab().view.subject.id, "leaf-2");
  viewer.key('I');
  expect_impact_of_leaf_2(viewer);
  const std::size_t problems = viewer.state().problems.rows.size();
  const scene::StatusCounts counts = viewer.state().problems.counts;
  viewer.key('X');
  expect_lost(viewer);
  expect_problem_of_leaf_2(viewer);
  EXPECT_EQ(viewer.state().problems.counts.of, counts.of) << "what is counted is what is so";
  viewer.key(ImGuiKey_Escape);
  EXPECT_TRUE(viewer.tab().view.what_if.empty()) << "one step out";
  EXPECT_EQ(problem_of(viewer, "leaf-2"), nullptr);
  EXPECT_EQ(viewer.state().problems.rows.size(), problems);
}

TEST_F(DailyTasks, PrepareAChangeByMouse) {
  ProgramWindow viewer({.path = harbour(), .focal_point = kApi2});
  EXPECT_EQ(viewer.tab().view.subject.name, "api-02");
  EXPECT_EQ(reference_of_name(viewer, "leaf-1"), "") << "its cable to leaf-1 is out";
  viewer.click_card("switch:leaf-2");
  EXPECT_EQ(viewer.state().inspection.subject.id, "leaf-2");
  viewer.click("inspector.impact");
  expect_impact_of_leaf_2(viewer);
  viewer.window().click_at(viewer.place_of("switch:leaf-2"), ImGuiMouseButton_Right);
  viewer.settle();
  viewer.click("canvas.menu.What if this fails");
  expect_lost(viewer);
  const std::string back = viewer.widget_with("whatif.", "leaf-2");
  ASSERT_FALSE(back.empty());
  viewer.click(back);
  EXPECT_TRUE(viewer.tab().view.what_if.empty());
}

class Exported : public DailyTasks, public ::testing::WithParamInterface<const char*> {};

TEST_P(Exported, IsWellFormed) {
  const std::string format = GetParam();
  ProgramWindow viewer({.path = harbour(), .focal_point = kWeb1});
  const std::filesystem::path to = folder_ / ("picture." + format);
  viewer.key('E', {.ctrl = true});
  ASSERT_EQ(viewer.state().overlay, Overlay::kExport);
  viewer.rewrite(to.string());
  ASSERT_EQ(viewer.state().export_form.path, to.string());
  viewer.click("export.format." + format);
  ASSERT_EQ(viewer.state().export_form.format, format);
  viewer.click("export.run");
  EXPECT_EQ(viewer.state().export_form.fault, "");
  // Tables are two: x.csv is x.nodes.csv and x.links.csv.
  const std::filesystem::path written = format == "csv" ? folder_ / "picture.nodes.csv" : to;
  ASSERT_TRUE(std::filesystem::exists(written)) << viewer.state().export_form.outcome;
  const std::string text = read_file(written);
  const std::size_t nodes = viewer.picture().facts.nodes.size();
  if (format == "png") {
    EXPECT_TRUE(text.starts_with("\x89PNG\r\n\x1a\n"));
    EXPECT_NE(text.find("IEND"), std::string::npos) << "it is whole";
  } else if (format == "svg") {
    EXPECT_NE(text.find("<svg"), std::string::npos);
    EXPECT_TRUE(text.ends_with("</svg>\n") || text.ends_with("</svg>"));
    EXPECT_NE(text.find("web-fe-01"), std::string::npos);
    EXPECT_EQ(count(text, "<g"), count(text, "</g>"));
  } else {
    // A head, then a line for each object.
    EXPECT_EQ(count(text, "\n"), nodes + 1);
    EXPECT_TRUE(std::filesystem::exists(folder_ / "picture.links.csv"));
    EXPECT_NE(text.find("web-fe-01"), std::string::npos);
  }
}

/// Writes what is shown in a format that says what it is.
std::string exported(ProgramWindow& viewer, const std::filesystem::path& to) {
  viewer.key('E', {.ctrl = true});
  viewer.rewrite(to.string());
  viewer.click("export.run");
  EXPECT_EQ(viewer.state().export_form.fault, "");
  viewer.key(ImGuiKey_Escape);
  return read_file(to);
}

TEST_F(DailyTasks, AWhatIfIsAFileThatViewsAndTheCommandLineTake) {
  ProgramWindow viewer({.path = harbour(), .focal_point = kApi2});
  viewer.click_card("switch:leaf-2");
  viewer.key('X');
  const auto what_if = viewer.tab().view.what_if;
  const std::string text = exported(viewer, folder_ / "change.what-if.json");
  EXPECT_EQ(viewer.state().export_form.format, "what-if");
  viewer.key(ImGuiKey_Escape);
  viewer.key(ImGuiKey_Escape);
  ASSERT_TRUE(viewer.tab().view.what_if.empty());
  viewer.program().apply(ui::OpenView{text});
  viewer.settle();
  EXPECT_EQ(viewer.tab().view.what_if, what_if);
}

TEST_F(DailyTasks, AWhatIfOfWhatIsNotThereTakesNothingAway) {
  ProgramWindow viewer({.path = harbour(), .focal_point = kApi2});
  const std::size_t nodes = viewer.picture().facts.nodes.size();
  viewer.program().apply(
      ui::OpenView{R"({"toposcope":"what-if","version":1,"environment":"harbour-prod",)"
                   R"("lost":[{"type":"switch","id":"leaf-77"}]})"});
  viewer.settle();
  ASSERT_EQ(viewer.tab().view.what_if.nodes.size(), 1U);
  EXPECT_TRUE(viewer.picture().differences.empty()) << viewer.all_text();
  EXPECT_EQ(viewer.picture().facts.nodes.size(), nodes);
  ASSERT_EQ(viewer.picture().notes.size(), 1U);
  EXPECT_NE(viewer.picture().notes[0].find("leaf-77"), std::string::npos);
}

TEST_F(DailyTasks, AViewIsAFileWithItsCamera) {
  ProgramWindow viewer({.path = harbour(), .focal_point = kApi2});
  viewer.program().apply(ui::MoveCamera{{{120, 80}, 1.5F}});
  viewer.settle();
  const std::string text = exported(viewer, folder_ / "api-02.view.json");
  EXPECT_EQ(viewer.state().export_form.format, "view");
  ProgramWindow other({.path = folder_ / "harbour.db"});
  other.program().apply(ui::OpenView{text});
  other.settle();
  EXPECT_EQ(other.tab().view, viewer.tab().view);
  EXPECT_EQ(other.tab().camera, viewer.tab().camera);
}

INSTANTIATE_TEST_SUITE_P(Formats, Exported, ::testing::Values("svg", "png", "csv"));

TEST_F(DailyTasks, AViewIsExportedBeforeItsPictureIsThere) {
  ProgramWindow viewer({.path = harbour()});
  ui::ExportForm form;
  form.path = (folder_ / "early.view.json").string();
  form.format = "view";
  form.whole = false;
  ASSERT_EQ(viewer.tab().picture, nullptr);
  viewer.program().apply(ui::SetExportForm{form, true});
  viewer.settle();
  EXPECT_EQ(viewer.state().export_form.fault, "");
  EXPECT_TRUE(ui::read_view(read_file(form.path)).has_value());
}

TEST_F(DailyTasks, ExportByKeyboardAsksBeforeItReplaces) {
  ProgramWindow viewer({.path = changed_house(), .focal_point = "service:wiki"});
  const std::filesystem::path to = folder_ / "there.svg";
  { std::ofstream(to) << "old"; }
  viewer.key('E', {.ctrl = true});
  viewer.rewrite(to.string());
  viewer.key(ImGuiKey_Enter);
  EXPECT_EQ(read_file(to), "old");
  EXPECT_FALSE(viewer.state().export_form.question.empty());
  EXPECT_TRUE(viewer.has_text("Replace it"));
  viewer.key(ImGuiKey_Enter);
  EXPECT_NE(read_file(to).find("<svg"), std::string::npos);
}
///@}

/// \name D: what changed
///@{

/// Wiki stood on both sides; without wiki-2 the way over rack-b, sw-2, gw-2 to LTE is gone: five
/// objects and the five links of that chain.
void expect_ghosts(ProgramWindow& viewer) {
  const ui::Picture& picture = viewer.picture();
  std::size_t ghosts = 0;
  for (const scene::NodeFacts& node : picture.facts.nodes) {
    ghosts += node.marks.difference == scene::Difference::kRemoved ? 1 : 0;
  }
  EXPECT_EQ(ghosts, 5U);
  EXPECT_EQ(picture.differences.size(), 10U);
  EXPECT_EQ(viewer.card_of("wiki-2").marks.difference, scene::Difference::kRemoved);
  EXPECT_EQ(viewer.card_of("wiki-1").marks.difference, scene::Difference::kNone);
  EXPECT_TRUE(viewer.has_text("10 differences")) << viewer.all_text();
  EXPECT_TRUE(viewer.has_text("wiki-2")) << "ghosts are drawn";
}

TEST_F(DailyTasks, WhatChangedByKeyboard) {
  ProgramWindow viewer({.path = changed_house(), .focal_point = "service:wiki"});
  EXPECT_FALSE(viewer.has_card("wiki-2"));
  viewer.key('D');
  ASSERT_EQ(viewer.state().overlay, Overlay::kCompare);
  viewer.type("1");
  viewer.key(ImGuiKey_Enter);
  EXPECT_EQ(viewer.state().overlay, Overlay::kNone) << viewer.state().compare_form.fault;
  expect_ghosts(viewer);
  viewer.key(ImGuiKey_Escape);
  EXPECT_EQ(viewer.tab().view.comparison.with, ui::Comparison::With::kNothing);
  EXPECT_FALSE(viewer.has_card("wiki-2"));
  viewer.key(ImGuiKey_LeftArrow, {.ctrl = true});
  EXPECT_TRUE(viewer.has_text("Status and graph of")) << viewer.all_text();
  EXPECT_TRUE(viewer.has_text("Return to now"));
  EXPECT_TRUE(viewer.has_card("wiki-2")) << "it was there then";
  EXPECT_EQ(viewer.card_of("wiki-2").marks.difference, scene::Difference::kNone);
  viewer.key('X');
  EXPECT_TRUE(viewer.tab().view.what_if.empty()) << "nothing is done in the past";
  viewer.key(ImGuiKey_Escape);
  EXPECT_TRUE(viewer.state().is_now());
  EXPECT_FALSE(viewer.has_text("Return to now"));
  EXPECT_FALSE(viewer.has_card("wiki-2"));
}

TEST_F(DailyTasks, WhatChangedByMouse) {
  ProgramWindow viewer({.path = changed_house(), .focal_point = "service:wiki"});
  ASSERT_EQ(viewer.state().timeline.marks.size(), 2U);
  // The palette offers every action to the mouse.
  const auto pick = [&](const std::string& action) {
    viewer.click("top.search");
    std::string row = viewer.widget_with("palette.row.", action);
    // It is further down.
    for (int i = 0; i < 60 && row.empty(); ++i) {
      viewer.window().move({800, 400});
      viewer.window().wheel(-2);
      viewer.settle();
      row = viewer.widget_with("palette.row.", action);
    }
    ASSERT_FALSE(row.empty()) << viewer.all_text();
    viewer.click(row);
  };
  pick("Earlier revision");
  EXPECT_TRUE(viewer.has_text("Status and graph of")) << viewer.all_text();
  EXPECT_TRUE(viewer.has_card("wiki-2"));
  viewer.click("past");
  EXPECT_TRUE(viewer.state().is_now());
  pick("Compare");
  ASSERT_EQ(viewer.state().overlay, Overlay::kCompare);
  viewer.click("compare.revision.0");
  expect_ghosts(viewer);
}
///@}

}  // namespace
}  // namespace toposcope::testing

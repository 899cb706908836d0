#include <string>

#include <gtest/gtest.h>

#include "ui/models/canvas_texts.h"
#include "ui/models/compare_model.h"
#include "ui/models/export_model.h"
#include "ui/models/start_model.h"
#include "ui/panels/panel_stage.h"
#include "ui/panels/zone.h"

namespace toposcope::testing {
namespace {

TEST(ExportModel, ChangesOnlyExtensionsThatItKnows) {
  struct Case {
    const char *path, *format, *expected;
  };
  for (const Case& one : {Case{"web.png", "svg", "web.svg"}, Case{"web", "pdf", "web.pdf"},
                          Case{"web-1.prod", "png", "web-1.prod.png"}, Case{"", "png", ""},
                          Case{"out/", "png", "out/"}, Case{".png", "svg", ".png.svg"},
                          Case{"a.b/web.graphml", "csv", "a.b/web.csv"}}) {
    EXPECT_EQ(ui::with_extension(one.path, one.format), one.expected) << one.path;
  }
}

TEST(ExportModel, ForgetsTheAnswerOfAnotherFile) {
  ui::ExportForm form;
  form.path = "web.png";
  form.replaces = "web.png";
  form.question = "replace?";
  form.fault = "disk full";
  const ui::ExportForm other = ui::with_path(form, "web.dot");
  EXPECT_EQ(other.format, "dot");
  EXPECT_EQ(other.replaces + other.question + other.fault, "");
  EXPECT_EQ(ui::with_path(form, "web").format, "png");
  EXPECT_EQ(ui::in_folder(form, "/tmp").path, "/tmp/web.png");
}

TEST(ExportModel, NamesFoldersAbove) {
  EXPECT_EQ(ui::parent_folder("/srv/noc"), "/srv");
  EXPECT_EQ(ui::parent_folder("/srv"), "/");
  EXPECT_EQ(ui::path_in("/", "srv"), "/srv");
}

TEST(CanvasTexts, CountOneOfAThing) {
  EXPECT_EQ(ui::step_text({"instance-vnic", 1, 1, ""}), "1 object, 1 link");
  EXPECT_EQ(ui::step_text({"instance-vnic", 0, 2, ""}), "0 objects, 2 links");
  EXPECT_EQ(ui::step_text({"instance-vnic", 0, 0, ""}), "\u2013");
  EXPECT_EQ(ui::step_text({"instance-vnic", 1, 1, "at a loop"}), "at a loop");
  EXPECT_EQ(ui::depth_text(1), "1 link away");
  EXPECT_EQ(ui::depth_text(2), "2 links away");
}

TEST(CanvasTexts, SayWhatIsWaitedForWithoutAName) {
  ui::Subject subject{"prod", "instance", "i-1", "k-1", "web-1"};
  EXPECT_EQ(ui::waiting_text(subject), "The graph of web-1");
  subject.name.clear();
  EXPECT_EQ(ui::waiting_text(subject), "The graph of i-1");
  EXPECT_EQ(ui::waiting_text({}), "The graph");
}

TEST(StartModel, QuotesThePathOfTheImportCommand) {
  EXPECT_EQ(ui::import_command("prod.db"), "toposcope import --db 'prod.db' SOURCE");
  EXPECT_EQ(ui::import_command("it's $HOME.db"),
            R"(toposcope import --db 'it'\''s $HOME.db' SOURCE)");
}

using CompareModel = InBerlin;

TEST_F(CompareModel, CountsTimesFromNow) {
  const auto times = ui::compare_times(small_state());  // 13:32:09 UTC
  ASSERT_EQ(times.size(), 6U);
  EXPECT_EQ(times[0].with.at, "2026-11-20T13:17:09Z");
  EXPECT_EQ(times[3].label, "02:00");
  EXPECT_EQ(times[3].with.at, "2026-11-20T01:00:00Z");
  EXPECT_EQ(times[3].detail, "2026-11-20 02:00:00 CET");
  EXPECT_EQ(times[5].with.at, "2026-11-13T13:32:09Z");
}

TEST_F(CompareModel, ListsRevisionsBeforeTheOneShown) {
  ui::AppState state = small_state();
  for (int number = 1; number <= 7; ++number) {
    state.timeline.marks.push_back({{}, number, "import", "revision " + std::to_string(number)});
  }
  const auto all = ui::compare_revisions(state);
  ASSERT_EQ(all.size(), 6U);  // 7 is shown
  EXPECT_EQ(all.front().with.at, "6");
  EXPECT_EQ(ui::compare_revisions(state, 2).back().with.at, "5");
}

TEST_F(CompareModel, OffersEachOtherFocalPointOnce) {
  ui::AppState state = small_state();
  EXPECT_TRUE(ui::compare_focal_points(state).empty());
  const ui::Subject other{"prod", "vnic", "t", "k-t", "tap-9"};
  state.inspection.subject = other;
  ui::TabState tab;
  tab.view.subject = other;
  state.tabs.push_back(tab);
  const auto found = ui::compare_focal_points(state);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].label, "vnic tap-9");
  EXPECT_EQ(found[0].detail, "selected");
}

}  // namespace
}  // namespace toposcope::testing

// The file changes while the program is open: another process writes it.

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <string>

#include <gtest/gtest.h>

#include "toposcope/store/graph_store.h"

#include "support/temp_dir.h"
#include "ui/program/support/program_window.h"
#include "ui/program/support/sample_inventory.h"

namespace toposcope::testing {
namespace {

class Live : public ::testing::Test {
 protected:
  Live() {
    copy_sample("attic.json", file_);
    write_sample_without("attic.json", {"\"wiki-2\""}, folder_ / "later.json");
  }

  /// Wiki loses its second container, and with it all that only this one stood on.
  void import_later() { import_into(file_, folder_ / "later.json", {"--replace"}); }

  /// A report as a monitoring system brings it.
  void report(const std::string& reference, model::StatusValue value, const std::string& text) {
    auto opened = store::open_sqlite_store({.path = file_, .create = false});
    ASSERT_TRUE(opened.has_value()) << opened.error().message;
    store::GraphStore& store = *opened.value();
    const auto node = store.resolve(reference, "attic");
    ASSERT_TRUE(node.has_value()) << node.error().message;
    model::StatusReport report;
    report.value = value;
    report.text = text;
    report.time = model::now_utc();
    const model::Status done = store.set_status(node.value().row, "probe", report);
    ASSERT_TRUE(done.has_value()) << done.error().message;
  }

  const TempDir folder_;
  const OwnFolders own_{folder_.path()};
  const std::filesystem::path file_ = folder_ / "attic.db";
};

std::size_t ghosts_in(const ui::Picture& picture) {
  const auto& nodes = picture.facts.nodes;
  return static_cast<std::size_t>(
      std::count_if(nodes.begin(), nodes.end(), [](const scene::NodeFacts& node) {
        return node.marks.difference == scene::Difference::kRemoved;
      }));
}

TEST_F(Live, AnImportChangesThePictureAndNothingElse) {
  ProgramWindow viewer({.path = file_, .focal_point = "service:wiki"});
  viewer.click_card("switch:sw-1");
  viewer.window().wheel(2);
  viewer.settle();
  const scene::Camera camera = viewer.tab().camera;
  const auto place = [&](const char* name) {
    return viewer.picture().layout.nodes[*viewer.card(name)];
  };
  const scene::Rect container = place("wiki-1");
  const scene::Rect provider = place("Fibre");
  import_later();
  ASSERT_TRUE(viewer.until([&] { return viewer.state().inventory.revision == 2; }));
  viewer.settle();
  // wiki-2, rack-b, sw-2, gw-2 and LTE are gone from this clique; they stay as ghosts for a while.
  EXPECT_EQ(ghosts_in(viewer.picture()), 5U);
  EXPECT_EQ(viewer.picture().facts.nodes.size(), 11U);
  EXPECT_EQ(viewer.state().inspection.subject.id, "sw-1");
  EXPECT_TRUE(viewer.tab().selected.contains("switch:sw-1"));
  EXPECT_EQ(viewer.tab().camera, camera);
  EXPECT_EQ(place("wiki-1"), container);
  EXPECT_EQ(place("Fibre"), provider);
  viewer.key('U', {.shift = true});
  EXPECT_EQ(ghosts_in(viewer.picture()), 5U) << "an edit does not end them";
  viewer.key('Z', {.ctrl = true});
  viewer.pass(11);
  EXPECT_EQ(viewer.picture().facts.nodes.size(), 6U) << "after ten seconds they are gone";
  EXPECT_EQ(place("wiki-1"), container);
}

TEST_F(Live, HoldCountsAndThenTakes) {
  ProgramWindow viewer({.path = file_, .focal_point = "service:wiki"});
  viewer.key('H');
  const ui::PicturePtr before = viewer.tab().picture;
  import_later();
  ASSERT_TRUE(viewer.until([&] { return viewer.state().live.waiting > 0; }));
  viewer.settle();
  EXPECT_EQ(viewer.tab().picture, before) << "the picture is frozen";
  EXPECT_TRUE(viewer.has_text("Hold, 1 wait")) << viewer.all_text();
  viewer.key('H');
  ASSERT_TRUE(viewer.until([&] { return viewer.state().inventory.revision == 2; }));
  viewer.settle();
  EXPECT_EQ(ghosts_in(viewer.picture()), 5U);
  EXPECT_FALSE(viewer.has_text("Hold,"));
}

TEST_F(Live, AReportTurnsACardRedAndMovesNothing) {
  ProgramWindow viewer({.path = file_, .focal_point = "service:wiki"});
  const auto before = viewer.picture().layout.nodes;
  const std::size_t causes = viewer.state().problems.rows.size();
  report("machine:rack-a", model::StatusValue::kError, "fan has failed");
  ASSERT_TRUE(viewer.until(
      [&] { return viewer.card_of("rack-a").status.value == model::StatusValue::kError; }));
  viewer.settle();
  EXPECT_EQ(viewer.picture().layout.nodes, before);
  EXPECT_EQ(viewer.state().problems.rows.size(), causes + 1);
  EXPECT_TRUE(viewer.has_text("fan has failed")) << viewer.all_text();
}

TEST_F(Live, WhatGetsWorsePulsesOnceAndWhatGetsBetterDoesNot) {
  ProgramWindow viewer({.path = file_, .focal_point = "service:wiki", .motion = true});
  report("machine:rack-a", model::StatusValue::kError, "fan has failed");
  ASSERT_TRUE(viewer.until([&] { return !viewer.state().live.pulses.empty(); }));
  EXPECT_EQ(viewer.state().live.pulses.front().key, "machine:rack-a");
  viewer.settle();
  EXPECT_TRUE(viewer.state().live.pulses.empty());
  bool has_pulsed = false;
  report("machine:rack-a", model::StatusValue::kOk, "");
  ASSERT_TRUE(viewer.until([&] {
    has_pulsed = has_pulsed || !viewer.state().live.pulses.empty();
    return viewer.card_of("rack-a").status.value == model::StatusValue::kOk;
  }));
  EXPECT_FALSE(has_pulsed || !viewer.state().live.pulses.empty());
}

TEST_F(Live, AFocalPointThatVanishedSaysWhenItWasThere) {
  ProgramWindow viewer({.path = file_, .focal_point = "service:wiki"});
  write_sample_without("attic.json", {"\"wiki\""}, folder_ / "without.json");
  import_into(file_, folder_ / "without.json", {"--replace"});
  ASSERT_TRUE(viewer.until([&] { return viewer.picture().is_empty(); }));
  viewer.settle();
  EXPECT_TRUE(viewer.has_text("Wiki is not in the inventory now")) << viewer.all_text();
  viewer.click("empty.action");
  EXPECT_EQ(viewer.tab().view.at, "1");
  EXPECT_TRUE(viewer.has_card("wiki-2"));
  EXPECT_TRUE(viewer.has_text("Return to now"));
}

TEST_F(Live, PinsWrittenWhileAnImportIsAtWorkAreKept) {
  ProgramWindow viewer({.path = file_, .focal_point = "service:wiki"});
  {
    auto opened = store::open_sqlite_store({.path = file_, .create = false});
    ASSERT_TRUE(opened.has_value());
    const auto import = opened.value()->begin_import({.source = "scan"});
    ASSERT_TRUE(import.has_value()) << import.error().message;
    viewer.drag_card("router:gw-1", {0, 60});
  }
  const float dropped = viewer.picture().layout.nodes[*viewer.card("gw-1")].y;
  ProgramWindow again({.path = file_, .focal_point = "service:wiki"});
  EXPECT_EQ(again.picture().layout.nodes[*again.card("gw-1")].y, dropped);
}

}  // namespace
}  // namespace toposcope::testing

#include <chrono>
#include <string>

#include <gtest/gtest.h>

#include "ui/models/time_strip_model.h"
#include "ui/panels/panel_stage.h"
#include "ui/panels/zone.h"

namespace toposcope::testing {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using ui::Timeline;

constexpr float kWidth = 1440;  // One pixel a minute.

model::UtcMicros utc(const char* text) { return model::parse_rfc3339(text).value(); }

/// The day before 13:33, with 144 bars and nothing in them.
Timeline empty_day() {
  Timeline timeline;
  timeline.end = utc("2026-11-20T13:33:00Z");
  timeline.begin = timeline.end - hours(24);
  timeline.bars.resize(144);
  for (int i = 0; i < 144; ++i) {
    timeline.bars.at(static_cast<std::size_t>(i)).begin = timeline.begin + minutes(10 * i);
  }
  timeline.loaded = true;
  return timeline;
}

using TimeStripModel = InBerlin;

TEST_F(TimeStripModel, PutsBarsWhereTheirTimeIs) {
  Timeline timeline = empty_day();
  timeline.bars[6] = {timeline.bars[6].begin, 4, model::StatusValue::kError};
  timeline.bars[12] = {timeline.bars[12].begin, 1, model::StatusValue::kOk};
  const ui::TimeStrip strip = ui::make_time_strip(timeline, {kWidth, 16}, timeline.end);
  ASSERT_EQ(strip.bars.size(), 2U);
  EXPECT_FLOAT_EQ(strip.bars[0].x, 60);
  EXPECT_FLOAT_EQ(strip.bars[0].width, 4);
  EXPECT_FLOAT_EQ(strip.bars[0].height, 16);
  EXPECT_FALSE(strip.bars[0].is_quiet);
  EXPECT_FLOAT_EQ(strip.bars[1].x, 120);
  EXPECT_FLOAT_EQ(strip.bars[1].height, 8);  // a quarter of the changes, half as high
  EXPECT_TRUE(strip.bars[1].is_quiet);
}

TEST_F(TimeStripModel, NarrowsBarsWithTheStrip) {
  Timeline timeline = empty_day();
  timeline.bars[1].changes = 1;
  // 288 pixels for 144 bars: two each, one of them a gap.
  const ui::TimeStrip strip = ui::make_time_strip(timeline, {288, 16}, timeline.end);
  ASSERT_EQ(strip.bars.size(), 1U);
  EXPECT_FLOAT_EQ(strip.bars[0].width, 1);
}

TEST_F(TimeStripModel, WritesHoursOfTheClocksHere) {
  const Timeline timeline = empty_day();
  const ui::TimeStrip strip = ui::make_time_strip(timeline, {kWidth, 16}, timeline.end);
  // The day begins at 14:33 in Berlin: 15:00 is 27 minutes later, and an hour is 60 wide.
  ASSERT_EQ(strip.hours.size(), 24U);
  EXPECT_EQ(strip.hours[0].text, "15:00");
  EXPECT_FLOAT_EQ(strip.hours[0].x, 27);
  EXPECT_EQ(strip.hours[9].text, "00:00");
  // A quarter of the width: every sixth hour has 90 pixels, every third 45 only.
  const ui::TimeStrip narrow = ui::make_time_strip(timeline, {kWidth / 4, 16}, timeline.end);
  ASSERT_EQ(narrow.hours.size(), 4U);
  EXPECT_EQ(narrow.hours[0].text, "18:00");
  EXPECT_EQ(narrow.hours[1].text, "00:00");
}

TEST_F(TimeStripModel, JoinsMarksThatStandTooNear) {
  Timeline timeline = empty_day();
  const auto add = [&](int minute, model::RevisionNumber revision, const char* kind) {
    timeline.marks.push_back({timeline.begin + minutes(minute), revision, kind, kind});
  };
  add(-60, 1, "import");  // before the day
  add(100, 2, "import");
  add(104, 3, "edit");
  add(300, 4, "edit");
  const ui::TimeStrip strip = ui::make_time_strip(timeline, {kWidth, 16}, timeline.end);
  ASSERT_EQ(strip.marks.size(), 2U);
  EXPECT_FLOAT_EQ(strip.marks[0].x, 100);
  EXPECT_EQ(strip.marks[0].count, 2U);
  EXPECT_EQ(strip.marks[0].revision, 3);
  EXPECT_EQ(strip.marks[0].lines, (std::vector<std::string>{"edit", "import"}));
  EXPECT_EQ(strip.marks[1].word, "rule");
}

TEST_F(TimeStripModel, FindsTheTimeOfAPlace) {
  const Timeline timeline = empty_day();
  EXPECT_EQ(ui::time_at(timeline, 0, kWidth), timeline.begin);
  EXPECT_EQ(ui::as_of_at(timeline, 60, kWidth), "2026-11-19T14:33:00Z");
  EXPECT_EQ(ui::as_of_at(timeline, -5, kWidth), "2026-11-19T13:33:00Z");
  EXPECT_EQ(ui::as_of_at(timeline, kWidth, kWidth), "");
  EXPECT_EQ(ui::as_of_at(timeline, kWidth - 2, kWidth), "");
}

TEST_F(TimeStripModel, ShowsWhereTheWindowIs) {
  const Timeline timeline = empty_day();
  const auto at = [&](model::UtcMicros time) {
    return ui::make_time_strip(timeline, {kWidth, 16}, time).shown;
  };
  EXPECT_FLOAT_EQ(at(timeline.begin + minutes(90)).value(), 90);
  EXPECT_FLOAT_EQ(at(timeline.end + minutes(2)).value(), kWidth);  // read a while ago
  EXPECT_FALSE(at(timeline.begin - minutes(1)).has_value());
}

TEST_F(TimeStripModel, SaysWhichTimeIsShown) {
  ui::AppState state = small_state();
  EXPECT_EQ(ui::as_of_word(state), "now");
  state.tab().view.at = "2026-11-20T08:40:00Z";
  EXPECT_EQ(ui::as_of_word(state), "09:40");
  state.tab().view.at = "2026-11-18T08:40:00Z";
  EXPECT_EQ(ui::as_of_word(state), "2026-11-18 09:40");
  state.tab().view.at = "5";
  state.tab().picture.reset();
  EXPECT_EQ(ui::as_of_word(state), "revision 5");
}

class TimeStripPanel : public InBerlin {
 protected:
  TimeStripPanel() {
    stage_.state.timeline = empty_day();
    stage_.show([](const ui::PanelContext& context) {
      ui::draw_time_strip(context, {248, 900, 1052, 40});
    });
  }
  /// The place of a share of the strip.
  ImVec2 place(float share) const {
    const ui::WidgetPlace strip = stage_.window.widget("time.strip");
    return {strip.min.x + share * (strip.max.x - strip.min.x), strip.centre().y};
  }
  PanelStage stage_;
};

TEST_F(TimeStripPanel, GoesToTheTimeThatIsClicked) {
  stage_.window.click_at(place(0.5F));
  const auto heard = stage_.heard<ui::SetAsOf>();
  ASSERT_EQ(heard.size(), 1U);
  const auto time = model::parse_rfc3339(heard[0].at);
  ASSERT_TRUE(time.has_value()) << heard[0].at;
  EXPECT_NEAR(static_cast<double>((time.value() - utc("2026-11-20T01:33:00Z")).count()), 0, 180E6);
}

TEST_F(TimeStripPanel, ReturnsToNowAtItsEnd) {
  stage_.window.click_at(place(0.999F));
  const auto heard = stage_.heard<ui::SetAsOf>();
  ASSERT_EQ(heard.size(), 1U);
  EXPECT_EQ(heard[0].at, "");
}

TEST_F(TimeStripPanel, AsksOnceForADrag) {
  stage_.window.drag(place(0.2F), place(0.4F));
  EXPECT_EQ(stage_.count<ui::SetAsOf>(), 1U);
}

TEST_F(TimeStripPanel, ComparesWithTheRightButton) {
  stage_.window.click_at(place(0.5F), ImGuiMouseButton_Right);
  EXPECT_EQ(stage_.count<ui::SetAsOf>(), 0U);
  const auto heard = stage_.heard<ui::CompareWith>();
  ASSERT_EQ(heard.size(), 1U);
  EXPECT_EQ(heard[0].with.with, ui::Comparison::With::kTime);
}

TEST_F(TimeStripPanel, GoesToTheRevisionOfAMark) {
  stage_.state.timeline.marks = {{utc("2026-11-20T10:40:00Z"), 5, "import", "revision 5"}};
  stage_.window.frame();
  stage_.window.click("time.mark.5");
  const auto heard = stage_.heard<ui::SetAsOf>();
  ASSERT_EQ(heard.size(), 1U);
  EXPECT_EQ(heard[0].at, "5");
}

TEST_F(TimeStripPanel, TakesATimeAsItIsWritten) {
  stage_.window.click("time.as_of");
  stage_.window.frames(3);
  stage_.window.type("-3h");
  stage_.window.key(ImGuiKey_Enter);
  const auto heard = stage_.heard<ui::SetTimelineText>();
  ASSERT_FALSE(heard.empty());
  EXPECT_EQ(heard.back().text, "-3h");
  EXPECT_TRUE(heard.back().apply);
}

TEST_F(TimeStripPanel, SaysWhyItIsEmpty) {
  EXPECT_TRUE(stage_.window.has_text("No status changed in the last 24 hours"));
  stage_.state.timeline = {};
  stage_.window.frame();
  EXPECT_TRUE(stage_.window.has_text("Reading the changes of the last day"));
}

}  // namespace
}  // namespace toposcope::testing

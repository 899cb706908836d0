#include <memory>
#include <string>

#include <gtest/gtest.h>

#include "ui/panels/panel_stage.h"

namespace toposcope::testing {
namespace {

class TablePanel : public ::testing::Test {
 protected:
  void SetUp() override {
    stage_.state.tab().table = true;
    stage_.show([](const ui::PanelContext& context) {
      ui::draw_table(context, {248, 112, 1052, 824});
    });
  }
  PanelStage stage_;
};

TEST_F(TablePanel, SortsByTheColumnThatIsClicked) {
  stage_.window.click("table.column.2");
  EXPECT_EQ(stage_.state.tab().table_state.column, 2);
  EXPECT_FALSE(stage_.state.tab().table_state.descending);
  stage_.window.click("table.column.2");
  EXPECT_TRUE(stage_.state.tab().table_state.descending);
}

TEST_F(TablePanel, SelectsAndFocusesRows) {
  stage_.window.click("table.row.0");  // by name: qbr-1, tap-1, web-1
  ASSERT_EQ(stage_.count<ui::Select>(), 1U);
  EXPECT_EQ(stage_.heard<ui::Select>()[0].subject.key, "k-qbr-1");
  EXPECT_EQ(stage_.heard<ui::Select>()[0].how, ui::Select::How::kOnly);
  stage_.window.double_click("table.row.1");
  ASSERT_EQ(stage_.count<ui::Focus>(), 1U);
  EXPECT_EQ(stage_.heard<ui::Focus>()[0].subject.id, "id-tap-1");
  EXPECT_EQ(stage_.heard<ui::Focus>()[0].subject.environment, "prod");
}

TEST_F(TablePanel, ShowsLinksAndSelectsThem) {
  stage_.window.click("table.links");
  EXPECT_TRUE(stage_.state.tab().table_state.links);
  stage_.window.frames(2);
  stage_.window.click("table.row.1");
  ASSERT_EQ(stage_.count<ui::SelectLink>(), 1U);
}

TEST_F(TablePanel, CopiesCsv) {
  stage_.window.click("table.copy");
  ASSERT_EQ(stage_.count<ui::Copy>(), 1U);
  EXPECT_TRUE(stage_.heard<ui::Copy>()[0].text.starts_with("Name,Type,Status,"));
}

TEST_F(TablePanel, SaysWhyItIsEmptyAndOffersAWayOn) {
  stage_.window.click("table.filter");
  stage_.window.type("nothing like it");
  stage_.window.frames(2);
  EXPECT_TRUE(stage_.window.has_text("No row has these words"));
  stage_.window.click("table.empty.action");
  EXPECT_EQ(stage_.state.tab().table_state.filter, "");
}

TEST_F(TablePanel, ScrollsToWhatIsSelectedElsewhere) {
  auto picture = std::make_shared<ui::Picture>();
  for (int i = 0; i < 5000; ++i) {
    scene::NodeFacts node;
    node.key = node.name = "n" + std::to_string(i);
    picture->facts.nodes.push_back(node);
  }
  stage_.state.tab().picture = picture;
  stage_.window.frames(2);
  EXPECT_TRUE(stage_.window.has_widget("table.row.0"));
  EXPECT_FALSE(stage_.window.has_widget("table.row.100"));  // clipped
  stage_.state.tab().primary = "n4000";
  stage_.state.tab().selected = {"n4000"};
  stage_.window.frames(3);
  EXPECT_TRUE(stage_.window.has_widget("table.row.4000"));
  EXPECT_FALSE(stage_.window.has_widget("table.row.0"));
}

}  // namespace
}  // namespace toposcope::testing

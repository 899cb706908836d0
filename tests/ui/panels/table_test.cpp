#include <memory>
#include <string>

#include <gtest/gtest.h>

#include "ui/panels/canvas_panel.h"
#include "ui/panels/panel_scope.h"
#include "ui/panels/panel_stage.h"
#include "ui/panels/table_panel.h"
#include "ui/widgets/basics.h"

namespace toposcope::testing {
namespace {

class TablePanel : public ::testing::Test {
 protected:
  void SetUp() override {
    stage_.state.tab().table = true;
    stage_.show([this](const ui::PanelContext& context) {
      panel_.draw(context, {248, 112, 1052, 824});
    });
  }
  ui::TablePanel panel_;
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

TEST_F(TablePanel, CountsTheRowsThatItShows) {
  auto picture = std::make_shared<ui::Picture>(*stage_.state.tab().picture);
  picture->facts.links.push_back(picture->facts.links.front());
  picture->facts.links.back().hidden_nodes = 2;
  stage_.state.tab().picture = picture;
  stage_.window.frames(2);
  EXPECT_TRUE(stage_.window.has_text("Objects 3"));
  EXPECT_TRUE(stage_.window.has_text("Links 2"));
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

/// A list beside the graph, with what the tab shows.
class SideList : public ::testing::Test {
 protected:
  using Draw = void (*)(const ui::PanelContext&, const ui::TabState&, const scene::Rect&);
  void show(const ui::Picture& picture, Draw draw) {
    stage_.state.tab().picture = std::make_shared<ui::Picture>(picture);
    stage_.show([draw](const ui::PanelContext& context) {
      const ui::PanelScope panel(context.ui, {"canvas", {0, 0, 1600, 1000}, {}});
      draw(context, context.state.tab(), {100, 100, 300, 400});
    });
    stage_.window.frames(2);
  }
  PanelStage stage_;
};

TEST_F(SideList, CountsOneDependant) {
  ui::Picture picture;
  picture.dependants.push_back({{"prod", "instance", "i-1", "k-1", ""}, "shop", {}});
  show(picture, ui::draw_dependants);
  EXPECT_TRUE(stage_.window.has_text("1 focal point"));
  EXPECT_FALSE(stage_.window.has_text("1 focal points"));
  EXPECT_TRUE(stage_.window.has_text("i-1"));  // without a name
}

TEST_F(SideList, DrawsOnlyDependantsInSight) {
  ui::Picture picture;
  for (int i = 0; i < 3000; ++i) {
    const std::string id = std::to_string(i);
    picture.dependants.push_back({{"prod", i < 2 ? "vservice" : "instance", id, id, id}, "", {}});
  }
  show(picture, ui::draw_dependants);
  EXPECT_TRUE(stage_.window.has_widget("dependants.0"));
  EXPECT_FALSE(stage_.window.has_widget("dependants.1000"));
  // The second type has its head above its first.
  EXPECT_GT(stage_.window.widget("dependants.2").min.y, stage_.window.widget("dependants.1").max.y);
  stage_.window.click("dependants.2");
  EXPECT_EQ(stage_.heard<ui::Select>().at(0).subject.id, "2");
}

TEST_F(SideList, CountsOneDifferenceAndDrawsThoseInSight) {
  ui::Picture picture;
  const std::string cause(200, 'w');
  picture.differences.push_back({scene::Difference::kAdded, false, "k", "vnic tap-1", cause});
  show(picture, ui::draw_differences);
  EXPECT_TRUE(stage_.window.has_text("1 difference"));
  EXPECT_FALSE(stage_.window.has_text("1 differences"));
  picture.differences.resize(2000, picture.differences.front());
  show(picture, ui::draw_differences);
  EXPECT_TRUE(stage_.window.has_text("2 000 differences"));
  EXPECT_FALSE(stage_.window.has_widget("difference.1000"));
  // Two lines of cause stand below the first.
  EXPECT_EQ(stage_.window.widget("difference.1").min.y,
            stage_.window.widget("difference.0").max.y +
                2 * ui::line_height(stage_.window.ui(), ui::TextRole::kDetail));
}

}  // namespace
}  // namespace toposcope::testing

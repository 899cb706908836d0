// The picture of the visual specification: where its cards, boxes and lines have to be.  Numbers
// are those of the picture, counted from the upper left corner of the first lane.

#include <map>
#include <string>

#include <gtest/gtest.h>

#include "toposcope/graph/layout.h"

#include "layout/drawing.h"
#include "layout/mock_clique.h"

namespace toposcope::testing {
namespace {

using graph::LayoutPoint;
using graph::LayoutRect;
using graph::LayoutRoute;

class TierMock : public ::testing::Test {
 protected:
  [[nodiscard]] LayoutRect node(const std::string& key) const { return node_at(layout_, key); }
  [[nodiscard]] LayoutRect box(const std::string& key) const { return box_at(layout_, key); }

  [[nodiscard]] LayoutRoute route(const std::string& source, const std::string& target) const {
    for (std::size_t i = 0; i < drawing_.input.links.size(); ++i) {
      const auto& link = drawing_.input.links[i];
      if (link.source == drawing_.index(source) && link.target == drawing_.index(target)) {
        return layout_.routes[i];
      }
    }
    ADD_FAILURE() << "no link " << source << " - " << target;
    return {};
  }

  const Drawing drawing_ = mock_clique();
  const graph::Layout layout_ = graph::lay_out_tiers(drawing_.input);
};

TEST_F(TierMock, ColumnsStandWhereThePictureHasThem) {
  const std::map<std::string, float> lefts = {{"web-fe-03", 10},     {"tap1", 156},
                                              {"qbr1", 298},         {"OVS node-6", 440},
                                              {"otep node-6", 532},  {"br-mesh node-6", 647},
                                              {"bond0 node-6", 751}, {"leaf-1a to node-6", 919},
                                              {"web-front", 911},    {"leaf-1a", 911}};
  for (const auto& [key, x] : lefts) EXPECT_EQ(node(key).x, x) << key;
}

TEST_F(TierMock, LanesHaveOneWidthAndTheHeightOfTheirRows) {
  EXPECT_EQ(box("node-6"), (LayoutRect{0, 0, 837, 134}));
  EXPECT_EQ(box("node-2"), (LayoutRect{0, 150, 837, 186}));
  EXPECT_EQ(box("node-3"), (LayoutRect{0, 352, 837, 186}));
  EXPECT_EQ(box("node-8"), (LayoutRect{0, 554, 837, 134}));
  EXPECT_EQ(layout_.bounds, (LayoutRect{0, 0, 837 + 74 + 113, 688}));
}

TEST_F(TierMock, RowsAre52ApartAndSingleCardsStandInTheirMiddle) {
  EXPECT_EQ(node("tap1").y, 36);
  EXPECT_EQ(node("tap2").y, 88);
  EXPECT_EQ(node("qbr1").y, node("tap1").y);
  EXPECT_EQ(node("qbr2").y, node("tap2").y);
  for (const char* key : {"web-fe-03", "OVS node-6", "otep node-6", "bond0 node-6"}) {
    EXPECT_EQ(node(key).centre().y, 80) << key;
  }
  EXPECT_EQ(node("OVS node-2").y, node("vnic 2-qdhcp-front node-2").y);
  EXPECT_EQ(node("OVS node-8").centre().y, 554 + 80);
}

TEST_F(TierMock, FabricSpreadsOverTheHeightOfTheLanesNetworksBetweenSwitches) {
  EXPECT_EQ(box("leaf-1a").y, 0);
  EXPECT_EQ(box("leaf-1b").bottom(), 688);
  EXPECT_EQ(node("leaf-1a to node-2").y - node("leaf-1a to node-6").y, 46);
  EXPECT_EQ(node("leaf-1a").y, 0);
  EXPECT_EQ(node("leaf-1a").height, 28);
  EXPECT_EQ(node("web-back").y - node("web-front").y, 46);
  EXPECT_EQ(node("web-front").y - box("leaf-1a").bottom(),
            box("leaf-1b").y - node("web-back").bottom());
}

TEST_F(TierMock, PortsStandInTheOrderOfTheirHosts) {
  for (const std::string name : {"leaf-1a", "leaf-1b"}) {
    EXPECT_LT(node(name + " to node-6").y, node(name + " to node-2").y);
    EXPECT_LT(node(name + " to node-2").y, node(name + " to node-3").y);
    EXPECT_LT(node(name + " to node-3").y, node(name + " to node-8").y);
  }
}

TEST_F(TierMock, LinesLeaveAndEnterAtTheMiddlesSixApart) {
  // M398 228 C409 228 407 205 418 205
  EXPECT_EQ(route("web-fe-03", "tap1"), (LayoutRoute{{136, 77}, {147, 77}, {145, 54}, {156, 54}}));
  EXPECT_EQ(route("web-fe-03", "tap2").front(), (LayoutPoint{136, 83}));
  EXPECT_EQ(route("qbr2", "OVS node-6").back(), (LayoutPoint{440, 83}));
}

TEST_F(TierMock, FourEndsShareTheRoomOfThree) {
  EXPECT_EQ(route("bond0 node-6", "leaf-1a to node-6").front(), (LayoutPoint{827, 71.75}));
  EXPECT_EQ(route("bond0 node-6", "web-front").front(), (LayoutPoint{827, 77.25}));
  EXPECT_EQ(route("bond0 node-6", "web-back").front(), (LayoutPoint{827, 82.75}));
  EXPECT_EQ(route("bond0 node-6", "leaf-1b to node-6").front(), (LayoutPoint{827, 88.25}));
}

TEST_F(TierMock, LinesOverEmptyRoomRunStraightAndBendInTheLast74) {
  // M540 355 L628 355 C668.7 355 661.3 401 702 401, control points to the quarter of a pixel
  const LayoutRoute line = route("vnic 1-qrouter node-2", "OVS node-2");
  ASSERT_EQ(line.size(), 7U);
  EXPECT_EQ(line[0], (LayoutPoint{278, 204}));
  EXPECT_EQ(line[3], (LayoutPoint{366, 204}));
  EXPECT_EQ(line[4], (LayoutPoint{406.75, 204}));
  EXPECT_EQ(line[5], (LayoutPoint{399.25, 250}));
  EXPECT_EQ(line[6], (LayoutPoint{440, 250}));
}

TEST_F(TierMock, LinesToTheFabricAreOneCurve) {
  // M1089 222.75 C1139.6 222.75 1130.4 210 1181 210: 92 wide, its control points at 0.55 of that
  const LayoutRoute line = route("bond0 node-6", "leaf-1a to node-6");
  ASSERT_EQ(line.size(), 4U);
  EXPECT_NEAR(line[1].x, 827 + 50.6, 0.13);
  EXPECT_NEAR(line[2].x, 919 - 50.6, 0.13);
  EXPECT_EQ(line[3].x, 919);
}

TEST_F(TierMock, ContainmentInASwitchIsNotDrawn) {
  EXPECT_TRUE(route("leaf-1a", "leaf-1a to node-6").empty());
}

TEST_F(TierMock, ColumnsAreToldFromLeftToRight) {
  std::vector<std::uint32_t> columns;
  columns.reserve(layout_.columns.size());
  for (const auto& column : layout_.columns) columns.push_back(column.column);
  EXPECT_EQ(columns, (std::vector<std::uint32_t>{0, 1, 2, 3, 4, 5, 6, 8}));
  EXPECT_EQ(layout_.columns[1].x, 156);
  EXPECT_EQ(layout_.columns[1].width, 122);
  EXPECT_EQ(layout_.columns.back().x, 911);
  EXPECT_EQ(layout_.columns.back().width, 113);
}

}  // namespace
}  // namespace toposcope::testing

// What the seats of the radial layout look up: cards and lines that are in the way.

#include "layout/radial_ground.h"

#include <gtest/gtest.h>

namespace toposcope::graph {
namespace {

const Frame kCard{100, -20, 80, 40};

class Ground : public ::testing::Test {
 protected:
  RadialGround ground_{Spot{50, 30}};
};

TEST_F(Ground, FindsTheCardThatIsTouched) {
  EXPECT_EQ(ground_.touched_by(kCard), nullptr);
  ground_.add_card(kCard);
  EXPECT_NE(ground_.touched_by({170, 10, 300, 5}), nullptr);
  EXPECT_NE(ground_.touched_by({-500, -500, 1000, 1000}), nullptr);
  EXPECT_EQ(ground_.touched_by({180, -20, 80, 40}), nullptr) << "edges may meet";
  EXPECT_EQ(ground_.touched_by({100, 20, 80, 40}), nullptr);
}

TEST_F(Ground, CountsCardsUnderALine) {
  ground_.add_card(kCard);
  EXPECT_GT(ground_.cards_under({{0, 0}, {400, 0}}), 0);
  EXPECT_GT(ground_.cards_under({{400, 60}, {-100, -60}}), 0);
  EXPECT_GT(ground_.cards_under({{120, 400}, {120, -400}}), 0);
  EXPECT_EQ(ground_.cards_under({{0, 100}, {400, 100}}), 0);
  EXPECT_EQ(ground_.cards_under({{0, 0}, {90, 0}}), 0);
  EXPECT_EQ(ground_.cards_under({{0, 0}, {140, 0}}), 0) << "it ends there";
  EXPECT_EQ(ground_.cards_under({{60, 0}, {140, 200}}), 0) << "it passes the corner";
}

TEST_F(Ground, CountsLinesUnderACard) {
  ground_.add_line({{0, 0}, {400, 0}});
  EXPECT_GT(ground_.lines_under(kCard, {1, 1}), 0);
  EXPECT_EQ(ground_.lines_under(kCard, {0, 0}), 0) << "a line of the same parent";
  EXPECT_EQ(ground_.lines_under({100, 10, 80, 40}, {1, 1}), 0);
}

TEST_F(Ground, CountsLinesThatCross) {
  ground_.add_line({{0, 0}, {400, 100}});
  EXPECT_GT(ground_.lines_crossed({{200, 200}, {200, -200}}), 0);
  EXPECT_EQ(ground_.lines_crossed({{0, 0}, {10, -200}}), 0) << "they begin together";
  EXPECT_EQ(ground_.lines_crossed({{400, 100}, {300, -200}}), 0) << "one begins where one ends";
  EXPECT_EQ(ground_.lines_crossed({{200, 200}, {200, 60}}), 0);
}

}  // namespace
}  // namespace toposcope::graph

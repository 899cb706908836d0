// Keys of an impatient person, between two slow frames.

#include "app/key_queue.h"

#include <vector>

#include <gtest/gtest.h>

namespace toposcope::testing {
namespace {

using app::KeyEvent;
using app::KeyQueue;
using Events = std::vector<KeyEvent>;

constexpr int kDown = 1;
constexpr int kUp = 0;

KeyEvent down(int key) { return {.key = key, .action = kDown}; }
KeyEvent up(int key) { return {.key = key, .action = kUp}; }
KeyEvent text(char c) { return {.character = static_cast<unsigned int>(c)}; }

std::vector<Events> frames_of(const Events& events) {
  KeyQueue queue;
  for (const KeyEvent& event : events) queue.add(event);
  std::vector<Events> frames;
  while (!queue.empty()) frames.push_back(queue.take_frame());
  EXPECT_EQ(queue.take_frame(), Events{});
  return frames;
}

TEST(KeyQueue, AKeyThatWasTappedBetweenFramesIsHeldForOne) {
  EXPECT_EQ(frames_of({down('R'), up('R')}), (std::vector<Events>{{down('R')}, {up('R')}}));
}

TEST(KeyQueue, TwoTapsOfAKeyAreTwo) {
  EXPECT_EQ(frames_of({down('R'), up('R'), down('R'), up('R')}).size(), 4U);
}

TEST(KeyQueue, KeysHeldTogetherStayTogether) {
  const int control = 341;
  EXPECT_EQ(frames_of({down(control), down('K'), up('K'), up(control)}),
            (std::vector<Events>{{down(control), down('K')}, {up('K'), up(control)}}));
}

// The frame before had the Control alone.
TEST(KeyQueue, AShortcutKeepsItsControlForAFrame) {
  const int control = 341;
  EXPECT_EQ(frames_of({down('E'), up(control), up('E')}),
            (std::vector<Events>{{down('E')}, {up(control), up('E')}}));
}

TEST(KeyQueue, TextComesAfterTheShortcutThatOpensItsField) {
  const int control = 341;
  const auto frames =
      frames_of({down(control), down('K'), up('K'), up(control), down('W'), text('w')});
  EXPECT_EQ(frames, (std::vector<Events>{{down(control), down('K')},
                                         {up('K'), up(control), down('W'), text('w')}}));
}

TEST(KeyQueue, EnterWaitsForTheTextBeforeIt) {
  const int enter = 257;
  EXPECT_EQ(frames_of({text('a'), text('b'), down(enter)}),
            (std::vector<Events>{{text('a'), text('b')}, {down(enter)}}));
}

}  // namespace
}  // namespace toposcope::testing

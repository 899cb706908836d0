#include "layout/radial_ground.h"

#include <algorithm>
#include <array>

namespace toposcope::graph {
namespace {

/// Beyond so many lines in a tile, one more is not seen, and counting would take long.
constexpr std::size_t kSmear = 40;

bool overlap(const Frame& a, const Frame& b) {
  return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

bool is_in(Spot spot, const Frame& frame) {
  return spot.x >= frame.x && spot.x <= frame.right() && spot.y >= frame.y &&
         spot.y <= frame.bottom();
}

/// On which side of `line` the spot is: by sign.
Unit side_of(const Stroke& line, Spot spot) {
  return (line.to.x - line.from.x) * (spot.y - line.from.y) -
         (line.to.y - line.from.y) * (spot.x - line.from.x);
}

bool are_apart(Unit a, Unit b) { return (a < 0) != (b < 0); }

bool cross(const Stroke& a, const Stroke& b) {
  return are_apart(side_of(a, b.from), side_of(a, b.to)) &&
         are_apart(side_of(b, a.from), side_of(b, a.to));
}

bool pass(const Stroke& line, const Frame& frame) {
  const auto [left, right] = std::minmax(line.from.x, line.to.x);
  const auto [top, bottom] = std::minmax(line.from.y, line.to.y);
  if (right < frame.x || left > frame.right() || bottom < frame.y || top > frame.bottom()) {
    return false;
  }
  const std::array<Unit, 4> sides = {
      side_of(line, {frame.x, frame.y}), side_of(line, {frame.right(), frame.y}),
      side_of(line, {frame.x, frame.bottom()}), side_of(line, {frame.right(), frame.bottom()})};
  const auto [low, high] = std::minmax_element(sides.begin(), sides.end());
  return *low <= 0 && *high >= 0;
}

}  // namespace

RadialGround::Key RadialGround::key_of(Unit column, Unit row) {
  return static_cast<Key>(column) << 32U ^ (static_cast<Key>(row) & 0xFFFFFFFFU);
}

const RadialGround::Tile* RadialGround::find(Key key) const {
  const auto it = tiles_.find(key);
  return it == tiles_.end() ? nullptr : &it->second;
}

template <typename Visit>
void RadialGround::for_tiles_of(const Frame& frame, Visit visit) const {
  const Unit right = floor_div(frame.right(), tile_.x);
  const Unit bottom = floor_div(frame.bottom(), tile_.y);
  for (Unit column = floor_div(frame.x, tile_.x); column <= right; ++column) {
    for (Unit row = floor_div(frame.y, tile_.y); row <= bottom; ++row) visit(key_of(column, row));
  }
}

template <typename Visit>
void RadialGround::for_tiles_of(const Stroke& line, Visit visit) const {
  const Unit top = std::min(line.from.y, line.to.y);
  const Unit bottom = std::max(line.from.y, line.to.y);
  const Unit height = line.to.y - line.from.y;
  const auto x_at = [&](Unit y) {
    const Unit below = std::clamp(y, top, bottom) - line.from.y;
    return line.from.x + floor_div(below * (line.to.x - line.from.x), height);
  };
  for (Unit row = floor_div(top, tile_.y); row <= floor_div(bottom, tile_.y); ++row) {
    // From where the line enters the row to where it leaves it.
    const Unit in = height == 0 ? line.from.x : x_at(row * tile_.y);
    const Unit out = height == 0 ? line.to.x : x_at((row + 1) * tile_.y);
    const Unit last = floor_div(std::max(in, out), tile_.x);
    for (Unit column = floor_div(std::min(in, out), tile_.x); column <= last; ++column) {
      visit(key_of(column, row));
    }
  }
}

void RadialGround::add_card(const Frame& card) {
  for_tiles_of(card, [&](Key key) { tiles_[key].cards.push_back(card); });
}

void RadialGround::add_line(const Stroke& line) {
  for_tiles_of(line, [&](Key key) {
    auto& lines = tiles_[key].lines;
    if (lines.size() < kSmear) lines.push_back(line);
  });
}

const Frame* RadialGround::touched_by(const Frame& frame) const {
  const Frame* touched = nullptr;
  for_tiles_of(frame, [&](Key key) {
    const Tile* tile = touched == nullptr ? find(key) : nullptr;
    if (tile == nullptr) return;
    const auto it = std::find_if(tile->cards.begin(), tile->cards.end(),
                                 [&](const Frame& card) { return overlap(card, frame); });
    if (it != tile->cards.end()) touched = &*it;
  });
  return touched;
}

int RadialGround::cards_under(const Stroke& line) const {
  std::ptrdiff_t count = 0;
  for_tiles_of(line, [&](Key key) {
    const Tile* tile = find(key);
    if (tile == nullptr) return;
    count += std::count_if(tile->cards.begin(), tile->cards.end(), [&](const Frame& card) {
      return !is_in(line.from, card) && !is_in(line.to, card) && pass(line, card);
    });
  });
  return static_cast<int>(count);
}

int RadialGround::lines_under(const Frame& frame, Spot parent) const {
  std::ptrdiff_t count = 0;
  for_tiles_of(frame, [&](Key key) {
    const Tile* tile = find(key);
    if (tile == nullptr) return;
    count += std::count_if(tile->lines.begin(), tile->lines.end(), [&](const Stroke& line) {
      return line.from != parent && pass(line, frame);
    });
  });
  return static_cast<int>(count);
}

int RadialGround::lines_crossed(const Stroke& line) const {
  std::ptrdiff_t count = 0;
  for_tiles_of(line, [&](Key key) {
    const Tile* tile = find(key);
    if (tile == nullptr) return;
    count += std::count_if(tile->lines.begin(), tile->lines.end(), [&](const Stroke& other) {
      return other.from != line.from && other.to != line.from && cross(other, line);
    });
  });
  return static_cast<int>(count);
}

}  // namespace toposcope::graph

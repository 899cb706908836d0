#include "layout/tier_placement.h"

#include <algorithm>
#include <cstdlib>

#include "layout/isotonic.h"
#include "layout/tier_order.h"

namespace toposcope::graph {
namespace {

constexpr Unit kLeastFabricGap = px(28);  // room for a heading
constexpr Unit kMostFabricGap = px(96);
constexpr Unit kLinked = 8;

/// Something that moves as a whole in a stage of the fabric.
struct Block {
  std::uint32_t container = 0;
  std::uint32_t row = 0;  ///< Of the only cell of free room.
  bool is_box = false;
  Unit height = 0;
};

class Placer {
 public:
  explicit Placer(const TierPlan& plan) : plan_(plan), rows_(plan_rows(plan)) {
    out_.x.resize(plan.input->nodes.size());
    out_.y.resize(plan.input->nodes.size());
    out_.frames.resize(plan.containers.size());
  }

  Placement make() {
    add_tracks();
    place_lanes();
    Unit x = lanes_right_ == 0 ? 0 : lanes_right_ + kBend;
    for (auto stage = static_cast<std::uint32_t>(plan_.lane_stages); stage < plan_.columns.size();
         ++stage) {
      const Unit width = place_fabric(stage, x);
      out_.tracks.push_back({stage, x, width});
      x += width + kBend;
    }
    return std::move(out_);
  }

 private:
  /// Tracks that a stage of the lanes needs, and how wide they are.
  void add_tracks() {
    const std::vector<Unit> gaps = gaps_for_bends();
    Unit x = lane_margin(plan_);
    std::uint32_t across_before = 1;
    std::uint32_t cell = 0;  // cells are sorted by stage
    for (std::uint32_t stage = 0; stage < plan_.lane_stages; ++stage) {
      std::uint32_t across = 1;
      Unit width = 0;
      for (; cell < plan_.cells.size() && plan_.cells[cell].stage == stage; ++cell) {
        across = std::max(across, rows_.across[cell]);
        width = std::max(width, card_width(plan_, cell));
      }
      // Lines fan out before a block of many cards and come together behind it.
      if (stage > 0) x += std::max(across, across_before) > 1 ? kBend : gaps[stage];
      for (std::uint32_t i = 0; i < across; ++i) {
        if (i > 0) x += kColumnGap;
        out_.tracks.push_back({stage, x, width});
        x += width;
      }
      across_before = across;
    }
    if (plan_.lane_count == 0) return;
    lanes_right_ = std::max(x + lane_margin(plan_), least_lane_width(plan_));
  }

  /// Room before each stage of the lanes for the steepest line that bends there.
  [[nodiscard]] std::vector<Unit> gaps_for_bends() const {
    std::vector<Unit> gaps(plan_.lane_stages, kColumnGap);
    for (const LayoutLink& link : plan_.input->links) {
      const std::uint32_t lane = plan_.container[link.source];
      if (lane >= plan_.lane_count || plan_.container[link.target] != lane) continue;
      if (plan_.is_head(link.source) || plan_.is_head(link.target)) continue;
      const std::uint32_t right = std::max(plan_.stage[link.source], plan_.stage[link.target]);
      if (plan_.stage[link.source] == plan_.stage[link.target] || !has_cell(lane, right - 1)) {
        continue;
      }
      const Unit rise = std::abs(rows_.centres[link.source] - rows_.centres[link.target]);
      gaps[right] = std::max(gaps[right], std::min(kBend, floor_to_half_pixel(rise / 4)));
    }
    return gaps;
  }

  [[nodiscard]] bool has_cell(std::uint32_t lane, std::uint32_t stage) const {
    const auto& cells = plan_.containers[lane].cells;
    const auto found = std::lower_bound(
        cells.begin(), cells.end(), stage,
        [this](std::uint32_t cell, std::uint32_t to) { return plan_.cells[cell].stage < to; });
    return found != cells.end() && plan_.cells[*found].stage == stage;
  }

  void place_lanes() {
    Unit y = 0;
    for (std::uint32_t i = 0; i < plan_.lane_count; ++i) {
      const Container& lane = plan_.containers[i];
      Frame& frame = out_.frames[i];
      frame = {0, y, lanes_right_, lane.framed(rows_.content[i])};
      for (const std::uint32_t cell : lane.cells) {
        const auto tracks = tracks_of(out_, plan_.cells[cell].stage);
        place_cell(cell, tracks, y + lane.head_height + lane.margin);
      }
      lanes_bottom_ = frame.bottom();
      y = frame.bottom() + kLaneGap;
    }
  }

  void place_cell(std::uint32_t cell, std::span<const Track> tracks, Unit top) {
    for (const Row& row : rows_.rows[cell]) place_row(cell, row, tracks, top + row.top);
  }

  void place_row(std::uint32_t cell, const Row& row, std::span<const Track> tracks, Unit top) {
    for (std::uint32_t i = row.begin; i < row.end; ++i) {
      const std::uint32_t card = plan_.cells[cell].cards[i];
      out_.x[card] = tracks[i - row.begin].x;
      out_.y[card] = top + floor_to_half_pixel((row.height - plan_.height[card]) / 2);
    }
  }

  [[nodiscard]] std::vector<Track> inner_tracks(std::uint32_t container, Unit x) const {
    std::vector<Track> tracks;
    for (const std::uint32_t cell : plan_.containers[container].cells) {
      const Unit width = card_width(plan_, cell);
      for (std::uint32_t i = 0; i < rows_.across[cell]; ++i) {
        tracks.push_back({plan_.cells[cell].stage, x + i * (width + kColumnGap), width});
      }
    }
    return tracks;
  }

  [[nodiscard]] std::vector<Block> blocks_of(std::uint32_t stage) const {
    std::vector<Block> blocks;
    for (auto i = static_cast<std::uint32_t>(plan_.lane_count); i < plan_.containers.size(); ++i) {
      const Container& container = plan_.containers[i];
      if (container.stage != stage) continue;
      if (container.box != kNone) {
        blocks.push_back({i, 0, true, container.framed(rows_.content[i])});
        continue;
      }
      for (const std::uint32_t cell : container.cells) {
        for (std::uint32_t row = 0; row < rows_.rows[cell].size(); ++row) {
          blocks.push_back({i, row, false, rows_.rows[cell][row].height});
        }
      }
    }
    return blocks;
  }

  /// \return the width of the stage
  Unit place_fabric(std::uint32_t stage, Unit x) {
    const std::vector<Block> blocks = blocks_of(stage);
    Unit width = 0;
    for (const Block& block : blocks) {
      const Container& container = plan_.containers[block.container];
      const Unit across = container.cells.empty() ? 1 : rows_.across[container.cells.front()];
      width = std::max(width, fabric_width(plan_, container, across));
    }
    const std::vector<Unit> tops = spread(blocks);
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      const std::uint32_t index = blocks[i].container;
      const Container& container = plan_.containers[index];
      if (blocks[i].is_box) {
        out_.frames[index] = {x, tops[i], width, blocks[i].height};
        const auto tracks = inner_tracks(index, x + container.margin);
        const Unit top = tops[i] + container.head_height + container.margin;
        for (const std::uint32_t cell : container.cells) place_cell(cell, tracks, top);
      } else {
        const std::uint32_t cell = container.cells.front();
        place_row(cell, rows_.rows[cell][blocks[i].row], inner_tracks(index, x), tops[i]);
      }
    }
    return width;
  }

  /// Upper edges: towards the neighbours, with the room that the lanes leave between boxes.
  [[nodiscard]] std::vector<Unit> spread(const std::vector<Block>& blocks) const {
    if (blocks.empty()) return {};
    Unit used = 0;
    Unit gaps = 0;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      const bool is_last = i + 1 == blocks.size();
      if (is_last || touches_box(blocks, i)) {
        used += blocks[i].height;
        gaps += is_last ? 0 : 1;
      } else {
        used += plan_.containers[blocks[i].container].step(blocks[i].height);
      }
    }
    Unit gap = kLeastFabricGap;
    if (gaps > 0) gap = std::clamp((lanes_bottom_ - used) / gaps, kLeastFabricGap, kMostFabricGap);
    gap = floor_to_half_pixel(gap);
    std::vector<Wish> wishes;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      Wish wish = wish_of(blocks[i]);
      wish.step = touches_box(blocks, i)
                      ? blocks[i].height + gap
                      : plan_.containers[blocks[i].container].step(blocks[i].height);
      wishes.push_back(wish);
    }
    const Unit bottom = std::max(lanes_bottom_, used + gaps * gap);
    return place_in_order(wishes, 0, bottom - blocks.back().height);
  }

  static bool touches_box(const std::vector<Block>& blocks, std::size_t i) {
    return blocks[i].is_box || (i + 1 < blocks.size() && blocks[i + 1].is_box);
  }

  [[nodiscard]] Wish wish_of(const Block& block) const {
    std::vector<Unit> centres;
    const Container& container = plan_.containers[block.container];
    if (container.head != kNone) add_centres(container.head, block.container, centres);
    for (const std::uint32_t cell : container.cells) {
      const Cell& here = plan_.cells[cell];
      Row row{0, static_cast<std::uint32_t>(here.cards.size())};
      if (!block.is_box) row = rows_.rows[cell][block.row];
      for (std::uint32_t i = row.begin; i < row.end; ++i) {
        add_centres(here.cards[i], block.container, centres);
      }
    }
    if (centres.empty()) return {(lanes_bottom_ - block.height) / 2, 1, 0};
    return {median_of(centres) - block.height / 2, kLinked, 0};
  }

  /// Centres of the neighbours of `node` in the lanes and in earlier stages of the fabric.
  void add_centres(std::uint32_t node, std::uint32_t container, std::vector<Unit>& centres) const {
    for (const std::uint32_t other : plan_.neighbours(node)) {
      const std::uint32_t there = plan_.container[other];
      const bool is_lane = there < plan_.lane_count;
      if (!is_lane && plan_.stage[other] >= plan_.containers[container].stage) continue;
      centres.push_back(plan_.is_head(other) ? out_.frames[there].y
                                             : out_.y[other] + plan_.height[other] / 2);
    }
  }

  const TierPlan& plan_;
  RowPlan rows_;
  Placement out_;
  Unit lanes_right_ = 0;
  Unit lanes_bottom_ = 0;
};

}  // namespace

std::span<const Track> tracks_of(const Placement& placement, std::uint32_t stage) {
  const auto [begin, end] =
      std::equal_range(placement.tracks.begin(), placement.tracks.end(), Track{stage},
                       [](const Track& a, const Track& b) { return a.stage < b.stage; });
  return {begin, end};
}

Unit card_width(const TierPlan& plan, std::uint32_t cell) {
  Unit width = 0;
  for (const std::uint32_t card : plan.cells[cell].cards) {
    width = std::max(width, plan.width[card]);
  }
  return width;
}

Unit lane_margin(const TierPlan& plan) {
  Unit margin = 0;
  for (std::size_t i = 0; i < plan.lane_count; ++i) {
    margin = std::max(margin, plan.containers[i].margin);
  }
  return margin;
}

Unit least_lane_width(const TierPlan& plan) {
  Unit width = 0;
  for (std::size_t i = 0; i < plan.lane_count; ++i) {
    const Container& lane = plan.containers[i];
    width = std::max(width, lane.min_width);
  }
  return width;
}

Unit fabric_width(const TierPlan& plan, const Container& container, Unit across) {
  Unit content = 0;
  for (const std::uint32_t cell : container.cells) {
    content = across * (card_width(plan, cell) + kColumnGap) - kColumnGap;
  }
  return std::max(content + 2 * container.margin, container.min_width);
}

Placement place_anew(const TierPlan& plan) { return Placer(plan).make(); }

}  // namespace toposcope::graph

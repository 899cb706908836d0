#include "layout/tier_rows.h"

#include <algorithm>

#include "layout/isotonic.h"
#include "layout/tier_order.h"

namespace toposcope::graph {
namespace {

constexpr std::size_t kMostRows = 24;  ///< Of a cell that is not wrapped.
constexpr Unit kLinked = 8;            ///< Weight of a card that has a neighbour to follow.

class RowPlanner {
 public:
  explicit RowPlanner(const TierPlan& plan) : plan_(plan), is_placed_(plan.cells.size()) {
    out_.centres.resize(plan.input->nodes.size());
  }

  RowPlan make() {
    for (const Cell& cell : plan_.cells) add_rows(cell);
    out_.content.resize(plan_.containers.size());
    for (std::size_t i = 0; i < plan_.containers.size(); ++i) {
      const Container& container = plan_.containers[i];
      for (const std::uint32_t cell : container.cells) {
        out_.content[i] = std::max(out_.content[i], packed_height(cell));
      }
      if (!container.is_fabric) align(container, out_.content[i]);
    }
    return std::move(out_);
  }

 private:
  [[nodiscard]] const Container& container_of(const Cell& cell) const {
    return plan_.containers[cell.container];
  }

  [[nodiscard]] std::size_t cards_of_long_cells(const Container& container) const {
    std::size_t all = 0;
    for (const std::uint32_t cell : container.cells) {
      const std::size_t cards = plan_.cells[cell].cards.size();
      if (cards > kMostRows) all += cards;
    }
    return all;
  }

  /// Packed from the top.
  void add_rows(const Cell& cell) {
    const Container& container = container_of(cell);
    Unit width = 0;
    Unit height = 0;
    for (const std::uint32_t card : cell.cards) {
      width = std::max(width, plan_.width[card]);
      height = std::max(height, plan_.height[card]);
    }
    const std::uint32_t across = tracks_for(cell.cards.size(), cards_of_long_cells(container),
                                            width, container.step(height));
    std::vector<Row>& rows = out_.rows.emplace_back();
    const auto count = static_cast<std::uint32_t>(cell.cards.size());
    Unit top = 0;
    for (std::uint32_t begin = 0; begin < count; begin += across) {
      Row row{begin, std::min(begin + across, count), 0, top};
      for (std::uint32_t i = row.begin; i < row.end; ++i) {
        row.height = std::max(row.height, plan_.height[cell.cards[i]]);
      }
      top += container.step(row.height);
      rows.push_back(row);
    }
    out_.across.push_back(across);
  }

  [[nodiscard]] Unit packed_height(std::uint32_t cell) const {
    const Row& last = out_.rows[cell].back();
    return last.top + last.height;
  }

  /// Outwards from the highest cell, then back for what had nobody to follow, then outwards again.
  void align(const Container& container, Unit height) {
    if (container.cells.empty()) return;
    std::size_t middle = 0;
    for (std::size_t i = 0; i < container.cells.size(); ++i) {
      if (packed_height(container.cells[i]) > packed_height(container.cells[middle])) middle = i;
    }
    middle_stage_ = plan_.cells[container.cells[middle]].stage;
    for (const std::uint32_t cell : container.cells) {
      move_rows(cell, floor_to_half_pixel((height - packed_height(cell)) / 2));
    }
    is_placed_[container.cells[middle]] = true;
    outwards(container, middle, height);
    for (std::size_t i = 0; i < container.cells.size(); ++i) {
      const std::size_t from_left = i <= middle ? i : container.cells.size() - 1 - (i - middle - 1);
      follow(container.cells[from_left], height);
    }
    outwards(container, middle, height);
  }

  void outwards(const Container& container, std::size_t middle, Unit height) {
    for (std::size_t i = middle + 1; i < container.cells.size(); ++i) {
      follow(container.cells[i], height);
    }
    for (std::size_t i = middle; i-- > 0;) follow(container.cells[i], height);
  }

  /// Rows of `cell` as near as can be to the medians of their neighbours.
  void follow(std::uint32_t cell, Unit height) {
    std::vector<Row>& rows = out_.rows[cell];
    const Container& container = container_of(plan_.cells[cell]);
    std::vector<Wish> wishes;
    for (const Row& row : rows) {
      const bool has_wish = collect_wishes(plan_.cells[cell], row);
      const Unit centre = has_wish ? median_of(values_) : row.top + row.height / 2;
      wishes.push_back(
          {centre - row.height / 2, has_wish ? kLinked : 1, container.step(row.height)});
    }
    const std::vector<Unit> tops = place_in_order(wishes, 0, height - rows.back().height);
    for (std::size_t i = 0; i < rows.size(); ++i) rows[i].top = tops[i];
    is_placed_[cell] = true;
    note_centres(cell);
  }

  void move_rows(std::uint32_t cell, Unit by) {
    for (Row& row : out_.rows[cell]) row.top += by;
    note_centres(cell);
  }

  void note_centres(std::uint32_t cell) {
    for (const Row& row : out_.rows[cell]) {
      for (std::uint32_t i = row.begin; i < row.end; ++i) {
        out_.centres[plan_.cells[cell].cards[i]] = row.top + row.height / 2;
      }
    }
  }

  /// Centres of neighbours in the same lane: those towards the highest cell, else all others that
  /// are placed.
  bool collect_wishes(const Cell& cell, const Row& row) {
    values_.clear();
    outer_.clear();
    for (std::uint32_t i = row.begin; i < row.end; ++i) {
      for (const std::uint32_t other : plan_.neighbours(cell.cards[i])) {
        if (plan_.container[other] != cell.container || plan_.is_head(other)) continue;
        const std::uint32_t stage = plan_.stage[other];
        if (stage == cell.stage || !is_placed_[plan_.cell[other]]) continue;
        (is_inner(stage, cell.stage) ? values_ : outer_).push_back(out_.centres[other]);
      }
    }
    if (values_.empty()) values_.swap(outer_);
    return !values_.empty();
  }

  [[nodiscard]] bool is_inner(std::uint32_t stage, std::uint32_t from) const {
    return from > middle_stage_ ? stage < from : stage > from;
  }

  const TierPlan& plan_;
  RowPlan out_;
  std::vector<bool> is_placed_;  ///< By cell.
  std::uint32_t middle_stage_ = 0;
  std::vector<Unit> values_, outer_;
};

}  // namespace

std::uint32_t tracks_for(std::size_t cards, std::size_t all, Unit width, Unit step) {
  if (cards <= kMostRows) return 1;
  const auto count = static_cast<Unit>(cards);
  const auto together = static_cast<Unit>(all);
  auto rows = static_cast<Unit>(kMostRows);
  while (3 * rows * step < 2 * ((together + rows - 1) / rows) * (width + kColumnGap)) ++rows;
  return static_cast<std::uint32_t>((count + rows - 1) / rows);
}

RowPlan plan_rows(const TierPlan& plan) { return RowPlanner(plan).make(); }

}  // namespace toposcope::graph

#include "layout/tier_plan.h"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <utility>

#include "toposcope/model/text.h"

namespace toposcope::graph {
namespace {

using Numbers = std::vector<std::uint32_t>;

void sort_unique(Numbers& numbers) {
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
}

/// Fills a TierPlan step by step.
class Planner {
 public:
  explicit Planner(const LayoutInput& input)
      : input_(input),
        head_of_(input.nodes.size(), kNone),
        has_cards_(input.boxes.size()),
        is_lane_(input.boxes.size()) {
    plan_.input = &input;
  }

  TierPlan make() {
    measure();
    find_heads();
    sort_boxes();
    add_stages();
    add_lanes();
    add_fabric();
    add_cells();
    add_neighbours();
    return std::move(plan_);
  }

 private:
  [[nodiscard]] bool is_fabric_column(std::uint32_t column) const {
    return input_.fabric_column != kNone && column >= input_.fabric_column;
  }

  /// Whether a card, not a head, stands outside of all lanes.
  [[nodiscard]] bool is_in_fabric(const LayoutNode& node) const {
    return node.box == kNone ? is_fabric_column(node.column) : !is_lane_[node.box];
  }

  void measure() {
    for (const LayoutNode& node : input_.nodes) {
      plan_.width.push_back(room_of(node.width));
      plan_.height.push_back(room_of(node.height));
    }
    plan_.rank = natural_ranks(input_.nodes);
  }

  void find_heads() {
    for (std::uint32_t box = 0; box < input_.boxes.size(); ++box) {
      const std::uint32_t head = input_.boxes[box].head;
      if (head != kNone && head_of_[head] == kNone) head_of_[head] = box;
    }
  }

  /// A box with a card outside of the fabric is a lane.
  void sort_boxes() {
    for (std::uint32_t i = 0; i < input_.nodes.size(); ++i) {
      const LayoutNode& node = input_.nodes[i];
      if (node.box == kNone || head_of_[i] != kNone) continue;
      has_cards_[node.box] = true;
      if (!is_fabric_column(node.column)) is_lane_[node.box] = true;
    }
    for (std::uint32_t i = 0; i < input_.nodes.size(); ++i) {
      const std::uint32_t box = head_of_[i];
      if (box == kNone || has_cards_[box]) continue;
      is_lane_[box] = !is_fabric_column(input_.nodes[i].column);
    }
  }

  [[nodiscard]] bool is_in_use(std::uint32_t box) const {
    const std::uint32_t head = input_.boxes[box].head;
    return has_cards_[box] || (head != kNone && head_of_[head] == box);
  }

  void add_stages() {
    Numbers fabric;
    std::uint32_t boxes_stand_in = 0;
    bool has_boxes = false;
    for (std::uint32_t i = 0; i < input_.nodes.size(); ++i) {
      const LayoutNode& node = input_.nodes[i];
      const std::uint32_t box = head_of_[i] != kNone ? head_of_[i] : node.box;
      if (head_of_[i] == kNone && !is_in_fabric(node)) {
        plan_.columns.push_back(node.column);
      } else if (box == kNone) {
        fabric.push_back(node.column);
      } else if (!is_lane_[box]) {
        boxes_stand_in = std::max(boxes_stand_in, node.column);
        has_boxes = true;
      }
    }
    sort_unique(plan_.columns);
    plan_.lane_stages = plan_.columns.size();
    sort_unique(fabric);
    if (has_boxes && (fabric.empty() || fabric.back() < boxes_stand_in)) {
      fabric.push_back(boxes_stand_in);
    }
    plan_.columns.insert(plan_.columns.end(), fabric.begin(), fabric.end());
  }

  Container& add_container(std::uint32_t box) {
    Container& container = plan_.containers.emplace_back();
    container.box = box;
    if (box == kNone) return container;
    const LayoutBox& from = input_.boxes[box];
    if (from.head != kNone && head_of_[from.head] == box) container.head = from.head;
    container.head_height = room_of(from.head_height);
    container.margin = room_of(from.margin);
    container.pitch = room_of(from.row_pitch);
    container.min_width = room_of(from.min_width);
    return container;
  }

  /// Cards that no box holds form a lane without frame: the first one when the focal point is among
  /// them, else the last.
  void add_lanes() {
    bool has_loose = false;
    bool loose_first = false;
    for (std::uint32_t i = 0; i < input_.nodes.size(); ++i) {
      if (head_of_[i] != kNone || input_.nodes[i].box != kNone || is_in_fabric(input_.nodes[i])) {
        continue;
      }
      has_loose = true;
      if (i == input_.focal_point) loose_first = true;
    }
    if (loose_first) add_container(kNone);
    for (std::uint32_t box = 0; box < input_.boxes.size(); ++box) {
      if (is_lane_[box] && is_in_use(box)) add_container(box);
    }
    if (has_loose && !loose_first) add_container(kNone);
    plan_.lane_count = plan_.containers.size();
  }

  void add_free_room(std::uint32_t stage) {
    Container& container = add_container(kNone);
    container.is_fabric = true;
    container.stage = stage;
    container.pitch = kFabricPitch;
  }

  /// Boxes stand in the last stage; what stands free there stands between their two halves.
  void add_fabric() {
    Numbers boxes;
    for (std::uint32_t box = 0; box < input_.boxes.size(); ++box) {
      if (!is_lane_[box] && is_in_use(box)) boxes.push_back(box);
    }
    const auto stages = static_cast<std::uint32_t>(plan_.columns.size());
    for (auto stage = static_cast<std::uint32_t>(plan_.lane_stages); stage < stages; ++stage) {
      const std::size_t boxes_here = stage + 1 == stages ? boxes.size() : 0;
      const std::size_t above = (boxes_here + 1) / 2;
      for (std::size_t i = 0; i <= boxes_here; ++i) {
        if (i == above) add_free_room(stage);
        if (i == boxes_here) break;
        Container& container = add_container(boxes[i]);
        container.is_fabric = true;
        container.stage = stage;
      }
    }
  }

  [[nodiscard]] std::uint32_t lane_stage(std::uint32_t column) const {
    const auto end = plan_.columns.begin() + static_cast<std::ptrdiff_t>(plan_.lane_stages);
    return static_cast<std::uint32_t>(std::lower_bound(plan_.columns.begin(), end, column) -
                                      plan_.columns.begin());
  }

  [[nodiscard]] std::uint32_t fabric_stage(std::uint32_t column) const {
    const auto begin = plan_.columns.begin() + static_cast<std::ptrdiff_t>(plan_.lane_stages);
    return static_cast<std::uint32_t>(std::lower_bound(begin, plan_.columns.end(), column) -
                                      plan_.columns.begin());
  }

  /// Gives each node its container and stage.
  void seat_nodes(const Numbers& by_box, std::uint32_t loose_lane, const Numbers& by_stage) {
    for (std::uint32_t i = 0; i < input_.nodes.size(); ++i) {
      const LayoutNode& node = input_.nodes[i];
      const bool is_head = head_of_[i] != kNone;
      const std::uint32_t box = is_head ? head_of_[i] : node.box;
      std::uint32_t container = box == kNone ? loose_lane : by_box[box];
      std::uint32_t stage = kNone;
      if (!is_head && !is_in_fabric(node)) {
        stage = lane_stage(node.column);
      } else if (box == kNone) {
        stage = fabric_stage(node.column);
        container = by_stage[stage];
      } else if (!is_lane_[box]) {
        stage = plan_.containers[container].stage;
      }
      plan_.container.push_back(container);
      plan_.stage.push_back(stage);
    }
  }

  void add_cells() {
    Numbers by_box(input_.boxes.size(), kNone);
    Numbers by_stage(plan_.columns.size(), kNone);
    std::uint32_t loose_lane = kNone;
    for (std::uint32_t i = 0; i < plan_.containers.size(); ++i) {
      const Container& container = plan_.containers[i];
      if (container.box != kNone) {
        by_box[container.box] = i;
      } else if (container.is_fabric) {
        by_stage[container.stage] = i;
      } else {
        loose_lane = i;
      }
    }
    seat_nodes(by_box, loose_lane, by_stage);
    fill_cells();
  }

  /// Cards by stage, container and name; a cell for each stage and container.
  void fill_cells() {
    Numbers cards;
    for (std::uint32_t i = 0; i < input_.nodes.size(); ++i) {
      if (head_of_[i] == kNone) cards.push_back(i);
    }
    const auto place = [&](std::uint32_t card) {
      return std::tuple(plan_.stage[card], plan_.container[card], plan_.rank[card]);
    };
    std::sort(cards.begin(), cards.end(),
              [&](std::uint32_t a, std::uint32_t b) { return place(a) < place(b); });
    plan_.cell.assign(input_.nodes.size(), kNone);
    for (const std::uint32_t card : cards) {
      const Cell cell{plan_.container[card], plan_.stage[card], {}};
      if (plan_.cells.empty() || plan_.cells.back().container != cell.container ||
          plan_.cells.back().stage != cell.stage) {
        plan_.containers[cell.container].cells.push_back(
            static_cast<std::uint32_t>(plan_.cells.size()));
        plan_.cells.push_back(cell);
      }
      plan_.cell[card] = static_cast<std::uint32_t>(plan_.cells.size() - 1);
      plan_.cells.back().cards.push_back(card);
    }
  }

  void add_neighbours() {
    plan_.first_other.assign(input_.nodes.size() + 1, 0);
    for (const LayoutLink& link : input_.links) {
      if (link.source == link.target) continue;
      ++plan_.first_other[link.source + 1];
      ++plan_.first_other[link.target + 1];
    }
    std::partial_sum(plan_.first_other.begin(), plan_.first_other.end(), plan_.first_other.begin());
    plan_.others.resize(plan_.first_other.back());
    Numbers next(plan_.first_other.begin(), plan_.first_other.end() - 1);
    for (const LayoutLink& link : input_.links) {
      if (link.source == link.target) continue;
      plan_.others[next[link.source]++] = link.target;
      plan_.others[next[link.target]++] = link.source;
    }
  }

  const LayoutInput& input_;
  TierPlan plan_;
  Numbers head_of_;              ///< By node: the box that it is the title of, or kNone.
  std::vector<bool> has_cards_;  ///< By box.
  std::vector<bool> is_lane_;    ///< By box.
};

}  // namespace

Unit Container::gap() const { return std::max(px(4), pitch - kCardHeight); }

Unit Container::step(Unit row_height) const { return std::max(pitch, row_height + gap()); }

Unit Container::framed(Unit content) const {
  return head_height + (content > 0 ? content + 2 * margin : 0);
}

std::vector<std::uint32_t> natural_ranks(std::span<const LayoutNode> nodes) {
  Numbers order(nodes.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    const int names = model::compare_natural(nodes[a].name, nodes[b].name);
    return names != 0 ? names < 0 : nodes[a].key < nodes[b].key;
  });
  Numbers ranks(nodes.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) ranks[order[i]] = i;
  return ranks;
}

TierPlan make_tier_plan(const LayoutInput& input) { return Planner(input).make(); }

}  // namespace toposcope::graph

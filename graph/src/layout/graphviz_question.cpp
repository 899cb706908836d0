#include <algorithm>
#include <array>
#include <charconv>
#include <tuple>
#include <utility>

#include "layout/graphviz_text.h"
#include "layout/tier_plan.h"

namespace toposcope::graph {
namespace {

/// Pixels as inches, whatever the locale.
std::string inches(float pixels) {
  std::array<char, 32> text{};
  const auto end = std::to_chars(text.data(), text.data() + text.size(),
                                 static_cast<double>(pixels) / 72, std::chars_format::fixed, 5);
  return {text.data(), end.ptr};
}

std::string named(std::uint32_t number) { return 'n' + std::to_string(number); }

class Asker {
 public:
  Asker(const LayoutInput& input, GraphvizEngine engine)
      : input_(input),
        is_dot_(engine == GraphvizEngine::kDot),
        ranks_(natural_ranks(input.nodes)),
        framing_(frame_nodes(input, engine)),
        numbers_(input.nodes.size(), kNone) {}

  GraphvizQuestion make() {
    number_nodes();
    out_.text =
        is_dot_
            ? "digraph g {\ngraph [rankdir=LR, nodesep=0.2222, ranksep=0.8333, compound=true];\n"
            : "graph g {\ngraph [overlap=prism, sep=\"+10\", splines=line, start=1];\n";
    out_.text += "node [shape=box, fixedsize=true, label=\"\"];\nedge [dir=none];\n";
    add_nodes();
    add_clusters();
    add_links();
    out_.text += "}\n";
    return std::move(out_);
  }

 private:
  [[nodiscard]] bool is_left_out(std::uint32_t node) const {
    const std::uint32_t box = framing_.head_of[node];
    return box != kNone && !framing_.cards[box].empty();
  }

  void number_nodes() {
    std::vector<std::uint32_t> by_rank(ranks_.size());
    for (std::uint32_t i = 0; i < ranks_.size(); ++i) by_rank[ranks_[i]] = i;
    for (const std::uint32_t node : by_rank) {
      if (is_left_out(node)) continue;
      numbers_[node] = static_cast<std::uint32_t>(out_.nodes.size());
      out_.nodes.push_back(node);
    }
  }

  void add_nodes() {
    for (const std::uint32_t index : out_.nodes) {
      const LayoutNode& node = input_.nodes[index];
      LayoutPoint size{node.width, node.height};
      if (const std::uint32_t box = framing_.head_of[index]; box != kNone) {
        size = size_of_title(node, input_.boxes[box]);
      }
      out_.text += named(numbers_[index]) + " [width=" + inches(size.x) +
                   ", height=" + inches(size.y) + "];\n";
    }
  }

  /// The label is an empty table, as large as the title.
  void add_clusters() {
    for (std::size_t i = 0; i < framing_.cards.size(); ++i) {
      if (framing_.cards[i].empty()) continue;
      const LayoutBox& box = input_.boxes[i];
      out_.text += "subgraph " + cluster(i) + " { margin=" + points(box.margin + 4) +
                   "; labelloc=t; label=<<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" "
                   "CELLPADDING=\"0\" FIXEDSIZE=\"TRUE\" WIDTH=\"" +
                   points(box.min_width) + "\" HEIGHT=\"" + points(box.head_height) +
                   "\"><TR><TD></TD></TR></TABLE>>; ";
      std::vector<std::uint32_t> members;
      for (const std::uint32_t card : framing_.cards[i]) members.push_back(numbers_[card]);
      std::sort(members.begin(), members.end());
      for (const std::uint32_t number : members) out_.text += named(number) + "; ";
      out_.text += "}\n";
    }
  }

  static std::string cluster(std::size_t box) { return "cluster_" + std::to_string(box); }

  static std::string points(float pixels) {
    return std::to_string((room_of(pixels) + px(1) - 1) / px(1));
  }

  /// What a link to `node` is tied to: for a title a card of its box, as near as columns tell to
  /// the one at the other end.
  [[nodiscard]] std::uint32_t stand_in(std::uint32_t node, std::uint32_t other) const {
    if (numbers_[node] != kNone) return node;
    const auto& cards = framing_.cards[framing_.head_of[node]];
    const auto distance = [&](std::uint32_t card) {
      const auto [low, high] = std::minmax(input_.nodes[card].column, input_.nodes[other].column);
      return std::pair(high - low, ranks_[card]);
    };
    return *std::min_element(cards.begin(), cards.end(), [&](std::uint32_t a, std::uint32_t b) {
      return distance(a) < distance(b);
    });
  }

  /// Whether the link joins the title of a box to what is in it, or a node to itself.
  [[nodiscard]] bool stays_inside(const LayoutLink& link) const {
    const auto box = [this](std::uint32_t node) {
      return is_left_out(node) ? framing_.head_of[node] : framing_.box_of[node];
    };
    const bool has_title = is_left_out(link.source) || is_left_out(link.target);
    return link.source == link.target || (has_title && box(link.source) == box(link.target));
  }

  void add_links() {
    std::vector<std::uint32_t> links;
    for (std::uint32_t i = 0; i < input_.links.size(); ++i) {
      if (!stays_inside(input_.links[i])) links.push_back(i);
    }
    const auto place = [this](std::uint32_t index) {
      const LayoutLink& link = input_.links[index];
      return std::tuple(ranks_[link.source], ranks_[link.target], index);
    };
    std::sort(links.begin(), links.end(),
              [&](std::uint32_t a, std::uint32_t b) { return place(a) < place(b); });
    for (const std::uint32_t index : links) add_link(index);
  }

  void add_link(std::uint32_t index) {
    auto [tail, head] = input_.links[index];
    std::uint32_t from = stand_in(tail, head);
    std::uint32_t to = stand_in(head, tail);
    const bool is_turned = is_dot_ && input_.nodes[from].column > input_.nodes[to].column;
    if (is_turned) {
      std::swap(from, to);
      std::swap(tail, head);
    }
    out_.text += named(numbers_[from]) + (is_dot_ ? " -> " : " -- ") + named(numbers_[to]);
    if (from != tail) out_.text += " [ltail=" + cluster(framing_.head_of[tail]) + ']';
    if (to != head) out_.text += " [lhead=" + cluster(framing_.head_of[head]) + ']';
    out_.text += ";\n";
    out_.links.push_back(index);
    out_.ends.emplace_back(numbers_[from], numbers_[to]);
    out_.is_turned.push_back(is_turned);
  }

  const LayoutInput& input_;
  bool is_dot_ = true;
  std::vector<std::uint32_t> ranks_;
  Framing framing_;
  std::vector<std::uint32_t> numbers_;  ///< By node; kNone: left out.
  GraphvizQuestion out_;
};

}  // namespace

Framing frame_nodes(const LayoutInput& input, GraphvizEngine engine) {
  Framing framing;
  framing.box_of.assign(input.nodes.size(), kNone);
  framing.head_of.assign(input.nodes.size(), kNone);
  framing.cards.resize(input.boxes.size());
  if (engine != GraphvizEngine::kDot) return framing;
  for (std::uint32_t i = 0; i < input.boxes.size(); ++i) {
    const std::uint32_t head = input.boxes[i].head;
    if (head != kNone && framing.head_of[head] == kNone) framing.head_of[head] = i;
  }
  for (std::uint32_t i = 0; i < input.nodes.size(); ++i) {
    if (input.nodes[i].box == kNone || framing.head_of[i] != kNone) continue;
    framing.box_of[i] = input.nodes[i].box;
    framing.cards[input.nodes[i].box].push_back(i);
  }
  return framing;
}

LayoutPoint size_of_title(const LayoutNode& head, const LayoutBox& box) {
  return {std::max(box.min_width, head.width), std::max(box.head_height, 1.0F)};
}

GraphvizQuestion ask_graphviz(const LayoutInput& input, GraphvizEngine engine) {
  return Asker(input, engine).make();
}

}  // namespace toposcope::graph

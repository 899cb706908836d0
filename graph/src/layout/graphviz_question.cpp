#include <algorithm>
#include <array>
#include <charconv>
#include <numeric>
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

class Asker {
 public:
  Asker(const LayoutInput& input, GraphvizEngine engine)
      : input_(input),
        is_dot_(engine == GraphvizEngine::kDot),
        ranks_(natural_ranks(input.nodes)) {}

  GraphvizQuestion make() {
    out_.nodes.resize(input_.nodes.size());
    for (std::uint32_t i = 0; i < ranks_.size(); ++i) out_.nodes[ranks_[i]] = i;
    out_.text = is_dot_ ? "digraph g {\ngraph [rankdir=LR, nodesep=0.2222, ranksep=0.8333];\n"
                        : "graph g {\ngraph [overlap=prism, sep=\"+10\", splines=line, start=1];\n";
    out_.text += "node [shape=box, fixedsize=true, label=\"\"];\nedge [dir=none];\n";
    add_nodes();
    if (is_dot_) add_clusters();
    add_links();
    out_.text += "}\n";
    return std::move(out_);
  }

 private:
  void add_nodes() {
    for (std::size_t number = 0; number < out_.nodes.size(); ++number) {
      const LayoutNode& node = input_.nodes[out_.nodes[number]];
      out_.text += 'n' + std::to_string(number) + " [width=" + inches(node.width) +
                   ", height=" + inches(node.height) + "];\n";
    }
  }

  /// Margins leave room for the frame of the box and for its title.
  void add_clusters() {
    const std::vector<std::uint32_t> boxes = boxes_of_nodes(input_);
    std::vector<std::string> members(input_.boxes.size());
    for (const std::uint32_t node : out_.nodes) {
      if (boxes[node] != kNone) members[boxes[node]] += 'n' + std::to_string(ranks_[node]) + "; ";
    }
    for (std::size_t i = 0; i < members.size(); ++i) {
      if (members[i].empty()) continue;
      const Unit margin =
          room_of(input_.boxes[i].margin) + room_of(input_.boxes[i].head_height) + px(4);
      out_.text += "subgraph cluster_" + std::to_string(i) +
                   " { margin=" + std::to_string(margin / px(1)) + "; " + members[i] + "}\n";
    }
  }

  [[nodiscard]] bool leads_back(const LayoutLink& link) const {
    return input_.nodes[link.source].column > input_.nodes[link.target].column;
  }

  void add_links() {
    std::vector<std::uint32_t> links;
    for (std::uint32_t i = 0; i < input_.links.size(); ++i) {
      if (input_.links[i].source != input_.links[i].target) links.push_back(i);
    }
    const auto place = [this](std::uint32_t index) {
      const LayoutLink& link = input_.links[index];
      return std::tuple(ranks_[link.source], ranks_[link.target], index);
    };
    std::sort(links.begin(), links.end(),
              [&](std::uint32_t a, std::uint32_t b) { return place(a) < place(b); });
    for (const std::uint32_t index : links) {
      auto [from, to] = input_.links[index];
      const bool is_turned = is_dot_ && leads_back(input_.links[index]);
      if (is_turned) std::swap(from, to);
      out_.text += 'n' + std::to_string(ranks_[from]) + (is_dot_ ? " -> n" : " -- n") +
                   std::to_string(ranks_[to]) + ";\n";
      out_.links.push_back(index);
      out_.ends.emplace_back(ranks_[from], ranks_[to]);
      out_.is_turned.push_back(is_turned);
    }
  }

  const LayoutInput& input_;
  bool is_dot_ = true;
  std::vector<std::uint32_t> ranks_;
  GraphvizQuestion out_;
};

}  // namespace

std::vector<std::uint32_t> boxes_of_nodes(const LayoutInput& input) {
  std::vector<std::uint32_t> boxes;
  boxes.reserve(input.nodes.size());
  for (const LayoutNode& node : input.nodes) boxes.push_back(node.box);
  for (std::uint32_t i = 0; i < input.boxes.size(); ++i) {
    if (input.boxes[i].head != kNone) boxes[input.boxes[i].head] = i;
  }
  return boxes;
}

GraphvizQuestion ask_graphviz(const LayoutInput& input, GraphvizEngine engine) {
  return Asker(input, engine).make();
}

}  // namespace toposcope::graph

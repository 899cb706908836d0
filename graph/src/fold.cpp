#include "toposcope/graph/fold.h"

#include <algorithm>
#include <span>
#include <tuple>
#include <utility>

#include "colour_refinement.h"

namespace toposcope::graph {
namespace {

/// What no signature of 32 bits is.
constexpr std::uint64_t kBoxLook = std::uint64_t{1} << 32U;
constexpr std::uint64_t kMembership = std::uint64_t{1} << 32U;

/// Nodes, then boxes: a box is a vertex that is linked to what it holds.
std::vector<std::uint64_t> looks_of(const FoldInput& input) {
  std::vector<std::uint64_t> looks;
  looks.reserve(input.nodes.size() + input.box_signatures.size());
  for (const FoldNode& node : input.nodes) looks.push_back(node.signature);
  for (const std::uint32_t signature : input.box_signatures) looks.push_back(kBoxLook | signature);
  return looks;
}

std::vector<ColouredLink> links_of(const FoldInput& input) {
  const auto node_count = static_cast<std::uint32_t>(input.nodes.size());
  std::vector<ColouredLink> links;
  links.reserve(input.links.size() + input.nodes.size());
  for (const FoldLink& link : input.links) {
    links.push_back({link.source, link.target, link.signature});
  }
  for (std::uint32_t node = 0; node < node_count; ++node) {
    const std::uint32_t box = input.nodes[node].box;
    if (box != kNone) links.push_back({node, node_count + box, kMembership});
  }
  return links;
}

class Folder {
 public:
  Folder(const FoldInput& input, const FoldOptions& options)
      : input_(input),
        min_members_(std::max<std::size_t>(options.min_members, 2)),
        max_apart_(options.max_apart),
        node_count_(static_cast<std::uint32_t>(input.nodes.size())),
        colours_(looks_of(input), links_of(input)) {
    if (input.focal_point < node_count_) colours_.single_out(input.focal_point);
    settle();
  }

  void keep_apart() {
    for (const auto& candidates : apart_by_fold()) {
      for (const std::uint32_t node : foremost(candidates)) colours_.single_out(node);
      settle();
    }
  }

  [[nodiscard]] Folding folding() const {
    Folding out;
    out.fold_of = group(0, node_count_, [&](std::uint32_t index, std::uint32_t node) {
      if (index == out.folds.size()) out.folds.emplace_back();
      out.folds[index].members.push_back(node);
    });
    const auto box_count = static_cast<std::uint32_t>(input_.box_signatures.size());
    out.box_fold_of = group(node_count_, box_count, [&](std::uint32_t index, std::uint32_t box) {
      if (index == out.box_folds.size()) out.box_folds.emplace_back();
      out.box_folds[index].boxes.push_back(box);
    });
    return out;
  }

 private:
  /// Refines until no colour is shared by fewer than may fold.  Whatever splits only gets smaller,
  /// so the order in which such colours are found does not matter.
  void settle() {
    do {
      colours_.refine();
    } while (single_out_few());
  }

  bool single_out_few() {
    bool any = false;
    for (const std::uint32_t colour : colours_.take_changed()) {
      const auto members = colours_.members(colour);
      if (members.size() < 2 || members.size() >= min_members_) continue;
      any = true;
      const std::vector<std::uint32_t> few(members.begin(), members.end());
      for (const std::uint32_t vertex : few) colours_.single_out(vertex);
    }
    return any;
  }

  [[nodiscard]] bool is_alone(std::uint32_t vertex) const {
    return colours_.members(colours_.colour_of(vertex)).size() == 1;
  }

  /// Per fold the members that ask to stay outside, ascending; folds by first member.
  [[nodiscard]] std::vector<std::vector<std::uint32_t>> apart_by_fold() const {
    std::vector<std::vector<std::uint32_t>> out;
    group(0, node_count_, [&](std::uint32_t index, std::uint32_t node) {
      if (index == out.size()) out.emplace_back();
      if (input_.nodes[node].apart > 0) out[index].push_back(node);
    });
    std::erase_if(out, [](const auto& nodes) { return nodes.empty(); });
    return out;
  }

  [[nodiscard]] std::vector<std::uint32_t> foremost(std::vector<std::uint32_t> nodes) const {
    if (nodes.size() <= max_apart_) return nodes;
    std::stable_sort(nodes.begin(), nodes.end(), [&](std::uint32_t a, std::uint32_t b) {
      return std::tuple(input_.nodes[b].apart, is_alone(a) ? 0 : 1) <
             std::tuple(input_.nodes[a].apart, is_alone(b) ? 0 : 1);
    });
    nodes.resize(max_apart_);
    return nodes;
  }

  /// Numbers the colours of those vertices that fold by their first vertex, and visits each with
  /// its number and its index from `first` on.
  /// \return the numbers by index; kNone: does not fold
  template <typename Visit>
  std::vector<std::uint32_t> group(std::uint32_t first, std::uint32_t count,
                                   const Visit& visit) const {
    std::vector<std::uint32_t> number_of(colours_.colour_count(), kNone);
    std::vector<std::uint32_t> out(count, kNone);
    std::uint32_t next = 0;
    for (std::uint32_t i = 0; i < count; ++i) {
      const std::uint32_t colour = colours_.colour_of(first + i);
      if (colours_.members(colour).size() < min_members_) continue;
      if (number_of[colour] == kNone) number_of[colour] = next++;
      out[i] = number_of[colour];
      visit(out[i], i);
    }
    return out;
  }

  const FoldInput& input_;
  std::size_t min_members_;
  std::size_t max_apart_;
  std::uint32_t node_count_;
  ColourRefinement colours_;
};

}  // namespace

Folding fold_equivalents(const FoldInput& input, const FoldOptions& options) {
  Folder folder(input, options);
  folder.keep_apart();
  return folder.folding();
}

}  // namespace toposcope::graph

#include "fold/naive_fold.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>

namespace toposcope::testing {
namespace {

using graph::FoldInput;
using graph::FoldOptions;
using graph::kNone;

using Colours = std::vector<std::uint32_t>;
/// Signature, whether it leads to itself, class at the other end.
using Sight = std::tuple<std::uint32_t, bool, std::uint32_t>;

std::size_t count_of(const Colours& colours) {
  return std::set<std::uint32_t>(colours.begin(), colours.end()).size();
}

std::map<std::uint32_t, std::vector<std::uint32_t>> members_of(const Colours& colours) {
  std::map<std::uint32_t, std::vector<std::uint32_t>> out;
  for (std::uint32_t i = 0; i < colours.size(); ++i) out[colours[i]].push_back(i);
  return out;
}

/// What each node sees, sorted.
std::vector<std::vector<Sight>> sights_of(const FoldInput& input, const Colours& colours) {
  std::vector<std::vector<Sight>> out(input.nodes.size());
  for (const auto& link : input.links) {
    const bool is_loop = link.source == link.target;
    out[link.source].emplace_back(link.signature, is_loop, colours[link.target]);
    if (!is_loop) out[link.target].emplace_back(link.signature, is_loop, colours[link.source]);
  }
  for (auto& sights : out) std::sort(sights.begin(), sights.end());
  return out;
}

/// The classes of the nodes in each box, sorted.
std::vector<Colours> contents_of(const FoldInput& input, const Colours& colours) {
  std::vector<Colours> out(input.box_signatures.size());
  for (std::size_t i = 0; i < input.nodes.size(); ++i) {
    if (input.nodes[i].box != kNone) out[input.nodes[i].box].push_back(colours[i]);
  }
  for (Colours& contents : out) std::sort(contents.begin(), contents.end());
  return out;
}

template <typename Key>
Colours numbered(const std::vector<Key>& keys) {
  std::map<Key, std::uint32_t> numbers;
  for (const Key& key : keys) numbers.try_emplace(key, static_cast<std::uint32_t>(numbers.size()));
  Colours out;
  for (const Key& key : keys) out.push_back(numbers.at(key));
  return out;
}

Colours recolour_nodes(const FoldInput& input, const Classes& classes) {
  const auto sights = sights_of(input, classes.nodes);
  std::vector<std::tuple<std::uint32_t, std::uint32_t, std::vector<Sight>>> keys;
  for (std::size_t i = 0; i < input.nodes.size(); ++i) {
    const std::uint32_t box = input.nodes[i].box;
    keys.emplace_back(classes.nodes[i], box == kNone ? kNone : classes.boxes[box], sights[i]);
  }
  return numbered(keys);
}

Colours recolour_boxes(const FoldInput& input, const Classes& classes) {
  const auto contents = contents_of(input, classes.nodes);
  std::vector<std::pair<std::uint32_t, Colours>> keys;
  keys.reserve(contents.size());
  for (std::size_t i = 0; i < contents.size(); ++i) {
    keys.emplace_back(classes.boxes[i], contents[i]);
  }
  return numbered(keys);
}

/// Nodes and boxes that stand alone, whatever they look like.
struct Alone {
  std::set<std::uint32_t> nodes;
  std::set<std::uint32_t> boxes;
};

Classes refine(const FoldInput& input, const Alone& alone) {
  using Look = std::pair<std::uint32_t, std::uint32_t>;
  std::vector<Look> looks;
  looks.reserve(input.nodes.size());
  for (std::uint32_t i = 0; i < input.nodes.size(); ++i) {
    looks.emplace_back(input.nodes[i].signature, alone.nodes.contains(i) ? i : kNone);
  }
  std::vector<Look> box_looks;
  box_looks.reserve(input.box_signatures.size());
  for (std::uint32_t i = 0; i < input.box_signatures.size(); ++i) {
    box_looks.emplace_back(input.box_signatures[i], alone.boxes.contains(i) ? i : kNone);
  }
  Classes classes{numbered(looks), numbered(box_looks)};
  for (;;) {
    const std::size_t before = count_of(classes.nodes) + count_of(classes.boxes);
    const Classes next{recolour_nodes(input, classes), recolour_boxes(input, classes)};
    if (count_of(next.nodes) + count_of(next.boxes) == before) return classes;
    classes = next;
  }
}

bool add_few(const Colours& colours, std::size_t min_members, std::set<std::uint32_t>& alone) {
  const std::size_t before = alone.size();
  for (const auto& [colour, members] : members_of(colours)) {
    if (members.size() >= min_members) continue;
    alone.insert(members.begin(), members.end());
  }
  return alone.size() != before;
}

Classes settle(const FoldInput& input, std::size_t min_members,
               const std::set<std::uint32_t>& alone) {
  Alone all{alone, {}};
  for (;;) {
    Classes classes = refine(input, all);
    const bool more_nodes = add_few(classes.nodes, min_members, all.nodes);
    const bool more_boxes = add_few(classes.boxes, min_members, all.boxes);
    if (!more_nodes && !more_boxes) return classes;
  }
}

/// Members of more than one, by first member, and the number of each by index.
std::pair<std::vector<std::vector<std::uint32_t>>, Colours> folds_of(const Colours& colours) {
  std::vector<std::vector<std::uint32_t>> folds;
  for (const auto& [colour, members] : members_of(colours)) {
    if (members.size() > 1) folds.push_back(members);
  }
  std::sort(folds.begin(), folds.end());
  Colours fold_of(colours.size(), kNone);
  for (std::uint32_t i = 0; i < folds.size(); ++i) {
    for (const std::uint32_t member : folds[i]) fold_of[member] = i;
  }
  return {folds, fold_of};
}

Colours own_numbers(Colours fold_of, std::size_t folds) {
  auto next = static_cast<std::uint32_t>(folds);
  for (std::uint32_t& number : fold_of) {
    if (number == kNone) number = next++;
  }
  return fold_of;
}

}  // namespace

graph::Folding naive_fold(const FoldInput& input, const FoldOptions& options) {
  const std::size_t min_members = std::max<std::size_t>(options.min_members, 2);
  std::set<std::uint32_t> alone;
  if (input.focal_point != kNone) alone.insert(input.focal_point);
  Classes classes = settle(input, min_members, alone);
  for (const auto& members : folds_of(classes.nodes).first) {
    std::vector<std::tuple<std::int64_t, bool, std::uint32_t>> candidates;
    for (const std::uint32_t member : members) {
      const std::int64_t apart = input.nodes[member].apart;
      const bool shares =
          std::count(classes.nodes.begin(), classes.nodes.end(), classes.nodes[member]) > 1;
      if (apart > 0) candidates.emplace_back(-apart, shares, member);
    }
    if (candidates.empty()) continue;
    std::sort(candidates.begin(), candidates.end());
    candidates.resize(std::min(candidates.size(), options.max_apart));
    for (const auto& candidate : candidates) alone.insert(std::get<2>(candidate));
    classes = settle(input, min_members, alone);
  }
  graph::Folding out;
  const auto [folds, fold_of] = folds_of(classes.nodes);
  const auto [box_folds, box_fold_of] = folds_of(classes.boxes);
  for (const auto& members : folds) out.folds.push_back({members});
  for (const auto& members : box_folds) out.box_folds.push_back({members});
  out.fold_of = fold_of;
  out.box_fold_of = box_fold_of;
  return out;
}

Classes classes_of(const graph::Folding& folding) {
  return {own_numbers(folding.fold_of, folding.folds.size()),
          own_numbers(folding.box_fold_of, folding.box_folds.size())};
}

std::string fault_of(const FoldInput& input, const FoldOptions& options, const Classes& classes) {
  const auto sights = sights_of(input, classes.nodes);
  const auto contents = contents_of(input, classes.nodes);
  const auto box_class = [&](std::uint32_t node) {
    const std::uint32_t box = input.nodes[node].box;
    return box == kNone ? kNone : classes.boxes[box];
  };
  for (const auto& [number, members] : members_of(classes.nodes)) {
    const std::uint32_t first = members.front();
    if (members.size() == 1) continue;
    if (members.size() < options.min_members) return "too few nodes";
    for (const std::uint32_t node : members) {
      if (node == input.focal_point) return "the focal point is not alone";
      if (input.nodes[node].signature != input.nodes[first].signature) return "unlike nodes";
      if (box_class(node) != box_class(first)) return "boxes of several classes";
      if (sights[node] != sights[first]) return "unequal neighbourhoods";
    }
  }
  for (const auto& [number, members] : members_of(classes.boxes)) {
    if (members.size() > 1 && members.size() < options.min_members) return "too few boxes";
    for (const std::uint32_t box : members) {
      if (input.box_signatures[box] != input.box_signatures[members.front()]) return "unlike boxes";
      if (contents[box] != contents[members.front()]) return "unequal contents";
    }
  }
  return "";
}

}  // namespace toposcope::testing

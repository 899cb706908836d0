#include "colour_refinement.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace toposcope::graph {
namespace {

/// A link to itself is another kind of link.
std::uint64_t kind_of(const ColouredLink& link) {
  return link.label * 2 + (link.source == link.target ? 1 : 0);
}

std::vector<std::uint64_t> kinds_of(std::span<const ColouredLink> links) {
  std::vector<std::uint64_t> kinds;
  kinds.reserve(links.size());
  for (const ColouredLink& link : links) kinds.push_back(kind_of(link));
  std::sort(kinds.begin(), kinds.end());
  kinds.erase(std::unique(kinds.begin(), kinds.end()), kinds.end());
  return kinds;
}

}  // namespace

ColourRefinement::ColourRefinement(std::span<const std::uint64_t> looks,
                                   std::span<const ColouredLink> links)
    : order_(looks.size()), place_(looks.size()), colour_(looks.size()), hits_(looks.size(), 0) {
  colour_by(looks);
  lay_out(links);
}

void ColourRefinement::colour_by(std::span<const std::uint64_t> looks) {
  std::iota(order_.begin(), order_.end(), 0U);
  std::sort(order_.begin(), order_.end(),
            [&](std::uint32_t a, std::uint32_t b) { return looks[a] < looks[b]; });
  for (std::uint32_t i = 0; i < order_.size(); ++i) {
    const std::uint32_t vertex = order_[i];
    if (i == 0 || looks[order_[i - 1]] != looks[vertex]) parts_.push_back({.first = i});
    ++parts_.back().count;
    place_[vertex] = i;
    colour_[vertex] = static_cast<std::uint32_t>(parts_.size() - 1);
  }
  for (std::uint32_t colour = 0; colour < parts_.size(); ++colour) {
    wait(colour);
    changed_.push_back(colour);
  }
}

/// Arcs grouped by where they start, by counting.
void ColourRefinement::lay_out(std::span<const ColouredLink> links) {
  const std::vector<std::uint64_t> kinds = kinds_of(links);
  arcs_of_label_.assign(kinds.size(), 0);
  first_arc_.assign(order_.size() + 1, 0);
  for (const ColouredLink& link : links) {
    ++first_arc_[link.source + 1];
    if (link.source != link.target) ++first_arc_[link.target + 1];
  }
  std::partial_sum(first_arc_.begin(), first_arc_.end(), first_arc_.begin());
  arcs_.resize(first_arc_.back());
  std::vector<std::uint32_t> next(first_arc_.begin(), first_arc_.end() - 1);
  for (const ColouredLink& link : links) {
    const auto kind = std::lower_bound(kinds.begin(), kinds.end(), kind_of(link));
    const auto label = static_cast<std::uint32_t>(kind - kinds.begin());
    arcs_[next[link.source]++] = {link.target, label};
    if (link.source != link.target) arcs_[next[link.target]++] = {link.source, label};
  }
}

std::vector<std::uint32_t> ColourRefinement::take_changed() { return std::exchange(changed_, {}); }

/// The rest need not wait: the partition already agrees with all of them together, or they wait.
void ColourRefinement::single_out(std::uint32_t vertex) {
  const std::uint32_t colour = colour_[vertex];
  const Part part = parts_[colour];
  if (part.count == 1) return;
  const std::uint32_t last = part.first + part.count - 1;
  swap_places(place_[vertex], last);
  wait(cut(colour, last, 1));
  changed_.push_back(colour);
}

void ColourRefinement::refine() {
  while (!waiting_.empty()) {
    const std::uint32_t colour = waiting_.back();
    waiting_.pop_back();
    parts_[colour].is_waiting = false;
    split_by(colour);
  }
}

void ColourRefinement::wait(std::uint32_t colour) {
  if (std::exchange(parts_[colour].is_waiting, true)) return;
  waiting_.push_back(colour);
}

/// Splits all colours by how many links of each label they have to this one.  It may split itself:
/// its arcs were collected before.
void ColourRefinement::split_by(std::uint32_t colour) {
  group_arcs(colour);
  std::uint32_t begin = 0;
  for (const std::uint32_t label : labels_) {
    const std::uint32_t end = std::exchange(arcs_of_label_[label], 0);
    for (std::uint32_t i = begin; i < end; ++i) hit(targets_[i]);
    begin = end;
    for (const std::uint32_t hit_colour : hit_colours_) split_hit(hit_colour);
    hit_colours_.clear();
  }
  labels_.clear();
}

/// Fills `targets_` label by label; `arcs_of_label_` then holds where each label ends.
void ColourRefinement::group_arcs(std::uint32_t colour) {
  const auto for_each_arc = [&](const auto& act) {
    for (const std::uint32_t vertex : members(colour)) {
      for (std::uint32_t i = first_arc_[vertex]; i < first_arc_[vertex + 1]; ++i) act(arcs_[i]);
    }
  };
  for_each_arc([&](const Arc& arc) {
    if (arcs_of_label_[arc.label]++ == 0) labels_.push_back(arc.label);
  });
  std::uint32_t begin = 0;
  for (const std::uint32_t label : labels_) {
    begin += std::exchange(arcs_of_label_[label], begin);
  }
  targets_.resize(begin);
  for_each_arc([&](const Arc& arc) { targets_[arcs_of_label_[arc.label]++] = arc.target; });
}

/// Counts a hit; at the first one the vertex moves to the end of its part.
void ColourRefinement::hit(std::uint32_t vertex) {
  const std::uint32_t colour = colour_[vertex];
  Part& part = parts_[colour];
  if (part.count == 1) return;
  if (hits_[vertex]++ != 0) return;
  if (part.hits++ == 0) hit_colours_.push_back(colour);
  swap_places(place_[vertex], part.first + part.count - part.hits);
}

/// Splits one colour by the numbers of hits of its vertices.
void ColourRefinement::split_hit(std::uint32_t colour) {
  const Part part = parts_[colour];
  const auto hit_vertices =
      std::span(order_).subspan(part.first + part.count - part.hits, part.hits);
  const std::uint32_t hits = hits_[hit_vertices.front()];
  const bool all_equal = std::all_of(hit_vertices.begin(), hit_vertices.end(),
                                     [&](std::uint32_t vertex) { return hits_[vertex] == hits; });
  if (!all_equal) sort_by_hits(hit_vertices);
  if (!all_equal || part.hits < part.count) part_at_counts(colour);
  for (const std::uint32_t vertex : hit_vertices) hits_[vertex] = 0;
  parts_[colour].hits = 0;
}

/// By counting; no number is greater than the hits that led here.
void ColourRefinement::sort_by_hits(std::span<std::uint32_t> vertices) {
  std::uint32_t most = 0;
  for (const std::uint32_t vertex : vertices) most = std::max(most, hits_[vertex]);
  tally_.assign(std::size_t{most} + 2, 0);
  for (const std::uint32_t vertex : vertices) ++tally_[hits_[vertex] + 1];
  std::partial_sum(tally_.begin(), tally_.end(), tally_.begin());
  sorted_.resize(vertices.size());
  for (const std::uint32_t vertex : vertices) sorted_[tally_[hits_[vertex]]++] = vertex;
  std::copy(sorted_.begin(), sorted_.end(), vertices.begin());
  auto place = static_cast<std::uint32_t>(vertices.data() - order_.data());
  for (const std::uint32_t vertex : vertices) place_[vertex] = place++;
}

/// Cuts a colour, ordered by hits, wherever their number changes; its first group keeps the colour.
void ColourRefinement::part_at_counts(std::uint32_t colour) {
  const Part part = parts_[colour];
  const auto end_of_group = [&](std::uint32_t i) {
    const std::uint32_t hits = hits_[order_[i]];
    while (i < part.first + part.count && hits_[order_[i]] == hits) ++i;
    return i;
  };
  std::uint32_t first = part.first + part.count - part.hits;
  if (part.hits == part.count) first = end_of_group(first);
  std::uint32_t largest = colour;
  const auto first_new = static_cast<std::uint32_t>(parts_.size());
  while (first < part.first + part.count) {
    const std::uint32_t end = end_of_group(first);
    cut(colour, first, end - first);
    first = end;
  }
  changed_.push_back(colour);
  for (std::uint32_t i = first_new; i < parts_.size(); ++i) {
    if (parts_[i].count > parts_[largest].count) largest = i;
  }
  if (!part.is_waiting && largest != colour) wait(colour);
  for (std::uint32_t i = first_new; i < parts_.size(); ++i) {
    if (part.is_waiting || i != largest) wait(i);
  }
}

void ColourRefinement::swap_places(std::uint32_t a, std::uint32_t b) {
  std::swap(order_[a], order_[b]);
  place_[order_[a]] = a;
  place_[order_[b]] = b;
}

/// Gives `count` places from `first` on, the last ones of their colour, a new colour.
std::uint32_t ColourRefinement::cut(std::uint32_t colour, std::uint32_t first,
                                    std::uint32_t count) {
  const auto fresh = static_cast<std::uint32_t>(parts_.size());
  parts_[colour].count -= count;
  parts_.push_back({.first = first, .count = count});
  for (std::uint32_t i = first; i < first + count; ++i) colour_[order_[i]] = fresh;
  changed_.push_back(fresh);
  return fresh;
}

}  // namespace toposcope::graph

#include "path_flow.h"

#include <algorithm>
#include <limits>

#include <boost/graph/boykov_kolmogorov_max_flow.hpp>
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/property_map/property_map.hpp>

namespace toposcope::graph {
namespace {

using Network =
    boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, boost::no_property,
                                       boost::no_property, std::uint32_t, std::uint32_t>;
using Edge = boost::graph_traits<Network>::edge_descriptor;

constexpr std::uint32_t kNoLink = std::numeric_limits<std::uint32_t>::max();

/// An arc of the network and, on the way back, its residual.
struct FlowArc {
  std::uint32_t from = 0;
  std::uint32_t to = 0;
  int capacity = 0;
  std::uint32_t link = kNoLink;
  std::uint32_t twin = 0;  ///< Index of the arc the other way.
};

/// The nodes of the problem split in two, a way in and a way out, so that the arc between them
/// limits how many paths share the node; one more node before the start and one behind the ends.
class SplitNetwork {
 public:
  SplitNetwork(const FlowLinks& links, std::uint32_t from, std::span<const std::uint32_t> ends,
               int limit)
      : source_(2 * links.node_count), sink_(source_ + 1), is_end_(links.node_count, false) {
    for (const std::uint32_t end : ends) is_end_[end] = true;
    for (std::uint32_t node = 0; node < links.node_count; ++node) {
      add(way_in(node), way_out(node), node == from || is_end_[node] ? limit : 1);
    }
    for (std::uint32_t link = 0; link < links.ends.size(); ++link) {
      const auto [a, b] = links.ends[link];
      if (a == b) continue;
      add(way_out(a), way_in(b), 1, link);
      add(way_out(b), way_in(a), 1, link);
    }
    add(source_, way_in(from), limit);
    for (std::uint32_t node = 0; node < links.node_count; ++node) {
      if (is_end_[node]) add(way_out(node), sink_, limit);
    }
    group_by_start();
  }

  std::vector<std::vector<std::uint32_t>> paths() {
    const Network network = boost_network();
    const int flow = maximise(network);
    std::vector<std::vector<std::uint32_t>> out;
    for (int i = 0; i < flow; ++i) out.push_back(take_path(network));
    return out;
  }

 private:
  static std::uint32_t way_in(std::uint32_t node) { return 2 * node; }
  static std::uint32_t way_out(std::uint32_t node) { return 2 * node + 1; }

  void add(std::uint32_t from, std::uint32_t to, int capacity, std::uint32_t link = kNoLink) {
    const auto next = static_cast<std::uint32_t>(arcs_.size());
    arcs_.push_back({from, to, capacity, link, next + 1});
    arcs_.push_back({to, from, 0, kNoLink, next});
  }

  /// Sorts the arcs by where they start, by counting, and mends the twins.
  void group_by_start() {
    std::vector<std::uint32_t> next(std::size_t{sink_} + 2, 0);
    for (const FlowArc& arc : arcs_) ++next[arc.from + 1];
    for (std::size_t i = 1; i < next.size(); ++i) next[i] += next[i - 1];
    std::vector<std::uint32_t> place;
    place.reserve(arcs_.size());
    for (const FlowArc& arc : arcs_) place.push_back(next[arc.from]++);
    std::vector<FlowArc> sorted(arcs_.size());
    for (std::size_t i = 0; i < arcs_.size(); ++i) {
      sorted[place[i]] = arcs_[i];
      sorted[place[i]].twin = place[arcs_[i].twin];
    }
    arcs_ = std::move(sorted);
  }

  [[nodiscard]] Network boost_network() const {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
    pairs.reserve(arcs_.size());
    for (const FlowArc& arc : arcs_) pairs.emplace_back(arc.from, arc.to);
    return {boost::edges_are_sorted, pairs.begin(), pairs.end(), sink_ + 1};
  }

  [[nodiscard]] Edge edge(std::uint32_t arc) const { return Edge(arcs_[arc].from, arc); }

  int maximise(const Network& network) {
    const std::size_t vertices = num_vertices(network);
    std::vector<int> capacity;
    std::vector<Edge> twin;
    for (const FlowArc& arc : arcs_) {
      capacity.push_back(arc.capacity);
      twin.push_back(edge(arc.twin));
    }
    residual_.assign(arcs_.size(), 0);
    std::vector<Edge> predecessor(vertices);
    std::vector<boost::default_color_type> colour(vertices);
    std::vector<std::uint32_t> distance(vertices);
    const auto by_edge = get(boost::edge_index, network);
    const auto by_vertex = get(boost::vertex_index, network);
    return boost::boykov_kolmogorov_max_flow(
        network, boost::make_iterator_property_map(capacity.begin(), by_edge),
        boost::make_iterator_property_map(residual_.begin(), by_edge),
        boost::make_iterator_property_map(twin.begin(), by_edge),
        boost::make_iterator_property_map(predecessor.begin(), by_vertex),
        boost::make_iterator_property_map(colour.begin(), by_vertex),
        boost::make_iterator_property_map(distance.begin(), by_vertex), by_vertex, source_, sink_);
  }

  /// Follows one unit of flow to the first end and takes it away.
  std::vector<std::uint32_t> take_path(const Network& network) {
    std::vector<std::uint32_t> links;
    std::uint32_t at = source_;
    while (at != sink_) {
      const auto [begin, end] = out_edges(at, network);
      const auto used = std::find_if(
          begin, end, [&](const Edge& e) { return arcs_[e.idx].capacity > residual_[e.idx]; });
      ++residual_[(*used).idx];
      const FlowArc& arc = arcs_[(*used).idx];
      if (arc.link != kNoLink) links.push_back(arc.link);
      at = arc.to;
      if (at < source_ && is_end_[at / 2]) break;
    }
    return links;
  }

  std::uint32_t source_, sink_;
  std::vector<bool> is_end_;
  std::vector<FlowArc> arcs_;
  std::vector<int> residual_;
};

}  // namespace

std::vector<std::vector<std::uint32_t>> disjoint_flow(const FlowLinks& links, std::uint32_t from,
                                                      std::span<const std::uint32_t> ends,
                                                      std::size_t limit) {
  if (limit == 0 || ends.empty()) return {};
  const auto at_most = static_cast<int>(std::min(limit, links.ends.size()));
  return SplitNetwork(links, from, ends, at_most).paths();
}

}  // namespace toposcope::graph

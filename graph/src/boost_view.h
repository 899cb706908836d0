#pragma once

/// \file
/// The snapshot as Boost.Graph sees it.  The one place where a node is called a vertex.

#include <cstdint>
#include <utility>
#include <vector>

#include <boost/graph/graph_traits.hpp>
#include <boost/graph/properties.hpp>
#include <boost/iterator/counting_iterator.hpp>
#include <boost/property_map/property_map.hpp>

#include "toposcope/graph/path.h"

namespace toposcope::graph {

/// All nodes and the links that the options allow, taken as undirected: a model of Boost's
/// VertexListGraph and IncidenceGraph.  The arcs of a node ascend by (other end, link), so that
/// searches are the same every time.
///
/// \par Complexity
/// O(N + L) to build; 24 bytes a link.  Independent of the snapshot afterwards.
class UndirectedView {
 public:
  struct Arc {
    std::uint32_t from = 0;
    std::uint32_t to = 0;
    model::LinkId link;

    friend bool operator==(const Arc&, const Arc&) = default;
  };
  struct Category : boost::vertex_list_graph_tag, boost::incidence_graph_tag {};

  /// \name What boost::graph_traits reads
  ///@{
  using vertex_descriptor = std::uint32_t;
  using edge_descriptor = Arc;
  using directed_category = boost::undirected_tag;
  using edge_parallel_category = boost::allow_parallel_edge_tag;
  using traversal_category = Category;
  using vertices_size_type = std::uint32_t;
  using edges_size_type = std::size_t;
  using degree_size_type = std::size_t;
  using vertex_iterator = boost::counting_iterator<std::uint32_t>;
  using out_edge_iterator = const Arc*;
  static constexpr vertex_descriptor null_vertex() { return UINT32_MAX; }
  ///@}

  UndirectedView(const GraphSnapshot& snapshot, const PathOptions& options);

  friend std::pair<vertex_iterator, vertex_iterator> vertices(const UndirectedView& view) {
    return {vertex_iterator(0), vertex_iterator(num_vertices(view))};
  }
  friend vertices_size_type num_vertices(const UndirectedView& view) {
    return static_cast<vertices_size_type>(view.begin_.size() - 1);
  }
  friend std::pair<out_edge_iterator, out_edge_iterator> out_edges(vertex_descriptor vertex,
                                                                   const UndirectedView& view) {
    const Arc* arcs = view.arcs_.data();
    return {arcs + view.begin_[vertex], arcs + view.begin_[vertex + 1]};
  }
  friend degree_size_type out_degree(vertex_descriptor vertex, const UndirectedView& view) {
    return view.begin_[vertex + 1] - view.begin_[vertex];
  }
  friend vertex_descriptor source(const Arc& arc, const UndirectedView& /*view*/) {
    return arc.from;
  }
  friend vertex_descriptor target(const Arc& arc, const UndirectedView& /*view*/) { return arc.to; }
  friend boost::typed_identity_property_map<std::uint32_t> get(boost::vertex_index_t /*kind*/,
                                                               const UndirectedView& /*view*/) {
    return {};
  }

 private:
  std::vector<std::size_t> begin_;  ///< By node, one more than nodes.
  std::vector<Arc> arcs_;
};

/// The links that path options leave, ascending.
[[nodiscard]] std::vector<model::LinkId> allowed_links(const GraphSnapshot& snapshot,
                                                       const PathOptions& options);

}  // namespace toposcope::graph

template <>
struct boost::property_map<toposcope::graph::UndirectedView, boost::vertex_index_t> {
  using type = boost::typed_identity_property_map<std::uint32_t>;
  using const_type = type;
};

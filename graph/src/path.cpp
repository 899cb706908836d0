#include "toposcope/graph/path.h"

#include <algorithm>
#include <functional>
#include <tuple>
#include <utility>

#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/connected_components.hpp>

#include "boost_view.h"
#include "path_flow.h"

namespace toposcope::graph {
namespace {

using model::LinkId;
using model::NodeId;

/// Remembers the arc by which the search first met each node.
class ArrivalRecorder : public boost::default_bfs_visitor {
 public:
  explicit ArrivalRecorder(std::vector<UndirectedView::Arc>& arrivals) : arrivals_(&arrivals) {}

  void tree_edge(const UndirectedView::Arc& arc, const UndirectedView& /*view*/) {
    (*arrivals_)[arc.to] = arc;
  }

 private:
  std::vector<UndirectedView::Arc>* arrivals_;
};

bool is_left_out(const PathOptions& options, NodeId from, NodeId to) {
  return options.without.nodes.contains(from) || options.without.nodes.contains(to);
}

Path path_along(const GraphSnapshot& snapshot, NodeId from, const std::vector<LinkId>& links) {
  Path path{{from}, links};
  for (const LinkId link : links) {
    const NodeId at = path.nodes.back();
    path.nodes.push_back(snapshot.source(link) == at ? snapshot.target(link)
                                                     : snapshot.source(link));
  }
  return path;
}

}  // namespace

std::optional<Path> shortest_path(const GraphSnapshot& snapshot, NodeId from, NodeId to,
                                  const PathOptions& options) {
  if (is_left_out(options, from, to)) return std::nullopt;
  const UndirectedView view(snapshot, options);
  constexpr UndirectedView::Arc kNever{UndirectedView::null_vertex(), 0, {}};
  std::vector<UndirectedView::Arc> arrivals(num_vertices(view), kNever);
  boost::breadth_first_search(view, from.value, boost::visitor(ArrivalRecorder(arrivals)));
  std::vector<LinkId> links;
  for (std::uint32_t at = to.value; at != from.value; at = arrivals[at].from) {
    if (arrivals[at] == kNever) return std::nullopt;
    links.push_back(arrivals[at].link);
  }
  std::reverse(links.begin(), links.end());
  return path_along(snapshot, from, links);
}

std::vector<Path> disjoint_paths(const GraphSnapshot& snapshot, NodeId from, NodeId to,
                                 std::size_t limit, const PathOptions& options) {
  if (limit == 0 || is_left_out(options, from, to)) return {};
  if (from == to) return {Path{{from}, {}}};
  const std::vector<LinkId> allowed = allowed_links(snapshot, options);
  FlowLinks links{static_cast<std::uint32_t>(snapshot.node_count()), {}};
  links.ends.reserve(allowed.size());
  for (const LinkId link : allowed) {
    links.ends.emplace_back(snapshot.source(link).value, snapshot.target(link).value);
  }
  std::vector<Path> out;
  for (const auto& indexes : disjoint_flow(links, from.value, {{to.value}}, limit)) {
    std::vector<LinkId> path;
    for (const std::uint32_t index : indexes) path.push_back(allowed[index]);
    out.push_back(path_along(snapshot, from, path));
  }
  if (out.size() == 1) return {*shortest_path(snapshot, from, to, options)};
  std::sort(out.begin(), out.end(), [](const Path& a, const Path& b) {
    if (a.links.size() != b.links.size()) return a.links.size() < b.links.size();
    return std::tie(a.nodes, a.links) < std::tie(b.nodes, b.links);
  });
  return out;
}

Components connected_components(const GraphSnapshot& snapshot) {
  const UndirectedView view(snapshot, {.use_implicit_links = true, .without = {}});
  std::vector<std::uint32_t> component(num_vertices(view));
  Components out;
  out.count = boost::connected_components(
      view, boost::make_iterator_property_map(component.begin(), get(boost::vertex_index, view)));
  std::vector<std::size_t> sizes(out.count, 0);
  for (const std::uint32_t number : component) ++sizes[number];
  std::sort(sizes.begin(), sizes.end(), std::greater<>());
  constexpr std::size_t kShown = 10;
  sizes.resize(std::min(sizes.size(), kShown));
  out.largest = std::move(sizes);
  return out;
}

}  // namespace toposcope::graph

#include "boost_view.h"

#include <numeric>

namespace toposcope::graph {

using model::LinkId;

std::vector<LinkId> allowed_links(const GraphSnapshot& snapshot, const PathOptions& options) {
  const Overlay& without = options.without;
  std::vector<LinkId> out;
  for (std::uint32_t i = 0; i < snapshot.link_count(); ++i) {
    const LinkId link{i};
    const bool counts =
        options.use_implicit_links || snapshot.implicit(link) == model::Implicit::kFalse;
    if (!counts || without.links.contains(link)) continue;
    if (without.nodes.contains(snapshot.source(link))) continue;
    if (without.nodes.contains(snapshot.target(link))) continue;
    out.push_back(link);
  }
  return out;
}

UndirectedView::UndirectedView(const GraphSnapshot& snapshot, const PathOptions& options)
    : begin_(snapshot.node_count() + 1, 0) {
  const std::vector<LinkId> links = allowed_links(snapshot, options);
  for (const LinkId link : links) {
    ++begin_[snapshot.source(link).value + 1];
    ++begin_[snapshot.target(link).value + 1];
  }
  std::partial_sum(begin_.begin(), begin_.end(), begin_.begin());

  // Two rounds of counting sort: the arcs of a node in any order, then each arc turned round into
  // the list of its other end; going through the nodes in order leaves those lists sorted.
  std::vector<Arc> unsorted(2 * links.size());
  std::vector<std::size_t> next(begin_.begin(), begin_.end() - 1);
  for (const LinkId link : links) {
    const std::uint32_t source = snapshot.source(link).value;
    const std::uint32_t target = snapshot.target(link).value;
    unsorted[next[source]++] = {source, target, link};
    unsorted[next[target]++] = {target, source, link};
  }
  arcs_.resize(unsorted.size());
  next.assign(begin_.begin(), begin_.end() - 1);
  for (const Arc& arc : unsorted) arcs_[next[arc.to]++] = {arc.to, arc.from, arc.link};
}

}  // namespace toposcope::graph

#include "query/neighbours.h"

#include <numeric>

namespace toposcope::query {

using model::LinkId;

Neighbours::Neighbours(const graph::GraphSnapshot& snapshot)
    : snapshot_(&snapshot), begin_(snapshot.node_count() + 1, 0) {
  const auto each_end = [&](auto&& visit) {
    for (std::uint32_t i = 0; i < snapshot.link_count(); ++i) {
      const LinkId link{i};
      visit(snapshot.source(link).value, link);
      if (snapshot.target(link) != snapshot.source(link)) visit(snapshot.target(link).value, link);
    }
  };
  each_end([&](std::uint32_t node, LinkId) { ++begin_[node + 1]; });
  std::partial_sum(begin_.begin(), begin_.end(), begin_.begin());
  links_.resize(begin_.back());
  std::vector<std::uint32_t> next(begin_.begin(), begin_.end() - 1);
  each_end([&](std::uint32_t node, LinkId link) { links_[next[node]++] = link; });
}

}  // namespace toposcope::query

#include "graph_analysis/simple_paths.h"

#include <algorithm>

namespace toposcope::testing {
namespace {

using graph::Path;

void extend(const graph::GraphSnapshot& snapshot, const std::vector<model::LinkId>& links,
            const std::set<model::NodeId>& ends, Path& path, std::vector<Path>& out) {
  const model::NodeId at = path.nodes.back();
  if (path.nodes.size() > 1 && ends.contains(at)) {
    out.push_back(path);
    return;
  }
  for (const model::LinkId link : links) {
    const model::NodeId source = snapshot.source(link);
    const model::NodeId target = snapshot.target(link);
    if (source != at && target != at) continue;
    const model::NodeId next = source == at ? target : source;
    if (std::find(path.nodes.begin(), path.nodes.end(), next) != path.nodes.end()) continue;
    path.nodes.push_back(next);
    path.links.push_back(link);
    extend(snapshot, links, ends, path, out);
    path.nodes.pop_back();
    path.links.pop_back();
  }
}

std::size_t most_from(const std::vector<Path>& paths, std::size_t first,
                      std::vector<const Path*>& taken, std::size_t limit) {
  std::size_t best = taken.size();
  for (std::size_t i = first; i < paths.size() && best < limit; ++i) {
    const bool fits = std::all_of(taken.begin(), taken.end(), [&](const Path* other) {
      return are_disjoint(paths[i], *other);
    });
    if (!fits) continue;
    taken.push_back(&paths[i]);
    best = std::max(best, most_from(paths, i + 1, taken, limit));
    taken.pop_back();
  }
  return best;
}

}  // namespace

std::vector<Path> simple_paths(const graph::GraphSnapshot& snapshot,
                               const std::vector<model::LinkId>& links, model::NodeId from,
                               const std::set<model::NodeId>& ends) {
  std::vector<Path> out;
  Path path{{from}, {}};
  extend(snapshot, links, ends, path, out);
  return out;
}

bool are_disjoint(const Path& a, const Path& b) {
  const std::set<model::NodeId> inner(a.nodes.begin() + 1, a.nodes.end() - 1);
  const bool shares_node = std::any_of(b.nodes.begin() + 1, b.nodes.end() - 1,
                                       [&](model::NodeId node) { return inner.contains(node); });
  const std::set<model::LinkId> links(a.links.begin(), a.links.end());
  const bool shares_link = std::any_of(b.links.begin(), b.links.end(),
                                       [&](model::LinkId link) { return links.contains(link); });
  return !shares_node && !shares_link;
}

std::size_t most_disjoint(const std::vector<Path>& paths, std::size_t limit) {
  std::vector<const Path*> taken;
  return most_from(paths, 0, taken, limit);
}

}  // namespace toposcope::testing

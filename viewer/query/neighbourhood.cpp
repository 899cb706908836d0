#include "query/neighbourhood.h"

#include <algorithm>
#include <functional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "toposcope/model/text.h"

#include "query/clique_facts.h"
#include "query/hierarchy.h"
#include "query/neighbours.h"
#include "query/words.h"

namespace toposcope::query {
namespace {

using model::LinkRow;
using model::NodeRow;
using model::Result;

/// A link from a node that is known.
struct Step {
  LinkRow link;
  std::string link_type;
  NodeRow to;
  std::string name, key;  ///< Of the far end.
};

using StepsAt = std::function<Result<std::vector<Step>>(NodeRow)>;

bool is_before(const Step& a, const Step& b) {
  if (a.link_type != b.link_type) return a.link_type < b.link_type;
  if (a.name != b.name) return model::compare_natural(a.name, b.name) < 0;
  if (a.key != b.key) return a.key < b.key;
  return std::pair(a.to, a.link) < std::pair(b.to, b.link);
}

/// What a walk keeps, and what it leaves out.
struct Reach {
  std::vector<NodeRow> nodes;  ///< Nearest first.
  std::vector<LinkRow> links;  ///< Between kept nodes; ascending.
  std::size_t too_many = 0;    ///< Near enough, beyond the limit.
  std::size_t too_far = 0;     ///< Linked to a kept node, farther than the depth.
};

class Walk {
 public:
  Walk(const StepsAt& steps_at, const NeighbourhoodOptions& options)
      : steps_at_(steps_at), options_(options) {}

  /// \param starts  the node itself, then what stands for it
  [[nodiscard]] Result<Reach> from(const std::vector<NodeRow>& starts) {
    const std::size_t limit = std::max<std::size_t>(options_.max_nodes, 1);
    for (const NodeRow start : starts) {
      if (reach_.nodes.size() >= limit) {
        near_.insert(start);
      } else if (depth_.emplace(start, reach_.nodes.empty() ? 0 : 1).second) {
        reach_.nodes.push_back(start);
      }
    }
    for (std::size_t i = 0; i < reach_.nodes.size(); ++i) {
      auto steps = steps_at_(reach_.nodes[i]);
      if (!steps.has_value()) return steps.error();
      std::sort(steps.value().begin(), steps.value().end(),
                [](const Step& a, const Step& b) { return is_before(a, b); });
      const unsigned next = depth_[reach_.nodes[i]] + 1;
      for (const Step& step : steps.value()) meet(step, next, limit);
    }
    // Met from a kept node: its other end decides.
    for (const auto& [link, to] : ends_) {
      if (depth_.contains(to)) reach_.links.push_back(link);
    }
    std::sort(reach_.links.begin(), reach_.links.end());
    reach_.links.erase(std::unique(reach_.links.begin(), reach_.links.end()), reach_.links.end());
    // What was left out near may have been met from the rim first.
    for (const NodeRow node : near_) far_.erase(node);
    reach_.too_many = near_.size();
    reach_.too_far = far_.size();
    return std::move(reach_);
  }

 private:
  void meet(const Step& step, unsigned depth, std::size_t limit) {
    ends_.emplace_back(step.link, step.to);
    if (depth_.contains(step.to)) return;
    if (depth > options_.depth) {
      far_.insert(step.to);
    } else if (reach_.nodes.size() >= limit) {
      near_.insert(step.to);
    } else {
      depth_[step.to] = depth;
      reach_.nodes.push_back(step.to);
    }
  }

  const StepsAt& steps_at_;
  const NeighbourhoodOptions& options_;
  Reach reach_;
  std::unordered_map<NodeRow, unsigned> depth_;  ///< Of kept nodes.
  std::unordered_set<NodeRow> near_, far_;
  std::vector<std::pair<LinkRow, NodeRow>> ends_;  ///< Links met, with their far ends.
};

std::string hidden_text(const Reach& reach, const NeighbourhoodOptions& options) {
  std::string out;
  if (reach.too_many > 0) {
    out = count_text(reach.too_many, "object") + " within " + count_text(options.depth, "link") +
          " left out: the limit is " + count_text(options.max_nodes, "object");
  }
  if (reach.too_far > 0) {
    out += (out.empty() ? "" : "; ") + count_text(reach.too_far, "neighbour") + " farther than " +
           count_text(options.depth, "link");
  }
  return out;
}

Result<scene::GraphFacts> read_around(store::GraphStore& store, model::RevisionNumber at,
                                      NodeRow node, const StepsAt& steps_at,
                                      const NeighbourhoodOptions& options) {
  const auto start = store.node(node, at);
  if (!start.has_value()) return start.error();
  std::vector<NodeRow> starts = {node};
  const auto own = steps_at(node);
  if (!own.has_value()) return own.error();
  if (own.value().empty()) {
    auto parts = rows_below(store, at, node, options.max_nodes);
    if (!parts.has_value()) return parts.error();
    starts = std::move(parts).value();
  }
  const auto reach = Walk(steps_at, options).from(starts);
  if (!reach.has_value()) return reach.error();
  FactsReader reader(store, at, options.stale_after);
  auto facts =
      reader.read_rows(start.value().summary.environment, reach.value().nodes, reach.value().links);
  if (!facts.has_value()) return facts;
  facts.value().focal_point = 0;
  facts.value().hidden = hidden_text(reach.value(), options);
  if (!facts.value().hidden.empty()) {
    facts.value().total_nodes =
        facts.value().nodes.size() + reach.value().too_many + reach.value().too_far;
  }
  return facts;
}

}  // namespace

Result<scene::GraphFacts> neighbourhood(store::GraphStore& store, NodeRow node,
                                        const NeighbourhoodOptions& options,
                                        model::RevisionNumber at) {
  const StepsAt steps_at = [&](NodeRow row) -> Result<std::vector<Step>> {
    const auto links = store.links_at(row, at);
    if (!links.has_value()) return links.error();
    std::vector<Step> steps;
    for (const store::LinkDetail& link : links.value()) {
      const auto& other = link.source.row == row ? link.target : link.source;
      steps.push_back({link.row, link.link_type, other.row, other.name, other.key});
    }
    return steps;
  };
  return read_around(store, at, node, steps_at, options);
}

Result<scene::GraphFacts> neighbourhood(store::GraphStore& store,
                                        const graph::GraphSnapshot& snapshot,
                                        model::RevisionNumber at, NodeRow node,
                                        const NeighbourhoodOptions& options) {
  const Neighbours neighbours(snapshot);
  const StepsAt steps_at = [&](NodeRow row) -> Result<std::vector<Step>> {
    std::vector<Step> steps;
    const auto from = snapshot.find(row);
    if (!from.has_value()) return steps;
    for (const model::LinkId link : neighbours.links_at(*from)) {
      const model::NodeId to = neighbours.other(link, *from);
      steps.push_back({snapshot.row(link), snapshot.link_types()[snapshot.link_type(link)],
                       snapshot.row(to), std::string(snapshot.name(to)),
                       std::string(snapshot.key(to))});
    }
    return steps;
  };
  return read_around(store, at, node, steps_at, options);
}

}  // namespace toposcope::query

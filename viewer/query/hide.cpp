#include "query/hide.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <queue>
#include <span>
#include <utility>

#include "toposcope/model/status.h"

namespace toposcope::query {
namespace {

using scene::GraphFacts;
using scene::LinkFacts;

struct Neighbour {
  std::uint32_t node = 0;
  std::uint32_t link = 0;
};

/// Links of each node, in both directions, in one array.
class Neighbours {
 public:
  explicit Neighbours(const GraphFacts& facts) : begin_(facts.nodes.size() + 1, 0) {
    for (const LinkFacts& link : facts.links) {
      ++begin_[link.source];
      ++begin_[link.target];
    }
    std::partial_sum(begin_.begin(), begin_.end(), begin_.begin());
    all_.resize(begin_.back());
    for (std::size_t i = facts.links.size(); i-- > 0;) {
      const LinkFacts& link = facts.links[i];
      all_[--begin_[link.source]] = {link.target, static_cast<std::uint32_t>(i)};
      all_[--begin_[link.target]] = {link.source, static_cast<std::uint32_t>(i)};
    }
  }
  [[nodiscard]] std::span<const Neighbour> of(std::uint32_t node) const {
    return std::span(all_).subspan(begin_[node], begin_[node + 1] - begin_[node]);
  }

 private:
  std::vector<std::uint32_t> begin_;
  std::vector<Neighbour> all_;
};

/// The shortest way to a node from where a search began.
struct Way {
  std::uint32_t hidden = 0;  ///< Nodes on it.
  scene::StatusFacts status;
};

void take_worse(scene::StatusFacts& status, const scene::StatusFacts& other) {
  if (model::badness(other.value) > model::badness(status.value)) status = other;
}

/// Makes the new links.
class Bridges {
 public:
  Bridges(const GraphFacts& facts, const std::vector<bool>& keep)
      : facts_(facts), keep_(keep), neighbours_(facts), region_(facts.nodes.size(), kNone) {}

  /// By their ends in the old graph, the smaller first.
  using Found = std::map<std::pair<std::uint32_t, std::uint32_t>, Way>;

  Found find() {
    for (std::uint32_t node = 0; node < facts_.nodes.size(); ++node) {
      if (!keep_[node] && region_[node] == kNone) bridge(node);
    }
    return std::move(found_);
  }

 private:
  static constexpr std::uint32_t kNone = graph::kNone;

  /// A link between a region and a kept node.
  struct Border {
    std::uint32_t kept = 0;
    std::uint32_t hidden = 0;
    std::uint32_t link = 0;
  };

  /// Marks the region of a hidden node.
  std::vector<Border> borders_of(std::uint32_t start) {
    std::vector<Border> borders;
    std::vector<std::uint32_t> open = {start};
    region_[start] = start;
    while (!open.empty()) {
      const std::uint32_t node = open.back();
      open.pop_back();
      for (const Neighbour& next : neighbours_.of(node)) {
        if (keep_[next.node]) {
          borders.push_back({next.node, node, next.link});
        } else if (region_[next.node] == kNone) {
          region_[next.node] = start;
          open.push_back(next.node);
        }
      }
    }
    return borders;
  }

  void bridge(std::uint32_t start) {
    const std::vector<Border> borders = borders_of(start);
    std::uint32_t first = kNone;  // greater than all nodes
    bool has_focal = false;
    for (const Border& border : borders) {
      first = std::min(first, border.kept);
      has_focal = has_focal || border.kept == facts_.focal_point;
    }
    const std::uint32_t centre = has_focal ? facts_.focal_point : first;
    for (auto& [node, way] : ways_from(centre, borders)) {
      const auto ends = std::minmax(centre, node);
      const auto [known, is_new] = found_.try_emplace({ends.first, ends.second}, way);
      if (!is_new && way.hidden < known->second.hidden) known->second = std::move(way);
    }
  }

  /// Ways through one region to the other kept nodes around it; links that stand for hidden nodes
  /// already count as many.
  std::map<std::uint32_t, Way> ways_from(std::uint32_t centre,
                                         const std::vector<Border>& borders) const {
    std::map<std::uint32_t, Way> reached;
    std::map<std::uint32_t, Way> ways;
    using Open = std::pair<std::uint32_t, std::uint32_t>;  // nodes so far, node
    std::priority_queue<Open, std::vector<Open>, std::greater<>> open;
    const auto go = [&](const Way& from, const Neighbour& next) {
      Way way = extended(from, next);
      auto& known = keep_[next.node] ? reached : ways;
      const auto [it, is_new] = known.try_emplace(next.node, way);
      if (!is_new && it->second.hidden <= way.hidden) return;
      it->second = std::move(way);
      if (!keep_[next.node]) open.push({it->second.hidden, next.node});
    };
    for (const Border& border : borders) {
      if (border.kept == centre) go({}, {border.hidden, border.link});
    }
    while (!open.empty()) {
      const auto [hidden, node] = open.top();
      open.pop();
      const Way way = ways.at(node);
      if (way.hidden != hidden) continue;
      for (const Neighbour& next : neighbours_.of(node)) {
        if (next.node != centre) go(way, next);
      }
    }
    return reached;
  }

  [[nodiscard]] Way extended(Way way, const Neighbour& next) const {
    const LinkFacts& link = facts_.links[next.link];
    way.hidden += link.hidden_nodes + static_cast<std::uint32_t>(!keep_[next.node]);
    take_worse(way.status, link.status);
    if (!keep_[next.node]) take_worse(way.status, facts_.nodes[next.node].status);
    return way;
  }

  const GraphFacts& facts_;
  const std::vector<bool>& keep_;
  Neighbours neighbours_;
  std::vector<std::uint32_t> region_;  ///< By node: the first of its region.
  Found found_;
};

LinkFacts make_bridge(const GraphFacts& facts, std::uint32_t source, std::uint32_t target,
                      Way way) {
  LinkFacts link;
  link.key = "hidden:" + facts.nodes[source].key + ":" + facts.nodes[target].key;
  link.type = facts.nodes[source].type + "-" + facts.nodes[target].type;
  link.status = std::move(way.status);
  link.hidden_nodes = way.hidden;
  return link;
}

}  // namespace

GraphFacts hide_nodes(const GraphFacts& facts, const std::vector<bool>& keep,
                      std::string_view why) {
  GraphFacts out = facts;
  out.nodes.clear();
  out.links.clear();
  out.focal_point = graph::kNone;
  if (out.total_nodes == 0) out.total_nodes = facts.nodes.size();
  if (out.total_links == 0) out.total_links = facts.links.size();
  if (!out.hidden.empty() && !why.empty()) out.hidden += "; ";
  out.hidden += why;
  std::vector<std::uint32_t> now(facts.nodes.size(), graph::kNone);  // by old index
  for (std::size_t i = 0; i < facts.nodes.size(); ++i) {
    if (!keep[i]) continue;
    now[i] = static_cast<std::uint32_t>(out.nodes.size());
    out.nodes.push_back(facts.nodes[i]);
  }
  if (facts.focal_point < now.size()) out.focal_point = now[facts.focal_point];
  const auto add = [&](LinkFacts link, std::uint32_t source, std::uint32_t target) {
    link.source = now[source];
    link.target = now[target];
    out.links.push_back(std::move(link));
  };
  for (const LinkFacts& link : facts.links) {
    if (keep[link.source] && keep[link.target]) add(link, link.source, link.target);
  }
  for (auto& [ends, way] : Bridges(facts, keep).find()) {
    add(make_bridge(facts, ends.first, ends.second, std::move(way)), ends.first, ends.second);
  }
  return out;
}

}  // namespace toposcope::query

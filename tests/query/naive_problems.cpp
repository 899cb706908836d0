#include "query/naive_problems.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <set>
#include <string>
#include <tuple>

namespace toposcope::testing {
namespace {

using model::LinkId;
using model::NodeId;
using model::StatusValue;
using query::IllNode;

int rank_of(StatusValue value) {
  switch (value) {
    case StatusValue::kError:
      return 4;
    case StatusValue::kWarning:
      return 3;
    case StatusValue::kUnknown:
    case StatusValue::kStale:
      return 2;
    case StatusValue::kOk:
      return 1;
    default:
      return 0;
  }
}

/// A clique as plain sets.
struct Group {
  NodeId focal_point;
  std::set<NodeId> nodes;
};

enum Kind { kPart = 0, kNear = 1, kFar = 2 };

class Oracle {
 public:
  Oracle(const graph::CliqueEngine& engine, const std::vector<IllNode>& ill,
         const graph::TierTable& tiers)
      : snapshot_(engine.snapshot()), fabric_from_(tiers.fabric_from) {
    for (const graph::TierRule& rule : tiers.rules) tier_.emplace(rule.type, rule.tier);
    for (const IllNode& one : ill) ill_.emplace(*snapshot_.find(one.row), &one);
    std::set<NodeId> focal_points;
    for (const auto& job : engine.jobs())
      focal_points.insert(job.focal_points.begin(), job.focal_points.end());
    for (const NodeId focal : focal_points) {
      for (const auto& clique : engine.cliques_of(focal))
        groups_.push_back({focal, {clique.nodes.begin(), clique.nodes.end()}});
    }
    for (const auto& [node, one] : ill_) depth_[node] = depth(node);
    for (std::size_t round = 0; round <= ill_.size(); ++round) {
      for (const auto& [node, one] : ill_) {
        for (const NodeId owner : owners(node)) {
          if (depth_[owner] <= depth_[node]) depth_[owner] = depth_[node] + 0.125;
        }
      }
    }
    for (std::uint32_t i = 0; i < snapshot_.node_count(); ++i) up_[NodeId{i}] = walk(NodeId{i});
  }

  std::map<model::NodeRow, NaiveProblem> answer() {
    std::map<NodeId, std::optional<NodeId>> causes;
    for (const auto& [x, one] : ill_) causes[x] = choose(x);
    std::map<model::NodeRow, NaiveProblem> out;
    std::map<NodeId, std::set<NodeId>> folded;
    for (const auto& [x, one] : ill_) {
      NodeId root = x;
      std::uint32_t hops = 0;
      for (; causes[root].has_value(); ++hops) root = *causes[root];
      out.try_emplace(snapshot_.row(root));
      folded[root].insert(x);
      if (hops > 0) out[snapshot_.row(root)].effects[snapshot_.row(x)] = hops;
    }
    for (const auto& [root, members] : folded) {
      std::size_t own = 0;
      std::size_t any = 0;
      for (const Group& group : groups_) {
        own += group.nodes.contains(root);
        any += std::any_of(members.begin(), members.end(),
                           [&](NodeId one) { return group.nodes.contains(one); });
      }
      out[snapshot_.row(root)].cliques_hurt = own == 0 ? any : own;
    }
    return out;
  }

 private:
  double depth(NodeId node) const { return tier_.at(snapshot_.node_types()[snapshot_.type(node)]); }

  bool linked(NodeId a, NodeId b) const {
    for (std::uint32_t i = 0; i < snapshot_.link_count(); ++i) {
      const NodeId s = snapshot_.source(LinkId{i});
      const NodeId t = snapshot_.target(LinkId{i});
      if ((s == a && t == b) || (s == b && t == a)) return true;
    }
    return false;
  }

  /// All nodes on ways up.
  std::set<NodeId> walk(NodeId start) const {
    std::set<NodeId> seen = {start};
    std::vector<NodeId> waiting = {start};
    while (!waiting.empty()) {
      const NodeId at = waiting.back();
      waiting.pop_back();
      for (std::uint32_t i = 0; i < snapshot_.link_count(); ++i) {
        for (const auto& [from, to] :
             {std::pair(snapshot_.source(LinkId{i}), snapshot_.target(LinkId{i})),
              std::pair(snapshot_.target(LinkId{i}), snapshot_.source(LinkId{i}))}) {
          if (from != at) continue;
          const bool level = depth(to) == depth(from) && depth(from) < fabric_from_;
          if ((depth(to) > depth(from) || level) && seen.insert(to).second) waiting.push_back(to);
        }
      }
    }
    return seen;
  }

  std::vector<NodeId> owners(NodeId node) const {
    std::vector<NodeId> out;
    for (const model::NodeRow row : ill_.at(node)->part_of) {
      const auto id = snapshot_.find(row);
      if (id.has_value() && ill_.contains(*id) && *id != node) out.push_back(*id);
    }
    return out;
  }

  bool has_clique(NodeId node) const {
    return std::any_of(groups_.begin(), groups_.end(),
                       [&](const Group& group) { return group.focal_point == node; });
  }

  bool meets(NodeId x, NodeId y) const {
    const bool own = has_clique(x);
    return std::any_of(groups_.begin(), groups_.end(), [&](const Group& group) {
      return (own ? group.focal_point == x : group.nodes.contains(x)) && group.nodes.contains(y);
    });
  }

  /// How y may be the cause of x, whatever speaks against it.
  std::optional<Kind> kind_of(NodeId x, NodeId y) const {
    const IllNode& a = *ill_.at(x);
    const IllNode& b = *ill_.at(y);
    const int rx = rank_of(a.value);
    const int ry = rank_of(b.value);
    const bool deeper = depth_.at(y) > depth_.at(x);
    const auto own = owners(x);
    if (std::find(own.begin(), own.end(), y) != own.end()) {
      if (b.value == StatusValue::kMaintenance) {
        if (a.value == StatusValue::kMaintenance && deeper) return kPart;
        if (rx == 2) return kPart;
      } else if (a.value != StatusValue::kMaintenance && (ry > rx || (ry == rx && deeper))) {
        return kPart;
      }
    }
    if (rx == 0 || ry == 0 || ry < rx || (ry == rx && !deeper)) return std::nullopt;
    const bool known =
        a.since.time_since_epoch().count() != 0 && b.since.time_since_epoch().count() != 0;
    if (ry == rx && known && b.since - a.since > std::chrono::hours(1)) return std::nullopt;
    const bool next = linked(x, y);
    if (snapshot_.type(x) == snapshot_.type(y) && !next) return std::nullopt;
    if (has_clique(x)) {
      if (!meets(x, y)) return std::nullopt;
      if (next || up_.at(x).contains(y)) return kNear;
      if (depth_.at(y) < depth_.at(x)) return std::nullopt;
      return kFar;
    }
    if (next) return kNear;
    if (!meets(x, y)) return std::nullopt;
    if (up_.at(x).contains(y)) return kNear;
    if (ry > rx && deeper) return kFar;
    return std::nullopt;
  }

  bool supported(NodeId x, NodeId y, Kind kind) const {
    if (kind == kPart || rank_of(ill_.at(y)->value) > rank_of(ill_.at(x)->value)) return true;
    int balance = 0;
    if (has_clique(x)) {
      for (const Group& group : groups_) {
        if (snapshot_.type(group.focal_point) != snapshot_.type(x) || !group.nodes.contains(y))
          continue;
        if (kind == kNear && !up_.at(group.focal_point).contains(y)) continue;
        balance += ill_.contains(group.focal_point) ? 1 : -1;
      }
      return balance >= 0;
    }
    for (const auto& [node, up] : up_) {
      if (snapshot_.type(node) == snapshot_.type(x) && up.contains(y))
        balance += ill_.contains(node) ? 1 : -1;
    }
    return balance >= 0;
  }

  std::optional<NodeId> choose(NodeId x) const {
    std::optional<NodeId> best;
    std::tuple<int, long, long, bool, model::UtcMicros, std::string, NodeId> best_rank;
    for (const auto& [y, one] : ill_) {
      if (y == x) continue;
      const auto kind = kind_of(x, y);
      if (!kind.has_value() || !supported(x, y, *kind)) continue;
      long explains = 0;
      for (const auto& [other, other_one] : ill_)
        explains += other != y && kind_of(other, y).has_value();
      long healthy = 0;
      for (const Group& group : groups_) {
        healthy += !ill_.contains(group.focal_point) && group.nodes.contains(y) &&
                   up_.at(group.focal_point).contains(y);
      }
      const std::tuple rank(static_cast<int>(*kind), healthy - explains, -explains,
                            one->since == model::UtcMicros{}, one->since,
                            std::string(snapshot_.key(y)), y);
      if (!best.has_value() || rank < best_rank) {
        best = y;
        best_rank = rank;
      }
    }
    return best;
  }

  const graph::GraphSnapshot& snapshot_;
  double fabric_from_;
  std::map<std::string, double> tier_;
  std::map<NodeId, const IllNode*> ill_;
  std::map<NodeId, double> depth_;
  std::map<NodeId, std::set<NodeId>> up_;
  std::vector<Group> groups_;
};

}  // namespace

std::map<model::NodeRow, NaiveProblem> naive_problems(const graph::CliqueEngine& engine,
                                                      const std::vector<IllNode>& ill,
                                                      const graph::TierTable& tiers) {
  return Oracle(engine, ill, tiers).answer();
}

}  // namespace toposcope::testing

#include "adjacency.h"

#include <algorithm>

#include "toposcope/model/type_name.h"

namespace toposcope::graph {
namespace {

constexpr std::uint32_t kNoGroup = std::numeric_limits<std::uint32_t>::max();

/// Collects the distinct nodes of one type name.
class NodeCollector {
 public:
  explicit NodeCollector(std::size_t node_count) : seen_(node_count) {}

  void add(model::NodeId node) {
    if (seen_[node.value]) return;
    seen_[node.value] = true;
    nodes_.push_back(node);
  }

  /// Ascending; leaves the collector empty.
  std::vector<model::NodeId> take() {
    for (const model::NodeId node : nodes_) seen_[node.value] = false;
    std::sort(nodes_.begin(), nodes_.end());
    return std::exchange(nodes_, {});
  }

 private:
  std::vector<bool> seen_;
  std::vector<model::NodeId> nodes_;
};

}  // namespace

LinkGroups::LinkGroups(const GraphSnapshot& snapshot, const std::vector<bool>& removed,
                       std::span<const CliquePlan> plans)
    : link_types_(snapshot.link_types().size()),
      group_(snapshot.environments().size() * link_types_, kNoGroup) {
  for (const CliquePlan& plan : plans) {
    for (const StepPlan& step : plan.steps) {
      for (const PassPlan& pass : step.passes) {
        const Key key{plan.environment, pass.link_type};
        if (group_[cell(key)] != kNoGroup) continue;
        group_[cell(key)] = static_cast<std::uint32_t>(keys_.size());
        keys_.push_back(key);
      }
    }
  }
  const auto group_of = [&](std::uint32_t i) {
    const model::LinkId link{i};
    if (!removed.empty() && removed[i]) return kNoGroup;
    return group_[cell({snapshot.environment(link), snapshot.link_type(link)})];
  };
  first_.assign(keys_.size() + 1, 0);
  for (std::uint32_t i = 0; i < snapshot.link_count(); ++i) {
    if (const auto group = group_of(i); group != kNoGroup) ++first_[group + 1];
  }
  for (std::size_t g = 0; g < keys_.size(); ++g) first_[g + 1] += first_[g];
  links_.resize(first_.back());
  std::vector<std::uint32_t> next(first_.begin(), first_.end() - 1);
  for (std::uint32_t i = 0; i < snapshot.link_count(); ++i) {
    if (const auto group = group_of(i); group != kNoGroup) links_[next[group]++] = {i};
  }
}

std::span<const model::LinkId> LinkGroups::of(Key key) const {
  const auto group = group_[cell(key)];
  if (group == kNoGroup) return {};
  return std::span(links_).subspan(first_[group], first_[group + 1] - first_[group]);
}

Filing::Filing(const GraphSnapshot& snapshot, const LinkGroups& groups) {
  struct Side {
    LinkGroups::Key group;
    bool is_source;
  };
  std::map<std::pair<NameIndex, std::string>, std::vector<Side>> sides;
  for (const auto& key : groups.keys()) {
    const auto ends = model::split_link_type(snapshot.link_types()[key.second]);
    sides[{key.first, std::string(ends.from)}].push_back({key, true});
    sides[{key.first, std::string(ends.to)}].push_back({key, false});
  }
  NodeCollector collector(snapshot.node_count());
  for (const auto& [name, sides_of_name] : sides) {
    for (const Side& side : sides_of_name) {
      for (const model::LinkId link : groups.of(side.group)) {
        collector.add(side.is_source ? snapshot.source(link) : snapshot.target(link));
      }
    }
    const auto begin = static_cast<Slot>(node_.size());
    const auto nodes = collector.take();
    node_.insert(node_.end(), nodes.begin(), nodes.end());
    ranges_[name] = {begin, static_cast<Slot>(node_.size())};
  }
}

std::span<const model::NodeId> Filing::nodes(SlotRange range) const {
  return std::span(node_).subspan(range.begin, range.end - range.begin);
}

SlotRange Filing::range(NameIndex environment, std::string_view type_name) const {
  const auto it = ranges_.find(std::pair(environment, std::string(type_name)));
  return it == ranges_.end() ? SlotRange{} : it->second;
}

Slot Filing::find(SlotRange range, model::NodeId node) const {
  const auto filed = nodes(range);
  const auto it = std::lower_bound(filed.begin(), filed.end(), node);
  if (it == filed.end() || *it != node) return kNoSlot;
  return range.begin + static_cast<Slot>(it - filed.begin());
}

Adjacency::Adjacency(const GraphSnapshot& snapshot, const std::vector<bool>& removed,
                     std::span<const CliquePlan> plans)
    : snapshot_(snapshot), groups_(snapshot, removed, plans), filing_(snapshot, groups_) {}

const Csr* Adjacency::layout(const CliquePlan& plan, const PassPlan& pass,
                             const LinkValues& values) {
  if (groups_.of({plan.environment, pass.link_type}).empty()) return nullptr;
  const LayoutKey key{plan.environment, pass.link_type, pass.at_source, plan.any_implicit,
                      values.id};
  const auto found = layouts_.find(key);
  if (found != layouts_.end()) return &found->second;
  return &layouts_.emplace(key, build(plan, pass, values)).first->second;
}

Csr Adjacency::build(const CliquePlan& plan, const PassPlan& pass, const LinkValues& values) {
  const SlotRange start = filing_.range(plan.environment, pass.start);
  map_nodes(start, start_slot_);
  map_nodes(filing_.range(plan.environment, pass.reached), reached_slot_);
  const auto links = groups_.of({plan.environment, pass.link_type});
  const auto position = [&](model::LinkId link) {
    const auto node = pass.at_source ? snapshot_.source(link) : snapshot_.target(link);
    return start_slot_[node.value] - start.begin;
  };
  const auto other = [&](model::LinkId link) {
    return reached_slot_[(pass.at_source ? snapshot_.target(link) : snapshot_.source(link)).value];
  };
  const auto value = [&](model::LinkId link) {
    return values.by_set.empty() ? kAbsent : values.by_set[snapshot_.constraint_set(link)];
  };

  Csr csr;
  csr.base = start.begin;
  csr.first.assign(start.end - start.begin + std::size_t{1}, 0);
  for (const model::LinkId link : links) {
    if (implicit_allows(plan, snapshot_.implicit(link))) ++csr.first[position(link) + 1];
  }
  for (std::size_t i = 1; i < csr.first.size(); ++i) csr.first[i] += csr.first[i - 1];
  csr.entries.resize(csr.first.back());
  std::vector<std::uint32_t> next(csr.first.begin(), csr.first.end() - 1);
  for (const model::LinkId link : links) {
    if (!implicit_allows(plan, snapshot_.implicit(link))) continue;
    csr.entries[next[position(link)]++] = {value(link), other(link), link.value};
  }
  return csr;
}

void Adjacency::map_nodes(SlotRange range, std::vector<Slot>& slot_of_node) const {
  slot_of_node.resize(snapshot_.node_count(), kNoSlot);
  for (Slot slot = range.begin; slot < range.end; ++slot) {
    slot_of_node[filing_.node(slot).value] = slot;
  }
}

}  // namespace toposcope::graph

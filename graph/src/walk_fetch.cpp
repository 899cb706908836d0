#include "toposcope/graph/walk_fetch.h"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "toposcope/graph/snapshot_builder.h"

#include "clique_plan.h"

namespace toposcope::graph {
namespace {

using model::NodeRow;
using model::Status;

/// Passes a frame on to two builders and keeps the numbers by which the reader knows the names.
class Frame final : public model::TopologySink {
 public:
  explicit Frame(SnapshotBuilder& result) : result_(result) {}

  Status put_name(model::NameKind kind, std::uint32_t number, std::string_view name) override {
    if (kind == model::NameKind::kLinkType) link_type_numbers_.push_back(number);
    if (kind == model::NameKind::kNodeType) node_type_names_[number] = name;
    if (kind == model::NameKind::kEnvironment || kind == model::NameKind::kUndeclared) {
      environment_numbers_.push_back(number);
    }
    if (auto status = frame_.put_name(kind, number, name); !status.has_value()) return status;
    return result_.put_name(kind, number, name);
  }
  Status put_document(const model::DocumentRecord& document) override {
    if (auto status = frame_.put_document(document); !status.has_value()) return status;
    return result_.put_document(document);
  }
  Status put_link_count(const model::LinkCount& count) override {
    if (auto status = frame_.put_link_count(count); !status.has_value()) return status;
    return result_.put_link_count(count);
  }
  Status put_node(const model::TopologyNode&) override { return model::ok(); }
  Status put_link(const model::TopologyLink&) override { return model::ok(); }

  /// Names, rules and counts without a node or a link.
  model::Result<GraphSnapshot> take_names() { return std::move(frame_).build(); }

  /// Numbers by NameIndex: builders index names in the order in which they come.
  [[nodiscard]] std::uint32_t link_type_number(NameIndex index) const {
    return link_type_numbers_[index];
  }
  [[nodiscard]] std::uint32_t environment_number(NameIndex index) const {
    return environment_numbers_[index];
  }
  /// Empty for a number that the reader never announced.
  [[nodiscard]] std::string_view node_type_name(std::uint32_t number) const {
    const auto it = node_type_names_.find(number);
    return it == node_type_names_.end() ? std::string_view() : it->second;
  }

 private:
  SnapshotBuilder& result_;
  SnapshotBuilder frame_;
  std::vector<std::uint32_t> link_type_numbers_;
  std::vector<std::uint32_t> environment_numbers_;
  std::map<std::uint32_t, std::string> node_type_names_;
};

/// Sends what the plans of one focal point may meet.
class Fetch {
 public:
  Fetch(model::TopologyReader& reader, const Frame& frame, SnapshotBuilder& result)
      : reader_(reader), frame_(frame), result_(result) {}

  Status begin_at(NodeRow focal_point) {
    focal_point_ = focal_point;
    return send_node(focal_point);
  }

  /// Whether the plan starts at the focal point.
  [[nodiscard]] bool fits(const CliquePlan& plan) const {
    return frame_.environment_number(plan.environment) == environment_ &&
           frame_.node_type_name(type_) == plan.type->focal_point_type;
  }

  /// Walks the plan as the engine will, and sends what it meets.
  Status follow(const CliquePlan& plan, Semantics semantics) {
    taken_.clear();
    reached_.clear();
    reached_[plan.type->focal_point_type].insert(focal_point_);
    for (const StepPlan& step : plan.steps) {
      const std::size_t before = taken_.size();
      if (auto status = follow(plan, step); !status.has_value()) return status;
      const bool at_gap = taken_.size() == before;
      if (at_gap && semantics == Semantics::kCalipso2018) break;
    }
    return model::ok();
  }

 private:
  Status follow(const CliquePlan& plan, const StepPlan& step) {
    if (step.passes.empty()) return model::ok();
    const std::size_t before = taken_.size();
    // Both passes set out from the same nodes: what the step itself files comes later.
    const std::set<NodeRow> starts = reached_[step.passes.front().start];
    for (const PassPlan& pass : step.passes) {
      if (step.second_is_fallback && taken_.size() != before) break;
      for (const NodeRow row : starts) {
        if (auto status = look(plan, pass, row); !status.has_value()) return status;
      }
    }
    return model::ok();
  }

  Status look(const CliquePlan& plan, const PassPlan& pass, NodeRow row) {
    std::vector<NodeRow> others;
    const auto keep = [&](const model::TopologyLink& link) -> Status {
      if (link.environment != frame_.environment_number(plan.environment)) return model::ok();
      if (!implicit_allows(plan, link.implicit)) return model::ok();
      if (auto known = send_set(link.constraint_set); !known.has_value()) return known;
      if (!allows(plan, link.constraint_set)) return model::ok();
      if (!taken_.insert(link.row).second) return model::ok();
      others.push_back(pass.at_source ? link.target : link.source);
      return result_.put_link(link);
    };
    const auto status =
        reader_.read_links(frame_.link_type_number(pass.link_type), pass.at_source, row, keep);
    if (!status.has_value()) return status;
    for (const NodeRow other : others) {
      reached_[pass.reached].insert(other);
      if (auto sent = send_node(other); !sent.has_value()) return sent;
    }
    return model::ok();
  }

  [[nodiscard]] bool allows(const CliquePlan& plan, std::uint32_t link_set) const {
    for (const auto& name : plan.constraints) {
      const ValueId carried = sets_.carried(link_set, name);
      if (carried == kAbsent) continue;
      bool is_accepted = false;
      for (const ValueId value : sets_.accepted(focal_set_, name)) is_accepted |= value == carried;
      if (!is_accepted) return false;
    }
    return true;
  }

  Status send_node(NodeRow row) {
    if (!sent_nodes_.insert(row).second) return model::ok();
    return reader_.read_node(row, [&](const model::TopologyNode& node) -> Status {
      if (row == focal_point_) {
        environment_ = node.environment;
        type_ = node.type;
        focal_set_ = node.constraint_set;
      }
      if (auto known = send_set(node.constraint_set); !known.has_value()) return known;
      return result_.put_node(node);
    });
  }

  Status send_set(std::uint32_t number) {
    if (number == 0 || !sent_sets_.insert(number).second) return model::ok();
    const auto text = reader_.constraint_set(number);
    if (!text.has_value()) return text.error();
    if (auto added = sets_.add(number, text.value()); !added.has_value()) return added;
    return result_.put_name(model::NameKind::kConstraintSet, number, text.value());
  }

  model::TopologyReader& reader_;
  const Frame& frame_;
  SnapshotBuilder& result_;
  NodeRow focal_point_;
  std::uint32_t environment_ = 0;
  std::uint32_t type_ = 0;
  std::uint32_t focal_set_ = 0;
  ConstraintTable sets_;
  std::unordered_set<model::LinkRow> taken_;                       ///< By the plan at hand.
  std::map<std::string, std::set<NodeRow>, std::less<>> reached_;  ///< The same, by type name.
  std::unordered_set<NodeRow> sent_nodes_;
  std::unordered_set<std::uint32_t> sent_sets_;
};

}  // namespace

model::Result<GraphSnapshot> fetch_around(model::TopologyReader& reader, NodeRow focal_point,
                                          Semantics semantics) {
  SnapshotBuilder result;
  Frame frame(result);
  if (auto status = reader.read_frame(frame); !status.has_value()) return status.error();
  Fetch fetch(reader, frame, result);
  if (auto status = fetch.begin_at(focal_point); !status.has_value()) return status.error();

  const auto names = frame.take_names();
  if (!names.has_value()) return names.error();
  const RuleBook rules = read_rules(names.value().documents());
  const LinkCensus census(names.value(), {});
  for (const CliquePlan& plan : plan_cliques(names.value(), rules, semantics, census).plans) {
    if (!fetch.fits(plan)) continue;
    if (auto status = fetch.follow(plan, semantics); !status.has_value()) return status.error();
  }
  return std::move(result).build();
}

}  // namespace toposcope::graph

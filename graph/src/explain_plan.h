#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "toposcope/graph/clique_engine.h"

#include "clique_plan.h"
#include "explain_index.h"

namespace toposcope::graph {

/// One link as it is not, to try what would come of it.
struct LinkChange {
  model::LinkId link;
  bool turned = false;                   ///< Ends exchanged, under the reversed link type.
  bool made_explicit = false;            ///< Its `implicit` is false.
  bool agrees = false;                   ///< Passes every constraint.
  std::optional<NameIndex> environment;  ///< It belongs to this one.
};

/// One snapshot under one overlay, made ready for any number of plans.
class WalkGround {
 public:
  /// \param snapshot, index  must outlive the ground
  WalkGround(const GraphSnapshot& snapshot, const LinkIndex& index, const Overlay& without)
      : snapshot_(&snapshot),
        index_(&index),
        without_(without),
        removed_(removed_links(snapshot, without)),
        census_(snapshot, removed_) {}

  /// The same with one link changed.  Plans, and walks along them, see the change.
  WalkGround(const WalkGround& base, const LinkChange& change);

  [[nodiscard]] const GraphSnapshot& snapshot() const { return *snapshot_; }
  [[nodiscard]] const LinkIndex& index() const { return *index_; }
  [[nodiscard]] const LinkCensus& census() const { return census_; }
  [[nodiscard]] const Overlay& without() const { return without_; }
  [[nodiscard]] bool is_removed(model::NodeId node) const { return without_.nodes.contains(node); }
  [[nodiscard]] bool is_removed(model::LinkId link) const {
    return !removed_.empty() && removed_[link.value];
  }

  /// \name Links as they are on this ground
  ///@{
  [[nodiscard]] NameIndex environment(model::LinkId link) const {
    const bool moved = is_changed(link) && change_->environment.has_value();
    return moved ? *change_->environment : snapshot_->environment(link);
  }
  [[nodiscard]] model::Implicit implicit(model::LinkId link) const {
    const bool made_explicit = is_changed(link) && change_->made_explicit;
    return made_explicit ? model::Implicit::kFalse : snapshot_->implicit(link);
  }
  [[nodiscard]] bool passes_every_constraint(model::LinkId link) const {
    return is_changed(link) && change_->agrees;
  }
  [[nodiscard]] std::optional<NameIndex> link_type_named(std::string_view name) const;

  /// Calls `visit(link, other end)` for the links of one type with `node` at `side`.
  template <typename Visit>
  void for_each_link(Side side, model::NodeId node, NameIndex type, const Visit& visit) const {
    const bool turned = change_.has_value() && change_->turned;
    for (const model::LinkId link : index_->at(side, node, type)) {
      if (turned && link == change_->link) continue;
      visit(link, end_of(*snapshot_, link, opposite(side)));
    }
    if (!turned || turned_type_ != type) return;
    if (end_of(*snapshot_, change_->link, opposite(side)) != node) return;
    visit(change_->link, end_of(*snapshot_, change_->link, side));
  }
  ///@}

 private:
  [[nodiscard]] bool is_changed(model::LinkId link) const {
    return change_.has_value() && change_->link == link;
  }

  const GraphSnapshot* snapshot_;
  const LinkIndex* index_;
  Overlay without_;
  std::vector<bool> removed_;
  LinkCensus census_;
  std::optional<LinkChange> change_;
  std::string turned_name_;    ///< Link type of the changed link once it is turned,
  NameIndex turned_type_ = 0;  ///< and its number, which may be one more than those in use.
};

/// What decides one walk, apart from the graph and the focal point.  Refers to its owners.
struct WalkRules {
  NameIndex environment = 0;
  const CliqueType* type = nullptr;
  std::span<const std::string> constraints;
  Semantics semantics = Semantics::kCalipso;
};

[[nodiscard]] inline WalkRules rules_of(const CliqueEngine& engine, const CliqueJob& job) {
  return {job.environment, job.type, job.constraints, engine.options().semantics};
}

/// Whether the job makes a clique of this node, if it reaches anything.
[[nodiscard]] inline bool is_focal_point_of(const GraphSnapshot& snapshot, const CliqueJob& job,
                                            model::NodeId node) {
  return snapshot.environment(node) == job.environment && !snapshot.is_placeholder(node) &&
         snapshot.node_types()[snapshot.type(node)] == job.type->focal_point_type;
}

/// Whether a step follows its links in one direction.
enum class Use : std::uint8_t {
  kWalked,     ///< Yes.
  kSecond,     ///< Only when the others of the step add nothing.
  kNotChosen,  ///< No: the step follows the other direction.
};

/// One direction of a step: links of one stored type, from one of their ends to the other.
///
/// Nodes are filed under the types that link types name, whatever their own types are; `from` and
/// `to` number such types within one plan.
struct StepWay {
  NameIndex link_type = 0;
  Side start = Side::kSource;
  std::uint32_t from = 0;
  std::uint32_t to = 0;
  Use use = Use::kWalked;
};

/// The steps of one clique type, ready to walk in one snapshot.
///
/// Says for every step which stored links it follows and which it could have followed: what the
/// engine lays out for speed is spelled out here for explaining.
class WalkPlan {
 public:
  /// \param ground, rules  and what they refer to must outlive the plan
  WalkPlan(const WalkGround& ground, const WalkRules& rules);

  [[nodiscard]] const WalkGround& ground() const { return *ground_; }
  [[nodiscard]] const GraphSnapshot& snapshot() const { return ground_->snapshot(); }
  [[nodiscard]] const WalkRules& rules() const { return rules_; }

  /// By step; empty for a step that names no proper link type or one that has no links.
  [[nodiscard]] std::span<const std::vector<StepWay>> steps() const { return steps_; }

  /// The number of the type that focal points are filed under.
  [[nodiscard]] static constexpr std::uint32_t focal_type() { return 0; }
  [[nodiscard]] std::string_view filed_type(std::uint32_t number) const { return types_[number]; }
  [[nodiscard]] std::uint32_t filed_type_count() const {
    return static_cast<std::uint32_t>(types_.size());
  }

  /// Whether a step names a type that is its own reverse, such as switch-switch.
  [[nodiscard]] bool is_linked_to_itself(std::uint32_t step) const;

  [[nodiscard]] bool allows_implicit() const { return allows_implicit_; }
  [[nodiscard]] bool stops_at_empty_step() const {
    return rules_.semantics == Semantics::kCalipso2018;
  }

 private:
  void add_step(const std::string& link_type);
  void add_way(const std::string& link_type, Side start, Use use);
  [[nodiscard]] bool has_links(const std::string& link_type) const;
  std::uint32_t number_of(std::string_view type);

  const WalkGround* ground_;
  WalkRules rules_;
  bool allows_implicit_;
  std::vector<std::string> types_;
  std::vector<std::vector<StepWay>> steps_;
};

}  // namespace toposcope::graph

#include "explain_plan.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "toposcope/model/type_name.h"

namespace toposcope::graph {
namespace {

using model::LinkId;

std::optional<NameIndex> index_of(std::span<const std::string> names, std::string_view name) {
  const auto it = std::find(names.begin(), names.end(), name);
  if (it == names.end()) return std::nullopt;
  return static_cast<NameIndex>(it - names.begin());
}

/// The 2018 engine and the guide split a type with two dashes at the first one; the 2021 engine
/// failed on it, so such a step adds nothing.
bool is_walkable(std::string_view link_type, Semantics semantics) {
  const std::size_t dashes = model::count_dashes(link_type);
  const bool splits = semantics == Semantics::kCalipso2018 || semantics == Semantics::kGuide;
  return dashes == 1 || (dashes > 1 && splits);
}

}  // namespace

WalkGround::WalkGround(const WalkGround& base, const LinkChange& change) : WalkGround(base) {
  const LinkId link = change.link;
  change_ = change;
  NameIndex type = snapshot_->link_type(link);
  census_.add(snapshot_->environment(link), type, snapshot_->implicit(link), -1);
  if (change.turned) {
    turned_name_ = model::reverse_link_type(snapshot_->link_types()[type]);
    const auto unused = static_cast<NameIndex>(snapshot_->link_types().size());
    type = turned_type_ = index_of(snapshot_->link_types(), turned_name_).value_or(unused);
  }
  census_.add(environment(link), type, implicit(link), 1);
}

std::optional<NameIndex> WalkGround::link_type_named(std::string_view name) const {
  const auto stored = index_of(snapshot_->link_types(), name);
  if (stored.has_value()) return stored;
  const bool is_turned = change_.has_value() && change_->turned && name == turned_name_;
  return is_turned ? std::optional(turned_type_) : std::nullopt;
}

WalkPlan::WalkPlan(const WalkGround& ground, const WalkRules& rules)
    : ground_(&ground),
      rules_(rules),
      allows_implicit_(rules.type->use_implicit_links || rules.semantics == Semantics::kGuide),
      types_{rules.type->focal_point_type} {
  for (const std::string& link_type : rules.type->link_types) add_step(link_type);
}

bool WalkPlan::is_linked_to_itself(std::uint32_t step) const {
  const std::string& link_type = rules_.type->link_types[step];
  return model::reverse_link_type(link_type) == link_type;
}

void WalkPlan::add_step(const std::string& link_type) {
  steps_.emplace_back();
  if (!is_walkable(link_type, rules_.semantics)) return;
  const std::string reversed = model::reverse_link_type(link_type);
  Use forward = Use::kWalked;
  Use backward = Use::kNotChosen;
  switch (rules_.semantics) {
    case Semantics::kGuide:
      break;
    case Semantics::kBothWays:
      backward = Use::kWalked;
      break;
    case Semantics::kCalipso:
    case Semantics::kCalipso2018:
      if (reversed == link_type) {
        if (rules_.semantics == Semantics::kCalipso) backward = Use::kSecond;
      } else if (has_links(reversed)) {
        std::swap(forward, backward);
      }
      break;
  }
  add_way(link_type, Side::kSource, forward);
  add_way(reversed, Side::kTarget, backward);
}

void WalkPlan::add_way(const std::string& link_type, Side start, Use use) {
  const auto stored = ground_->link_type_named(link_type);
  if (!stored.has_value()) return;
  const auto [source, target] = model::split_link_type(link_type);
  const std::uint32_t source_type = number_of(source);
  const std::uint32_t target_type = number_of(target);
  if (start == Side::kSource) {
    steps_.back().push_back({*stored, start, source_type, target_type, use});
  } else {
    steps_.back().push_back({*stored, start, target_type, source_type, use});
  }
}

bool WalkPlan::has_links(const std::string& link_type) const {
  const auto stored = ground_->link_type_named(link_type);
  return stored.has_value() && ground_->census().has(rules_.environment, *stored, allows_implicit_);
}

std::uint32_t WalkPlan::number_of(std::string_view type) {
  const auto it = std::find(types_.begin(), types_.end(), type);
  if (it != types_.end()) return static_cast<std::uint32_t>(it - types_.begin());
  types_.emplace_back(type);
  return static_cast<std::uint32_t>(types_.size() - 1);
}

}  // namespace toposcope::graph

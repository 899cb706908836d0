#include "explain_plan.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "toposcope/model/type_name.h"

namespace toposcope::graph {
namespace {

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
  const auto stored = index_of(snapshot().link_types(), link_type);
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
  const auto stored = index_of(snapshot().link_types(), link_type);
  return stored.has_value() && ground_->census().has(rules_.environment, *stored, allows_implicit_);
}

std::uint32_t WalkPlan::number_of(std::string_view type) {
  const auto it = std::find(types_.begin(), types_.end(), type);
  if (it != types_.end()) return static_cast<std::uint32_t>(it - types_.begin());
  types_.emplace_back(type);
  return static_cast<std::uint32_t>(types_.size() - 1);
}

}  // namespace toposcope::graph

#include "toposcope/graph/tiers.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <unordered_map>

namespace toposcope::graph {
namespace {

constexpr double kHalfTier = 0.5;

using Numbers = std::vector<std::uint32_t>;

/// Link ends as lists by node.
struct Neighbours {
  explicit Neighbours(const TierInput& input) : of(input.types.size()) {
    for (const LayoutLink& link : input.links) {
      of[link.source].push_back(link.target);
      of[link.target].push_back(link.source);
    }
  }

  std::vector<Numbers> of;
};

class Assignment {
 public:
  Assignment(const TierInput& input, const TierTable& table)
      : input_(input),
        neighbours_(input),
        fabric_from_(table.fabric_from),
        tiers_(input.types.size()) {
    for (const TierRule& rule : table.rules) rules_[rule.type].push_back(&rule);
  }

  std::vector<double> make() {
    for (std::uint32_t i = 0; i < tiers_.size(); ++i) tiers_[i] = tier_by_rule(i);
    follow_steps();
    count_steps();
    std::vector<double> out(tiers_.size());
    for (std::size_t i = 0; i < out.size(); ++i) out[i] = tiers_[i].value_or(0);
    return out;
  }

 private:
  [[nodiscard]] std::optional<double> tier_by_rule(std::uint32_t node) const {
    const auto found = rules_.find(input_.types[node]);
    if (found == rules_.end()) return std::nullopt;
    for (const TierRule* rule : found->second) {
      if (fits(node, *rule)) return rule->tier;
    }
    return std::nullopt;
  }

  [[nodiscard]] bool fits(std::uint32_t node, const TierRule& rule) const {
    if (rule.linked_to.empty()) return true;
    const Numbers& others = neighbours_.of[node];
    return std::any_of(others.begin(), others.end(), [&](std::uint32_t other) {
      const std::string& type = input_.types[other];
      return std::find(rule.linked_to.begin(), rule.linked_to.end(), type) != rule.linked_to.end();
    });
  }

  /// Types without a row of their own, between those that have tiers.
  void follow_steps() {
    std::map<std::string_view, double> known;  // the least tier in use, by type
    std::set<std::string_view> open;
    for (std::uint32_t i = 0; i < tiers_.size(); ++i) {
      const std::string& type = input_.types[i];
      if (const auto& tier = tiers_[i]) {
        const auto [it, is_new] = known.emplace(type, *tier);
        it->second = std::min(it->second, *tier);
      } else {
        open.insert(type);
      }
    }
    if (open.empty()) return;
    for (const auto& [type, tier] : known) open.erase(type);
    while (settle_one(known, open)) {
    }
    for (std::uint32_t i = 0; i < tiers_.size(); ++i) {
      if (const auto it = known.find(input_.types[i]); !tiers_[i] && it != known.end()) {
        tiers_[i] = it->second;
      }
    }
  }

  /// Gives the first open type that a step joins to a known one a tier, half a tier after the type
  /// that leads to it, or before the one that it leads to.
  [[nodiscard]] bool settle_one(std::map<std::string_view, double>& known,
                                std::set<std::string_view>& open) const {
    for (const bool forwards : {true, false}) {
      for (const std::string& step : input_.link_types) {
        const std::size_t dash = step.find('-');
        if (dash == std::string::npos) continue;
        std::string_view from = std::string_view(step).substr(0, dash);
        std::string_view to = std::string_view(step).substr(dash + 1);
        if (!forwards) std::swap(from, to);
        const auto it = known.find(from);
        if (it == known.end() || open.erase(to) == 0) continue;
        known.emplace(to, it->second + (forwards ? kHalfTier : -kHalfTier));
        return true;
      }
    }
    return false;
  }

  /// What is left over: steps from the focal point, after all tiers in use.
  void count_steps() {
    const double last = last_tier();
    const Numbers steps = steps_from(input_.focal_point);
    std::uint32_t furthest = 0;
    for (std::uint32_t i = 0; i < tiers_.size(); ++i) {
      if (!tiers_[i] && steps[i] != kNone) furthest = std::max(furthest, steps[i]);
    }
    const double stride = stride_of(last, furthest + 2);
    for (std::uint32_t i = 0; i < tiers_.size(); ++i) {
      if (tiers_[i]) continue;
      const std::uint32_t step = steps[i] == kNone ? furthest + 1 : steps[i];
      tiers_[i] = last + (step + 1) * stride;
    }
  }

  /// From one step to the next: a tier, or less when `steps` tiers would run into the fabric.
  [[nodiscard]] double stride_of(double last, std::uint32_t steps) const {
    if (last >= fabric_from_ || last + steps < fabric_from_) return 1;
    return (fabric_from_ - last) / (steps + 1);
  }

  [[nodiscard]] double last_tier() const {
    double last = -1;
    for (const auto& tier : tiers_) last = std::max(last, tier.value_or(-1));
    return std::floor(last);
  }

  [[nodiscard]] Numbers steps_from(std::uint32_t start) const {
    Numbers steps(tiers_.size(), kNone);
    if (start >= steps.size()) return steps;
    Numbers queue{start};
    steps[start] = 0;
    for (std::size_t i = 0; i < queue.size(); ++i) {
      for (const std::uint32_t other : neighbours_.of[queue[i]]) {
        if (steps[other] != kNone) continue;
        steps[other] = steps[queue[i]] + 1;
        queue.push_back(other);
      }
    }
    return steps;
  }

  const TierInput& input_;
  Neighbours neighbours_;
  double fabric_from_ = 0;
  std::unordered_map<std::string_view, std::vector<const TierRule*>> rules_;  ///< Only looked up.
  std::vector<std::optional<double>> tiers_;                                  ///< By node.
};

}  // namespace

std::vector<double> assign_tiers(const TierInput& input, const TierTable& table) {
  return Assignment(input, table).make();
}

std::vector<std::uint32_t> dense_columns(std::span<const double> tiers) {
  std::vector<double> sorted(tiers.begin(), tiers.end());
  std::sort(sorted.begin(), sorted.end());
  sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
  std::vector<std::uint32_t> columns;
  for (const double tier : tiers) {
    const auto place = std::lower_bound(sorted.begin(), sorted.end(), tier) - sorted.begin();
    columns.push_back(static_cast<std::uint32_t>(place));
  }
  return columns;
}

}  // namespace toposcope::graph

#include "explain_relaxed.h"

#include <algorithm>
#include <map>
#include <queue>
#include <tuple>

#include "explain_change.h"
#include "explain_constraints.h"

namespace toposcope::graph {
namespace {

using model::LinkId;
using model::NodeId;

/// Dijkstra's algorithm over (filed node, first step that may follow), the cost of a hop being
/// (1 when refused, 1, number of its obstacles).
class RelaxedSearch {
 public:
  RelaxedSearch(const WalkPlan& plan, const Trace& unstopped, NodeId focal_point)
      : plan_(plan),
        unstopped_(unstopped),
        focal_point_(focal_point),
        found_forward_(plan.steps().size(), false) {
    for (const TracedHop& hop : unstopped.hops) {
      if (hop.start == Side::kSource) found_forward_[hop.step] = true;
    }
    push({{WalkPlan::focal_type(), focal_point}, 0, {}, kNone, {}});
  }

  std::optional<RelaxedWalk> run(NodeId node) {
    while (!queue_.empty()) {
      const auto [cost, place] = queue_.top();
      queue_.pop();
      if (!settle(place)) continue;
      if (places_[place].filed.node == node) return walk_to(place);
      expand(place);
    }
    return std::nullopt;
  }

 private:
  static constexpr std::uint32_t kNone = UINT32_MAX;

  struct Cost {
    std::uint32_t refused_hops = 0;
    std::uint32_t hops = 0;
    std::size_t obstacles = 0;

    auto operator<=>(const Cost&) const = default;
  };

  struct Place {
    FiledNode filed;
    std::uint32_t next_step = 0;
    Cost cost;
    std::uint32_t parent = kNone;
    TracedHop hop;
  };

  void push(const Place& place) {
    const auto settled = settled_.find(place.filed);
    if (settled != settled_.end() && settled->second <= place.next_step) return;
    queue_.emplace(place.cost, static_cast<std::uint32_t>(places_.size()));
    places_.push_back(place);
  }

  /// False when the node was reached at no more cost with at least the same steps to come.
  bool settle(std::uint32_t index) {
    const Place& place = places_[index];
    const auto [it, is_new] = settled_.try_emplace(place.filed, place.next_step);
    if (!is_new && it->second <= place.next_step) return false;
    it->second = place.next_step;
    return true;
  }

  void expand(std::uint32_t index) {
    const Place place = places_[index];
    const auto steps = static_cast<std::uint32_t>(plan_.steps().size());
    for (std::uint32_t step = 0; step < steps; ++step) {
      for (const StepWay& way : plan_.steps()[step]) {
        if (way.from == place.filed.type) follow(index, place, step, way);
      }
    }
  }

  void follow(std::uint32_t index, const Place& place, std::uint32_t step, const StepWay& way) {
    for (const LinkId link :
         plan_.ground().index().at(way.start, place.filed.node, way.link_type)) {
      if (plan_.ground().is_removed(link)) continue;
      const NodeId reached = end_of(plan_.snapshot(), link, opposite(way.start));
      const TracedHop hop{step, link, place.filed, {way.to, reached}, way.start};
      const std::size_t obstacles = obstacles_of(hop, way.use, place.next_step).size();
      const Cost cost{place.cost.refused_hops + (obstacles > 0 ? 1U : 0U), place.cost.hops + 1,
                      place.cost.obstacles + obstacles};
      push({hop.to, std::max(place.next_step, step + 1), cost, index, hop});
    }
  }

  [[nodiscard]] std::vector<Obstacle> obstacles_of(const TracedHop& hop, Use use,
                                                   std::uint32_t next_step) const {
    const GraphSnapshot& snapshot = plan_.snapshot();
    std::vector<Obstacle> out;
    if (!steps_that_stop(plan_, unstopped_, next_step, hop.step).empty()) {
      out.push_back(Obstacle::kStoppedEarly);
    }
    if (hop.step < next_step) out.push_back(Obstacle::kStepOrder);
    if (use == Use::kNotChosen && stays_unchosen(hop)) out.push_back(Obstacle::kDirection);
    if (use == Use::kSecond && finds_forward(hop.step, next_step)) {
      out.push_back(Obstacle::kForwardFirst);
    }
    if (snapshot.environment(hop.link) != plan_.rules().environment) {
      out.push_back(Obstacle::kOtherEnvironment);
    }
    if (!plan_.allows_implicit() && snapshot.implicit(hop.link) != model::Implicit::kFalse) {
      out.push_back(Obstacle::kImplicitLink);
    }
    if (!passes_constraints(plan_, focal_point_, hop.link)) out.push_back(Obstacle::kConstraint);
    return out;
  }

  /// Whether the step adds links from source to target: as it is, or when it is past, as the one
  /// listed once more.
  [[nodiscard]] bool finds_forward(std::uint32_t step, std::uint32_t next_step) const {
    if (step >= next_step) return found_forward_[step];
    const auto [it, is_new] = repeated_finds_forward_.try_emplace({step, next_step}, false);
    if (is_new) {
      Change change;
      change.steps = with_step_repeated(plan_.rules().type->link_types, step, next_step);
      const Trace trace = trace_changed(plan_, focal_point_, change);
      it->second = std::any_of(trace.hops.begin(), trace.hops.end(), [&](const TracedHop& hop) {
        return hop.step == next_step && hop.start == Side::kSource;
      });
    }
    return it->second;
  }

  /// False for a reversed link that does not count: once it does, it turns the step's direction.
  [[nodiscard]] bool stays_unchosen(const TracedHop& hop) const {
    const bool turns = plan_.rules().semantics != Semantics::kGuide &&
                       !plan_.is_linked_to_itself(hop.step) && hop.start == Side::kTarget;
    return !turns;
  }

  [[nodiscard]] Use use_of(const TracedHop& hop) const {
    for (const StepWay& way : plan_.steps()[hop.step]) {
      if (way.start == hop.start) return way.use;
    }
    return Use::kNotChosen;
  }

  [[nodiscard]] RelaxedWalk walk_to(std::uint32_t index) const {
    RelaxedWalk walk;
    walk.refused_hops = places_[index].cost.refused_hops;
    for (; places_[index].parent != kNone; index = places_[index].parent) {
      const TracedHop& hop = places_[index].hop;
      const std::uint32_t next_step = places_[places_[index].parent].next_step;
      walk.hops.push_back({hop, next_step, obstacles_of(hop, use_of(hop), next_step)});
    }
    std::reverse(walk.hops.begin(), walk.hops.end());
    return walk;
  }

  using Entry = std::pair<Cost, std::uint32_t>;

  const WalkPlan& plan_;
  const Trace& unstopped_;
  NodeId focal_point_;
  std::vector<bool> found_forward_;  ///< By step: links were walked from source to target.
  /// By step and where it is listed once more.
  mutable std::map<std::pair<std::uint32_t, std::uint32_t>, bool> repeated_finds_forward_;
  std::vector<Place> places_;
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue_;
  std::unordered_map<FiledNode, std::uint32_t> settled_;  ///< Lowest next step so far.
};

}  // namespace

std::optional<RelaxedWalk> find_relaxed_walk(const WalkPlan& plan, const Trace& unstopped,
                                             NodeId focal_point, NodeId node) {
  return RelaxedSearch(plan, unstopped, focal_point).run(node);
}

std::vector<std::uint32_t> steps_that_stop(const WalkPlan& plan, const Trace& unstopped,
                                           std::uint32_t from, std::uint32_t to) {
  std::vector<std::uint32_t> out;
  if (!plan.stops_at_empty_step()) return out;
  for (std::uint32_t step = from; step < to; ++step) {
    if (unstopped.links_by_step[step] == 0) out.push_back(step);
  }
  return out;
}

}  // namespace toposcope::graph

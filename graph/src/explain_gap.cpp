#include "explain_gap.h"

#include <algorithm>
#include <map>
#include <queue>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "toposcope/model/type_name.h"

namespace toposcope::graph {
namespace {

using model::LinkId;
using model::NodeId;

class GapFinder {
 public:
  GapFinder(const WalkPlan& plan, const Trace& walked, NodeId node)
      : plan_(plan), steps_(plan.rules().type->link_types) {
    look_back_from(node);
    for (const auto& [filed, hop] : walked.filed_by) {
      const bool is_start = hop == Trace::kFocalPoint;
      reached_[{std::string(plan.filed_type(filed.type)), filed.node}] = {
          hop, is_start ? 0 : walked.hops[hop].step + 1};
    }
  }

  [[nodiscard]] std::optional<Gap> find() const {
    std::optional<std::pair<Rank, Gap>> best;
    for (std::uint32_t step = 0; step < steps_.size(); ++step) {
      if (model::count_dashes(steps_[step]) != 1) continue;
      auto found = gap_at(step);
      if (found.has_value() && (!best.has_value() || found->first < best->first)) best = found;
    }
    if (!best.has_value()) return std::nullopt;
    return best->second;
  }

 private:
  /// Whether the near end, and the far end, have all links that such nodes have; later steps first.
  using Rank = std::tuple<bool, bool, std::int64_t>;
  using Filed = std::pair<std::string, NodeId>;

  /// Finds what leads to the node by ascending steps, and the step that must come next from there.
  void look_back_from(NodeId node) {
    const GraphSnapshot& snapshot = plan_.snapshot();
    std::priority_queue<std::pair<std::uint32_t, Filed>> queue;
    queue.emplace(static_cast<std::uint32_t>(steps_.size()),
                  Filed(snapshot.node_types()[snapshot.type(node)], node));
    while (!queue.empty() && leads_on_.size() < kFarEnough) {
      const auto [next_step, filed] = queue.top();
      queue.pop();
      if (!leads_on_.try_emplace(filed, next_step).second) continue;
      for (std::uint32_t step = 0; step < next_step; ++step) {
        for (const StepWay& way : plan_.steps()[step]) {
          if (plan_.filed_type(way.to) != filed.first) continue;
          const std::string from(plan_.filed_type(way.from));
          const auto go_back = [&](LinkId link, NodeId other) {
            if (is_usable(plan_, link)) queue.push({step, {from, other}});
          };
          plan_.ground().for_each_link(opposite(way.start), filed.second, way.link_type, go_back);
        }
      }
    }
  }

  [[nodiscard]] std::optional<std::pair<Rank, Gap>> gap_at(std::uint32_t step) const {
    const auto ends = model::split_link_type(steps_[step]);
    const Limits limits = limits_of(step);
    std::optional<std::pair<Rank, Gap>> best;
    std::size_t starts = 0;
    const auto far_end = best_far_end(step, ends.to, limits);
    if (!far_end.has_value()) return std::nullopt;
    for (auto it = reached_.lower_bound({std::string(ends.from), NodeId{0}});
         it != reached_.end() && it->first.first == ends.from; ++it) {
      if (it->second.next_step > step) continue;
      ++starts;
      const NodeId from = it->first.second;
      const Rank rank{is_full(step, from, true, limits), far_end->first,
                      -static_cast<std::int64_t>(step)};
      if (best.has_value() && best->first <= rank) continue;
      best = {rank, Gap{step, std::string(ends.from), std::string(ends.to), it->second.hop, from, 0,
                        far_end->second}};
    }
    if (best.has_value()) best->second.other_starts = starts - 1;
    return best;
  }

  /// Whether any node has two links of a step at its near end, or at its far end.
  struct Limits {
    bool one_at_start = true;
    bool one_at_end = true;
  };

  [[nodiscard]] Limits limits_of(std::uint32_t step) const {
    Limits limits;
    for (std::uint32_t i = 0; i < plan_.snapshot().node_count(); ++i) {
      if (degree(step, {i}, true) > 1) limits.one_at_start = false;
      if (degree(step, {i}, false) > 1) limits.one_at_end = false;
    }
    return limits;
  }

  [[nodiscard]] std::size_t degree(std::uint32_t step, NodeId node, bool at_start) const {
    std::size_t sum = 0;
    for (const StepWay& way : plan_.steps()[step]) {
      const Side side = at_start ? way.start : opposite(way.start);
      sum += plan_.ground().index().at(side, node, way.link_type).size();
    }
    return sum;
  }

  [[nodiscard]] bool is_full(std::uint32_t step, NodeId node, bool at_start,
                             const Limits& limits) const {
    const bool one = at_start ? limits.one_at_start : limits.one_at_end;
    return one && degree(step, node, at_start) > 0;
  }

  /// The first node that leads on and may take one more link, else the first.
  [[nodiscard]] std::optional<std::pair<bool, NodeId>> best_far_end(std::uint32_t step,
                                                                    std::string_view type,
                                                                    const Limits& limits) const {
    std::optional<std::pair<bool, NodeId>> best;
    for (auto it = leads_on_.lower_bound({std::string(type), NodeId{0}});
         it != leads_on_.end() && it->first.first == type; ++it) {
      if (it->second <= step) continue;
      const std::pair<bool, NodeId> end{is_full(step, it->first.second, false, limits),
                                        it->first.second};
      if (!best.has_value() || end.first < best->first) best = end;
    }
    return best;
  }

  struct Reached {
    std::uint32_t hop = 0;
    std::uint32_t next_step = 0;  ///< The first that may set out from there.
  };

  static constexpr std::size_t kFarEnough = 5000;

  const WalkPlan& plan_;
  const std::vector<std::string>& steps_;
  std::map<Filed, std::uint32_t> leads_on_;  ///< The step that must come next.
  std::map<Filed, Reached> reached_;         ///< By the walk.
};

}  // namespace

std::optional<Gap> find_gap(const WalkPlan& plan, const Trace& walked, NodeId node) {
  return GapFinder(plan, walked, node).find();
}

}  // namespace toposcope::graph

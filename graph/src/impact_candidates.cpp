#include "impact_candidates.h"

#include <set>

#include "explain_walk.h"

namespace toposcope::graph {
namespace {

using model::LinkId;
using model::NodeId;

/// Goes through the steps from the last to the first, holding the nodes that would bring a lost
/// thing in if they were reached before the step at hand.
class BackwardWalk {
 public:
  BackwardWalk(const WalkPlan& plan, const Overlay& lost)
      : plan_(plan), leading_(plan.filed_type_count()), lost_links_(lost.links) {
    for (const NodeId node : lost.nodes) {
      for (const Side side : {Side::kSource, Side::kTarget}) {
        const auto links = plan.ground().index().at(side, node);
        lost_links_.insert(links.begin(), links.end());
      }
    }
  }

  std::unordered_set<NodeId> run() {
    for (auto step = plan_.steps().size(); step > 0; --step) {
      // Collected first: what a step reaches is not walked on from in the same step.
      std::vector<FiledNode> found;
      for (const StepWay& way : plan_.steps()[step - 1]) {
        if (way.use != Use::kNotChosen) follow(way, found);
      }
      for (const FiledNode& filed : found) leading_[filed.type].insert(filed.node);
    }
    return std::move(leading_[WalkPlan::focal_type()]);
  }

 private:
  void follow(const StepWay& way, std::vector<FiledNode>& found) const {
    const auto take = [&](LinkId link) {
      if (!is_usable(plan_, link)) return;
      found.push_back({way.from, end_of(plan_.snapshot(), link, way.start)});
    };
    for (const NodeId node : leading_[way.to]) {
      for (const LinkId link :
           plan_.ground().index().at(opposite(way.start), node, way.link_type)) {
        take(link);
      }
    }
    for (const LinkId link : lost_links_) {
      if (plan_.snapshot().link_type(link) == way.link_type) take(link);
    }
  }

  const WalkPlan& plan_;
  std::vector<std::unordered_set<NodeId>> leading_;  ///< By filed type.
  std::set<LinkId> lost_links_;                      ///< With those of lost nodes.
};

}  // namespace

std::unordered_set<NodeId> focal_points_reaching(const WalkPlan& plan, const Overlay& lost) {
  std::unordered_set<NodeId> out = BackwardWalk(plan, lost).run();
  out.insert(lost.nodes.begin(), lost.nodes.end());
  return out;
}

}  // namespace toposcope::graph

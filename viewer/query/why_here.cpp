#include <map>
#include <utility>

#include "query/json_text.h"
#include "query/node_reference.h"
#include "query/why.h"
#include "query/words.h"

namespace toposcope::query {
namespace {

using graph::Explanation;
using graph::GraphSnapshot;
using model::NodeId;

WhyStep step_of(const GraphSnapshot& snapshot, const graph::WitnessHop& hop, std::size_t index) {
  WhyStep out;
  out.number = static_cast<std::uint32_t>(index + 1);
  out.rule_step = hop.step + 1;
  out.from = name_of(snapshot, hop.from);
  out.to = name_of(snapshot, hop.to);
  out.link_type = snapshot.link_types()[snapshot.link_type(hop.link)];
  out.link_key = std::string(snapshot.key(hop.link));
  out.backwards = hop.backwards;
  out.sentence = short_name(out.to) + " by " + printable(out.link_type) +
                 (hop.backwards ? ", against its direction" : "");
  return out;
}

/// The name behind a constraint value that is the id of something on the path; else the value.
std::string value_text(const GraphSnapshot& snapshot, const std::vector<NodeId>& nodes,
                       const std::string& json) {
  const std::string value = plain(parse_or_null(json));
  for (const NodeId node : nodes) {
    if (snapshot.id(node) == value || snapshot.key(node) == value)
      return short_name(name_of(snapshot, node));
  }
  return printable(value);
}

/// One note for each constraint, value and outcome, in the order in which they are met.
std::vector<std::string> notes_of(const GraphSnapshot& snapshot,
                                  const std::vector<graph::WitnessHop>& hops) {
  std::vector<NodeId> nodes;
  for (const graph::WitnessHop& hop : hops) nodes.insert(nodes.end(), {hop.from, hop.to});
  std::vector<std::pair<std::string, std::size_t>> counts;
  const auto count = [&](const std::string& what) {
    for (auto& [known, times] : counts) {
      if (known == what) return void(++times);
    }
    counts.emplace_back(what, 1);
  };
  for (const graph::WitnessHop& hop : hops) {
    for (const graph::ConstraintEvaluation& one : hop.constraints) {
      if (one.carried.empty()) {
        count(printable(one.name) + " is not stated");
      } else {
        count(printable(one.name) + " = " + value_text(snapshot, nodes, one.carried) +
              (one.passed ? " passed" : " refused"));
      }
    }
  }
  std::vector<std::string> out;
  for (const auto& [what, times] : counts) out.push_back(what + " at " + count_text(times, "link"));
  return out;
}

std::string headline_of(const WhyHere& why, const std::string& focal_point) {
  if (!why.in_clique) return "not in the clique of " + focal_point + ": " + why.reason;
  if (why.steps.empty()) return focal_point + " is the focal point";
  return count_text(why.steps.size(), "step") + " from " + focal_point;
}

}  // namespace

WhyHere why_here(const graph::CliqueEngine& engine, NodeId focal_point, NodeId node,
                 const Explanation& explanation) {
  const GraphSnapshot& snapshot = engine.snapshot();
  WhyHere out;
  const auto& why_not = explanation.why_not;
  const bool typed = explanation.job < engine.jobs().size() &&
                     !(why_not.has_value() && why_not->obstacle == graph::Obstacle::kNoCliqueType);
  if (typed) {
    out.clique_type = engine.jobs()[explanation.job].type->key;
    out.clique_type_name = graph::name_of(*engine.jobs()[explanation.job].type);
  }
  out.in_clique = explanation.in_clique;
  if (why_not.has_value()) {
    out.obstacle = why_not->obstacle;
    out.reason = printable(why_not->reason);
    out.remedy = printable(why_not->remedy);
  }
  const auto& hops = why_not.has_value() ? why_not->path : explanation.path;
  for (const graph::WitnessHop& hop : hops)
    out.steps.push_back(step_of(snapshot, hop, out.steps.size()));
  out.notes = notes_of(snapshot, hops);
  out.headline = out.in_clique && node == focal_point
                     ? "it is the focal point itself"
                     : headline_of(out, short_name(name_of(snapshot, focal_point)));
  return out;
}

std::vector<WhyHere> why_here(const graph::CliqueEngine& engine, NodeId focal_point, NodeId node) {
  std::vector<WhyHere> out;
  for (const Explanation& one : graph::explain(engine, focal_point, node))
    out.push_back(why_here(engine, focal_point, node, one));
  return out;
}

}  // namespace toposcope::query

#include "explain_no_path.h"

#include <algorithm>
#include <set>
#include <string_view>

#include "explain_constraints.h"
#include "explain_gap.h"

namespace toposcope::graph {
namespace {

using model::LinkId;
using model::NodeId;

constexpr const char* kAskWithout = "ask without leaving it out";

/// Names of the link types at a node, joined by commas.
std::string link_types_at(const WalkPlan& plan, NodeId node) {
  std::set<std::string_view> names;
  for (const Side side : {Side::kSource, Side::kTarget}) {
    for (const LinkId link : plan.ground().index().at(side, node)) {
      if (plan.ground().is_removed(link)) continue;
      names.insert(plan.snapshot().link_types()[plan.snapshot().link_type(link)]);
    }
  }
  std::string out;
  for (const auto name : names) out.append(out.empty() ? "" : ", ").append(name);
  return out;
}

bool has_links(const WalkPlan& plan, NodeId node) {
  const LinkIndex& index = plan.ground().index();
  return !index.at(Side::kSource, node).empty() || !index.at(Side::kTarget, node).empty();
}

std::string type_of(const GraphSnapshot& snapshot, NodeId node) {
  return snapshot.node_types()[snapshot.type(node)];
}

/// The hops of a walk to the node; for the focal point itself the first one of the clique.
std::vector<TracedHop> way_to(const WalkPlan& plan, const Question& question) {
  const Trace trace = trace_walk(plan, question.focal_point);
  if (trace.hops.empty()) return {};
  if (question.node == question.focal_point) return {trace.hops.front()};
  return trace.path_to(question.node, plan.filed_type_count()).value_or(std::vector<TracedHop>());
}

WhyNot answer(Obstacle obstacle, std::string reason, std::string remedy) {
  WhyNot out;
  out.obstacle = obstacle;
  out.reason = std::move(reason);
  out.remedy = std::move(remedy);
  return out;
}

/// A node without links, or one of another environment: whatever the rule.
std::optional<WhyNot> out_of_reach(const Question& question) {
  const WalkPlan& plan = question.plan;
  const GraphSnapshot& snapshot = plan.snapshot();
  const NameIndex environment = snapshot.environment(question.node);
  if (environment != plan.rules().environment) {
    return answer(Obstacle::kOtherEnvironment,
                  node_label(snapshot, question.node) + " belongs to " +
                      environment_label(snapshot, environment) + ", the clique to " +
                      environment_label(snapshot, plan.rules().environment) +
                      ": steps do not cross environments",
                  "ask for a focal point of " + environment_label(snapshot, environment));
  }
  for (const NodeId node : {question.focal_point, question.node}) {
    const std::string label = node_label(snapshot, node);
    if (!link_types_at(plan, node).empty()) continue;
    if (has_links(plan, node)) {
      return answer(Obstacle::kLeftOut, "every link at " + label + " is left out of this what-if",
                    kAskWithout);
    }
    return answer(Obstacle::kNoPath, "no link stands at " + label,
                  "import or scan the links of " + label);
  }
  return std::nullopt;
}

/// "host_pnic 'p' (in the clique)", or that one and others.
std::string gap_start(const Question& question, const Gap& gap) {
  const std::string label = node_label(question.plan.snapshot(), gap.from);
  return gap.other_starts == 0 ? label + " (in the clique)"
                               : label + ", or any other " + gap.from_type + " of the clique,";
}

WhyNot missing_link(const Question& question, const Trace& walked, const Gap& gap) {
  const GraphSnapshot& snapshot = question.plan.snapshot();
  const std::string node = node_label(snapshot, question.node);
  const std::string far_end =
      gap.to == question.node ? node : "a " + gap.to_type + " that leads to " + node;
  WhyNot out = answer(
      Obstacle::kMissingLink,
      "step " + step_name(question, gap.step) + ": no link joins " + gap_start(question, gap) +
          " to " + far_end,
      "check the cabling or configuration between " + node_label(snapshot, gap.from) + " and " +
          node + "; if it is there, import or scan its " + step_type(question, gap.step) + " link");
  out.step = gap.step;
  for (const TracedHop& hop : walked.path_through(gap.hop)) {
    out.path.push_back(witness_hop(question.plan, question.focal_point, hop));
  }
  return out;
}

/// Whether a step of the clique type ends at nodes of this one's type.
bool steps_lead_to_type(const Question& question) {
  const auto& steps = question.plan.rules().type->link_types;
  const std::string wanted = type_of(question.plan.snapshot(), question.node);
  return std::any_of(steps.begin(), steps.end(),
                     [&](const std::string& step) { return step.ends_with("-" + wanted); });
}

}  // namespace

WhyNot no_path(const Question& question) {
  const GraphSnapshot& snapshot = question.plan.snapshot();
  if (auto plain = out_of_reach(question); plain.has_value()) return *plain;
  const std::string node = node_label(snapshot, question.node);
  const std::string links_there =
      "; link types at " + node + ": " + link_types_at(question.plan, question.node);
  const std::string rule = clique_type_label(question);
  if (question.node == question.focal_point) {
    return answer(Obstacle::kNoPath, "no step of " + rule + " adds a link, so there is no clique",
                  "add steps to " + rule + " that lead there" + links_there);
  }
  const Trace walked = trace_walk(question.plan, question.focal_point);
  const auto gap = find_gap(question.plan, walked, question.node);
  if (gap.has_value()) return missing_link(question, walked, *gap);
  if (steps_lead_to_type(question)) {
    return answer(Obstacle::kNoPath,
                  "steps of " + rule + " lead to nodes of type " +
                      type_of(snapshot, question.node) + ", but no links along them lead to " +
                      node,
                  "check that the inventory holds the links between" + links_there);
  }
  return answer(Obstacle::kNoPath,
                "no sequence of steps of " + rule + " leads to " + node +
                    ", even with constraints, directions and order set aside",
                "add steps to " + rule + " that lead there" + links_there);
}

WhyNot no_clique_type(const GraphSnapshot& snapshot, NodeId focal_point) {
  const std::string label = node_label(snapshot, focal_point);
  const NameIndex environment = snapshot.environment(focal_point);
  const std::string where = environment_label(snapshot, environment);
  if (snapshot.is_placeholder(focal_point)) {
    return answer(Obstacle::kNoCliqueType,
                  label + " is only named by links, no source describes it: never a focal point",
                  "import a description of " + label);
  }
  if (!snapshot.environments()[environment].declared) {
    return answer(Obstacle::kNoCliqueType,
                  where + " is not declared by an environments_config document: it has no cliques",
                  "import a declaration of " + where);
  }
  const std::string type = quoted(type_of(snapshot, focal_point));
  return answer(Obstacle::kNoCliqueType,
                "no clique type for focal point type " + type + " fits " + where,
                "add a clique type for focal point type " + type + " that fits " + where);
}

std::optional<WhyNot> left_out(const Question& question) {
  const WalkGround& ground = question.plan.ground();
  if (ground.without().empty()) return std::nullopt;
  const GraphSnapshot& snapshot = ground.snapshot();
  const auto leaves_out = [&](const std::string& label) {
    return answer(Obstacle::kLeftOut, label + " is left out of this what-if", kAskWithout);
  };
  for (const NodeId node : {question.focal_point, question.node}) {
    if (ground.is_removed(node)) return leaves_out(node_label(snapshot, node));
  }
  const WalkGround whole(snapshot, ground.index(), {});
  const WalkPlan plan(whole, question.plan.rules());
  const auto path = way_to(plan, question);
  std::vector<WitnessHop> walked;
  for (const TracedHop& hop : path) {
    walked.push_back(witness_hop(plan, question.focal_point, hop));
    if (!ground.is_removed(hop.link)) continue;
    WhyNot out = leaves_out(ground.is_removed(hop.to.node) ? node_label(snapshot, hop.to.node)
                                                           : link_label(snapshot, hop.link));
    out.path = std::move(walked);
    out.step = hop.step;
    return out;
  }
  return std::nullopt;
}

}  // namespace toposcope::graph

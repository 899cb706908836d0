#include "explain_text.h"

#include <algorithm>
#include <set>
#include <string_view>

#include "toposcope/model/type_name.h"

#include "explain_constraints.h"

namespace toposcope::graph {
namespace {

using model::LinkId;
using model::NodeId;

std::string quoted(std::string_view text) { return "'" + std::string(text) + "'"; }

std::string environment_label(const GraphSnapshot& snapshot, NameIndex environment) {
  return "environment " + quoted(snapshot.environments()[environment].name);
}

const std::string& step_type(const Question& question, std::uint32_t step) {
  return question.plan.rules().type->link_types[step];
}

/// "step 4 vedge-otep", counted from 1 as people do.
std::string step_label(const Question& question, std::uint32_t step) {
  return "step " + std::to_string(step + 1) + " " + step_type(question, step);
}

std::string clique_type_label(const Question& question) {
  return "clique type " + quoted(question.plan.rules().type->key);
}

/// The link that a step could have followed the other way, and how many such there are.
std::string turned_by(const Question& question, std::uint32_t step) {
  const GraphSnapshot& snapshot = question.plan.snapshot();
  const std::string reversed = model::reverse_link_type(step_type(question, step));
  std::size_t count = 0;
  LinkId first;
  for (std::uint32_t i = 0; i < snapshot.link_count(); ++i) {
    const LinkId link{i};
    if (snapshot.link_types()[snapshot.link_type(link)] != reversed) continue;
    if (!is_usable(question.plan, link)) continue;
    if (count++ == 0) first = link;
  }
  const std::string where = environment_label(snapshot, question.plan.rules().environment);
  if (count == 0) return "links of that type exist in " + where;
  return std::to_string(count) + (count == 1 ? " link" : " links") + " of that type " +
         (count == 1 ? "exists in " : "exist in ") + where + " (e.g. " +
         quoted(snapshot.key(first)) + ")";
}

std::string direction_reason(const Question& question, const TracedHop& hop) {
  const Semantics semantics = question.plan.rules().semantics;
  if (hop.start == Side::kSource) {
    const std::string& type = step_type(question, hop.step);
    return type + " is walked only as " + model::reverse_link_type(type) + " here, because " +
           turned_by(question, hop.step);
  }
  return link_label(question.plan.snapshot(), hop.link) + " stands the other way, and under " +
         std::string(name_of(semantics)) +
         " semantics the step is walked only from source to target";
}

std::string implicit_reason(const Question& question, LinkId link) {
  const GraphSnapshot& snapshot = question.plan.snapshot();
  const bool says_so = snapshot.implicit(link) == model::Implicit::kTrue;
  return link_label(snapshot, link) +
         (says_so ? " is implicit" : " does not say that it is not implicit") + ", and " +
         clique_type_label(question) + " uses explicit links only";
}

/// The first constraint that refuses the link.
ConstraintEvaluation refusing_constraint(const Question& question, LinkId link) {
  const auto all = evaluate_constraints(question.plan, question.focal_point, link);
  const auto it = std::find_if(all.begin(), all.end(), [](const auto& one) { return !one.passed; });
  return it == all.end() ? ConstraintEvaluation{} : *it;
}

std::string constraint_reason(const Question& question, LinkId link) {
  const ConstraintEvaluation refusing = refusing_constraint(question, link);
  const std::string carries = link_label(question.plan.snapshot(), link) + " carries " +
                              refusing.name + " " + refusing.carried + ", the focal point ";
  if (refusing.wanted == "null") return carries + "has none";
  if (refusing.wanted.starts_with('[')) return carries + "wants one of " + refusing.wanted;
  return carries + "wants " + refusing.wanted;
}

std::string forward_first_reason(const Question& question, const TracedHop& hop) {
  const auto& hops = question.unstopped.hops;
  const auto it = std::find_if(hops.begin(), hops.end(), [&](const TracedHop& other) {
    return other.step == hop.step && other.start == Side::kSource;
  });
  const std::string example =
      it == hops.end() ? "" : " (e.g. " + quoted(question.plan.snapshot().key(it->link)) + ")";
  return "it found links from source to target" + example + ", so it is not tried backwards, and " +
         link_label(question.plan.snapshot(), hop.link) + " stands the other way";
}

/// The step that stops the clique before the hop; only asked when there is one.
std::uint32_t stopping_step(const Question& question, const RelaxedHop& hop) {
  return step_that_stops(question.plan, question.unstopped, hop.next_step, hop.hop.step)
      .value_or(hop.hop.step);
}

std::string reason_for(const Question& question, const RelaxedHop& relaxed, Obstacle obstacle) {
  const TracedHop& hop = relaxed.hop;
  const GraphSnapshot& snapshot = question.plan.snapshot();
  switch (obstacle) {
    case Obstacle::kStoppedEarly:
      return step_label(question, stopping_step(question, relaxed)) +
             " adds nothing, which ends the clique before";
    case Obstacle::kStepOrder:
      return "it comes before " + node_label(snapshot, hop.from.node) + " is reached as " +
             std::string(question.plan.filed_type(hop.from.type));
    case Obstacle::kDirection:
      return direction_reason(question, hop);
    case Obstacle::kForwardFirst:
      return forward_first_reason(question, hop);
    case Obstacle::kOtherEnvironment:
      return link_label(snapshot, hop.link) + " belongs to " +
             environment_label(snapshot, snapshot.environment(hop.link)) + ", the clique to " +
             environment_label(snapshot, question.plan.rules().environment);
    case Obstacle::kImplicitLink:
      return implicit_reason(question, hop.link);
    case Obstacle::kConstraint:
      return constraint_reason(question, hop.link);
    case Obstacle::kNoCliqueType:
    case Obstacle::kNoPath:
      break;
  }
  return "";
}

/// "store link 'K' as vnic-vconnector": with its ends exchanged.  A type with two dashes is split
/// at the first one, so that it would name other node types the other way round.
std::string turn_link(const Question& question, const TracedHop& hop) {
  const GraphSnapshot& snapshot = question.plan.snapshot();
  const std::string& type = snapshot.link_types()[snapshot.link_type(hop.link)];
  if (model::count_dashes(type) > 1) return "give link type " + type + " a name with one dash";
  return "store " + link_label(snapshot, hop.link) + " as " + model::reverse_link_type(type) +
         " from " + node_label(snapshot, snapshot.target(hop.link)) + " to " +
         node_label(snapshot, snapshot.source(hop.link));
}

std::string remedy_for(const Question& question, const RelaxedHop& relaxed, Obstacle obstacle) {
  const TracedHop& hop = relaxed.hop;
  const GraphSnapshot& snapshot = question.plan.snapshot();
  const std::string link = link_label(snapshot, hop.link);
  switch (obstacle) {
    case Obstacle::kStoppedEarly:
      return "move " + step_label(question, stopping_step(question, relaxed)) + " to the end of " +
             clique_type_label(question) + ", or use calipso semantics";
    case Obstacle::kStepOrder:
      return "list " + step_type(question, hop.step) + " once more after step " +
             std::to_string(relaxed.next_step) + " of " + clique_type_label(question);
    case Obstacle::kDirection:
    case Obstacle::kForwardFirst:
      return turn_link(question, hop) + ", or use both-ways semantics";
    case Obstacle::kOtherEnvironment:
      return "move " + link + " to " +
             environment_label(snapshot, question.plan.rules().environment);
    case Obstacle::kImplicitLink:
      return "set implicit to false on " + link + ", or use_implicit_links in " +
             clique_type_label(question);
    case Obstacle::kConstraint: {
      const ConstraintEvaluation refusing = refusing_constraint(question, hop.link);
      return "let " + link + " carry the focal point's " + refusing.name + ", or take " +
             refusing.name + " out of the constraints of focal point type " +
             quoted(question.plan.rules().type->focal_point_type);
    }
    case Obstacle::kNoCliqueType:
    case Obstacle::kNoPath:
      break;
  }
  return "";
}

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

}  // namespace

std::string node_label(const GraphSnapshot& snapshot, NodeId node) {
  return snapshot.node_types()[snapshot.type(node)] + " " + quoted(snapshot.key(node));
}

std::string link_label(const GraphSnapshot& snapshot, LinkId link) {
  return "link " + quoted(snapshot.key(link));
}

std::string reason_of(const Question& question, const RelaxedHop& hop) {
  const Obstacle obstacle = hop.obstacles.front();
  const std::string reason = reason_for(question, hop, obstacle);
  const std::string step = step_label(question, hop.hop.step);
  return obstacle == Obstacle::kStoppedEarly ? reason + " " + step : step + ": " + reason;
}

std::string remedy_of(const Question& question, const RelaxedHop& hop) {
  std::string out;
  for (const Obstacle obstacle : hop.obstacles) {
    out.append(out.empty() ? "" : "; and ").append(remedy_for(question, hop, obstacle));
  }
  return out;
}

WhyNot no_path(const Question& question) {
  const WalkPlan& plan = question.plan;
  WhyNot out;
  out.obstacle = Obstacle::kNoPath;
  const auto ends = {question.focal_point, question.node};
  for (const NodeId node : ends) {
    if (!plan.ground().is_removed(node)) continue;
    out.reason = node_label(plan.snapshot(), node) + " is left out of this what-if";
    out.remedy = "ask without leaving it out";
    return out;
  }
  for (const NodeId node : ends) {
    if (!link_types_at(plan, node).empty()) continue;
    out.reason = "no link stands at " + node_label(plan.snapshot(), node);
    out.remedy = "import or scan the links of " + node_label(plan.snapshot(), node);
    return out;
  }
  if (question.node == question.focal_point) {
    out.reason =
        "no step of " + clique_type_label(question) + " adds a link, so there is no clique";
  } else {
    out.reason = "no sequence of steps of " + clique_type_label(question) + " leads to " +
                 node_label(plan.snapshot(), question.node) +
                 ", even with constraints, directions and order set aside";
  }
  out.remedy = "add steps to " + clique_type_label(question) + " that lead there; link types at " +
               node_label(plan.snapshot(), question.node) + ": " +
               link_types_at(plan, question.node);
  return out;
}

WhyNot no_clique_type(const GraphSnapshot& snapshot, NodeId focal_point) {
  WhyNot out;
  out.obstacle = Obstacle::kNoCliqueType;
  const std::string label = node_label(snapshot, focal_point);
  const NameIndex environment = snapshot.environment(focal_point);
  const std::string where = environment_label(snapshot, environment);
  if (snapshot.is_placeholder(focal_point)) {
    out.reason = label + " is only named by links, no source describes it: never a focal point";
    out.remedy = "import a description of " + label;
  } else if (!snapshot.environments()[environment].declared) {
    out.reason = where + " is not declared by an environments_config document: it has no cliques";
    out.remedy = "import a declaration of " + where;
  } else {
    const std::string type = quoted(snapshot.node_types()[snapshot.type(focal_point)]);
    out.reason = "no clique type for focal point type " + type + " fits " + where;
    out.remedy = "add a clique type for focal point type " + type + " that fits " + where;
  }
  return out;
}

}  // namespace toposcope::graph

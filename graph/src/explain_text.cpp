#include "explain_text.h"

#include <algorithm>

#include "toposcope/model/type_name.h"

#include "explain_constraints.h"

namespace toposcope::graph {
namespace {

using model::LinkId;
using model::NodeId;

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

/// "network \"n2\", the focal point wants \"n1\"".
std::string disagreement(const ConstraintEvaluation& refusing) {
  const std::string carried = refusing.name + " " + refusing.carried + ", the focal point ";
  if (refusing.wanted == "null") return carried + "has none";
  if (refusing.wanted == "[]") return carried + "has an empty list, which agrees with none";
  if (refusing.wanted.starts_with('[')) return carried + "wants one of " + refusing.wanted;
  return carried + "wants " + refusing.wanted;
}

std::string constraint_reason(const Question& question, LinkId link) {
  std::string out;
  for (const ConstraintEvaluation& refusing : refusing_constraints(question, link)) {
    out.append(out.empty() ? " carries " : "; and ").append(disagreement(refusing));
  }
  return link_label(question.plan.snapshot(), link) + out;
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

std::string stopped_reason(const Question& question, const RelaxedHop& hop) {
  const std::vector<std::uint32_t> steps = stopping_steps(question, hop);
  return steps_label(question, steps) + (steps.size() == 1 ? " adds" : " add") +
         " nothing, which ends the clique before";
}

std::string reason_for(const Question& question, const RelaxedHop& relaxed, Obstacle obstacle) {
  const TracedHop& hop = relaxed.hop;
  const GraphSnapshot& snapshot = question.plan.snapshot();
  switch (obstacle) {
    case Obstacle::kStoppedEarly:
      return stopped_reason(question, relaxed);
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
             environment_label(snapshot, question.plan.rules().environment) +
             ": steps do not cross environments";
    case Obstacle::kImplicitLink:
      return implicit_reason(question, hop.link);
    case Obstacle::kConstraint:
      return constraint_reason(question, hop.link);
    case Obstacle::kNoCliqueType:
    case Obstacle::kNoPath:
    case Obstacle::kMissingLink:
    case Obstacle::kLeftOut:
      break;
  }
  return "";
}

}  // namespace

std::string node_label(const GraphSnapshot& snapshot, NodeId node) {
  const std::string_view id = snapshot.id(node);
  if (id.empty()) return "key:" + std::string(snapshot.key(node));
  return snapshot.node_types()[snapshot.type(node)] + ":" + std::string(id);
}

std::string link_label(const GraphSnapshot& snapshot, LinkId link) {
  return "link " + quoted(snapshot.key(link));
}

std::string environment_label(const GraphSnapshot& snapshot, NameIndex environment) {
  return "environment " + quoted(snapshot.environments()[environment].name);
}

const std::string& step_type(const Question& question, std::uint32_t step) {
  return question.plan.rules().type->link_types[step];
}

std::string step_name(const Question& question, std::uint32_t step) {
  return std::to_string(step + 1) + " " + step_type(question, step);
}

std::string steps_label(const Question& question, const std::vector<std::uint32_t>& steps) {
  std::vector<std::string> names;
  for (const std::uint32_t step : steps) names.push_back(step_name(question, step));
  return (steps.size() == 1 ? "step " : "steps ") + enumeration(names);
}

std::string clique_type_label(const Question& question) {
  return "clique type " + quoted(question.plan.rules().type->key);
}

std::string enumeration(const std::vector<std::string>& words) {
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool is_last = i + 1 == words.size();
    out.append(i == 0 ? "" : is_last ? " and " : ", ").append(words[i]);
  }
  return out;
}

std::string quoted(std::string_view text) { return "'" + std::string(text) + "'"; }

std::vector<std::uint32_t> stopping_steps(const Question& question, const RelaxedHop& hop) {
  return steps_that_stop(question.plan, question.unstopped, hop.next_step, hop.hop.step);
}

std::vector<ConstraintEvaluation> refusing_constraints(const Question& question, LinkId link) {
  auto all = evaluate_constraints(question.plan, question.focal_point, link);
  std::erase_if(all, [](const ConstraintEvaluation& one) { return one.passed; });
  return all;
}

std::string reason_of(const Question& question, const RelaxedHop& hop) {
  const Obstacle obstacle = hop.obstacles.front();
  const std::string reason = reason_for(question, hop, obstacle);
  const std::string step = "step " + step_name(question, hop.hop.step);
  return obstacle == Obstacle::kStoppedEarly ? reason + " " + step : step + ": " + reason;
}

}  // namespace toposcope::graph

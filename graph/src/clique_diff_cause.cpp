#include "clique_diff_cause.h"

#include <algorithm>

#include "toposcope/model/type_name.h"

#include "explain_constraints.h"
#include "explain_text.h"

namespace toposcope::graph {
namespace {

using model::LinkId;
using model::NodeId;

std::string_view implicit_text(model::Implicit implicit) {
  switch (implicit) {
    case model::Implicit::kFalse:
      return "false";
    case model::Implicit::kTrue:
      return "true";
    case model::Implicit::kNull:
      return "null";
    case model::Implicit::kMissing:
      break;
  }
  return "nothing";
}

std::string joined(std::span<const std::string> names) {
  std::string out;
  for (const auto& name : names) out.append(out.empty() ? "" : ", ").append(name);
  return out.empty() ? "none" : out;
}

/// Where two lists of steps differ: the first place, and what each has from there on up to where
/// both go on alike.
struct DifferingSteps {
  std::size_t first = 0;
  std::string here, there;
};

DifferingSteps differing_steps(std::span<const std::string> here,
                               std::span<const std::string> there) {
  const auto first = std::mismatch(here.begin(), here.end(), there.begin(), there.end());
  const auto begin = static_cast<std::size_t>(first.first - here.begin());
  here = here.subspan(begin);
  there = there.subspan(begin);
  const auto last = std::mismatch(here.rbegin(), here.rend(), there.rbegin(), there.rend());
  const auto alike = static_cast<std::size_t>(last.first - here.rbegin());
  return {begin, joined(here.first(here.size() - alike)),
          joined(there.first(there.size() - alike))};
}

const std::string& environment_of(const GraphSnapshot& snapshot, NameIndex environment) {
  return snapshot.environments()[environment].name;
}

const StepWay* way_of(const WalkPlan& plan, const TracedHop& hop) {
  for (const StepWay& way : plan.steps()[hop.step]) {
    if (way.start == hop.start) return &way;
  }
  return nullptr;
}

bool found_forward(const Trace& trace, std::uint32_t step) {
  return std::any_of(trace.hops.begin(), trace.hops.end(), [&](const TracedHop& hop) {
    return hop.step == step && hop.start == Side::kSource;
  });
}

}  // namespace

std::optional<NodeId> Revision::find(model::NodeRow row) const {
  const auto node = engine->snapshot().find(row);
  if (!node.has_value() || ground.is_removed(*node)) return std::nullopt;
  return node;
}

const CliqueJob* Revision::job_of(NodeId focal_point, const std::string& clique_type) const {
  for (const CliqueJob& job : engine->jobs()) {
    if (job.type->key == clique_type && is_focal_point_of(engine->snapshot(), job, focal_point)) {
      return &job;
    }
  }
  return nullptr;
}

CauseFinder::CauseFinder(const Revision& holder, const Revision& other, const CliqueJob& job,
                         NodeId focal_point, Held held)
    : holder_(holder),
      other_(other),
      job_(job),
      focal_point_(focal_point),
      held_(held),
      plan_(holder.ground, rules_of(*holder.engine, job)),
      trace_(trace_walk(plan_, focal_point)) {
  for (std::uint32_t i = 0; i < trace_.hops.size(); ++i) hop_of_.emplace(trace_.hops[i].link, i);
  walk_there();
}

void CauseFinder::walk_there() {
  const GraphSnapshot& snapshot = other_.engine->snapshot();
  const auto node = snapshot.find(plan_.snapshot().row(focal_point_));
  focal_missing_ = why_not_focal(node);
  if (!focal_missing_.empty()) return;
  focal_there_ = node;
  WalkRules rules = plan_.rules();
  rules.environment = snapshot.environment(*node);
  plan_there_.emplace(other_.ground, rules);
  trace_there_ = trace_walk(*plan_there_, *node);
  for (const TracedHop& hop : trace_there_.hops) links_there_.insert(hop.link);
}

std::string CauseFinder::why_not_focal(std::optional<NodeId> there) const {
  const GraphSnapshot& here = plan_.snapshot();
  const GraphSnapshot& snapshot = other_.engine->snapshot();
  const std::string focal = "focal point " + node_label(here, focal_point_);
  if (!there.has_value()) return focal + by_time(" is new", " is gone");
  if (other_.ground.is_removed(*there)) return focal + by_time(" was left out", " is left out");
  const std::string& environment = environment_of(here, here.environment(focal_point_));
  const std::string& type = here.node_types()[here.type(focal_point_)];
  const bool same = snapshot.node_types()[snapshot.type(*there)] == type &&
                    environment_of(snapshot, snapshot.environment(*there)) == environment &&
                    !snapshot.is_placeholder(*there);
  if (same) return "";
  return focal + by_time(" was not yet", " is no longer") + " a described " + type +
         " of environment '" + environment + "'";
}

CauseAndReason CauseFinder::cause_of(NodeId node) const {
  const Cause absent = held_ == Held::kBefore ? Cause::kNodeGone : Cause::kNodeNew;
  const std::string label = node_label(plan_.snapshot(), node);
  const auto twin = other_.engine->snapshot().find(plan_.snapshot().row(node));
  if (!twin.has_value()) return {absent, label + by_time(" is new", " is gone")};
  if (other_.ground.is_removed(*twin)) {
    return {absent, label + by_time(" was left out", " is left out")};
  }
  if (!plan_there_.has_value()) return {Cause::kReachability, focal_missing_};
  const bool is_there = !links_there_.empty() &&
                        trace_there_.path_to(*twin, plan_there_->filed_type_count()).has_value();
  if (is_there) return {Cause::kRuleChanged, rule_change()};

  const auto path = trace_.path_to(node, plan_.filed_type_count());
  const LinkId link =
      path.has_value() && !path->empty() ? path->back().link : trace_.hops.front().link;
  if (has_moved(link)) return {Cause::kLinkChanged, move_of(link)};
  CauseAndReason cause = cause_of(link);
  if (cause.cause == Cause::kLinkGone || cause.cause == Cause::kLinkNew) {
    cause.cause = Cause::kReachability;
  }
  return cause;
}

CauseAndReason CauseFinder::cause_of(LinkId link) const {
  if (auto absence = absence_of(link)) return *std::move(absence);
  if (!plan_there_.has_value()) return {Cause::kReachability, focal_missing_};
  if (links_there_.contains(*there(link))) return {Cause::kRuleChanged, rule_change()};
  const std::uint32_t hop = hop_of_.at(link);
  if (auto refusal = refusal_of(trace_.hops[hop])) return *std::move(refusal);
  return lost_way(hop);
}

std::optional<CauseAndReason> CauseFinder::absence_of(LinkId link) const {
  const Cause absent = held_ == Held::kBefore ? Cause::kLinkGone : Cause::kLinkNew;
  const std::string label = link_label(plan_.snapshot(), link);
  const auto twin = there(link);
  if (!twin.has_value()) return CauseAndReason{absent, label + by_time(" is new", " is gone")};
  if (!other_.ground.is_removed(*twin)) return std::nullopt;
  return CauseAndReason{absent, label + by_time(" was left out", " is left out")};
}

/// What keeps the link itself out on the other graph, wherever the walk comes from.
std::optional<CauseAndReason> CauseFinder::refusal_of(const TracedHop& hop) const {
  if (auto change = change_of(hop)) return change;
  if (auto turn = turn_of(hop)) return turn;
  if (passes_constraints(*plan_there_, *focal_there_, *there(hop.link))) return std::nullopt;
  return CauseAndReason{Cause::kConstraintChanged, constraint_change(hop.link)};
}

std::optional<CauseAndReason> CauseFinder::change_of(const TracedHop& hop) const {
  const GraphSnapshot& here = plan_.snapshot();
  const GraphSnapshot& snapshot = other_.engine->snapshot();
  const LinkId twin = *there(hop.link);
  const std::string label = link_label(here, hop.link);
  if (has_moved(hop.link)) return CauseAndReason{Cause::kLinkChanged, move_of(hop.link)};
  if (is_usable(*plan_there_, twin)) return std::nullopt;
  const std::string& environment = environment_of(here, here.environment(hop.link));
  const std::string& other_environment = environment_of(snapshot, snapshot.environment(twin));
  if (environment != other_environment) {
    return CauseAndReason{Cause::kLinkChanged,
                          changed("environment of " + label, environment, other_environment)};
  }
  return CauseAndReason{
      Cause::kLinkChanged,
      changed("implicit of " + label, std::string(implicit_text(here.implicit(hop.link))),
              std::string(implicit_text(snapshot.implicit(twin))))};
}

std::optional<CauseAndReason> CauseFinder::turn_of(const TracedHop& hop) const {
  const StepWay* way = way_of(*plan_there_, hop);
  if (way == nullptr || way->use == Use::kNotChosen) {
    const std::string& stored = plan_.snapshot().link_types()[plan_.snapshot().link_type(hop.link)];
    return CauseAndReason{Cause::kDirectionChanged,
                          changed("links that " + step_label(hop.step) + " follows", stored,
                                  model::reverse_link_type(stored))};
  }
  if (way->use == Use::kSecond && found_forward(trace_there_, hop.step)) {
    return CauseAndReason{Cause::kDirectionChanged,
                          step_label(hop.step) + by_time(" found", " finds") +
                              " links from source to target" + by_time(" before", " now") +
                              ", so it " + by_time("was", "is") + " not tried backwards"};
  }
  return std::nullopt;
}

/// The link could be walked on the other graph, but the walk does not come by in time.
CauseAndReason CauseFinder::lost_way(std::uint32_t hop) const {
  for (const TracedHop& way : trace_.path_through(hop)) {
    const LinkId link = way.link;
    if (link == trace_.hops[hop].link) break;
    const std::string through = "reached through " + link_label(plan_.snapshot(), link) + ": ";
    const auto twin = there(link);
    if (!twin.has_value() || !links_there_.contains(*twin)) {
      return {Cause::kReachability, through + cause_of(link).because};
    }
    if (has_moved(link)) return {Cause::kReachability, through + move_of(link)};
  }
  const std::uint32_t step = trace_.hops[hop].step;
  const auto stops = steps_that_stop(*plan_there_, trace_there_, 0, step);
  if (!stops.empty()) {
    return {Cause::kReachability,
            step_label(stops.front()) +
                by_time(" added nothing before, which ended", " adds nothing now, which ends") +
                " the clique"};
  }
  return {Cause::kReachability, node_label(plan_.snapshot(), trace_.hops[hop].from.node) +
                                    by_time(" was", " is") + " reached in another step" +
                                    by_time(" before", " now")};
}

std::string CauseFinder::constraint_change(LinkId link) const {
  const auto here = evaluate_constraints(plan_, focal_point_, link);
  const auto values = evaluate_constraints(*plan_there_, *focal_there_, *there(link));
  std::string out;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (values[i].passed) continue;
    const auto tell = [&](const std::string& whose, const std::string& a, const std::string& b) {
      if (a == b) return;
      const std::string none = "nothing";
      out.append(out.empty() ? "" : "; ")
          .append(
              changed(values[i].name + " of " + whose, a.empty() ? none : a, b.empty() ? none : b));
    };
    tell(link_label(plan_.snapshot(), link), here[i].carried, values[i].carried);
    tell("focal point " + node_label(plan_.snapshot(), focal_point_), here[i].wanted,
         values[i].wanted);
  }
  return out;
}

std::string CauseFinder::rule_change() const {
  const std::string label = "clique type '" + job_.type->key + "'";
  const CliqueJob* there = other_.job_of(*focal_there_, job_.type->key);
  if (there == nullptr) {
    return label + by_time(" was", " is") + " not used for " +
           node_label(plan_.snapshot(), focal_point_) + by_time(" before", " now");
  }
  std::string out;
  const auto tell = [&](const std::string& what, const std::string& a, const std::string& b) {
    if (a != b) out.append(out.empty() ? "" : "; ").append(changed(what + label, a, b));
  };
  const auto [first, here_steps, there_steps] =
      differing_steps(job_.type->link_types, there->type->link_types);
  tell("step " + std::to_string(first + 1) + " of ", here_steps, there_steps);
  tell("use_implicit_links of ", job_.type->use_implicit_links ? "true" : "false",
       there->type->use_implicit_links ? "true" : "false");
  tell("constraints of ", joined(job_.constraints), joined(there->constraints));
  if (!out.empty()) return out;
  return "another clique type of equal score" + by_time(" gave", " gives") + " the clique" +
         by_time(" before", " now");
}

std::optional<LinkId> CauseFinder::there(LinkId link) const {
  return other_.engine->snapshot().find(plan_.snapshot().row(link));
}

/// Link type and ends, by what stays the same between revisions.
std::string CauseFinder::ends_of(const Revision& revision, LinkId link) const {
  const GraphSnapshot& snapshot = revision.engine->snapshot();
  return snapshot.link_types()[snapshot.link_type(link)] + " from " +
         node_label(snapshot, snapshot.source(link)) + " to " +
         node_label(snapshot, snapshot.target(link));
}

bool CauseFinder::has_moved(LinkId link) const {
  const auto twin = there(link);
  if (!twin.has_value()) return false;
  const GraphSnapshot& here = plan_.snapshot();
  const GraphSnapshot& snapshot = other_.engine->snapshot();
  return here.row(here.source(link)) != snapshot.row(snapshot.source(*twin)) ||
         here.row(here.target(link)) != snapshot.row(snapshot.target(*twin)) ||
         here.link_types()[here.link_type(link)] !=
             snapshot.link_types()[snapshot.link_type(*twin)];
}

std::string CauseFinder::move_of(LinkId link) const {
  return changed(link_label(plan_.snapshot(), link), ends_of(holder_, link),
                 ends_of(other_, *there(link)));
}

std::string CauseFinder::step_label(std::uint32_t step) const {
  return "step " + std::to_string(step + 1) + " " + job_.type->link_types[step];
}

std::string CauseFinder::changed(const std::string& what, const std::string& here,
                                 const std::string& there) const {
  const bool forward = held_ == Held::kBefore;
  return what + " changed from " + (forward ? here : there) + " to " + (forward ? there : here);
}

}  // namespace toposcope::graph

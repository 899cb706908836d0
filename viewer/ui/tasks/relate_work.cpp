// What the inspector says a moment later: it asks the whole revision.

#include <algorithm>
#include <utility>

#include "toposcope/graph/impact.h"
#include "toposcope/model/status.h"

#include "query/as_of.h"
#include "query/dependants.h"
#include "query/impact_summary.h"
#include "query/loaded_revision.h"
#include "query/why.h"
#include "query/words.h"
#include "ui/desk/lane.h"
#include "ui/tasks/causes_answer.h"
#include "ui/tasks/deliveries.h"
#include "ui/tasks/node_subject.h"
#include "ui/tasks/revisions.h"
#include "ui/tasks/work.h"

namespace toposcope::ui {
namespace {

using model::Error;
using model::ErrorCode;
using model::Result;

constexpr std::size_t kMostCliques = 200;
constexpr std::size_t kMostFocalPoints = 200;

Mention mention_of(const query::IllReason& reason) {
  Mention mention;
  mention.subject = subject_of(reason.node);
  mention.status = {reason.status, false, reason.text};
  mention.title = query::short_name(reason.node);
  mention.note = reason.text;
  return mention;
}

std::optional<model::NodeId> find(store::GraphStore& store, const query::LoadedRevision& revision,
                                  const Subject& subject) {
  const auto found = store.resolve(reference_of(subject), subject.environment, revision.number());
  if (!found.has_value()) return std::nullopt;
  return revision.snapshot().find(found.value().row);
}

WhyRed why_red_of(Lane& lane, const graph::CliqueEngine& engine, model::NodeId node) {
  WhyRed out;
  const auto causes = lane.shared().causes();
  if (causes == nullptr) return out;
  const query::WhyRed why = query::why_red(engine, node, causes->ill, causes->problems);
  out.known = true;
  out.headline = why.headline;
  for (const query::IllReason& reason : why.worse) out.worse.push_back(mention_of(reason));
  for (const query::IllReason& reason : why.explains) out.explains.push_back(mention_of(reason));
  if (why.effect_of.has_value() && out.worse.empty()) {
    out.worse.push_back(mention_of(*why.effect_of));
  }
  out.own = out.worse.empty();
  return out;
}

/// Of the picture's clique type the answer that counts; else the first.
const query::WhyHere& answer_for(const std::vector<query::WhyHere>& answers,
                                 const std::string& clique_type) {
  const auto at = std::find_if(answers.begin(), answers.end(), [&](const query::WhyHere& one) {
    return one.clique_type == clique_type;
  });
  return at == answers.end() ? answers.front() : *at;
}

WhyHere why_here_of(const graph::CliqueEngine& engine, const InspectRequest& request,
                    model::NodeId focal_point, model::NodeId node) {
  WhyHere out;
  const std::vector<query::WhyHere> answers = query::why_here(engine, focal_point, node);
  if (answers.empty()) return out;
  const query::WhyHere& answer = answer_for(answers, request.view.clique_type);
  out.known = true;
  out.present = answer.in_clique;
  out.focal_point = answer.headline;
  out.notes = answer.notes;
  out.reason = answer.reason;
  out.remedy = answer.remedy;
  for (const query::WhyStep& step : answer.steps) {
    WhyStep row;
    row.number = step.number;
    row.subject = subject_of(step.to);
    row.title = query::short_name(step.to);
    row.link_type = step.link_type;
    out.steps.push_back(std::move(row));
  }
  return out;
}

struct Cliques {
  std::vector<Mention> worst;
  std::size_t all = 0;
};

Result<Cliques> cliques_with(store::GraphStore& store, const query::LoadedRevision& revision,
                             const graph::CliqueEngine& engine, model::NodeId node,
                             const std::stop_token& stop) {
  query::DependantOptions options;
  options.parts = false;
  options.stop = stop;
  auto found = query::find_dependants(store, engine, revision.number(), node, options);
  if (!found.has_value()) return found.error();
  Cliques cliques;
  cliques.all = found.value().all.size();
  for (const query::Dependant& one : found.value().all) {
    if (cliques.worst.size() >= kMostCliques) break;
    Mention mention;
    mention.subject = subject_of(one.node);
    mention.status = {one.status, one.acknowledged, one.text};
    mention.title = query::short_name(one.node);
    mention.note = one.node.type;
    cliques.worst.push_back(std::move(mention));
  }
  return cliques;
}

struct Relations {
  WhyRed why_red;
  WhyHere why_here;
  std::vector<Mention> cliques;
  std::size_t cliques_total = 0;
  bool cliques_known = false;
};

Result<Relations> relate(Lane& lane, const InspectRequest& request, const std::stop_token& stop) {
  const auto opened = lane.store();
  if (!opened.has_value()) return opened.error();
  store::GraphStore& store = *opened.value();
  const auto revision = revision_of_view(lane, request.view.at);
  if (!revision.has_value()) return revision.error();
  Relations out;
  if (revision.value() == nullptr) return out;
  const auto semantics = graph::semantics_named(request.view.semantics);
  const graph::CliqueEngine& engine =
      revision.value()->engine(semantics.value_or(graph::Semantics::kCalipso));
  const auto node = find(store, *revision.value(), request.subject);
  if (!node.has_value()) return out;
  if (request.view.at.empty()) out.why_red = why_red_of(lane, engine, *node);
  const auto focal_point = find(store, *revision.value(), request.view.subject);
  if (focal_point.has_value() && *focal_point != *node) {
    out.why_here = why_here_of(engine, request, *focal_point, *node);
  }
  auto cliques = cliques_with(store, *revision.value(), engine, *node, stop);
  if (!cliques.has_value()) return cliques.error();
  out.cliques = std::move(cliques.value().worst);
  out.cliques_total = cliques.value().all;
  out.cliques_known = true;
  return out;
}

Mention mention_of(const query::ImpactLine& line) {
  Mention mention;
  mention.subject = subject_of(line.focal_point);
  mention.title = query::short_name(line.focal_point);
  mention.note = std::string(query::word_of(line.loss));
  return mention;
}

std::size_t count_of(const std::map<graph::Loss, std::size_t>& counts, graph::Loss loss) {
  const auto at = counts.find(loss);
  return at == counts.end() ? 0 : at->second;
}

ImpactState to_state(const query::ImpactSummary& summary) {
  ImpactState out;
  out.known = true;
  out.every_path = count_of(summary.by_loss, graph::Loss::kEveryPath);
  out.redundancy = count_of(summary.by_loss, graph::Loss::kRedundancy);
  out.none = count_of(summary.by_loss, graph::Loss::kKept);
  for (const query::ImpactSum& sum : summary.by_project) {
    out.projects.push_back({sum.name.empty() ? "no project" : sum.name,
                            count_of(sum.by_loss, graph::Loss::kEveryPath),
                            count_of(sum.by_loss, graph::Loss::kRedundancy),
                            count_of(sum.by_loss, graph::Loss::kKept)});
  }
  for (const query::ImpactLine& line : summary.lines) {
    if (out.focal_points.size() >= kMostFocalPoints) break;
    out.focal_points.push_back(mention_of(line));
  }
  out.text = query::impact_text(summary);
  return out;
}

Result<ImpactState> find_impact(Lane& lane, const Subject& subject, const std::stop_token& stop) {
  const auto opened = lane.store();
  if (!opened.has_value()) return opened.error();
  const auto whole = lane.shared().whole();
  if (whole == nullptr) {
    return Error{ErrorCode::kUnavailable, "the inventory is still being read; ask again", ""};
  }
  const auto node = find(*opened.value(), *whole, subject);
  if (!node.has_value()) {
    return Error{ErrorCode::kNotFound, "it is not in the inventory any more", ""};
  }
  graph::ImpactOptions options;
  options.lost = true;
  options.threads = 2;
  options.stop = stop;
  graph::Overlay lost;
  lost.nodes.insert(*node);
  const graph::CliqueEngine& engine = whole->engine(graph::Semantics::kCalipso);
  auto summary = query::summarise_impact({*opened.value(), engine, store::kNow}, lost, options);
  if (!summary.has_value()) return summary.error();
  return to_state(summary.value());
}

}  // namespace

Work relate_work(InspectRequest request) {
  return [request = std::move(request)](Lane& lane, const std::stop_token& stop) -> Delivery {
    auto relations = relate(lane, request, stop);
    if (stop.stop_requested()) return {};
    if (!relations.has_value()) {
      return [subject = request.subject,
              text = fault_of_reading(relations.error(), request.view.at)](AppState& state) {
        if (state.inspection.subject == subject) state.inspection.fault = text;
      };
    }
    return [subject = request.subject, now = std::move(relations).value()](AppState& state) {
      Inspection& inspection = state.inspection;
      if (!(inspection.subject == subject)) return;
      inspection.why_red = now.why_red;
      inspection.why_here = now.why_here;
      inspection.cliques = now.cliques;
      inspection.cliques_total = now.cliques_total;
      inspection.cliques_known = now.cliques_known;
    };
  };
}

Work impact_work(Subject subject) {
  return [subject = std::move(subject)](Lane& lane, const std::stop_token& stop) -> Delivery {
    auto impact = find_impact(lane, subject, stop);
    if (stop.stop_requested()) return {};
    if (!impact.has_value()) {
      return [subject, text = fault_of_reading(impact.error(), "")](AppState& state) {
        if (!(state.inspection.subject == subject)) return;
        state.inspection.impact = {};
        state.inspection.fault = text;
      };
    }
    return [subject, impact = std::move(impact).value()](AppState& state) {
      if (state.inspection.subject == subject) state.inspection.impact = impact;
    };
  };
}

}  // namespace toposcope::ui

#include "query/picture_facts.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "toposcope/graph/walk_fetch.h"

#include "query/clique_facts.h"
#include "query/overlay_items.h"
#include "query/step_counts.h"

namespace toposcope::query {
namespace {

using graph::Clique;
using graph::CliqueEngine;
using graph::CliqueJob;
using model::Error;
using model::ErrorCode;
using model::NodeId;
using model::NodeRow;
using model::Result;

/// What is known of the graph, and the engine over it.
struct Ground {
  LoadedRevisionPtr revision;  ///< The whole, or what is around the focal point.
  std::unique_ptr<CliqueEngine> what_if;
  const CliqueEngine* engine = nullptr;
};

Result<NodeRow> row_of(store::GraphStore& store, const FocalRequest& request) {
  if (request.row.value > 0) return request.row;
  const auto found = store.resolve(request.reference, request.environment, request.at);
  if (!found.has_value()) return found.error();
  return found.value().row;
}

Result<LoadedRevisionPtr> read_around(store::GraphStore& store, NodeRow row,
                                      graph::Semantics semantics) {
  const auto reader = store.topology_reader();
  if (!reader.has_value()) return reader.error();
  auto snapshot = graph::fetch_around(*reader.value(), row, semantics);
  if (!snapshot.has_value()) return snapshot.error();
  return LoadedRevisionPtr(
      std::make_shared<LoadedRevision>(store::kNow, std::move(snapshot).value()));
}

Result<Ground> read_ground(store::GraphStore& store, const FocalRequest& request, NodeRow row,
                           const LoadedRevisionPtr& loaded) {
  Ground out;
  const bool is_known = loaded != nullptr && loaded->number() == request.at;
  const bool is_whole = is_known || request.at != store::kNow || !request.without.empty();
  Result<LoadedRevisionPtr> read = loaded;
  if (!is_known) {
    read = is_whole ? load_revision(store, request.at) : read_around(store, row, request.semantics);
  }
  if (!read.has_value()) return read.error();
  out.revision = read.value();
  if (request.without.empty()) {
    out.engine = &out.revision->engine(request.semantics);
    return out;
  }
  graph::EngineOptions options;
  options.semantics = request.semantics;
  const Finder finder(store, out.revision->snapshot(), request.at, request.environment);
  for (const std::string& item : request.without) {
    const auto added = add_overlay_item(finder, out.revision->snapshot(), options.without, item);
    if (!added.has_value()) return added.error();
  }
  out.what_if = std::make_unique<CliqueEngine>(out.revision->snapshot(), out.revision->rules(),
                                               std::move(options));
  out.engine = out.what_if.get();
  return out;
}

/// The jobs of a focal point, as indexes into CliqueEngine::jobs().
std::vector<std::uint32_t> jobs_of(const CliqueEngine& engine, NodeId focal_point) {
  const graph::GraphSnapshot& snapshot = engine.snapshot();
  const std::string& type = snapshot.node_types()[snapshot.type(focal_point)];
  std::vector<std::uint32_t> out;
  for (std::uint32_t i = 0; i < engine.jobs().size(); ++i) {
    const CliqueJob& job = engine.jobs()[i];
    if (job.environment == snapshot.environment(focal_point) && job.type->focal_point_type == type)
      out.push_back(i);
  }
  return out;
}

const Clique* clique_of(const std::vector<Clique>& cliques, std::uint32_t job) {
  const auto at = std::find_if(cliques.begin(), cliques.end(),
                               [&](const Clique& clique) { return clique.job == job; });
  return at == cliques.end() ? nullptr : &*at;
}

/// The job that was asked for, else the one that finds most links; of equal ones the first.
std::optional<std::uint32_t> choose(const CliqueEngine& engine, const FocalRequest& request,
                                    const std::vector<std::uint32_t>& jobs,
                                    const std::vector<Clique>& cliques) {
  std::optional<std::uint32_t> best;
  std::size_t most = 0;
  for (const std::uint32_t job : jobs) {
    if (request.clique_type.has_value()) {
      if (engine.jobs()[job].type->key == *request.clique_type) return job;
      continue;
    }
    const Clique* clique = clique_of(cliques, job);
    const std::size_t links = clique == nullptr ? 0 : clique->links.size();
    if (best.has_value() && links <= most) continue;
    best = job;
    most = links;
  }
  return best;
}

Result<FocalAnswer> answer_without_type(const FocalRequest& request, FocalAnswer answer) {
  if (request.clique_type.has_value()) {
    return Error{ErrorCode::kNotFound,
                 "no clique type with the key '" + *request.clique_type + "' fits " +
                     answer.focal_point.type + ":" + answer.focal_point.id,
                 ""};
  }
  answer.state = FocalState::kNoCliqueType;
  answer.message = "no clique type for focal points of type '" + answer.focal_point.type +
                   "' fits environment '" + answer.focal_point.environment + "'";
  return answer;
}

/// Says why there is nothing to see.
std::string no_links_text(const FocalAnswer& answer, bool fails) {
  if (fails) return short_name(answer.focal_point) + " itself fails in this what-if";
  const auto stop = std::find_if(answer.steps.begin(), answer.steps.end(),
                                 [](const StepCount& step) { return step.stopped; });
  std::string out =
      "no link at " + short_name(answer.focal_point) + " fits a step of its clique type";
  if (stop != answer.steps.end()) out += ": " + stop->why;
  return out;
}

Result<FocalAnswer> answer_on(store::GraphStore& store, const FocalRequest& request, NodeRow row,
                              const Ground& ground) {
  const CliqueEngine& engine = *ground.engine;
  const auto focal_point = engine.snapshot().find(row);
  if (!focal_point.has_value())
    return Error{ErrorCode::kNotFound, "the focal point is not in this revision", ""};
  FocalAnswer answer;
  answer.focal_point = name_of(engine.snapshot(), *focal_point);
  answer.faults.assign(engine.faults().begin(), engine.faults().end());
  FactsReader reader(store, request.at, request.stale_after, request.members);
  auto alone = reader.read_rows(answer.focal_point.environment, {row}, {});
  if (!alone.has_value()) return alone.error();
  answer.facts = std::move(alone).value();
  answer.facts.focal_point = 0;

  const std::vector<std::uint32_t> jobs = jobs_of(engine, *focal_point);
  const std::vector<Clique> cliques = engine.cliques_of(*focal_point);
  for (const std::uint32_t job : jobs) {
    const graph::CliqueType& type = *engine.jobs()[job].type;
    const Clique* clique = clique_of(cliques, job);
    answer.fitting.push_back({type.key, graph::name_of(type),
                              clique == nullptr ? 0 : clique->nodes.size(),
                              clique == nullptr ? 0 : clique->links.size()});
  }
  const auto job = choose(engine, request, jobs, cliques);
  if (!job.has_value()) return answer_without_type(request, std::move(answer));
  const Clique* clique = clique_of(cliques, *job);
  answer.clique_type = engine.jobs()[*job].type->key;
  answer.clique_type_name = graph::name_of(*engine.jobs()[*job].type);
  answer.steps = count_steps(engine, engine.jobs()[*job], *focal_point, clique);
  if (clique == nullptr) {
    answer.state = FocalState::kNoLinks;
    answer.message = no_links_text(answer, engine.options().without.nodes.contains(*focal_point));
    return answer;
  }
  auto facts = reader.read(engine, *clique);
  if (!facts.has_value()) return facts.error();
  answer.facts = std::move(facts).value();
  return answer;
}

}  // namespace

Result<FocalAnswer> read_focal(store::GraphStore& store, const FocalRequest& request,
                               const LoadedRevisionPtr& loaded) {
  const auto row = row_of(store, request);
  if (!row.has_value()) return row.error();
  const auto ground = read_ground(store, request, row.value(), loaded);
  if (!ground.has_value()) return ground.error();
  return answer_on(store, request, row.value(), ground.value());
}

}  // namespace toposcope::query

#include "toposcope/graph/clique_engine.h"

#include <algorithm>
#include <utility>

#include "canonical_json.h"
#include "clique_jobs.h"
#include "clique_plan.h"
#include "clique_program.h"
#include "clique_scratch.h"
#include "clique_walk.h"
#include "ordered_chunks.h"

namespace toposcope::graph {
namespace {

struct ChunkOutput {
  std::vector<Clique> cliques;
  WalkStats stats;
};

void add(WalkStats& sum, const WalkStats& stats) {
  sum.cliques += stats.cliques;
  sum.links += stats.links;
  sum.links_examined += stats.links_examined;
}

/// Tells how many focal points are done, chunk by chunk.
class Progress {
 public:
  Progress(std::span<const Chunk> chunks,
           const std::function<void(std::size_t done, std::size_t total)>& report)
      : chunks_(chunks), total_(focal_point_count(chunks)), report_(report) {}

  void count_chunk() {
    done_ += chunks_[next_].end - chunks_[next_].begin;
    ++next_;
    if (report_) report_(done_, total_);
  }

 private:
  std::span<const Chunk> chunks_;
  std::size_t total_;
  const std::function<void(std::size_t done, std::size_t total)>& report_;
  std::size_t next_ = 0;
  std::size_t done_ = 0;
};

/// One fault for all focal points of a type in an environment: there can be many.
void report_missing_ids(const GraphSnapshot& snapshot, const JobTable& table,
                        std::vector<model::Diagnostic>& faults) {
  for (const JobGroup& group : table.groups) {
    const CliqueJob& job = table.jobs[group.first_job];
    const auto lacks_id = [&](model::NodeId node) { return snapshot.id(node).empty(); };
    const auto& nodes = job.focal_points;
    const auto count = std::count_if(nodes.begin(), nodes.end(), lacks_id);
    if (count == 0) continue;
    const model::NodeId first = *std::find_if(nodes.begin(), nodes.end(), lacks_id);
    faults.push_back({"", std::to_string(count) + (count == 1 ? " focal point" : " focal points") +
                              " of type '" + job.type->focal_point_type + "' in environment '" +
                              snapshot.environments()[job.environment].name +
                              (count == 1 ? "' has" : "' have") + " no id (e.g. '" +
                              std::string(snapshot.key(first)) +
                              "'): answered here, while the 2021 engine ends its scan at one"});
  }
}

}  // namespace

struct CliqueEngine::Impl {
  Impl(const GraphSnapshot& snapshot_in, const RuleBook& rules_in, EngineOptions options_in);

  /// Calls `walk_job(job)`, which says whether it found a clique, for the jobs whose cliques count.
  template <typename WalkJob>
  void for_each_wanted_job(const JobGroup& group, const WalkJob& walk_job) const {
    if (options.tie == Tie::kLast && options.semantics == Semantics::kCalipso) {
      for (std::size_t job = group.end_job; job-- > group.first_job;) {
        if (walk_job(job)) return;
      }
      return;
    }
    for (std::size_t job = group.first_job; job < group.end_job; ++job) walk_job(job);
  }

  void find_cliques(const JobGroup& group, model::NodeId focal_point, Slot slot,
                    ChunkOutput& out) const;
  void count_cliques(const JobGroup& group, model::NodeId focal_point, Slot slot,
                     WalkScratch& scratch, WalkStats& stats) const;
  [[nodiscard]] std::vector<model::NodeId> nodes_of(const WalkScratch& scratch) const;
  [[nodiscard]] Slot slot_of(const JobGroup& group, model::NodeId focal_point) const;
  [[nodiscard]] ChunkOutput find_chunk(const Chunk& chunk) const;
  [[nodiscard]] WalkStats count_chunk(const Chunk& chunk) const;

  const GraphSnapshot& snapshot;
  const RuleBook& rules;
  const EngineOptions options;
  std::vector<model::Diagnostic> faults;
  ConstraintColumns columns;
  JobTable table;
  std::vector<Program> programs;         ///< As table.jobs.
  std::vector<std::vector<Slot>> slots;  ///< By group, as CliqueJob::focal_points.
  std::unique_ptr<Adjacency> adjacency;
  mutable ScratchPool scratch_pool;
};

CliqueEngine::Impl::Impl(const GraphSnapshot& snapshot_in, const RuleBook& rules_in,
                         EngineOptions options_in)
    : snapshot(snapshot_in),
      rules(rules_in),
      options(std::move(options_in)),
      faults(rules.faults),
      columns(snapshot.constraints()) {
  const auto removed = removed_links(snapshot, options.without);
  const LinkCensus census(snapshot, removed);
  const CliquePlans planned = plan_cliques(snapshot, rules, options.semantics, census);
  faults.insert(faults.end(), planned.faults.begin(), planned.faults.end());
  table = make_jobs(snapshot, planned.plans);
  if (options.semantics == Semantics::kCalipso) report_missing_ids(snapshot, table, faults);
  adjacency = std::make_unique<Adjacency>(snapshot, removed, planned.plans);
  for (const CliquePlan& plan : planned.plans) {
    programs.push_back(compile(plan, options.semantics, *adjacency, columns));
  }
  for (const JobGroup& group : table.groups) {
    auto& slots_of_group = slots.emplace_back();
    for (const model::NodeId node : table.jobs[group.first_job].focal_points) {
      slots_of_group.push_back(slot_of(group, node));
    }
  }
}

Slot CliqueEngine::Impl::slot_of(const JobGroup& group, model::NodeId focal_point) const {
  const CliqueJob& job = table.jobs[group.first_job];
  const Filing& filing = adjacency->filing();
  return filing.find(filing.range(job.environment, job.type->focal_point_type), focal_point);
}

void CliqueEngine::Impl::find_cliques(const JobGroup& group, model::NodeId focal_point, Slot slot,
                                      ChunkOutput& out) const {
  if (slot == kNoSlot) return;
  auto scratch = scratch_pool.borrow();
  const std::size_t slot_count = adjacency->filing().size();
  for_each_wanted_job(group, [&](std::size_t job) {
    Clique clique;
    clique.focal_point = focal_point;
    clique.job = static_cast<std::uint32_t>(job);
    KeptLinks links(clique.links, clique.links_by_step);
    (*scratch).begin(programs[job], slot_count, snapshot.link_count());
    out.stats.links_examined +=
        walk(programs[job], slot, snapshot.constraint_set(focal_point), *scratch, links);
    if (clique.links.empty()) return false;
    ++out.stats.cliques;
    out.stats.links += clique.links.size();
    clique.nodes = nodes_of(*scratch);
    out.cliques.push_back(std::move(clique));
    return true;
  });
}

void CliqueEngine::Impl::count_cliques(const JobGroup& group, model::NodeId focal_point, Slot slot,
                                       WalkScratch& scratch, WalkStats& stats) const {
  if (slot == kNoSlot) return;
  const std::size_t slot_count = adjacency->filing().size();
  for_each_wanted_job(group, [&](std::size_t job) {
    CountedLinks links;
    scratch.begin(programs[job], slot_count, snapshot.link_count());
    stats.links_examined +=
        walk(programs[job], slot, snapshot.constraint_set(focal_point), scratch, links);
    if (links.size() == 0) return false;
    ++stats.cliques;
    stats.links += links.size();
    return true;
  });
}

std::vector<model::NodeId> CliqueEngine::Impl::nodes_of(const WalkScratch& scratch) const {
  std::vector<model::NodeId> nodes;
  for (const auto& list : scratch.lists) {
    for (const Slot slot : list) nodes.push_back(adjacency->filing().node(slot));
  }
  std::sort(nodes.begin(), nodes.end());
  nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
  return nodes;
}

ChunkOutput CliqueEngine::Impl::find_chunk(const Chunk& chunk) const {
  ChunkOutput out;
  const JobGroup& group = table.groups[chunk.group];
  const auto& focal_points = table.jobs[group.first_job].focal_points;
  for (std::size_t i = chunk.begin; i < chunk.end; ++i) {
    find_cliques(group, focal_points[i], slots[chunk.group][i], out);
  }
  return out;
}

WalkStats CliqueEngine::Impl::count_chunk(const Chunk& chunk) const {
  auto scratch = scratch_pool.borrow();
  WalkStats stats;
  const JobGroup& group = table.groups[chunk.group];
  const auto& focal_points = table.jobs[group.first_job].focal_points;
  for (std::size_t i = chunk.begin; i < chunk.end; ++i) {
    count_cliques(group, focal_points[i], slots[chunk.group][i], *scratch, stats);
  }
  return stats;
}

CliqueEngine::CliqueEngine(const GraphSnapshot& snapshot, const RuleBook& rules,
                           EngineOptions options)
    : impl_(std::make_unique<Impl>(snapshot, rules, std::move(options))) {}
CliqueEngine::~CliqueEngine() = default;
CliqueEngine::CliqueEngine(CliqueEngine&&) noexcept = default;
CliqueEngine& CliqueEngine::operator=(CliqueEngine&&) noexcept = default;

const GraphSnapshot& CliqueEngine::snapshot() const noexcept { return impl_->snapshot; }
const RuleBook& CliqueEngine::rules() const noexcept { return impl_->rules; }
const EngineOptions& CliqueEngine::options() const noexcept { return impl_->options; }
std::span<const CliqueJob> CliqueEngine::jobs() const noexcept { return impl_->table.jobs; }
std::span<const model::Diagnostic> CliqueEngine::faults() const noexcept { return impl_->faults; }

std::vector<Clique> CliqueEngine::cliques_of(model::NodeId focal_point) const {
  const auto group = impl_->table.find_group(impl_->snapshot, focal_point);
  if (!group.has_value()) return {};
  const JobGroup& jobs = impl_->table.groups[*group];
  ChunkOutput out;
  impl_->find_cliques(jobs, focal_point, impl_->slot_of(jobs, focal_point), out);
  return std::move(out.cliques);
}

std::string CliqueEngine::constraint_json(const Clique& clique, std::string_view name) const {
  const std::uint32_t set = impl_->snapshot.constraint_set(clique.focal_point);
  const std::string_view json = impl_->snapshot.constraints().json(set, name);
  if (impl_->options.semantics != Semantics::kCalipso) return std::string(json);
  return as_written_in_2021(json);
}

model::Result<WalkStats> CliqueEngine::run(const CliqueSelection& selection,
                                           const RunOptions& options, const Visitor& visit) const {
  const auto chunks = split_into_chunks(impl_->snapshot, impl_->table, selection);
  Progress progress(chunks, options.progress);
  WalkStats stats;
  OrderedChunks<ChunkOutput> work(chunks.size(), options.threads, [&](std::size_t chunk) {
    return impl_->find_chunk(chunks[chunk]);
  });
  const auto status = work.run(options.stop, [&](ChunkOutput&& out) -> model::Status {
    for (const Clique& clique : out.cliques) {
      if (auto seen = visit(clique); !seen.has_value()) return seen;
    }
    add(stats, out.stats);
    progress.count_chunk();
    return model::ok();
  });
  if (!status.has_value()) return status.error();
  return stats;
}

WalkStats CliqueEngine::count(const CliqueSelection& selection, const RunOptions& options) const {
  const auto chunks = split_into_chunks(impl_->snapshot, impl_->table, selection);
  Progress progress(chunks, options.progress);
  WalkStats sum;
  OrderedChunks<WalkStats> work(chunks.size(), options.threads, [&](std::size_t chunk) {
    return impl_->count_chunk(chunks[chunk]);
  });
  // Only a stop ends it early: what was counted until then is the answer.
  static_cast<void>(work.run(options.stop, [&](WalkStats&& stats) {
    add(sum, stats);
    progress.count_chunk();
    return model::ok();
  }));
  return sum;
}

}  // namespace toposcope::graph

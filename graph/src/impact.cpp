#include "toposcope/graph/impact.h"

#include <algorithm>
#include <iterator>

#include "impact_candidates.h"
#include "impact_loss.h"
#include "ordered_chunks.h"

namespace toposcope::graph {
namespace {

using model::NodeId;

std::vector<WalkPlan> plans_on(const WalkGround& ground, const CliqueEngine& engine) {
  std::vector<WalkPlan> plans;
  for (const CliqueJob& job : engine.jobs()) plans.emplace_back(ground, rules_of(engine, job));
  return plans;
}

bool same_focal_points(const CliqueJob& a, const CliqueJob& b) {
  return a.environment == b.environment && a.type->focal_point_type == b.type->focal_point_type;
}

/// In the order of CliqueEngine::run(): jobs of the same focal points stand side by side.
std::vector<NodeId> candidates(const CliqueEngine& engine, std::span<const WalkPlan> plans,
                               const Overlay& lost) {
  const auto jobs = engine.jobs();
  std::vector<NodeId> out;
  for (std::size_t first = 0; first < jobs.size();) {
    std::unordered_set<NodeId> reaching;
    std::size_t job = first;
    for (; job < jobs.size() && same_focal_points(jobs[first], jobs[job]); ++job) {
      reaching.merge(focal_points_reaching(plans[job], lost));
    }
    std::copy_if(jobs[first].focal_points.begin(), jobs[first].focal_points.end(),
                 std::back_inserter(out), [&](NodeId node) { return reaching.contains(node); });
    first = job;
  }
  return out;
}

/// Answers for one focal point after the other.
class Judge {
 public:
  Judge(const CliqueEngine& engine, const Overlay& lost, std::span<const WalkPlan> before,
        std::span<const WalkPlan> after)
      : engine_(engine), lost_(lost), before_(before), after_(after) {}

  [[nodiscard]] std::vector<Impacted> judge(NodeId focal_point) const {
    std::vector<Impacted> out;
    for (const Clique& clique : engine_.cliques_of(focal_point)) {
      Impacted impacted{focal_point, clique.job, lost_nodes_in(clique), Loss::kKept, 0, 0};
      if (impacted.lost_nodes.empty() && !holds_lost_link(clique)) continue;
      if (!after_.empty()) judge_loss(before_[clique.job], after_[clique.job], impacted);
      out.push_back(std::move(impacted));
    }
    return out;
  }

 private:
  [[nodiscard]] std::vector<NodeId> lost_nodes_in(const Clique& clique) const {
    std::vector<NodeId> out;
    std::set_intersection(clique.nodes.begin(), clique.nodes.end(), lost_.nodes.begin(),
                          lost_.nodes.end(), std::back_inserter(out));
    return out;
  }

  [[nodiscard]] bool holds_lost_link(const Clique& clique) const {
    return std::any_of(clique.links.begin(), clique.links.end(),
                       [&](model::LinkId link) { return lost_.links.contains(link); });
  }

  const CliqueEngine& engine_;
  const Overlay& lost_;
  std::span<const WalkPlan> before_, after_;  ///< By job; `after_` empty when not asked for.
};

constexpr std::size_t kChunk = 64;  ///< Focal points that a thread takes at a time.

std::span<const NodeId> chunk_of(std::span<const NodeId> focal_points, std::size_t chunk) {
  const auto rest = focal_points.subspan(chunk * kChunk);
  return rest.first(std::min(rest.size(), kChunk));
}

/// Judges every focal point, on several threads; the answers keep the order of the questions.
std::vector<Impacted> judge_all(const Judge& judge, std::span<const NodeId> focal_points,
                                const ImpactOptions& options) {
  const auto judge_chunk = [&](std::size_t chunk) {
    std::vector<Impacted> answers;
    for (const NodeId node : chunk_of(focal_points, chunk)) {
      auto of_one = judge.judge(node);
      std::move(of_one.begin(), of_one.end(), std::back_inserter(answers));
    }
    return answers;
  };
  std::vector<Impacted> out;
  std::size_t done = 0;
  OrderedChunks<std::vector<Impacted>> work((focal_points.size() + kChunk - 1) / kChunk,
                                            options.threads, judge_chunk);
  // Only a stop ends it early: what was found until then is the answer.
  static_cast<void>(work.run(options.stop, [&](std::vector<Impacted>&& answers) {
    std::move(answers.begin(), answers.end(), std::back_inserter(out));
    done = std::min(done + kChunk, focal_points.size());
    if (options.progress) options.progress(done, focal_points.size());
    return model::ok();
  }));
  return out;
}

Overlay joined(Overlay a, const Overlay& b) {
  a.nodes.insert(b.nodes.begin(), b.nodes.end());
  a.links.insert(b.links.begin(), b.links.end());
  return a;
}

}  // namespace

std::vector<Impacted> impact(const CliqueEngine& engine, const Overlay& lost,
                             const ImpactOptions& options) {
  const LinkIndex index(engine.snapshot());
  const Overlay& without = engine.options().without;
  const WalkGround before(engine.snapshot(), index, without);
  const WalkGround after(engine.snapshot(), index, joined(without, lost));
  const std::vector<WalkPlan> plans_before = plans_on(before, engine);
  const std::vector<WalkPlan> plans_after =
      options.lost ? plans_on(after, engine) : std::vector<WalkPlan>();
  const std::vector<NodeId> focal_points = candidates(engine, plans_before, lost);
  return judge_all(Judge(engine, lost, plans_before, plans_after), focal_points, options);
}

}  // namespace toposcope::graph

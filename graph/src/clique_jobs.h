#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "toposcope/graph/clique_engine.h"

#include "clique_plan.h"

namespace toposcope::graph {

/// Jobs of one environment and focal point type: they share their focal points.
struct JobGroup {
  std::size_t first_job = 0;
  std::size_t end_job = 0;
};

/// Who is walked from, and by which plans.
struct JobTable {
  std::vector<CliqueJob> jobs;  ///< As the plans.
  std::vector<JobGroup> groups;
  std::map<std::pair<NameIndex, NameIndex>, std::size_t> group_of;  ///< By environment, node type.

  /// Nothing when no rule starts at such a node.
  [[nodiscard]] std::optional<std::size_t> find_group(const GraphSnapshot& snapshot,
                                                      model::NodeId node) const;
};

/// \param plans  in the order that plan_cliques() gives them
[[nodiscard]] JobTable make_jobs(const GraphSnapshot& snapshot, std::span<const CliquePlan> plans);

/// Consecutive focal points of one group.
struct Chunk {
  std::size_t group = 0;
  std::size_t begin = 0;  ///< Index into CliqueJob::focal_points.
  std::size_t end = 0;
};

/// The focal points of the selection in the order in which their cliques are delivered.
[[nodiscard]] std::vector<Chunk> split_into_chunks(const GraphSnapshot& snapshot,
                                                   const JobTable& table,
                                                   const CliqueSelection& selection);

[[nodiscard]] std::size_t focal_point_count(std::span<const Chunk> chunks);

}  // namespace toposcope::graph

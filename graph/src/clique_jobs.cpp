#include "clique_jobs.h"

#include <algorithm>
#include <string>
#include <string_view>

namespace toposcope::graph {
namespace {

/// Small enough to share evenly and to buffer, large enough that handing out costs nothing.
constexpr std::size_t kFocalPointsPerChunk = 64;

std::optional<NameIndex> type_named(const GraphSnapshot& snapshot, std::string_view name) {
  const auto types = snapshot.node_types();
  const auto it = std::find(types.begin(), types.end(), name);
  if (it == types.end()) return std::nullopt;
  return static_cast<NameIndex>(it - types.begin());
}

bool same_group(const CliquePlan& a, const CliquePlan& b) {
  return a.environment == b.environment && a.type->focal_point_type == b.type->focal_point_type;
}

void sort_by_key(const GraphSnapshot& snapshot, std::vector<model::NodeId>& nodes) {
  std::stable_sort(nodes.begin(), nodes.end(), [&](model::NodeId a, model::NodeId b) {
    return snapshot.key(a) < snapshot.key(b);
  });
}

}  // namespace

std::optional<std::size_t> JobTable::find_group(const GraphSnapshot& snapshot,
                                                model::NodeId node) const {
  if (snapshot.is_placeholder(node)) return std::nullopt;
  const auto it = group_of.find({snapshot.environment(node), snapshot.type(node)});
  if (it == group_of.end()) return std::nullopt;
  return it->second;
}

JobTable make_jobs(const GraphSnapshot& snapshot, std::span<const CliquePlan> plans) {
  JobTable table;
  for (const CliquePlan& plan : plans) {
    const std::size_t job = table.jobs.size();
    if (job == 0 || !same_group(plans[job - 1], plan)) {
      if (const auto type = type_named(snapshot, plan.type->focal_point_type); type.has_value()) {
        table.group_of[{plan.environment, *type}] = table.groups.size();
      }
      table.groups.push_back({job, job});
    }
    table.jobs.push_back({plan.environment, plan.type, plan.constraints, {}});
    table.groups.back().end_job = job + 1;
  }
  for (std::uint32_t i = 0; i < snapshot.node_count(); ++i) {
    const auto group = table.find_group(snapshot, {i});
    if (group.has_value()) table.jobs[table.groups[*group].first_job].focal_points.push_back({i});
  }
  for (const JobGroup& group : table.groups) {
    auto& focal_points = table.jobs[group.first_job].focal_points;
    sort_by_key(snapshot, focal_points);
    for (std::size_t job = group.first_job + 1; job < group.end_job; ++job) {
      table.jobs[job].focal_points = focal_points;
    }
  }
  return table;
}

std::vector<Chunk> split_into_chunks(const GraphSnapshot& snapshot, const JobTable& table,
                                     const CliqueSelection& selection) {
  const auto matches = [](const std::string& wanted, const std::string& name) {
    return wanted.empty() || wanted == name;
  };
  std::vector<Chunk> chunks;
  for (std::size_t group = 0; group < table.groups.size(); ++group) {
    const CliqueJob& job = table.jobs[table.groups[group].first_job];
    if (!matches(selection.environment, snapshot.environments()[job.environment].name) ||
        !matches(selection.focal_point_type, job.type->focal_point_type)) {
      continue;
    }
    const std::size_t count = job.focal_points.size();
    for (std::size_t begin = 0; begin < count; begin += kFocalPointsPerChunk) {
      chunks.push_back({group, begin, std::min(begin + kFocalPointsPerChunk, count)});
    }
  }
  return chunks;
}

std::size_t focal_point_count(std::span<const Chunk> chunks) {
  std::size_t sum = 0;
  for (const Chunk& chunk : chunks) sum += chunk.end - chunk.begin;
  return sum;
}

}  // namespace toposcope::graph

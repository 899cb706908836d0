/// `toposcope cliques --focal` in a new process on a file that the system has cached, beside the
/// alternative: a process that loads everything and answers for the whole type.
///
///   focal_bench TOPOSCOPE FILE.db
///
/// Ends with 1 when a target is missed.

#include <algorithm>
#include <cstdio>
#include <string>
#include <vector>

#include "toposcope/graph/clique_engine.h"

#include "bench/child_process.h"
#include "bench/inventory_snapshot.h"
#include "bench/targets.h"

namespace {

using toposcope::bench::run_process;
using toposcope::bench::Usage;
using toposcope::graph::CliqueEngine;

constexpr std::size_t kMostLinks = 1000;  ///< The promise is for cliques of up to so many.
constexpr std::size_t kSamples = 12;      ///< Focal points a rule.

struct Sample {
  std::string key, type, environment;
  std::size_t links = 0;
};

/// Focal points spread over each rule, with cliques of at most kMostLinks.
std::vector<Sample> samples_of(const CliqueEngine& engine) {
  const auto& snapshot = engine.snapshot();
  std::vector<Sample> out;
  for (const auto& job : engine.jobs()) {
    const std::size_t stride = 1 + job.focal_points.size() / kSamples;
    for (std::size_t i = 0; i < job.focal_points.size(); i += stride) {
      const auto node = job.focal_points[i];
      std::size_t links = 0;
      for (const auto& clique : engine.cliques_of(node)) links += clique.links.size();
      if (links == 0 || links > kMostLinks) continue;
      out.push_back({std::string(snapshot.key(node)), job.type->focal_point_type,
                     snapshot.environments()[job.environment].name, links});
    }
  }
  return out;
}

std::vector<std::string> cliques_command(const char* program, const char* file,
                                         const Sample& sample) {
  return {program, "cliques", "--quiet", "--db", file, "--env", sample.environment};
}

int measure(const char* program, const char* file, const std::vector<Sample>& samples) {
  std::vector<double> times;
  std::size_t most_links = 0;
  for (const Sample& sample : samples) {
    auto command = cliques_command(program, file, sample);
    command.insert(command.end(), {"--focal", "key:" + sample.key});
    run_process(command);  // Its pages are cached from here on.
    const Usage usage = run_process(command);
    if (usage.exit_code != 0) return 4;
    times.push_back(usage.wall_s * 1e3);
    most_links = std::max(most_links, sample.links);
  }
  std::sort(times.begin(), times.end());
  auto whole = cliques_command(program, file, samples.front());
  whole.insert(whole.end(), {"--type", samples.front().type, "--output", "none"});
  const Usage all = run_process(whole);
  std::printf("%zu focal points, up to %zu links each: median %.1f ms, slowest %.1f ms\n",
              times.size(), most_links, times[times.size() / 2], times.back());
  std::printf("whole type, everything loaded: %.0f ms: %.0f times as long\n", all.wall_s * 1e3,
              all.wall_s * 1e3 / times[times.size() / 2]);
  toposcope::bench::Targets targets;
  targets.at_most("one focal point, new process, slowest", times.back(), 100, "ms");
  return targets.all_met() ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fprintf(stderr, "usage: focal_bench TOPOSCOPE FILE.db\n");
    return 2;
  }
  const auto snapshot = toposcope::bench::load_snapshot_or_exit(argv[2]);
  const auto rules = toposcope::graph::read_rules(snapshot.documents());
  const auto samples = samples_of(CliqueEngine(snapshot, rules, {}));
  if (samples.empty()) {
    std::fprintf(stderr, "%s: no focal point has a clique of 1 to %zu links\n", argv[2],
                 kMostLinks);
    return 4;
  }
  return measure(argv[1], argv[2], samples);
}

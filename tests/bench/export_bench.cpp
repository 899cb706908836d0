/// Pictures through the program, start to end: a folder of cliques as SVG, and a PNG of one clique
/// of about 200 nodes; beside `dot -Tsvg` of the same cliques, which is what drew them before.
///
///   export_bench TOPOSCOPE FILE.db FOLDER
///
/// Ends with 1 when a target is missed.

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "toposcope/graph/clique_engine.h"

#include "bench/child_process.h"
#include "bench/inventory_snapshot.h"
#include "bench/targets.h"

namespace {

namespace fs = std::filesystem;

using toposcope::bench::run_process;
using toposcope::bench::Usage;
using toposcope::graph::CliqueEngine;

constexpr std::size_t kWantedNodes = 200;
constexpr std::size_t kSamples = 400;  ///< Focal points a rule that are looked at.
constexpr int kRuns = 7;
constexpr int kDotFiles = 20;

struct Choice {
  std::string type;  ///< With the most focal points.
  std::string key;   ///< Of the focal point whose clique is nearest to kWantedNodes.
  std::size_t nodes = 0;
};

std::size_t distance(std::size_t nodes) {
  return nodes > kWantedNodes ? nodes - kWantedNodes : kWantedNodes - nodes;
}

Choice choose(const CliqueEngine& engine) {
  Choice choice;
  std::size_t most = 0;
  for (const auto& job : engine.jobs()) {
    if (job.focal_points.size() > most) choice.type = job.type->focal_point_type;
    most = std::max(most, job.focal_points.size());
    const std::size_t stride = 1 + job.focal_points.size() / kSamples;
    for (std::size_t i = 0; i < job.focal_points.size(); i += stride) {
      for (const auto& clique : engine.cliques_of(job.focal_points[i])) {
        if (choice.nodes != 0 && distance(clique.nodes.size()) >= distance(choice.nodes)) continue;
        choice.nodes = clique.nodes.size();
        choice.key = engine.snapshot().key(clique.focal_point);
      }
    }
  }
  return choice;
}

std::vector<fs::path> files_in(const fs::path& folder, const char* extension) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == extension) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

/// Cliques a second, and how long one takes dot.
int measure_folder(const std::vector<std::string>& base, const std::string& type,
                   const fs::path& folder, toposcope::bench::Targets& targets) {
  auto command = base;
  command.insert(command.end(), {"--type", type, "--format", "svg", "--output", folder / "svg/"});
  const Usage svg = run_process(command);
  if (svg.exit_code != 0) return 4;
  command = base;
  command.insert(command.end(), {"--type", type, "--format", "dot", "--output", folder / "dot/"});
  if (run_process(command).exit_code != 0) return 4;
  const auto dots = files_in(folder / "dot", ".dot");
  double dot_s = 0;
  int drawn = 0;
  for (std::size_t i = 0; i < dots.size(); i += 1 + dots.size() / kDotFiles, ++drawn) {
    dot_s += run_process({"dot", "-Tsvg", dots[i]}).wall_s;
  }
  const double rate = static_cast<double>(files_in(folder / "svg", ".svg").size()) / svg.wall_s;
  std::printf("%zu cliques of type %s as SVG in %.1f s: %.0f a second; dot -Tsvg: %.0f a second\n",
              files_in(folder / "svg", ".svg").size(), type.c_str(), svg.wall_s, rate,
              drawn / dot_s);
  targets.at_least("cliques to SVG, all processors", rate, 200, "a second");
  return 0;
}

int measure_png(const std::vector<std::string>& base, const Choice& choice, const fs::path& folder,
                toposcope::bench::Targets& targets) {
  std::vector<double> times;
  for (int run = 0; run < kRuns; ++run) {
    auto command = base;
    command.insert(command.end(), {"--focal", "key:" + choice.key, "--no-fold", "--size",
                                   "1600x1000", "--output", folder / "one.png"});
    const Usage usage = run_process(command);
    if (usage.exit_code != 0) return 4;
    times.push_back(usage.wall_s * 1e3);
  }
  std::sort(times.begin(), times.end());
  std::printf(
      "PNG 1600x1000 of %zu nodes, none folded, new process: median %.0f ms, slowest %.0f\n",
      choice.nodes, times[times.size() / 2], times.back());
  targets.at_most("PNG of about 200 nodes, new process", times[times.size() / 2], 150, "ms");
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) {
    std::fprintf(stderr, "usage: export_bench TOPOSCOPE FILE.db FOLDER\n");
    return 2;
  }
  const auto snapshot = toposcope::bench::load_snapshot_or_exit(argv[2]);
  const auto rules = toposcope::graph::read_rules(snapshot.documents());
  const Choice choice =
      choose(CliqueEngine(snapshot, rules, {.tie = toposcope::graph::Tie::kLast}));
  if (choice.key.empty()) {
    std::fprintf(stderr, "%s: no focal point has a clique\n", argv[2]);
    return 4;
  }
  const fs::path folder = fs::path(argv[3]) / "export";
  fs::remove_all(folder);
  fs::create_directories(folder);
  const std::vector<std::string> base = {argv[1], "export", "--quiet", "--tie",
                                         "last",  "--db",   argv[2]};
  toposcope::bench::Targets targets;
  const int one = measure_png(base, choice, folder, targets);
  const int many = measure_folder(base, choice.type, folder, targets);
  fs::remove_all(folder);
  if (one != 0 || many != 0) return std::max(one, many);
  return targets.all_met() ? 0 : 1;
}

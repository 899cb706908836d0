/// All cliques of inventory files, in memory, beside what a user would do instead (a query for each
/// node of each step, as the originals do) and beside the least that any engine could do.
///
///   clique_bench [--kernel "COMMAND"] FILE.db...
///
/// FILE.db are inventory files of the program, small to large: the growth per object and link is
/// printed.  COMMAND runs a reference in the same minute and prints `"run_s":SECONDS` among other
/// things; it is given ` --threads N` at its end.  Ends with 1 when a target is missed.

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include <sys/resource.h>

#include "toposcope/graph/clique_engine.h"
#include "toposcope/graph/snapshot_builder.h"
#include "toposcope/store/graph_store.h"

#include "bench/sql_walk.h"
#include "bench/targets.h"

namespace {

using toposcope::graph::CliqueEngine;
using toposcope::graph::GraphSnapshot;
using toposcope::graph::WalkStats;

using toposcope::bench::SqlWalk;
using toposcope::bench::Targets;

constexpr int kRepeats = 9;
constexpr std::size_t kFocalPointsBySql = 40;

/// The most that this process has held so far.
double peak_mb() {
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  return static_cast<double>(used.ru_maxrss) / 1024;
}

double now_s() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

/// Seconds of one call.
template <typename Work>
double time_of(const Work& work) {
  const double start = now_s();
  work();
  return now_s() - start;
}

template <typename Work>
double median_time_of(const Work& work) {
  std::array<double, kRepeats> times{};
  for (double& time : times) time = time_of(work);
  std::sort(times.begin(), times.end());
  return times[kRepeats / 2];
}

toposcope::model::Result<GraphSnapshot> load(const std::string& path) {
  auto store = toposcope::store::open_sqlite_store({.path = path, .read_only = true});
  if (!store.has_value()) return store.error();
  toposcope::graph::SnapshotBuilder builder(/*link_names=*/false);
  const auto sent = store.value()->replay_topology(toposcope::store::kNow, builder);
  if (!sent.has_value()) return sent.error();
  return std::move(builder).build();
}

void print_time(const char* what, double seconds, const WalkStats& stats) {
  std::printf("  %-24s %9.4f s %8.1f M links examined/s\n", what, seconds,
              static_cast<double>(stats.links_examined) / seconds / 1e6);
}

/// \return the 99th percentile, in microseconds
double print_focal_times(const CliqueEngine& engine) {
  std::vector<double> times;
  for (const auto& job : engine.jobs()) {
    for (const auto node : job.focal_points) {
      times.push_back(time_of([&] { static_cast<void>(engine.cliques_of(node)); }));
    }
  }
  if (times.empty()) return 0;
  std::sort(times.begin(), times.end());
  const auto at = [&](std::size_t percent) {
    return times[(times.size() - 1) * percent / 100] * 1e6;
  };
  std::printf("  one focal point: p50 %.1f us, p99 %.1f us, max %.1f us\n", at(50), at(99),
              at(100));
  return at(99);
}

/// The same cliques by a query for each node of each step.  Only rules without constraints, which
/// these queries do not check; both ways must find the same number of links.
bool print_beside_sql(const CliqueEngine& engine, const std::string& path) {
  SqlWalk by_sql(path);
  const GraphSnapshot& snapshot = engine.snapshot();
  double sql_s = 0;
  double own_s = 0;
  std::size_t sql_links = 0;
  std::size_t own_links = 0;
  std::size_t walked = 0;
  for (const auto& job : engine.jobs()) {
    if (!job.constraints.empty() || job.focal_points.empty()) continue;
    const auto& environment = snapshot.environments()[job.environment].name;
    const std::size_t stride = 1 + job.focal_points.size() / kFocalPointsBySql;
    for (std::size_t i = 0; i < job.focal_points.size(); i += stride, ++walked) {
      const auto node = job.focal_points[i];
      const std::string key(snapshot.key(node));
      sql_s +=
          time_of([&] { sql_links += by_sql.links_of(environment, key, job.type->link_types); });
      own_s += time_of([&] {
        for (const auto& clique : engine.cliques_of(node)) own_links += clique.links.size();
      });
    }
  }
  if (walked == 0) return true;
  std::printf("  %zu focal points by one query a node and step: %.4f s, here %.6f s: %.0f times\n",
              walked, sql_s, own_s, sql_s / own_s);
  if (sql_links == own_links) return true;
  std::fprintf(stderr, "%s: queries find %zu links, the engine %zu\n", path.c_str(), sql_links,
               own_links);
  return false;
}

/// The reference's own time; 0 when there is none.
double kernel_time(const std::string& kernel, unsigned threads) {
  if (kernel.empty()) return 0;
  const std::string command = kernel + " --threads " + std::to_string(threads);
  std::FILE* pipe = popen(command.c_str(), "r");
  if (pipe == nullptr) return 0;
  std::string text;
  for (int c = std::fgetc(pipe); c != EOF; c = std::fgetc(pipe)) {
    text.push_back(static_cast<char>(c));
  }
  const std::string mark = "\"run_s\":";
  const auto found = text.find(mark);
  if (pclose(pipe) != 0 || found == std::string::npos) return 0;
  return std::strtod(text.c_str() + found + mark.size(), nullptr);
}

void compare_with_kernel(const std::string& kernel, double one, double two, Targets& targets) {
  const double kernel_one = kernel_time(kernel, 1);
  const double kernel_two = kernel_time(kernel, 2);
  if (kernel_one == 0 || kernel_two == 0) return;
  const double kernel_gain = kernel_one / kernel_two;
  std::printf("  kernel: %.4f s, %.4f s with two threads (gain %.2f)\n", kernel_one, kernel_two,
              kernel_gain);
  targets.at_least("speed beside the kernel", kernel_one / one, 0.5, "");
  targets.at_least("gain of two threads beside the kernel's", one / two / kernel_gain, 0.9, "");
}

void check_limits(double load_s, double p99_us, Targets& targets) {
  targets.at_most("load of the snapshot", load_s, 3, "s");
  targets.at_most("memory with the snapshot loaded", peak_mb(), 1024, "MB");
  targets.at_most("one focal point, p99", p99_us, 100, "us");
}

/// \param kernel   reference to run beside it; empty: none
/// \param targets  asked of the last and largest file only; else null
bool measure(const std::string& path, const std::string& kernel, Targets* targets) {
  const double start = now_s();
  auto snapshot = load(path);
  if (!snapshot.has_value()) {
    std::fprintf(stderr, "%s: %s\n", path.c_str(), snapshot.error().message.c_str());
    return false;
  }
  const double load_s = now_s() - start;
  const auto rules = read_rules(snapshot.value().documents());
  const double before_engine = now_s();
  const CliqueEngine engine(snapshot.value(), rules, {});
  const double engine_s = now_s() - before_engine;

  WalkStats stats;
  const double one = median_time_of([&] { stats = engine.count({}, {.threads = 1}); });
  const double two = median_time_of([&] { stats = engine.count({}, {.threads = 2}); });
  const auto nodes = static_cast<double>(snapshot.value().node_count());
  const auto links = static_cast<double>(snapshot.value().link_count());
  std::printf("%s: %.0f nodes, %.0f links, %llu cliques\n", path.c_str(), nodes, links,
              static_cast<unsigned long long>(stats.cliques));
  std::printf("  load %.3f s, engine %.3f s: %.0f ns an object or link\n", load_s, engine_s,
              (load_s + engine_s) / (nodes + links) * 1e9);
  print_time("all cliques, 1 thread", one, stats);
  print_time("all cliques, 2 threads", two, stats);
  const double p99_us = print_focal_times(engine);
  if (targets != nullptr) {
    compare_with_kernel(kernel, one, two, *targets);
    check_limits(load_s, p99_us, *targets);
  }
  return print_beside_sql(engine, path);
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> arguments(argv + 1, argv + argc);
  std::string kernel;
  if (arguments.size() > 2 && arguments[0] == "--kernel") {
    kernel = arguments[1];
    arguments.erase(arguments.begin(), arguments.begin() + 2);
  }
  if (arguments.empty()) {
    std::fprintf(stderr, "usage: clique_bench [--kernel \"COMMAND\"] FILE.db...\n");
    return 2;
  }
  Targets targets;
  for (const auto& path : arguments) {
    const bool is_largest = &path == &arguments.back();
    if (!measure(path, kernel, is_largest ? &targets : nullptr)) return 4;
  }
  return targets.all_met() ? 0 : 1;
}

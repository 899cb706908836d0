/// All cliques of inventory files, in memory, beside the least that any engine could do.
///
///   clique_bench [--kernel "COMMAND"] FILE.db...
///
/// FILE.db are inventory files of the program, small to large: the growth per link is printed.
/// COMMAND runs a reference in the same minute and prints `"run_s":SECONDS` among other things; it
/// is given ` --threads N` at its end.

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "toposcope/graph/clique_engine.h"
#include "toposcope/graph/snapshot_builder.h"
#include "toposcope/store/graph_store.h"

namespace {

using toposcope::graph::CliqueEngine;
using toposcope::graph::GraphSnapshot;
using toposcope::graph::WalkStats;

constexpr int kRepeats = 9;

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

void print_focal_times(const CliqueEngine& engine) {
  std::vector<double> times;
  for (const auto& job : engine.jobs()) {
    for (const auto node : job.focal_points) {
      times.push_back(time_of([&] { static_cast<void>(engine.cliques_of(node)); }));
    }
  }
  if (times.empty()) return;
  std::sort(times.begin(), times.end());
  const auto at = [&](std::size_t percent) {
    return times[(times.size() - 1) * percent / 100] * 1e6;
  };
  std::printf("  one focal point: p50 %.1f us, p99 %.1f us, max %.1f us\n", at(50), at(99),
              at(100));
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

void print_beside_kernel(const std::string& kernel, double one, double two) {
  const double kernel_one = kernel_time(kernel, 1);
  const double kernel_two = kernel_time(kernel, 2);
  if (kernel_one == 0 || kernel_two == 0) return;
  std::printf("  kernel: %.4f s, %.4f s with two threads\n", kernel_one, kernel_two);
  std::printf(
      "  speed beside the kernel %.2f (target 0.50); gain of two threads %.2f of its %.2f "
      "(target 0.90)\n",
      kernel_one / one, (one / two) / (kernel_one / kernel_two), kernel_one / kernel_two);
}

bool measure(const std::string& path, const std::string& kernel) {
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
  const auto links = static_cast<double>(snapshot.value().link_count());
  std::printf("%s: %zu nodes, %zu links, %llu cliques\n", path.c_str(),
              snapshot.value().node_count(), snapshot.value().link_count(),
              static_cast<unsigned long long>(stats.cliques));
  std::printf("  load %.3f s, engine %.3f s: %.0f ns a link\n", load_s, engine_s,
              (load_s + engine_s) / links * 1e9);
  print_time("all cliques, 1 thread", one, stats);
  print_time("all cliques, 2 threads", two, stats);
  print_focal_times(engine);
  print_beside_kernel(kernel, one, two);
  return true;
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
  bool all_read = true;
  for (const auto& path : arguments) {
    // The reference knows one inventory: the last and largest.
    all_read = measure(path, &path == &arguments.back() ? kernel : "") && all_read;
  }
  return all_read ? 0 : 4;
}

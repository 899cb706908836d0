/// Folding three kinds of graphs, small to large, beside the naive way: recolouring everything
/// round by round, as long as that ends within a minute.
///
///   fold_bench
///
/// Both ways must find the same folds.  Ends with 1 when they do not or when a target is missed.

#include "toposcope/graph/fold.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <string>
#include <vector>

#include "bench/targets.h"
#include "fold/fold_worlds.h"
#include "fold/naive_fold.h"

namespace {

using toposcope::graph::Folding;
using toposcope::graph::FoldInput;

using toposcope::bench::Targets;

constexpr int kRepeats = 5;
constexpr std::array<std::uint32_t, 3> kSizes = {1'000, 10'000, 100'000};

/// A kind of graph.
struct World {
  const char* name;
  FoldInput (*make)(std::uint32_t nodes);
  std::uint32_t naive_limit;  ///< Nodes; the naive way takes minutes beyond.
  double limit_s;             ///< Target for the largest.
};

constexpr std::array<World, 3> kWorlds = {{
    {"site", toposcope::testing::site_world, 100'000, 0.5},
    {"noise", toposcope::testing::noise_world, 100'000, 0.5},
    {"row", toposcope::testing::row_world, 1'000, 0.5},
}};

double now_s() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

template <typename Work>
double median_time_of(int repeats, const Work& work) {
  std::vector<double> times;
  for (int i = 0; i < repeats; ++i) {
    const double start = now_s();
    work();
    times.push_back(now_s() - start);
  }
  std::sort(times.begin(), times.end());
  return times[times.size() / 2];
}

/// \return whether the naive way finds the same
bool print_beside_naive(const FoldInput& input, const Folding& folding, double own_s) {
  Folding naive;
  const double naive_s = median_time_of(1, [&] { naive = toposcope::testing::naive_fold(input); });
  std::printf("  naive %9.3f s, %.0f times", naive_s, naive_s / own_s);
  if (naive.fold_of == folding.fold_of && naive.box_fold_of == folding.box_fold_of) return true;
  std::fprintf(stderr, "\nthe naive way finds other folds\n");
  return false;
}

bool run(const World& world, Targets& targets) {
  bool same = true;
  double before_us = 0;
  for (const std::uint32_t size : kSizes) {
    const FoldInput input = world.make(size);
    Folding folding;
    const double own_s =
        median_time_of(kRepeats, [&] { folding = toposcope::graph::fold_equivalents(input); });
    const double us_each = own_s * 1e6 / static_cast<double>(input.nodes.size());
    std::printf("  %-6s %7zu nodes %7zu links %9.5f s %6.3f us a node", world.name,
                input.nodes.size(), input.links.size(), own_s, us_each);
    if (before_us > 0) std::printf(", growth %.2f", us_each / before_us);
    before_us = us_each;
    std::printf(", %zu folds, %zu of boxes", folding.folds.size(), folding.box_folds.size());
    if (size <= world.naive_limit) same = print_beside_naive(input, folding, own_s) && same;
    std::printf("\n");
    if (size == kSizes.back()) {
      targets.at_most(std::string(world.name) + ": folding", own_s, world.limit_s, "s");
    }
  }
  return same;
}

}  // namespace

int main() {
  Targets targets;
  bool same = true;
  for (const World& world : kWorlds) same = run(world, targets) && same;
  return same && targets.all_met() ? 0 : 1;
}

/// Layouts of growing clouds: by tiers beside Graphviz's dot on the same drawing in the same run,
/// and what moves when a little is added.
///
///   layout_bench
///
/// Ends with 1 when a target is missed.

#include "toposcope/graph/layout.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <limits>
#include <string>
#include <vector>

#include "toposcope/graph/graphviz_layout.h"

#include "bench/targets.h"

namespace {

using toposcope::graph::GraphvizEngine;
using toposcope::graph::kNone;
using toposcope::graph::Layout;
using toposcope::graph::LayoutInput;
using toposcope::graph::LayoutPoint;

/// A cloud as a clique sees it: hosts with instances, vNICs and bridges, switches, networks.
class Cloud {
 public:
  Cloud(std::uint32_t hosts, std::uint32_t instances) {
    input.fabric_column = 7;
    for (std::uint32_t host = 0; host < hosts; ++host) add_host(host, instances);
    for (std::uint32_t number = 0; number < 4; ++number) add_switch(number, hosts);
    for (std::uint32_t number = 0; number < 20; ++number) {
      const std::uint32_t network = add("net-" + std::to_string(number), 8, kNone, 113);
      for (std::uint32_t host = number % 3; host < hosts; host += 3) link(bonds_[host], network);
    }
  }

  std::uint32_t add(const std::string& key, std::uint32_t column, std::uint32_t box, float width) {
    input.nodes.push_back({key, key, column, box, width, 36});
    return static_cast<std::uint32_t>(input.nodes.size() - 1);
  }

  void link(std::uint32_t source, std::uint32_t target) { input.links.push_back({source, target}); }

  LayoutInput input;

 private:
  void add_host(std::uint32_t host, std::uint32_t instances) {
    const std::string name = std::to_string(host);
    input.boxes.push_back({.key = "host-" + name, .head_height = 26});
    const std::uint32_t ovs = add("ovs-" + name, 3, host, 72);
    const std::uint32_t otep = add("otep-" + name, 4, host, 95);
    bonds_.push_back(add("bond-" + name, 6, host, 76));
    link(ovs, otep);
    link(otep, bonds_.back());
    for (std::uint32_t i = 0; i < instances; ++i) {
      const std::string number = name + "-" + std::to_string(i);
      const std::uint32_t instance = add("vm-" + number, 0, host, 126);
      const std::uint32_t vnic = add("tap-" + number, 1, host, 122);
      const std::uint32_t bridge = add("qbr-" + number, 2, host, 122);
      link(instance, vnic);
      link(vnic, bridge);
      link(bridge, ovs);
    }
  }

  void add_switch(std::uint32_t number, std::uint32_t hosts) {
    const std::string name = "leaf-" + std::to_string(number);
    const std::uint32_t head = add(name, 8, kNone, 113);
    const auto box = static_cast<std::uint32_t>(input.boxes.size());
    input.boxes.push_back(
        {.key = name, .head_height = 28, .margin = 8, .row_pitch = 46, .head = head});
    for (std::uint32_t host = 0; host < hosts; ++host) {
      const std::uint32_t port = add(name + "-" + std::to_string(host), 7, box, 97);
      link(bonds_[host], port);
      link(head, port);
    }
  }

  std::vector<std::uint32_t> bonds_;
};

/// Seconds of the fastest of several runs.
template <typename Action>
double fastest(int runs, const Action& action) {
  double best = std::numeric_limits<double>::max();
  for (int i = 0; i < runs; ++i) {
    const auto start = std::chrono::steady_clock::now();
    action();
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    best = std::min(best, took.count());
  }
  return best;
}

double seconds_of(const LayoutInput& input) {
  return fastest(5, [&] { static_cast<void>(toposcope::graph::lay_out_tiers(input)); });
}

/// How far the nodes that both layouts have are from where they were; they come first in both.
struct Movement {
  double share = 0;     ///< Of nodes that moved.
  double greatest = 0;  ///< In parts of the diagonal.
};

Movement movement(const Layout& before, const Layout& after, std::size_t common) {
  Movement out;
  const double diagonal = std::hypot(before.bounds.width, before.bounds.height);
  std::size_t moved = 0;
  for (std::size_t i = 0; i < common; ++i) {
    const LayoutPoint from = before.nodes[i].centre();
    const LayoutPoint to = after.nodes[i].centre();
    const double distance = std::hypot(to.x - from.x, to.y - from.y);
    if (distance > 0) ++moved;
    out.greatest = std::max(out.greatest, distance / diagonal);
  }
  out.share = static_cast<double>(moved) / static_cast<double>(common);
  return out;
}

/// Adds `instances` with their vNICs to hosts all over the cloud.
Movement grow(Cloud cloud, const Layout& before, std::uint32_t instances) {
  const std::size_t common = cloud.input.nodes.size();
  const auto hosts = static_cast<std::uint32_t>(cloud.input.boxes.size()) - 4;
  for (std::uint32_t i = 0; i < instances; ++i) {
    const std::uint32_t host = i * 7919 % hosts;
    const std::uint32_t vm = cloud.add("new-vm-" + std::to_string(i), 0, host, 126);
    cloud.link(vm, cloud.add("new-tap-" + std::to_string(i), 1, host, 122));
  }
  cloud.input.previous = &before;
  return movement(before, toposcope::graph::lay_out_tiers(cloud.input), common);
}

/// Adds one leaf beside the only tunnel end of the first host, where rows are free.
Movement add_leaf(Cloud cloud, const Layout& before) {
  const std::size_t common = cloud.input.nodes.size();
  cloud.link(0, cloud.add("leaf", 4, 0, 95));
  cloud.input.previous = &before;
  return movement(before, toposcope::graph::lay_out_tiers(cloud.input), common);
}

void report(const char* what, const Movement& moved) {
  std::printf("  %-44s %6.2f %% moved, at most by %.3f %% of the diagonal\n", what,
              moved.share * 100, moved.greatest * 100);
}

void measure_growth(toposcope::bench::Targets& targets) {
  struct Size {
    std::uint32_t hosts, instances;
  };
  double before = 0;
  double per_node = 0;
  std::printf("layout by tiers\n");
  for (const auto [hosts, instances] : {Size{4, 12}, Size{14, 40}, Size{50, 40}, Size{100, 80}}) {
    const Cloud cloud(hosts, instances);
    const double seconds = seconds_of(cloud.input);
    before = per_node;
    per_node = seconds / static_cast<double>(cloud.input.nodes.size());
    std::printf("  %6zu nodes, %6zu links: %8.2f ms, %.2f us a node\n", cloud.input.nodes.size(),
                cloud.input.links.size(), seconds * 1e3, per_node * 1e6);
    if (cloud.input.nodes.size() < 210) targets.at_most("200 nodes", seconds * 1e3, 10, "ms");
    if (hosts == 50) targets.at_most("6,500 nodes", seconds, 2, "s");
  }
  targets.at_most("time a node, 25,000 beside 6,500 nodes", per_node / before, 2, "times");
}

bool measure_beside_dot(toposcope::bench::Targets& targets) {
  const Cloud cloud(14, 44);
  const double tiers = seconds_of(cloud.input);
  bool has_dot = true;
  const double dot = fastest(2, [&] {
    has_dot =
        toposcope::graph::lay_out_with_graphviz(cloud.input, GraphvizEngine::kDot).has_value();
  });
  if (!has_dot) {
    std::fprintf(stderr, "dot cannot be run\n");
    return false;
  }
  std::printf("beside dot, %zu nodes: %.1f ms, dot %.0f ms\n", cloud.input.nodes.size(),
              tiers * 1e3, dot * 1e3);
  targets.at_least("faster than dot at 2,000 nodes", dot / tiers, 10, "times");
  return true;
}

void measure_stability(toposcope::bench::Targets& targets) {
  const Cloud cloud(50, 40);
  const Layout before = toposcope::graph::lay_out_tiers(cloud.input);
  std::printf("stability, %zu nodes\n", cloud.input.nodes.size());
  const Movement leaf = add_leaf(cloud, before);
  report("one leaf where a row is free", leaf);
  const Movement full = grow(cloud, before, 1);
  report("one instance in a host that is full", full);
  report("100 instances all over", grow(cloud, before, 100));
  targets.at_most("nodes moved by one leaf", leaf.share * 100, 0, "%");
  targets.at_most("greatest move by one instance", full.greatest * 100, 1, "% diag");
}

}  // namespace

int main() {
  toposcope::bench::Targets targets;
  measure_growth(targets);
  if (!measure_beside_dot(targets)) return 4;
  measure_stability(targets);
  return targets.all_met() ? 0 : 1;
}

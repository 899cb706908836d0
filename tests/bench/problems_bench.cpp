/// Causes among ill nodes as a cloud grows, beside one impact() call for each ill node.
///
///   problems_bench [MACHINES...]
///
/// Makes clouds in memory: racks of hosts with machines, two leaves a rack, spines.  Ends with 1
/// when a target is missed or the two sides disagree about cliques.

#include "query/problems.h"

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "toposcope/graph/impact.h"
#include "toposcope/graph/snapshot_builder.h"

#include "bench/targets.h"
#include "query/loaded_revision.h"

namespace {

using namespace toposcope;  // NOLINT(google-build-using-namespace): a program of one file
using Clock = std::chrono::steady_clock;

constexpr std::size_t kIll = 2000;

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

void require(const model::Status& status) {
  if (status.has_value()) return;
  std::fprintf(stderr, "%s\n", status.error().message.c_str());
  std::exit(4);
}

/// Sends a cloud: machine - vnic - vconnector - vedge - host_pnic - switch_pnic - switch.
class Cloud {
 public:
  explicit Cloud(std::size_t machines) : machines_(machines) {}

  [[nodiscard]] graph::GraphSnapshot make() {
    const std::vector<std::string> types = {"instance",  "vnic",        "vconnector", "vedge",
                                            "host_pnic", "switch_pnic", "switch"};
    require(builder_.put_name(model::NameKind::kEnvironment, 1, "cloud"));
    for (std::uint32_t i = 0; i < types.size(); ++i) {
      require(builder_.put_name(model::NameKind::kNodeType, i + 1, types[i]));
      if (i > 0)
        require(builder_.put_name(model::NameKind::kLinkType, i, types[i - 1] + "-" + types[i]));
    }
    put_rules();
    put_counts();
    for (std::size_t i = 0; i < machines_; ++i) put_machine();
    for (const auto& [source, target, type] : links_) put_link(source, target, type);
    auto built = std::move(builder_).build();
    if (!built.has_value()) require(built.error());
    return std::move(built).value();
  }

 private:
  static constexpr std::size_t kMachinesAHost = 40;
  static constexpr std::size_t kHostsARack = 40;

  void put_rules() {
    require(builder_.put_document({"environments_config", "cloud", "cloud",
                                   R"({"name": "cloud", "distribution": "any"})", 1}));
    require(builder_.put_document(
        {"clique_types", "ANY", "full",
         R"({"_id": "full", "name": "full", "environment": "ANY", "focal_point_type": "instance",
             "link_types": ["instance-vnic", "vnic-vconnector", "vconnector-vedge",
                            "vedge-host_pnic", "host_pnic-switch_pnic", "switch_pnic-switch"]})",
         2}));
  }

  void put_counts() {
    for (std::uint32_t type = 1; type <= 6; ++type)
      require(builder_.put_link_count({1, type, model::Implicit::kFalse, machines_}));
  }

  std::int64_t put_node(std::uint32_t type) {
    const std::string key = "n" + std::to_string(++rows_);
    require(builder_.put_node({model::NodeRow{rows_}, 1, type, 0, false, key, key, key}));
    return rows_;
  }

  void link(std::int64_t source, std::int64_t target, std::uint32_t type) {
    links_.push_back({source, target, type});
  }

  void put_machine() {
    if (made_ % (kMachinesAHost * kHostsARack) == 0) leaves_ = {put_node(7), put_node(7)};
    if (made_ % kMachinesAHost == 0) put_host();
    ++made_;
    const std::int64_t machine = put_node(1);
    for (int nic = 0; nic < 2; ++nic) {
      const std::int64_t vnic = put_node(2);
      const std::int64_t bridge = put_node(3);
      link(machine, vnic, 1);
      link(vnic, bridge, 2);
      link(bridge, edge_, 3);
    }
  }

  void put_host() {
    edge_ = put_node(4);
    for (const std::int64_t leaf : leaves_) {
      const std::int64_t pnic = put_node(5);
      const std::int64_t port = put_node(6);
      link(edge_, pnic, 4);
      link(pnic, port, 5);
      link(port, leaf, 6);
    }
  }

  void put_link(std::int64_t source, std::int64_t target, std::uint32_t type) {
    const std::string key = "l" + std::to_string(++link_rows_);
    require(builder_.put_link({model::LinkRow{link_rows_}, 1, type, model::NodeRow{source},
                               model::NodeRow{target}, model::Implicit::kFalse, 0, key, ""}));
  }

  struct Link {
    std::int64_t source, target;
    std::uint32_t type;
  };

  std::size_t machines_, made_ = 0;
  graph::SnapshotBuilder builder_{false};
  std::vector<Link> links_;
  std::vector<std::int64_t> leaves_;
  std::int64_t edge_ = 0, rows_ = 0, link_rows_ = 0;
};

/// Two leaves with a bad supply, dead ports with the machines behind them, and noise.
std::vector<query::IllNode> ill_nodes(const graph::GraphSnapshot& snapshot) {
  std::mt19937_64 random(7);
  std::set<model::NodeId> chosen;
  std::vector<query::IllNode> out;
  const auto add = [&](model::NodeId node, model::StatusValue value) {
    if (!chosen.insert(node).second) return;
    query::IllNode& one = out.emplace_back();
    one.row = snapshot.row(node);
    one.value = value;
  };
  std::size_t leaves = 0;
  for (std::uint32_t i = 0; i < snapshot.node_count() && leaves < 2; ++i) {
    if (snapshot.node_types()[snapshot.type(model::NodeId{i})] != "switch") continue;
    add(model::NodeId{i}, model::StatusValue::kWarning);
    ++leaves;
  }
  while (out.size() < std::min(kIll, snapshot.node_count() / 4)) {
    add(model::NodeId{static_cast<std::uint32_t>(random() % snapshot.node_count())},
        random() % 3 == 0 ? model::StatusValue::kError : model::StatusValue::kWarning);
  }
  return out;
}

struct Measured {
  std::size_t objects = 0;
  double ours_s = 0, naive_s = 0;
};

Measured measure(std::size_t machines) {
  const query::LoadedRevision loaded(1, Cloud(machines).make());
  const graph::GraphSnapshot& snapshot = loaded.snapshot();
  const graph::CliqueEngine& engine = loaded.engine(graph::Semantics::kCalipso);
  const auto ill = ill_nodes(snapshot);
  auto start = Clock::now();
  const query::Problems problems = query::find_problems(engine, ill, {});
  Measured out{snapshot.node_count() + snapshot.link_count(), seconds_since(start), 0};

  // The naive way: an impact() for each; a share of them, for all take minutes.
  constexpr std::size_t kShare = 40;
  std::size_t asked = 0;
  start = Clock::now();
  for (const query::ProblemRow& row : problems.rows) {
    if (asked == kShare) break;
    ++asked;
    const auto hits = graph::impact(engine, {{*snapshot.find(row.cause.row)}, {}}, {});
    if (hits.size() == row.cliques_hurt) continue;
    std::fprintf(stderr, "%s: %zu cliques, not %zu\n", row.cause.key.c_str(), hits.size(),
                 row.cliques_hurt);
    std::exit(1);
  }
  out.naive_s = seconds_since(start) / static_cast<double>(asked) * static_cast<double>(ill.size());
  std::printf("%9zu objects, %zu ill, %zu causes: %.3f s; one impact() each: %.1f s, %.0f times\n",
              snapshot.node_count(), problems.ill, problems.rows.size(), out.ours_s, out.naive_s,
              out.naive_s / out.ours_s);
  return out;
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::size_t> sizes;
  for (int i = 1; i < argc; ++i) sizes.push_back(std::strtoull(argv[i], nullptr, 10));
  if (sizes.empty()) sizes = {20'000, 66'000, 198'000};
  std::vector<Measured> all;
  for (const std::size_t size : sizes) all.push_back(measure(size));
  bench::Targets targets;
  targets.at_most("causes among 2,000 ill nodes of the largest", all.back().ours_s, 2.0, "s");
  targets.at_least("one impact() each, times as long", all.back().naive_s / all.back().ours_s, 10,
                   "");
  const double growth =
      (all.back().ours_s / all.front().ours_s) /
      (static_cast<double>(all.back().objects) / static_cast<double>(all.front().objects));
  targets.at_most("growth of time over growth of the cloud", growth, 2.0, "");
  return targets.all_met() ? 0 : 1;
}

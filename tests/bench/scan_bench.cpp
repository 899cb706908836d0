/// A scan of simulated clouds by the program, beside the least that any scan must do: parse all
/// answers once.
///
///   scan_bench TOPOSCOPE FOLDER [LARGEST]
///
/// Each cloud is first written as a recording, then replayed by the program in a process of its
/// own.  LARGEST: how many of the three sizes; default all.  Ends with 1 when a target is missed.

#include "toposcope/discovery/scan.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>

#include <nlohmann/json.hpp>
#include <sys/resource.h>

#include "toposcope/discovery/recording.h"
#include "toposcope/ingest/calipso_feed.h"
#include "toposcope/store/graph_store.h"

#include "bench/child_process.h"
#include "bench/targets.h"
#include "discovery_scan/simulated_hosts.h"

namespace {

namespace discovery = toposcope::discovery;
using toposcope::bench::Targets;
using toposcope::bench::Usage;
using toposcope::testing::CloudPlan;
using toposcope::testing::CloudSize;

constexpr const char* kEnvironment =
    R"({"name":"big","environment_type":"OpenStack","distribution":"Debian",)"
    R"("distribution_version":"12","mechanism_drivers":["OVS"],"type_drivers":"vxlan",)"
    R"("object_shape":"2020","configuration":[{"name":"OpenStack"},{"name":"CLI"}]})";

class StoppedClock final : public discovery::Clock {
 public:
  toposcope::model::UtcMicros now() override { return {}; }
};

class Silent final : public discovery::ScanObserver {
 public:
  void progress(std::uint64_t, std::uint64_t, std::string_view) override {}
  void message(const toposcope::store::Message&) override {}
};

template <typename T>
T must(toposcope::model::Result<T> result) {
  if (result.has_value()) return std::move(result).value();
  std::fprintf(stderr, "%s\n", result.error().message.c_str());
  std::exit(4);
}

void must(const toposcope::model::Status& status) {
  if (status.has_value()) return;
  std::fprintf(stderr, "%s\n", status.error().message.c_str());
  std::exit(4);
}

/// Scans the plan, so that what is recorded is what a scan asks.
void record(const CloudSize& size, const std::filesystem::path& folder) {
  const CloudPlan plan(size);
  discovery::SourceSet live;
  live.api = std::make_shared<toposcope::testing::SimulatedApi>(plan);
  live.hosts = std::make_shared<toposcope::testing::SimulatedHosts>(plan);
  live.clock = std::make_shared<StoppedClock>();
  const auto sources =
      must(discovery::record_into(folder, live, {.environment = kEnvironment, .secrets = {}}));
  const auto store = must(toposcope::store::open_sqlite_store({.path = folder / "recorded.db"}));
  toposcope::store::ImportOptions options;
  options.source = "bench";
  auto import = must(store->begin_import(options));
  toposcope::ingest::CalipsoFeed feed({}, *import);
  must(feed.put("environments_config", kEnvironment));
  must(import->commit());
  import.reset();
  discovery::ScanRequest request;
  request.environment = "big";
  Silent silent;
  const auto outcome = must(discovery::run_scan(*store, request, sources, silent, {}));
  std::size_t shown = 0;
  for (const auto& failure : outcome.failures) {
    if (++shown > 5) break;
    std::printf("  %s at %s:%s: %s\n", failure.fetcher.c_str(), failure.parent_type.c_str(),
                failure.parent_id.c_str(), failure.message.c_str());
  }
  must(discovery::finish_recording(folder));
}

double cpu_now() {
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
  };
  return seconds(used.ru_utime) + seconds(used.ru_stime);
}

/// Every line of the recording into a DOM.
double parse_floor(const std::filesystem::path& folder) {
  std::size_t values = 0;
  const double start = cpu_now();
  for (const char* name : {"api.jsonl", "commands.jsonl"}) {
    std::ifstream file(folder / name);
    for (std::string line; std::getline(file, line);) values += nlohmann::json::parse(line).size();
  }
  const double spent = cpu_now() - start;
  if (values == 0) std::exit(4);
  return spent;
}

std::uint64_t objects_of(const nlohmann::json& told) {
  std::uint64_t objects = 0;
  for (const char* kind : {"nodes", "links"}) {
    for (const auto& [type, counts] : told[kind].items()) {
      objects += counts["added"].get<std::uint64_t>();
    }
  }
  return objects;
}

/// \return CPU microseconds an object or link
double measure(const std::string& program, const std::filesystem::path& folder,
               const CloudSize& size, double& times_floor) {
  std::filesystem::remove_all(folder);
  record(size, folder);
  const std::string answer = (folder / "answer.json").string();
  const Usage usage = toposcope::bench::run_process(
      {program, "scan", "--quiet", "--json", "--db", (folder / "replayed.db").string(), "--env",
       "big", "--replay", folder.string()},
      answer);
  std::ifstream file(answer);
  const auto told = nlohmann::json::parse(file, nullptr, false);
  if (!told.is_object() || !told.contains("nodes")) {
    std::fprintf(stderr, "the scan ended with %d and no answer\n", usage.exit_code);
    std::exit(4);
  }
  const auto objects = static_cast<double>(objects_of(told));
  const double floor_s = parse_floor(folder);
  const double each = usage.cpu_s / objects * 1e6;
  times_floor = usage.cpu_s / floor_s;
  std::printf(
      "%5d hosts, %6d instances: %s, %8.0f objects and links; wall %7.2f s, cpu %7.2f s, "
      "%6.0f MB; %6.1f us each; floor %6.2f s, x %5.1f\n",
      size.compute_hosts, size.instances, told["verdict"].get<std::string>().c_str(), objects,
      usage.wall_s, usage.cpu_s, usage.peak_mb, each, floor_s, times_floor);
  std::fflush(stdout);
  std::filesystem::remove_all(folder);
  return each;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fprintf(stderr, "usage: scan_bench TOPOSCOPE FOLDER [LARGEST]\n");
    return 2;
  }
  const CloudSize sizes[] = {{100, 2'000, 50}, {300, 6'000, 50}, {1'000, 20'000, 50}};
  const int largest = argc > 3 ? std::atoi(argv[3]) : 3;
  const std::filesystem::path folder = std::filesystem::path(argv[2]) / "scan-bench";
  double first = 0;
  double last = 0;
  double times_floor = 0;
  for (int i = 0; i < largest && i < 3; ++i) {
    last = measure(argv[1], folder, sizes[i], times_floor);
    if (i == 0) first = last;
  }
  Targets targets;
  targets.at_most("cpu an object, largest beside smallest", last / first, 1.3, "times");
  std::printf("  cpu beside the floor: %.1f times\n", times_floor);
  return targets.all_met() ? 0 : 1;
}

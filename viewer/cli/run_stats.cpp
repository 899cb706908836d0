#include "run_stats.h"

#include <algorithm>
#include <cstdint>
#include <thread>

#include <sys/resource.h>

#include "json_text.h"

namespace toposcope::cli {
namespace {

std::uint64_t peak_bytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<std::uint64_t>(usage.ru_maxrss) * 1024;  // Linux counts kilobytes
}

}  // namespace

double Stopwatch::lap() {
  const auto now = std::chrono::steady_clock::now();
  const std::chrono::duration<double> passed = now - last_;
  last_ = now;
  return passed.count();
}

std::string to_json_line(const RunStats& stats) {
  return to_line(
      {{"load_s", stats.load_s},
       {"compute_s", stats.compute_s},
       {"output_s", stats.output_s},
       {"cliques", stats.walk.cliques},
       {"links", stats.walk.links},
       {"links_examined", stats.examined_known ? Json(stats.walk.links_examined) : Json(nullptr)},
       {"threads", stats.threads},
       {"peak_bytes", peak_bytes()}});
}

unsigned default_threads() { return std::max(1U, std::thread::hardware_concurrency()); }

}  // namespace toposcope::cli

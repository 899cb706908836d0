#pragma once

#include <chrono>
#include <string>

#include "toposcope/graph/clique_engine.h"

namespace toposcope::cli {

/// Wall time since construction or the last lap [s].
class Stopwatch {
 public:
  double lap();

 private:
  std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
};

/// What `--stats` says of one run.
struct RunStats {
  double load_s = 0;
  double compute_s = 0;
  double output_s = 0;
  graph::WalkStats walk;
  bool examined_known = true;  ///< False for a single focal point, whose walk is not counted.
  unsigned threads = 1;
};

/// One JSON object; adds the peak of resident memory of this process.
[[nodiscard]] std::string to_json_line(const RunStats& stats);

/// Threads to use when the user does not say: one a processor.
[[nodiscard]] unsigned default_threads();

}  // namespace toposcope::cli

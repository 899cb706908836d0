#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "toposcope/model/result.h"

namespace toposcope::cli {

/// Work that must not share a process: Graphviz is not thread-safe.
struct ProcessJob {
  unsigned workers = 1;
  std::size_t items = 0;

  /// Makes what one worker needs, in the worker; returns the function that does item i and yields
  /// a text of one line.
  using DoItem = std::function<model::Result<std::string>(std::size_t item)>;
  std::function<model::Result<DoItem>()> start;

  std::function<void(std::size_t done, std::size_t total)> progress = {};
};

/// Runs the items in forked processes, item i in worker i modulo workers.
///
/// The caller must run no other thread and hold no open store: neither survives a fork.
/// \return the texts, indexed by item; or the first error of a worker, which ends the others
/// \retval kIo  a process or pipe cannot be made, or a worker died
/// \throws std::runtime_error with the text of an exception that left a worker's function
[[nodiscard]] model::Result<std::vector<std::string>> run_in_processes(const ProcessJob& job);

}  // namespace toposcope::cli

#pragma once

/// \file
/// `toposcope serve --scans`: runs what ScanManager decides until it is told to end.

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>

#include "toposcope/model/result.h"

#include "console.h"
#include "scan_child.h"

namespace toposcope::cli {

struct ServeOptions {
  std::string db;
  std::size_t parallel = 2;
  std::string scan_program = "/proc/self/exe";  ///< \see ScanChildren
  std::chrono::milliseconds patience{10'000};   ///< Between SIGTERM and SIGKILL of scans.
};

/// The right to run scans of an inventory: one program at a time has it, and loses it when it ends,
/// however it ends.
class ServeLock {
 public:
  /// \retval kUnavailable  another one has it; the message says who
  /// \retval kIo           the lock file beside the inventory cannot be written
  [[nodiscard]] static model::Result<ServeLock> take(const std::string& db);

  /// Who has it, as "process 123 since 2026-11-26T11:48:37Z"; nullopt: nobody.
  [[nodiscard]] static std::optional<std::string> holder(const std::string& db);

 private:
  explicit ServeLock(Descriptor file) : file_(std::move(file)) {}

  Descriptor file_;
};

/// Until SIGTERM, SIGINT or SIGHUP; then scans get SIGTERM, and SIGKILL after a while.
/// \return an error of the lock, or of the store unless it can be tried again
[[nodiscard]] model::Status serve_scans(const ServeOptions& options, const Console& console);

}  // namespace toposcope::cli

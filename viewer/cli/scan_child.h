#pragma once

/// \file
/// Scans as processes of their own: what crashes or is killed there does no harm here.

#include <cstddef>
#include <string>
#include <vector>

#include <sys/types.h>

#include "scan_manager.h"
#include "signal_watch.h"

namespace toposcope::cli {

/// Runs `PROGRAM scan --db=F ... --json --quiet` for each, as a group of processes of its own. Each
/// gets SIGTERM when this program ends, however it ends.  For one thread: that which made it must
/// outlive it.
class ScanChildren final : public ScanRunner {
 public:
  /// \param program  e.g. this program itself
  ScanChildren(std::string program, std::string db);
  /// Kills those that still run.
  ~ScanChildren() override;
  ScanChildren(const ScanChildren&) = delete;
  ScanChildren& operator=(const ScanChildren&) = delete;

  [[nodiscard]] model::Result<int> start(const discovery::ScanArguments& arguments) override;
  [[nodiscard]] std::vector<EndedScan> take_ended() override;

  /// To all of a scan's processes: a program that scans may be a script that starts the one that
  /// does.
  void signal_all(int signal);
  /// Processes that a scan which has ended left behind; they have got SIGTERM.
  [[nodiscard]] bool has_rests();

 private:
  struct Child {
    pid_t process = -1;
    Descriptor out, err;
  };

  std::string program_, db_;
  std::vector<Child> children_;
  std::vector<pid_t> rests_;  ///< Groups that had processes when their first one ended.
};

}  // namespace toposcope::cli

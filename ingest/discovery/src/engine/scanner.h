#pragma once

/// \file
/// The scan itself: tasks, level by level.

#include <cstdint>
#include <functional>
#include <set>
#include <stop_token>
#include <string>
#include <vector>

#include "toposcope/model/result.h"

#include "engine/fetch_log.h"
#include "engine/staging.h"
#include "engine/task.h"

namespace toposcope::discovery {

/// Runs a task and all that follow from it, breadth first: a level is fetched and saved before the
/// next begins, because rules of fetchers look for what earlier levels brought.
///
/// Within a level tasks of one host are a lane, done in order, each seeing what those before it
/// brought; lanes do not see each other and are done by several threads.  At the end of the level
/// all is taken over in the order of the queue.  So the result does not depend on how many threads
/// there are, nor on who is done first.
///
/// A scanner is run on an object once a scan, however many ways lead there.
class Scanner {
 public:
  /// Told the origin of a fetch of which not everything was answered, before the next level.
  using Unanswered = std::function<void(const std::string& origin)>;

  /// \param tasks_done  and those known so far; called on the thread of run()
  using Progress = std::function<void(std::uint64_t tasks_done, std::uint64_t tasks_known)>;

  Scanner(const ScanSetting& setting, unsigned jobs, Progress progress);

  /// Told what is not known of an object that the scan has brought, before the next level.
  using Unknown = std::function<void(const UnknownMember& member)>;

  void on_unanswered(Unanswered unanswered) { unanswered_ = std::move(unanswered); }
  void on_unknown(Unknown unknown) { unknown_ = std::move(unknown); }

  /// \retval kCancelled    stop was requested
  /// \retval kUnavailable  memory or threads ran out
  [[nodiscard]] model::Status run(ScanTask first, Staging& staging, FetchLog& log,
                                  const std::stop_token& stop);

  /// Whether the first questions of all were not answered, so that nothing below is known: all of
  /// them, or that for regions.  The scan then ended there.
  [[nodiscard]] bool has_failed_at_root() const noexcept { return failed_at_root_; }

 private:
  [[nodiscard]] model::Result<std::vector<TaskResult>> run_level(const Staging& staging,
                                                                 const std::stop_token& stop);
  void merge(std::vector<TaskResult> results, Staging& staging, FetchLog& log);
  void queue(std::vector<ScanChild> children, const Staging& staging);
  void judge_root(const std::vector<TaskResult>& results);

  const ScanSetting& setting_;
  unsigned jobs_;
  Progress progress_;
  Unanswered unanswered_;
  Unknown unknown_;
  std::vector<ScanTask> level_;
  std::set<std::string> queued_;  // SCANNER TYPE ID
  std::uint64_t tasks_done_ = 0;
  bool has_asked_ = false;  // anything but folders
  bool failed_at_root_ = false;
};

}  // namespace toposcope::discovery

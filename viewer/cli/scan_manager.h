#pragma once

/// \file
/// Runs scans that were asked for and those that are due, without knowing how: no process, no
/// clock.
///
/// \code
///   ScanManager manager(store, runner, {});
///   if (auto begun = manager.begin(now); !begun.has_value()) return begun.error();
///   while (...) { wait(); if (auto done = manager.step(now); !done.has_value()) ... }
/// \endcode

#include <chrono>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "toposcope/discovery/scan_jobs.h"
#include "toposcope/model/result.h"
#include "toposcope/model/time.h"
#include "toposcope/store/graph_store.h"

namespace toposcope::cli {

/// How a scan that was started ended.
struct EndedScan {
  int number = 0;                ///< As start() gave it.
  std::optional<int> exit_code;  ///< None: a signal ended it.
  int signal = 0;
  std::string out, err;
};

/// Something that scans.
class ScanRunner {
 public:
  virtual ~ScanRunner() = default;

  /// \return the number by which take_ended() tells of it
  [[nodiscard]] virtual model::Result<int> start(const discovery::ScanArguments& arguments) = 0;

  /// Those that ended since; does not wait.
  [[nodiscard]] virtual std::vector<EndedScan> take_ended() = 0;
};

struct ManagerOptions {
  std::size_t parallel = 2;  ///< At most so many scans at a time; never two of one environment.
  std::function<void(const std::string&)> note = [](const std::string&) {};  ///< One line a call.
};

/// The one owner of an inventory's scan requests.
class ScanManager {
 public:
  /// Finished requests of an environment that are remembered; older ones go.
  static constexpr std::size_t kRemembered = 100;
  /// A scan that finds somebody else at work (exit code 5) is begun so often, ever later.
  static constexpr int kMostTries = 6;
  static constexpr std::chrono::seconds kFirstPause{30};  ///< Then twice as long, and so on.

  ScanManager(store::GraphStore& store, ScanRunner& runner, ManagerOptions options);

  /// Requests that are running now have lost who ran them: they failed.
  /// \return errors of the store, unchanged; after kUnavailable it may be called again
  [[nodiscard]] model::Status begin(model::UtcMicros now);

  /// Writes down what ended, asks for what is due, starts what can be.
  /// \return errors of the store, unchanged; after kUnavailable the next step does what this one
  ///         could not
  [[nodiscard]] model::Status step(model::UtcMicros now);

  /// From now on nothing is started; what ends was ended by us.
  void stop() noexcept { stopping_ = true; }

  [[nodiscard]] std::size_t running() const noexcept { return running_.size(); }
  /// When a schedule or another try is due, as of the last step.
  [[nodiscard]] std::optional<model::UtcMicros> next_due() const noexcept { return next_due_; }

 private:
  struct Running {
    int number = 0;
    discovery::ScanJob job;
  };

  void take_ended(model::UtcMicros now);
  void conclude(discovery::ScanJob& job, const EndedScan& ended) const;
  void put_off(discovery::ScanJob& job) const;
  model::Status write_down();
  model::Status tell_of(const discovery::ScanJob& job);
  model::Status ask_for_due(model::UtcMicros now, std::vector<discovery::ScanJob>& jobs);
  model::Status ask(discovery::ScheduleJob& schedule, model::UtcMicros now,
                    std::vector<discovery::ScanJob>& jobs);
  model::Status start_pending(model::UtcMicros now, std::vector<discovery::ScanJob>& jobs);
  model::Status forget_old(std::vector<discovery::ScanJob>& jobs);
  [[nodiscard]] bool may_start(const discovery::ScanJob& job, model::UtcMicros now);
  [[nodiscard]] bool is_busy(const std::string& environment) const;
  void add_message(store::MessageLevel level, const discovery::ScanJob& job, std::string text);

  store::GraphStore& store_;
  ScanRunner& runner_;
  ManagerOptions options_;
  std::vector<Running> running_;
  std::vector<discovery::ScanJob> ended_;  ///< Not yet written down.
  std::vector<store::Message> messages_;   ///< Not yet written down.
  std::optional<model::UtcMicros> next_due_;
  std::size_t unreadable_ = 0;
  bool stopping_ = false;
};

}  // namespace toposcope::cli

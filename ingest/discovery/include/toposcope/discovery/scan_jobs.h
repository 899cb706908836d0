#pragma once

/// \file
/// What is known of scans beside revisions: those asked for, running and done, and when to ask
/// again. They are jobs of a store's journal (store::Journal), so that a failed scan is remembered
/// too.
///
/// \code
///   discovery::ScanJob job;
///   job.arguments.environment = "prod";
///   job.requested = model::now_utc();
///   const model::Status asked = discovery::put_scan_job(store, job);
/// \endcode

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "toposcope/discovery/schedule.h"
#include "toposcope/model/result.h"
#include "toposcope/model/time.h"
#include "toposcope/store/journal.h"

namespace toposcope::discovery {

/// Which steps of a scan are done.
enum class ScanPart : std::uint8_t { kAll, kInventory, kLinks, kCliques };

/// pending -> running -> one of the others, or pending again when somebody else was at work.
enum class ScanState : std::uint8_t {
  kPending,
  kRunning,
  kCompleted,
  kCompletedWithErrors,  ///< A revision, but something could not be reached.
  kFailed,               ///< No revision.
  kAborted,              ///< Somebody ended it; no revision.
};

/// "pending", "running", "completed", "completed_with_errors", "failed", "aborted".
[[nodiscard]] std::string_view scan_state_word(ScanState state) noexcept;
[[nodiscard]] bool is_over(ScanState state) noexcept;

/// What `toposcope scan` is told.
struct ScanArguments {
  std::string environment;
  std::string type, id;  ///< One object with what is below it; empty: all.
  ScanPart part = ScanPart::kAll;
  bool clear = false;
  bool implicit_links = false;

  friend bool operator==(const ScanArguments&, const ScanArguments&) = default;
};

/// As words of the command line, each value joined to its option so that none is taken for another:
/// {"--env=prod", "--links-only"}.
[[nodiscard]] std::vector<std::string> to_options(const ScanArguments& arguments);

/// False for one of an object or of links alone: such a one says nothing of the environment.
[[nodiscard]] bool scans_environment(const ScanArguments& arguments) noexcept;

/// A scan that was asked for, and what came of it.
struct ScanJob {
  ScanArguments arguments;
  ScanState state = ScanState::kPending;
  std::string schedule;          ///< The one that asked for it; empty: somebody did.
  model::UtcMicros requested{};  ///< No two of one environment at one time: it is part of the name.
  std::optional<model::UtcMicros> started, ended;
  /// Pending, once it was begun and found somebody else at work: when to try it again.
  std::optional<model::UtcMicros> not_before;
  int tries = 0;                 ///< How often it was begun.
  std::optional<int> exit_code;  ///< Of `toposcope scan`; none: it did not end by itself.
  std::string text;              ///< Why it failed; one line.
  std::string summary;           ///< What `toposcope scan --json` said; empty: nothing.

  friend bool operator==(const ScanJob&, const ScanJob&) = default;
};

/// A scan that is asked for again and again.
struct ScheduleJob {
  std::string name;  ///< Not empty.
  ScanArguments arguments;
  Every every = Every::kOnce;
  model::UtcMicros anchor{};             ///< When slot 0 is due.
  std::optional<std::int64_t> next;      ///< Number of the slot that is due next; none: finished.
  std::optional<model::UtcMicros> last;  ///< When it asked for a scan last.

  friend bool operator==(const ScheduleJob&, const ScheduleJob&) = default;

  [[nodiscard]] std::optional<model::UtcMicros> due() const noexcept {
    return next ? std::optional(slot(anchor, every, *next)) : std::nullopt;
  }
};

/// \name Records as text
/// Members that are not known are left out, those that are missing have their defaults.
///@{
[[nodiscard]] std::string to_json(const ScanJob& job);
[[nodiscard]] std::string to_json(const ScheduleJob& job);
/// \retval kMalformedInput  no JSON object, or a member is not what it should be; says which
[[nodiscard]] model::Result<ScanJob> read_scan_job(std::string_view json);
[[nodiscard]] model::Result<ScheduleJob> read_schedule_job(std::string_view json);
///@}

/// Records of a store; what cannot be read as one is counted and left as it is.
template <typename Job>
struct Jobs {
  std::vector<Job> list;
  std::size_t unreadable = 0;
};

/// Oldest request first, without summaries: those are long, and records of their own.
/// \return errors of the store, unchanged; likewise below
[[nodiscard]] model::Result<Jobs<ScanJob>> scan_jobs(store::Journal& journal);
[[nodiscard]] model::Result<Jobs<ScanJob>> scan_jobs_with_summaries(store::Journal& journal);
/// By name.
[[nodiscard]] model::Result<Jobs<ScheduleJob>> schedule_jobs(store::Journal& journal);

/// Adds it, or takes the place of the one that it was; a summary that it had stays when it has none
/// now.
[[nodiscard]] model::Status put_scan_job(store::Journal& journal, const ScanJob& job);
[[nodiscard]] model::Status put_schedule_job(store::Journal& journal, const ScheduleJob& job);
[[nodiscard]] model::Status forget_scan_job(store::Journal& journal, const ScanJob& job);
[[nodiscard]] model::Status forget_schedule_job(store::Journal& journal, std::string_view name);

}  // namespace toposcope::discovery

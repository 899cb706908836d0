#pragma once

/// \file
/// One scan: asks the sources of an environment, derives links, and writes all of it as one
/// revision.
///
/// \code
///   const auto done = run_scan(store, {.environment = "prod"}, sources, observer, stop);
///   if (done.has_value()) print(done.value().verdict);
/// \endcode

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "toposcope/discovery/link_mode.h"
#include "toposcope/discovery/sources.h"
#include "toposcope/model/diagnostic.h"
#include "toposcope/model/result.h"
#include "toposcope/store/graph_store.h"
#include "toposcope/store/import.h"
#include "toposcope/store/journal.h"

namespace toposcope::discovery {

/// What to scan.
struct ScanRequest {
  enum class Part : std::uint8_t {
    kAll,
    kInventory,  ///< Objects only; links stay.
    kLinks,      ///< Links of the objects that the store holds; reaches nothing.
    kCliques,    ///< Nothing: cliques are worked out by whoever looks at them.
  };

  std::string environment;
  std::string type = {}, id = {};  ///< A part of it; both empty: all.
  Part part = Part::kAll;
  bool clear = false;           ///< Retire what this scan does not bring, reached or not.
  bool implicit_links = false;  ///< Join links end to start, too.
  LinkMode finders = LinkMode::kToposcope;
  unsigned jobs = 8;               ///< Hosts that are asked at a time.
  std::string scanners_json = {};  ///< Empty: shipped.
  std::string finders_json = {};   ///< Empty: what the mode ships.
  bool dry_run = false;            ///< Fetch all, tell what would change, write nothing at all.
  std::string declaration = {};    ///< Document of the environment; empty: the one in the store.
};

/// Told how a scan goes; called from the thread of run_scan().
class ScanObserver {
 public:
  virtual ~ScanObserver() = default;

  /// \param tasks_known  grows while objects are found that have something below them
  /// \param what         "scan", then "write" with rows in place of tasks
  virtual void progress(std::uint64_t tasks_done, std::uint64_t tasks_known,
                        std::string_view what) = 0;

  /// Also kept in the store's journal.
  virtual void message(const store::Message& message) = 0;
};

/// A question that was not answered; what is below its parent is not known.
struct FetchFailure {
  std::string fetcher;
  std::string parent_type, parent_id;
  std::string host;     ///< Where it belongs to; empty: to none.
  std::string source;   ///< Who did not answer, as far as is known.
  std::string message;  ///< Why.
  std::string remedy;   ///< What to do; may be empty.
  model::ErrorCode code = model::ErrorCode::kUnavailable;
};

/// Questions that were not answered for the same reason; never empty.
using SameReason = std::vector<const FetchFailure*>;

/// Failures with the same message of the same source at the same host together, in the order of
/// their first; they point into `failures`.
[[nodiscard]] std::vector<SameReason> by_reason(const std::vector<FetchFailure>& failures);

/// What one fetcher took, over all its calls.
struct FetchTimes {
  std::uint64_t calls = 0, failures = 0, objects = 0;
  std::chrono::nanoseconds wall{}, cpu{};
};

struct ScanOutcome {
  enum class Verdict : std::uint8_t { kComplete, kPartial, kFailed };

  Verdict verdict = Verdict::kFailed;
  std::optional<store::ImportOutcome> written = {};  ///< None when failed.
  std::map<std::string, FetchTimes> fetchers = {};   ///< By name.
  std::vector<FetchFailure> failures = {};
  std::vector<std::string> not_allowed = {};  ///< What this login does not see, e.g. "hypervisors".
  std::map<std::string, std::string> not_built =
      {};  ///< Fetchers that would have run, and why not.
  /// How many links each finder added, in the order in which they ran.
  std::vector<std::pair<std::string, std::uint64_t>> links_by_finder = {};
  std::uint64_t spared_nodes = 0;  ///< Not reached, and so left as they were.
  /// The same below each parent that was not reached: "host:compute2".
  std::map<std::string, std::uint64_t> spared_below = {};
  std::uint64_t remark_count = 0;
  std::vector<model::Diagnostic> remarks = {};  ///< By "TYPE:ID"; the first 1000.
};

/// How the error of a scan ends that was told to stop before it wrote anything.
inline constexpr std::string_view kStoppedText = "stopped; the inventory is as it was";

/// "complete", "partial", "failed".
[[nodiscard]] std::string_view verdict_word(ScanOutcome::Verdict verdict) noexcept;

/// Fetches, finds links and writes one revision of source "scan:ENVIRONMENT".  What was not reached
/// stays as it was, and shows as stale; only what a fetch that succeeded did not bring is retired.
/// Nothing is written before all is fetched.  Its words stay in the store's journal.
///
/// The result does not depend on `jobs`, nor on which host answers first.
///
/// \par Complexity
/// One replay of the store; a few parses of each object; memory is all documents of the
/// environment, twice for a moment.
///
/// \retval kInvalidArgument  no document declares the environment, or the part is not there
/// \retval kMalformedInput   scanners or finders are faulty; the message lists every fault
/// \retval kUnavailable      another scan of this environment is running
/// \retval kCancelled        stop was requested; the inventory is as it was
/// \return other errors of the store, unchanged
[[nodiscard]] model::Result<ScanOutcome> run_scan(store::GraphStore& store,
                                                  const ScanRequest& request,
                                                  const SourceSet& sources, ScanObserver& observer,
                                                  std::stop_token stop);

}  // namespace toposcope::discovery

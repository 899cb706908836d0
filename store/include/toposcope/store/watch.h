#pragma once

/// \file
/// What somebody who watches an inventory is told: statuses over time, problems, branches of the
/// tree, and whether anything changed.  Owned values.
///
/// \code
///   model::Status print_problems(store::GraphStore& store, std::ostream& out) {
///     const auto problems = store.problems(20);
///     if (!problems.has_value()) return problems.error();
///     for (const auto& one : problems.value()) {
///       out << one.node.key << " since " << model::to_rfc3339(one.since) << "\n";
///     }
///     return model::ok();
///   }
/// \endcode
///
/// \par When a status began
/// A report begins when its value or text becomes another one than that of the report of the same
/// source before it: at the time that it gives, which may be long before it arrived; at the time of
/// its arrival when it gives none (the epoch) or one that has not come yet; never before the report
/// that it replaces.  A report that says the same again begins nothing.  What shows at a time is
/// the first of the reports that had begun, in the order of NodeDetail::statuses.
///
/// \par Acknowledgement
/// It marks every report of a node that is a Warning, Error, Unknown or Stale now.  The mark of a
/// report ends, for good, when a report of the same source takes its place that is worse (see
/// model::badness()) or is none of these four values, and when `until` has come.  So a mark
/// outlives repetition, another text and getting better; an Error after an OK is not acknowledged,
/// nor is an Error after a Warning.  A node counts as acknowledged while what it shows is one of
/// the four and every report as bad as that is marked: a second Error from another source takes it
/// away, a lesser report does not.  An older revision shows the marks that its reports had last.

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "toposcope/model/ids.h"
#include "toposcope/model/records.h"
#include "toposcope/model/time.h"
#include "toposcope/store/objects.h"

namespace toposcope::store {

/// Somebody knows of a problem.
struct Acknowledgement {
  std::string by;                              ///< Who; not empty.
  std::string comment;                         ///< May be empty.
  std::optional<model::UtcMicros> until = {};  ///< When it ends by itself; nullopt: it does not.
};

/// What a node showed from a time on, until the next span.
struct StatusSpan {
  model::UtcMicros from{};
  model::StatusValue value = model::StatusValue::kNoCheck;
  std::string text;

  friend bool operator==(const StatusSpan&, const StatusSpan&) = default;
};

/// The value that a node shows became another one.
struct StatusChange {
  model::UtcMicros time{};
  model::NodeRow row;
  std::string environment;
  std::string type;
  model::StatusValue before = model::StatusValue::kNoCheck;  ///< kNoCheck too: first report.
  model::StatusValue after = model::StatusValue::kNoCheck;
};

/// A node that shows Error, Warning, Unknown, Stale or Maintenance.
struct Problem {
  NodeSummary node;
  StatusEntry shown;         ///< The report that shows.
  model::UtcMicros since{};  ///< When the value began to show; with a forgotten past: not later.
  /// The value that showed before it; nullopt when compact() forgot that.
  std::optional<model::StatusValue> before = {};
};

inline constexpr std::size_t kStatusValues = 7;  ///< Of model::StatusValue.

/// Nodes by the status that they show; indexed by StatusValue.
using StatusTally = std::array<std::uint32_t, kStatusValues>;

/// A node with problems among its descendants.
struct IllBranch {
  model::NodeRow ancestor;
  /// Of the descendants, not of the ancestor itself; of two that are equally bad, Unknown.
  model::StatusValue worst = model::StatusValue::kNoCheck;
  StatusTally nodes = {};         ///< Descendants that problems() lists.
  StatusTally acknowledged = {};  ///< Those among them that are acknowledged.

  friend bool operator==(const IllBranch&, const IllBranch&) = default;
};

/// How many nodes of a type.
struct TypeCount {
  std::string type;
  std::uint64_t count = 0;

  friend bool operator==(const TypeCount&, const TypeCount&) = default;
};

/// Differs from an earlier one of the same store object when another process or object changed the
/// file since: revisions, statuses, acknowledgements, view states.  What the store itself wrote may
/// change it too, or not.  Stamps of two store objects say nothing about each other.
struct Stamp {
  std::int64_t data_version = 0;
  model::RevisionNumber newest = 0;

  friend bool operator==(const Stamp&, const Stamp&) = default;
};

}  // namespace toposcope::store

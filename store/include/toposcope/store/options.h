#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "toposcope/model/ids.h"
#include "toposcope/model/time.h"

namespace toposcope::store {

/// Tells the time; empty: model::now_utc().  Only statuses and acknowledgements go by it.
using Clock = std::function<model::UtcMicros()>;

/// How to open a store.
struct StoreOptions {
  std::filesystem::path path;  ///< The inventory file.
  bool read_only = false;      ///< Changes nothing; \see store/FORMAT.md for files beside it.
  bool create = true;          ///< Make the file when it is not there (not when read_only).
  /// How long to wait for another writer before giving up with kUnavailable.
  std::chrono::milliseconds busy_timeout{5000};
  Clock clock = {};
};

/// What a backup takes along.
struct BackupOptions {
  bool view_states = true;
};

/// A node as it was before an import that does not bring it; valid during the call.
struct AbsentNode {
  std::string_view environment, type, id;
  std::string_view parent_type, parent_id;
  model::NodeRow row;
};

/// A link as it was before an import that does not bring it; valid during the call.
struct AbsentLink {
  std::string_view environment, link_type, name;
  model::NodeRow source, target;
};

/// How one import treats what is there already.
struct ImportOptions {
  std::string source = {};   ///< Who says so: a stable name such as "calipso:prod.json"; not empty.
  std::string comment = {};  ///< Free text kept with the revision.
  /// Retire what this source said before about the environments of this import and says no more.
  bool replace = false;
  /// With replace: refuse (kConflict) to retire more than this share of the nodes, or of the links,
  /// that the source described in one environment.
  double max_retired_share = 0.2;
  /// Environments that this import speaks of even when none of its records names them.
  std::vector<std::string> environments = {};
  /// With replace: what other sources said of nodes and links goes as well.  Not for documents.
  bool of_any_source = false;
  /// \name With replace: spare some of what would go
  /// Asked once for each node or link, by ascending row, from commit(), which a dry run does, too;
  /// they may read the store.  False spares the thing; it then counts neither as retired nor as
  /// there before.  Empty: all go.
  ///@{
  std::function<bool(const AbsentNode& node)> may_retire_node = {};
  std::function<bool(const AbsentLink& link)> may_retire_link = {};
  ///@}
  bool dry_run = false;  ///< commit() counts what would happen and writes nothing.
  /// Called now and then with the rows written so far while commit() works; may be empty.
  std::function<void(std::uint64_t done, std::uint64_t total)> progress = {};
};

}  // namespace toposcope::store

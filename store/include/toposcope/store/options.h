#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

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

/// How one import treats what is there already.
struct ImportOptions {
  std::string source = {};   ///< Who says so: a stable name such as "calipso:prod.json"; not empty.
  std::string comment = {};  ///< Free text kept with the revision.
  /// Retire what this source said before about the environments of this import and says no more.
  bool replace = false;
  /// With replace: refuse (kConflict) to retire more than this share of the nodes, or of the links,
  /// that the source described in one environment.
  double max_retired_share = 0.2;
  bool dry_run = false;  ///< commit() counts what would happen and writes nothing.
  /// Called now and then with the rows written so far while commit() works; may be empty.
  std::function<void(std::uint64_t done, std::uint64_t total)> progress = {};
};

}  // namespace toposcope::store

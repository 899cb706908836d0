#pragma once

/// \file
/// One task of a scan: one scanner, run on one object.

#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "toposcope/discovery/scanner_config.h"

#include "engine/fetch_log.h"
#include "engine/registry.h"
#include "engine/staging.h"
#include "inventory/save_object.h"

namespace toposcope::discovery {

/// What all tasks of a scan go by.
struct ScanSetting {
  const EnvironmentConfig& environment;
  const ScannerConfig& scanners;
  const FetcherRegistry& fetchers;
  const SourceSet& sources;
  ScanCache& cache;
  Shape shape;
  /// Whether an entry is for this environment.
  std::function<model::Result<bool>(const ScannerEntry& entry)> applies;
  EnvironmentStamp stamp = stamp_of(environment);
};

struct ScanTask {
  std::string scanner;
  Object parent;
  std::string id_field = "id";               ///< The member of the parent that it is asked by.
  std::string host = {};                     ///< That the parent belongs to; empty: to none.
  std::string only_type = {}, only_id = {};  ///< Nothing but objects of this; empty: all.
};

/// An object below which a task may follow.
struct ScanChild {
  std::string scanner, type, id, id_field, host;
  std::optional<Object> unstored = {};  ///< Itself, when it is not among the stored objects.
};

/// What came of a task, to be taken over in the order of the queue.
struct TaskResult {
  std::vector<StageChange> changes;
  std::vector<ScanChild> children;
  std::vector<FetchRecord> fetches;
  std::vector<FetchFailure> failures;
  std::vector<model::Diagnostic> remarks;
  std::vector<std::string> not_allowed;
  std::vector<UnknownMember> unknown;
  std::vector<UnsetMember> unset;
  std::vector<std::string> not_built;  ///< Names of fetchers.
};

/// Runs the entries of the scanner in order; each sees what those before it brought.  An entry that
/// fails, by an exception too, costs itself and what would be below it.
[[nodiscard]] TaskResult run_task(const ScanSetting& setting, const ScanTask& task,
                                  LaneStage& stage, const std::stop_token& stop);

}  // namespace toposcope::discovery

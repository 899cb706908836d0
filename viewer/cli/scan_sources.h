#pragma once

/// \file
/// Where the answers of a scan come from: the environment itself, or a recording.

#include <memory>
#include <stop_token>
#include <string>

#include "toposcope/discovery/credentials.h"
#include "toposcope/discovery/scan.h"
#include "toposcope/discovery/sources.h"
#include "toposcope/model/result.h"
#include "toposcope/store/graph_store.h"

namespace toposcope::cli {

struct ScanSourceOptions {
  std::string record;  ///< Folder to keep all answers in; empty: none.
  std::string replay;  ///< Folder to take all answers from; empty: ask the environment.
  bool local = false;  ///< This machine.
};

/// Sources, and what they need to live.
class ScanSources {
 public:
  /// A replay also gives the request what its scan went by (scanners, finders), where it has none
  /// of its own, and the store the environment's declaration, if nothing declares it.
  /// \return errors of discovery::connect(), record_into() and replay_from();
  ///         kInvalidArgument: `local` for an environment that is not of type Linux
  [[nodiscard]] static model::Result<std::unique_ptr<ScanSources>> open(
      store::GraphStore& store, discovery::ScanRequest& request, const ScanSourceOptions& options,
      const std::stop_token& stop);

  [[nodiscard]] const discovery::SourceSet& set() const noexcept { return set_; }

  /// Ends a recording, if there is one; nothing may be asked any more.
  [[nodiscard]] model::Status finish();

 private:
  discovery::CredentialStore credentials_;  // outlives the sources
  discovery::SourceSet set_;
  std::string record_;
};

}  // namespace toposcope::cli

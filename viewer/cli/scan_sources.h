#pragma once

#include <memory>
#include <stop_token>
#include <string>

#include "toposcope/discovery/credentials.h"
#include "toposcope/discovery/scan.h"
#include "toposcope/discovery/sources.h"
#include "toposcope/model/result.h"
#include "toposcope/store/graph_store.h"

namespace toposcope::cli {

/// Where a scan gets its answers from, and whether it keeps them.
struct ScanSourceOptions {
  std::string record, replay;  ///< Folders; empty: none.
  bool local = false;          ///< This machine; declares the environment when nothing does.
};

/// Sources of one scan with all that they stand on.
class ScanSources {
 public:
  /// Live ones of what declares the environment, or a recording; then the request takes scanners
  /// and finders of the recording where it names none, and the environment is declared as it was
  /// there when nothing declares it here; a dry run only tells the request so.
  /// \return errors of discovery::connect(), record_into() and replay_from()
  [[nodiscard]] static model::Result<std::unique_ptr<ScanSources>> open(
      store::GraphStore& store, const ScanSourceOptions& options, discovery::ScanRequest& request,
      const std::stop_token& stop);

  [[nodiscard]] const discovery::SourceSet& set() const noexcept { return sources_; }

  /// Completes what is recorded; to be called once the scan is over, whatever came of it.
  [[nodiscard]] model::Status finish();

 private:
  [[nodiscard]] model::Status replay(store::GraphStore& store, discovery::ScanRequest& request);
  [[nodiscard]] model::Status connect(store::GraphStore& store, discovery::ScanRequest& request,
                                      const std::stop_token& stop);
  [[nodiscard]] model::Status record(const std::string& environment,
                                     const discovery::ScanRequest& request);

  ScanSourceOptions options_;
  discovery::CredentialStore credentials_;
  discovery::SourceSet sources_;  // goes before the credentials that it reads
};

}  // namespace toposcope::cli

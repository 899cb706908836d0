#pragma once

#include <string>

#include "toposcope/model/result.h"
#include "toposcope/store/graph_store.h"

namespace toposcope::discovery {

/// Keeps two scans of one environment apart, by a record in the store: kind "running", name of the
/// environment.  It names the process, so that one whose process is gone is taken over.
///
/// Two that begin at the very same moment may both think that they have it; is_held() then tells
/// the one that was overtaken, which is why it is asked once more before writing.
class ScanLock {
 public:
  /// \retval kUnavailable  another scan of this environment is running, or the file is locked
  [[nodiscard]] static model::Result<ScanLock> take(store::GraphStore& store,
                                                    const std::string& environment);

  ~ScanLock() { release(); }
  ScanLock(ScanLock&& other) noexcept;
  ScanLock& operator=(ScanLock&&) = delete;
  ScanLock(const ScanLock&) = delete;
  ScanLock& operator=(const ScanLock&) = delete;

  /// \retval kUnavailable  another has taken it meanwhile
  [[nodiscard]] model::Status is_held() const;

 private:
  ScanLock(store::GraphStore& store, std::string environment, std::string record);
  void release();

  store::GraphStore* store_;
  std::string environment_, record_;
};

}  // namespace toposcope::discovery

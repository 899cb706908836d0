#pragma once

/// \file
/// One scan of an environment at a time.
///
/// \code
///   const auto lock = ScanLock::take(store, "prod");
///   if (!lock.has_value()) return lock.error();  // until it goes, nobody else gets it
/// \endcode

#include <string>

#include "toposcope/model/result.h"
#include "toposcope/store/graph_store.h"

namespace toposcope::discovery {

/// Keeps two scans of one environment apart, by a record in the store: kind "running", name of the
/// environment.  Of several that ask at one moment one gets it.  The record names the process, so
/// that it is free again when that has gone, however it went.
class ScanLock {
 public:
  /// \retval kUnavailable  another scan of this environment is running, or the file is locked
  [[nodiscard]] static model::Result<ScanLock> take(store::GraphStore& store,
                                                    const std::string& environment);

  /// That of a dry run, which writes nothing: keeps nobody out and is always held.
  [[nodiscard]] static model::Result<ScanLock> none() { return ScanLock(); }

  ~ScanLock() { release(); }
  ScanLock(ScanLock&& other) noexcept;
  ScanLock& operator=(ScanLock&&) = delete;
  ScanLock(const ScanLock&) = delete;
  ScanLock& operator=(const ScanLock&) = delete;

  /// \retval kUnavailable  another has taken it meanwhile
  [[nodiscard]] model::Status is_held() const;

 private:
  ScanLock() = default;
  ScanLock(store::GraphStore& store, std::string environment, std::string record);
  void release();

  store::GraphStore* store_ = nullptr;
  std::string environment_, record_;
};

}  // namespace toposcope::discovery

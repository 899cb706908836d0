#pragma once

#include <filesystem>

#include "toposcope/model/result.h"

namespace toposcope::cli {

/// A folder of its own among the system's temporary files; gone with this object.
class ScratchFolder {
 public:
  ScratchFolder() = default;
  ~ScratchFolder();
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;

  /// Makes it; at most once.
  /// \retval kIo  there is no room for it
  [[nodiscard]] model::Status make();

  [[nodiscard]] const std::filesystem::path& path() const noexcept { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace toposcope::cli

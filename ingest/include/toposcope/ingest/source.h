#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

namespace toposcope::ingest {

/// Where an adapter reads from: a file (plain or gzip), a folder, a zip archive, or standard input.
struct Source {
  std::filesystem::path path;  ///< "-" is standard input.
  /// Name used in messages; the path when empty.
  std::string name = {};
  /// What recognising took from standard input, so that reading does not miss it; shared by copies.
  std::shared_ptr<std::string> taken = std::make_shared<std::string>();
};

/// How far reading has come, in bytes of the source as stored; total is 0 when unknown.
using ReadProgress = std::function<void(std::uint64_t done, std::uint64_t total)>;

}  // namespace toposcope::ingest

#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

namespace toposcope::ingest {

/// Where an adapter reads from: a file (plain or gzip), a folder, a zip archive, or standard input.
struct Source {
  std::filesystem::path path;  ///< "-" is standard input.
  /// Name used in messages; the path when empty.
  std::string name;
};

/// How far reading has come, in bytes of the source as stored; total is 0 when unknown.
using ReadProgress = std::function<void(std::uint64_t done, std::uint64_t total)>;

}  // namespace toposcope::ingest

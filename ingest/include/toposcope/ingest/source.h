#pragma once

/// \file
/// What an adapter reads from.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

namespace toposcope::ingest {

/// Bytes that looking at standard input took from it, so that reading does not miss them; shared by
/// copies.
class TakenBytes {
 private:
  friend class StandardInputFront;
  std::shared_ptr<std::string> bytes_ = std::make_shared<std::string>();
};

/// Where an adapter reads from: a file (plain or gzip), a folder, a zip archive, or standard input.
///
/// \code
///   const ingest::Source source{.path = "cloud.json.gz"};
/// \endcode
///
/// Standard input cannot be read twice: recognise it and read it with the same Source, or a copy of
/// it, one thread at a time.
struct Source {
  std::filesystem::path path;  ///< "-" is standard input.
  /// Name used in messages; the path when empty.
  std::string name = {};
  TakenBytes taken = {};
};

/// How far reading has come, in bytes of the source as stored; total is 0 when unknown.  Called
/// from the thread that reads, after every block.
using ReadProgress = std::function<void(std::uint64_t done, std::uint64_t total)>;

}  // namespace toposcope::ingest

#pragma once

#include <filesystem>
#include <string>

#include "toposcope/model/result.h"

namespace toposcope::ingest {

/// All of a file, unpacked when it is gzip.
/// \retval kIo              missing, a folder, or not readable
/// \retval kMalformedInput  damaged gzip
[[nodiscard]] model::Result<std::string> read_file_text(const std::filesystem::path& path);

}  // namespace toposcope::ingest

#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

#include "toposcope/ingest/source.h"
#include "toposcope/model/result.h"

#include "io/byte_stream.h"

namespace toposcope::ingest {

/// Opens a file for reading; "-" is standard input.  `name` is used in messages.
/// \retval kIo  missing, a folder, or not readable
[[nodiscard]] model::Result<std::unique_ptr<ByteStream>> open_file(
    const std::filesystem::path& path, const std::string& name);

/// Tells `progress` after every read how many bytes have gone by, counted from `base`.
[[nodiscard]] std::unique_ptr<ByteStream> with_progress(std::unique_ptr<ByteStream> stream,
                                                        ReadProgress progress, std::uint64_t base,
                                                        std::uint64_t total);

}  // namespace toposcope::ingest

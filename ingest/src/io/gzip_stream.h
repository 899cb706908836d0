#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "toposcope/model/result.h"

#include "io/byte_stream.h"

namespace toposcope::ingest {

[[nodiscard]] bool is_gzip(std::string_view head) noexcept;

/// The stream itself, or what it unpacks to when it is gzip (told by its first two bytes; several
/// members one after the other are one stream).
/// \retval kIo  the first bytes cannot be read
[[nodiscard]] model::Result<std::unique_ptr<ByteStream>> unpacked(
    std::unique_ptr<ByteStream> stream, const std::string& name);

/// The first `max_bytes` of what the front of a gzip stream unpacks to; `head` itself when it is
/// not gzip.  Damage further on is no fault, nor is a head that ends after `max_bytes`.
/// \retval kMalformedInput  it is damaged, or the whole stream ends early
[[nodiscard]] model::Result<std::string> unpacked_head(std::string_view head, std::size_t max_bytes,
                                                       const std::string& name);

}  // namespace toposcope::ingest

#pragma once

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

/// What the front of a gzip stream unpacks to; `head` itself when it is not gzip.  A head that ends
/// in the middle is no fault here.
[[nodiscard]] std::string unpacked_head(std::string_view head);

}  // namespace toposcope::ingest

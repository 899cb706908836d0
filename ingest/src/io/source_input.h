#pragma once

/// \file
/// A source as adapters see it: what it is, its first bytes, its unpacked stream.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "toposcope/ingest/source.h"
#include "toposcope/model/result.h"

#include "io/byte_stream.h"

namespace toposcope::ingest {

/// How much of a source is looked at to tell what it is.
inline constexpr std::size_t kHeadBytes = std::size_t{64} << 10U;

enum class SourceKind : std::uint8_t { kFile, kFolder, kZip };

/// What can be told without reading much.
struct SourceFront {
  SourceKind kind = SourceKind::kFile;
  std::string head;  ///< Of a file: the first kilobytes, unpacked.  Empty for the other kinds.
};

/// The name for messages.
[[nodiscard]] std::string display_name(const Source& source);

/// The collection that the source may be named after; of standard input its display name tells.
[[nodiscard]] std::string stem_of(const Source& source);

/// Last part of the path without ".gz" and without extension: the collection a file may be named
/// after.
[[nodiscard]] std::string stem_of(const std::string& file_name);

/// \retval kIo              the source is missing or not readable
/// \retval kMalformedInput  it is a damaged gzip file, or text that is not UTF-8
[[nodiscard]] model::Result<SourceFront> look_at(const Source& source);

/// look_at() for forms that are text in any encoding: the head is UTF-8 then, without byte order
/// mark.
[[nodiscard]] model::Result<SourceFront> look_at_text(const Source& source);

/// The unpacked bytes of a file or of standard input.
[[nodiscard]] model::Result<std::unique_ptr<ByteStream>> open_source(const Source& source,
                                                                     const ReadProgress& progress);

}  // namespace toposcope::ingest

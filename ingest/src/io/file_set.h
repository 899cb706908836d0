#pragma once

/// \file
/// The files of a folder or of a zip archive, one after the other.

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "toposcope/ingest/source.h"
#include "toposcope/model/result.h"

#include "io/byte_stream.h"
#include "io/source_input.h"

namespace toposcope::ingest {

/// Receives one file: its name inside the source and its unpacked bytes.
using FileVisitor = std::function<model::Status(const std::string& name, ByteStream& bytes)>;

/// Names of all regular files, ascending, with "/" between folders; folders up to two levels deep.
/// \retval kIo              not readable
/// \retval kMalformedInput  a damaged archive
[[nodiscard]] model::Result<std::vector<std::string>> list_files(const Source& source,
                                                                 SourceKind kind);

/// Shows every wanted file to `visit`: a folder's in ascending order, an archive's as stored.
/// \return the first error of `visit`, unchanged
[[nodiscard]] model::Status visit_files(const Source& source, SourceKind kind,
                                        const std::set<std::string>& wanted,
                                        const ReadProgress& progress, const FileVisitor& visit);

}  // namespace toposcope::ingest

#pragma once

/// \file
/// Keeps what sources answered, and answers it again without them.
///
/// \code
///   auto sources = discovery::record_into(folder, live, {.environment = document,
///                                                        .secrets = credentials.all()});
///   if (!sources.has_value()) return sources.error();
///   ... scan with sources.value() ...
///   const auto done = discovery::finish_recording(folder);
///
///   auto again = discovery::replay_from(folder);     // no network, no login, same answers
/// \endcode
///
/// The form of a recording is described in ingest/discovery/RECORDINGS.md.

#include <filesystem>
#include <string>
#include <vector>

#include "toposcope/discovery/sources.h"
#include "toposcope/model/result.h"
#include "toposcope/model/time.h"

namespace toposcope::discovery {

/// What a recording is told about the scan it is of.  Texts are JSON, or empty.
struct RecordingOptions {
  std::string environment = {};  ///< The document of environments_config.
  std::string scanners = {};     ///< scanners.json as it is used.
  std::string finders = {};      ///< link_finders.json as it is used.
  std::string request = {};      ///< What was asked for.
  /// Values that are replaced by "<SECRET>" wherever they stand, in whatever spelling.
  std::vector<std::string> secrets = {};
};

/// What a recording tells about the scan it is of.  Texts are JSON, "null" for none.
struct RecordingManifest {
  std::string toposcope;  ///< Version of the program.
  std::string environment, scanners, finders, request;
  model::UtcMicros started{};
};

/// Sources that answer what `live` answers and write it into the folder as it happens.  What they
/// answer is what the recording holds: without secrets, JSON without blanks, so that a replay leads
/// to the same.  Failures are recorded, too; requests that were cancelled are not.  The clock
/// stands still at the time of this call.  The folder is made when it is not there.
/// \retval kConflict  the folder holds a recording already
/// \retval kIo        it cannot be written
[[nodiscard]] model::Result<SourceSet> record_into(const std::filesystem::path& folder,
                                                   const SourceSet& live,
                                                   const RecordingOptions& options);

/// Sorts what was recorded and writes the manifest; when no source of it is asked any more.  Works
/// as well for a recording whose program has ended early.
/// \retval kNotFound  no recording is in the folder
/// \retval kIo        not readable or not writable
[[nodiscard]] model::Status finish_recording(const std::filesystem::path& folder);

/// \retval kNotFound        no recording is in the folder
/// \retval kMalformedInput  not of this form
/// \retval kUnsupported     of a later form
[[nodiscard]] model::Result<RecordingManifest> read_recording_manifest(
    const std::filesystem::path& folder);

/// Sources that answer from a recording, whatever the order or number of threads.  Sources of which
/// nothing was recorded are null.  What was not recorded is kNotFound: a failure, never an empty
/// answer.  Memory: that of the files, unpacked, and some bytes for each answer.
/// \return errors of read_recording_manifest(), and kMalformedInput for a faulty line
[[nodiscard]] model::Result<SourceSet> replay_from(const std::filesystem::path& folder);

}  // namespace toposcope::discovery

#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "toposcope/discovery/recording.h"

namespace toposcope::discovery {

/// The one form there is.
inline constexpr int kRecordingFormat = 1;

/// Written last; until then the recording stands under the second name.
inline constexpr std::string_view kManifestFile = "manifest.json";
inline constexpr std::string_view kOpenManifestFile = "manifest.json.part";

[[nodiscard]] std::string to_json(const RecordingManifest& manifest);

/// \retval kMalformedInput  no manifest
/// \retval kUnsupported     of a later form
[[nodiscard]] model::Result<RecordingManifest> parse_manifest(std::string_view json);

}  // namespace toposcope::discovery

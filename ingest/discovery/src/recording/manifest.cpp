#include "recording/manifest.h"

#include <utility>

#include <nlohmann/json.hpp>

#include "toposcope/ingest/file_text.h"

namespace toposcope::discovery {
namespace {

using Json = nlohmann::ordered_json;
using model::Error;
using model::ErrorCode;

Json parsed(const std::string& text) {
  Json json = Json::parse(text, nullptr, false);
  return json.is_discarded() ? Json(nullptr) : json;
}

std::string member(const Json& json, const char* name) {
  const auto found = json.find(name);
  return found == json.end() ? "null" : found->dump();
}

std::string text(const Json& json, const char* name) {
  const auto found = json.find(name);
  return found == json.end() || !found->is_string() ? "" : found->get<std::string>();
}

}  // namespace

std::string to_json(const RecordingManifest& manifest) {
  return Json{{"format", kRecordingFormat},
              {"toposcope", manifest.toposcope},
              {"started", model::to_rfc3339(manifest.started)},
              {"environment", parsed(manifest.environment)},
              {"request", parsed(manifest.request)},
              {"scanners", parsed(manifest.scanners)},
              {"finders", parsed(manifest.finders)}}
             .dump(1, ' ', false, Json::error_handler_t::replace) +
         "\n";
}

model::Result<RecordingManifest> parse_manifest(std::string_view json_text) {
  const Json json = Json::parse(json_text, nullptr, false);
  const auto malformed = [](const std::string& what) {
    return Error{ErrorCode::kMalformedInput, what, std::string(kManifestFile)};
  };
  if (!json.is_object() || !json.contains("format") || !json["format"].is_number_integer()) {
    return malformed("is no manifest of a recording: an object with a number \"format\"");
  }
  if (json["format"].get<int>() != kRecordingFormat) {
    return Error{ErrorCode::kUnsupported,
                 "recordings of form " + json["format"].dump() + " are not known; this is form " +
                     std::to_string(kRecordingFormat),
                 std::string(kManifestFile)};
  }
  const auto started = model::parse_rfc3339(text(json, "started"));
  if (!started.has_value()) return malformed("\"started\" is no time");
  RecordingManifest manifest;
  manifest.toposcope = text(json, "toposcope");
  manifest.environment = member(json, "environment");
  manifest.scanners = member(json, "scanners");
  manifest.finders = member(json, "finders");
  manifest.request = member(json, "request");
  manifest.started = started.value();
  return manifest;
}

model::Result<RecordingManifest> read_recording_manifest(const std::filesystem::path& folder) {
  for (const auto name : {kManifestFile, kOpenManifestFile}) {
    const auto file = folder / name;
    std::error_code missing;
    if (!std::filesystem::exists(file, missing)) continue;
    const auto json = ingest::read_file_text(file);
    if (!json.has_value()) return json.error();
    return parse_manifest(json.value());
  }
  return Error{ErrorCode::kNotFound, "holds no recording: there is no manifest.json",
               folder.string()};
}

}  // namespace toposcope::discovery

#include "scan_sources.h"

#include <filesystem>
#include <utility>

#include "toposcope/discovery/connect.h"
#include "toposcope/discovery/environment.h"
#include "toposcope/discovery/recording.h"
#include "toposcope/ingest/calipso_feed.h"

#include "environment_edit.h"
#include "exit_code.h"
#include "json_text.h"
#include "scan_report.h"

namespace toposcope::cli {
namespace {

using discovery::RecordingManifest;
using discovery::ScanRequest;
using discovery::SourceSet;
using model::Error;
using model::ErrorCode;
using model::Result;

/// Declares the environment of a recording, unless somebody has.
model::Status declare(store::GraphStore& store, const std::string& environment,
                      const RecordingManifest& manifest) {
  const auto known = find_environment(store, environment);
  if (known.has_value() || known.error().code != ErrorCode::kNotFound) {
    return known.has_value() ? model::ok() : model::Status(known.error());
  }
  const auto recorded = discovery::read_environment(manifest.environment);
  if (!recorded.has_value() || recorded.value().name != environment) {
    return Error{ErrorCode::kInvalidArgument,
                 "the recording is not of an environment '" + environment + "'", ""};
  }
  store::ImportOptions options;
  options.source = "env";
  options.comment = "as the recording of a scan declares it";
  const auto import = store.begin_import(options);
  if (!import.has_value()) return import.error();
  ingest::CalipsoFeed feed({}, *import.value());
  auto put = feed.put("environments_config", manifest.environment);
  if (!put.has_value()) return put.error();
  auto done = import.value()->commit();
  return done.has_value() ? model::ok() : model::Status(done.error());
}

void take_if_missing(std::string& own, const std::string& recorded) {
  if (own.empty() && recorded != "null") own = recorded;
}

Result<SourceSet> replay(store::GraphStore& store, ScanRequest& request,
                         const std::string& folder) {
  const auto manifest = discovery::read_recording_manifest(folder);
  if (!manifest.has_value()) return as_bad_input(manifest.error());
  auto declared = declare(store, request.environment, manifest.value());
  if (!declared.has_value()) return declared.error();
  take_if_missing(request.scanners_json, manifest.value().scanners);
  take_if_missing(request.finders_json, manifest.value().finders);
  return discovery::replay_from(folder);
}

Result<std::string> document_of(store::GraphStore& store, const ScanRequest& request) {
  auto document = find_environment(store, request.environment);
  if (document.has_value()) return document;
  Error error = document.error();
  if (error.code == ErrorCode::kNotFound) {
    error.code = ErrorCode::kInvalidArgument;
    error.message = "nothing declares an environment '" + request.environment +
                    "'; toposcope env add says how it is reached";
  }
  return error;
}

}  // namespace

Result<std::unique_ptr<ScanSources>> ScanSources::open(store::GraphStore& store,
                                                       ScanRequest& request,
                                                       const ScanSourceOptions& options,
                                                       const std::stop_token& stop) {
  auto sources = std::make_unique<ScanSources>();
  if (!options.replay.empty()) {
    auto answers = replay(store, request, options.replay);
    if (!answers.has_value()) return answers.error();
    sources->set_ = std::move(answers).value();
    return sources;
  }
  const auto document = document_of(store, request);
  if (!document.has_value()) return document.error();
  const auto environment = discovery::read_environment(document.value());
  if (!environment.has_value()) return environment.error();
  if (options.local && environment.value().environment_type != "Linux") {
    return Error{ErrorCode::kInvalidArgument,
                 "'" + request.environment +
                     "' is not of type Linux, as this machine would be: toposcope env add",
                 ""};
  }
  auto live = discovery::connect(environment.value(), sources->credentials_, stop);
  if (!live.has_value()) return live.error();
  sources->set_ = std::move(live).value();
  if (options.record.empty()) return sources;
  discovery::RecordingOptions recording;
  recording.environment = document.value();
  recording.scanners = request.scanners_json;
  recording.finders = request.finders_json;
  recording.request = to_line(scan_request_json(request));
  for (const auto secret : sources->credentials_.all()) recording.secrets.emplace_back(secret);
  auto recorded = discovery::record_into(options.record, sources->set_, recording);
  if (!recorded.has_value()) return recorded.error();
  sources->set_ = std::move(recorded).value();
  sources->record_ = options.record;
  return sources;
}

model::Status ScanSources::finish() {
  set_ = {};
  return record_.empty() ? model::ok() : discovery::finish_recording(record_);
}

}  // namespace toposcope::cli

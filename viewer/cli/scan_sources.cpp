#include "scan_sources.h"

#include <utility>
#include <vector>

#include "toposcope/discovery/connect.h"
#include "toposcope/discovery/environment.h"
#include "toposcope/discovery/environment_document.h"
#include "toposcope/discovery/recording.h"

#include "environment_edit.h"
#include "json_text.h"

namespace toposcope::cli {
namespace {

/// A text of a manifest; empty for its "null".
std::string or_nothing(const std::string& json) { return json == "null" ? std::string() : json; }

/// Declares the environment unless something does already; for a dry run in the request alone.
model::Status declare(store::GraphStore& store, discovery::ScanRequest& request,
                      const std::string& text) {
  const std::string& name = request.environment;
  const auto known = find_environment(store, name);
  if (known.has_value()) return model::ok();
  if (known.error().code != model::ErrorCode::kNotFound) return known.error();
  Json document = parse_or_null(text);
  if (!document.is_object()) document = Json::object();
  document["name"] = name;
  const auto built =
      discovery::build_environment_document({.name = name, .text = to_line(document)});
  if (!built.has_value()) return built.error();
  if (request.dry_run) {
    request.declaration = built.value();
    return model::ok();
  }
  const auto written = write_environment(store, name, built.value());
  if (!written.has_value()) return written.error();
  return model::ok();
}

Json request_json(const discovery::ScanRequest& request) {
  return {{"environment", request.environment},
          {"type", request.type},
          {"id", request.id},
          {"finders", discovery::link_mode_word(request.finders)},
          {"implicit_links", request.implicit_links}};
}

}  // namespace

model::Result<std::unique_ptr<ScanSources>> ScanSources::open(store::GraphStore& store,
                                                              const ScanSourceOptions& options,
                                                              discovery::ScanRequest& request,
                                                              const std::stop_token& stop) {
  auto opened = std::make_unique<ScanSources>();
  opened->options_ = options;
  const auto done = options.replay.empty() ? opened->connect(store, request, stop)
                                           : opened->replay(store, request);
  if (!done.has_value()) return done.error();
  return opened;
}

model::Status ScanSources::replay(store::GraphStore& store, discovery::ScanRequest& request) {
  const auto manifest = discovery::read_recording_manifest(options_.replay);
  if (!manifest.has_value()) return manifest.error();
  if (request.scanners_json.empty()) request.scanners_json = or_nothing(manifest.value().scanners);
  if (request.finders_json.empty()) request.finders_json = or_nothing(manifest.value().finders);
  const auto known = declare(store, request, manifest.value().environment);
  if (!known.has_value()) return known;
  auto sources = discovery::replay_from(options_.replay);
  if (!sources.has_value()) return sources.error();
  sources_ = std::move(sources).value();
  return model::ok();
}

model::Status ScanSources::connect(store::GraphStore& store, discovery::ScanRequest& request,
                                   const std::stop_token& stop) {
  if (options_.local) {
    const auto known = declare(store, request, R"({"environment_type":"Linux"})");
    if (!known.has_value()) return known;
  }
  const auto document = request.declaration.empty()
                            ? find_environment(store, request.environment)
                            : model::Result<std::string>(request.declaration);
  if (!document.has_value()) return document.error();
  auto environment = discovery::read_environment(document.value());
  if (!environment.has_value()) return environment.error();
  auto live = discovery::connect(environment.value(), credentials_, stop);
  if (!live.has_value()) return live.error();
  sources_ = std::move(live).value();
  return record(document.value(), request);
}

model::Status ScanSources::record(const std::string& environment,
                                  const discovery::ScanRequest& request) {
  if (options_.record.empty()) return model::ok();
  discovery::RecordingOptions recording;
  recording.environment = environment;
  recording.scanners = request.scanners_json;
  recording.finders = request.finders_json;
  recording.request = to_line(request_json(request));
  for (const std::string_view secret : credentials_.all()) recording.secrets.emplace_back(secret);
  auto recorded = discovery::record_into(options_.record, sources_, recording);
  if (!recorded.has_value()) return recorded.error();
  sources_ = std::move(recorded).value();
  return model::ok();
}

model::Status ScanSources::finish() {
  sources_ = {};
  if (options_.record.empty()) return model::ok();
  return discovery::finish_recording(options_.record);
}

}  // namespace toposcope::cli

#include <chrono>
#include <memory>
#include <system_error>
#include <utility>

#include "toposcope/discovery/recording.h"

#include "recording/fixed_clock.h"
#include "recording/json_walk.h"
#include "recording/manifest.h"
#include "recording/record_file.h"
#include "recording/record_line.h"
#include "recording/redact.h"

namespace toposcope::discovery {
namespace {

using model::Error;
using model::ErrorCode;
using model::Result;

class StopWatch {
 public:
  [[nodiscard]] std::int64_t micros() const {
    return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() -
                                                                 begin_)
        .count();
  }

 private:
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
};

/// One file of the recording, and what is taken out of its lines.
class Tape {
 public:
  Tape(RecordKind kind, const std::filesystem::path& folder, std::shared_ptr<Redactor> redactor)
      : kind_(kind), file_(folder / file_of(kind)), redactor_(std::move(redactor)) {}

  [[nodiscard]] model::Status open() { return file_.open(); }
  [[nodiscard]] const Redactor& redactor() const { return *redactor_; }

  [[nodiscard]] Error clean(const Error& error) const {
    return {error.code, redactor_->text(error.message), redactor_->text(error.where)};
  }

  [[nodiscard]] model::Status write(const std::string& key, const RecordedAnswer& answer,
                                    std::int64_t took_us) {
    return file_.append(to_line(kind_, key, answer, took_us));
  }

  /// Records an answer in JSON, and returns it as it is recorded.
  [[nodiscard]] Result<std::string> keep(const std::string& key, const Result<std::string>& live,
                                         std::int64_t took_us) {
    RecordedAnswer answer;
    if (!live.has_value()) {
      if (live.error().code == ErrorCode::kCancelled) return live;
      answer.failure = clean(live.error());
    } else if (is_valid_json(live.value())) {
      answer.body = redactor_->json(live.value());
    } else {
      answer.failure = Error{ErrorCode::kMalformedInput, "the answer is no JSON", ""};
    }
    if (auto written = write(key, answer, took_us); !written.has_value()) return written.error();
    if (answer.failure) return *answer.failure;
    return std::move(answer.body);
  }

 private:
  RecordKind kind_;
  RecordFile file_;
  std::shared_ptr<Redactor> redactor_;
};

class RecordingApi final : public OpenStackApi {
 public:
  RecordingApi(std::shared_ptr<OpenStackApi> live, std::unique_ptr<Tape> tape)
      : live_(std::move(live)), tape_(std::move(tape)) {}

  Result<std::string> get(const ApiRequest& request) override {
    const StopWatch watch;
    const auto answer = live_->get(request);
    const auto& redactor = tape_->redactor();
    const std::string key = key_of(ApiRequest{.service = redactor.text(request.service),
                                              .path = redactor.text(request.path),
                                              .list_member = redactor.text(request.list_member),
                                              .microversion = redactor.text(request.microversion),
                                              .region = redactor.text(request.region)});
    return tape_->keep(key, answer, watch.micros());
  }

  Result<std::string> session() override {
    const StopWatch watch;
    const auto answer = live_->session();
    return tape_->keep(session_key(), answer, watch.micros());
  }

 private:
  std::shared_ptr<OpenStackApi> live_;
  std::unique_ptr<Tape> tape_;
};

class RecordingHosts final : public HostCommands {
 public:
  RecordingHosts(std::shared_ptr<HostCommands> live, std::unique_ptr<Tape> tape)
      : live_(std::move(live)), tape_(std::move(tape)) {}

  Result<std::vector<CommandResult>> run(std::string_view host,
                                         std::span<const std::string> commands) override {
    const StopWatch watch;
    auto results = live_->run(host, commands);
    if (!results.has_value()) {
      if (results.error().code == ErrorCode::kCancelled) return results;
      return keep_failure(host, commands, tape_->clean(results.error()), watch.micros());
    }
    const auto took = watch.micros();
    for (std::size_t i = 0; i < commands.size() && i < results.value().size(); ++i) {
      CommandResult& result = results.value()[i];
      if (result.failure) result.failure = tape_->clean(*result.failure);
      result.output = tape_->redactor().text(result.output);
      result.error_output = tape_->redactor().text(result.error_output);
      const auto written = tape_->write(key(host, commands[i]),
                                        {.failure = result.failure, .command = result}, took);
      if (!written.has_value()) return written.error();
    }
    return results;
  }

 private:
  [[nodiscard]] std::string key(std::string_view host, std::string_view command) const {
    return key_of(tape_->redactor().text(host), tape_->redactor().text(command));
  }

  Result<std::vector<CommandResult>> keep_failure(std::string_view host,
                                                  std::span<const std::string> commands,
                                                  const Error& failure, std::int64_t took_us) {
    for (const std::string& command : commands) {
      const auto written = tape_->write(key(host, command), {.failure = failure}, took_us);
      if (!written.has_value()) return written.error();
    }
    return failure;
  }

  std::shared_ptr<HostCommands> live_;
  std::unique_ptr<Tape> tape_;
};

class RecordingDatabase final : public Database {
 public:
  RecordingDatabase(std::shared_ptr<Database> live, std::unique_ptr<Tape> tape)
      : live_(std::move(live)), tape_(std::move(tape)) {}

  Result<std::string> query(std::string_view sql, std::span<const std::string> values) override {
    const StopWatch watch;
    const auto answer = live_->query(sql, values);
    std::vector<std::string> clean;
    for (const std::string& value : values) clean.push_back(tape_->redactor().text(value));
    return tape_->keep(key_of_query(tape_->redactor().text(sql), clean), answer, watch.micros());
  }

 private:
  std::shared_ptr<Database> live_;
  std::unique_ptr<Tape> tape_;
};

std::string clean_json(const Redactor& redactor, const std::string& json) {
  return is_valid_json(json) ? redactor.json(json) : "null";
}

/// Makes the tape of a source that is there and puts `Recording` around it.
template <typename Recording, typename Source>
model::Status wrap(std::shared_ptr<Source>& source, std::unique_ptr<Tape> tape) {
  if (source == nullptr) return model::ok();
  if (auto opened = tape->open(); !opened.has_value()) return opened;
  source = std::make_shared<Recording>(std::move(source), std::move(tape));
  return model::ok();
}

model::Status begin_folder(const std::filesystem::path& folder, const RecordingManifest& manifest) {
  std::error_code failed;
  std::filesystem::create_directories(folder, failed);
  if (failed) return Error{ErrorCode::kIo, "cannot be made: " + failed.message(), folder.string()};
  for (const auto name : {kManifestFile, kOpenManifestFile}) {
    if (!std::filesystem::exists(folder / name, failed)) continue;
    return Error{ErrorCode::kConflict, "holds a recording already; give another folder",
                 folder.string()};
  }
  return replace_file(folder / kOpenManifestFile, to_json(manifest));
}

}  // namespace

Result<SourceSet> record_into(const std::filesystem::path& folder, const SourceSet& live,
                              const RecordingOptions& options) {
  const auto redactor = std::make_shared<Redactor>(options.secrets);
  RecordingManifest manifest;
  manifest.toposcope = TOPOSCOPE_VERSION;
  manifest.environment = clean_json(*redactor, options.environment);
  manifest.scanners = clean_json(*redactor, options.scanners);
  manifest.finders = clean_json(*redactor, options.finders);
  manifest.request = clean_json(*redactor, options.request);
  manifest.started = live.clock == nullptr ? model::now_utc() : live.clock->now();
  if (auto begun = begin_folder(folder, manifest); !begun.has_value()) return begun.error();
  const auto tape = [&](RecordKind kind) { return std::make_unique<Tape>(kind, folder, redactor); };
  SourceSet recorded = live;
  for (const auto& status :
       {wrap<RecordingApi>(recorded.api, tape(RecordKind::kApi)),
        wrap<RecordingHosts>(recorded.hosts, tape(RecordKind::kCommand)),
        wrap<RecordingDatabase>(recorded.database, tape(RecordKind::kQuery))}) {
    if (!status.has_value()) return status.error();
  }
  recorded.clock = std::make_shared<FixedClock>(manifest.started);
  return recorded;
}

model::Status finish_recording(const std::filesystem::path& folder) {
  const auto manifest = read_recording_manifest(folder);
  if (!manifest.has_value()) return manifest.error();
  for (const auto kind : {RecordKind::kApi, RecordKind::kCommand, RecordKind::kQuery}) {
    std::error_code missing;
    if (!std::filesystem::exists(folder / file_of(kind), missing)) continue;
    if (auto sorted = sort_lines(kind, folder / file_of(kind)); !sorted.has_value()) return sorted;
  }
  std::error_code failed;
  if (!std::filesystem::exists(folder / kOpenManifestFile, failed)) return model::ok();
  std::filesystem::rename(folder / kOpenManifestFile, folder / kManifestFile, failed);
  if (failed) {
    return Error{ErrorCode::kIo, "cannot be finished: " + failed.message(), folder.string()};
  }
  return model::ok();
}

}  // namespace toposcope::discovery

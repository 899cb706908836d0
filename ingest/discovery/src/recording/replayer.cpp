#include <memory>
#include <system_error>
#include <utility>

#include "toposcope/discovery/recording.h"
#include "toposcope/ingest/file_text.h"

#include "recording/fixed_clock.h"
#include "recording/redact.h"
#include "recording/replay_file.h"
#include "sources/command/command_answers.h"

namespace toposcope::discovery {
namespace {

using model::Result;

using File = std::shared_ptr<ReplayFile>;

/// Requests are recorded without what looks like a secret, so that is how they are looked up.
std::string clean(std::string_view text) { return Redactor({}).text(text); }

Result<std::string> body_of(Result<RecordedAnswer> answer) {
  if (!answer.has_value()) return answer.error();
  if (answer.value().failure) return *answer.value().failure;
  return std::move(answer.value().body);
}

class ReplayedApi final : public OpenStackApi {
 public:
  explicit ReplayedApi(File file) : file_(std::move(file)) {}

  Result<std::string> get(const ApiRequest& request) override {
    ApiRequest asked = request;
    asked.path = clean(request.path);
    return body_of(file_->answer(key_of(asked), asked.service + " " + asked.path));
  }
  Result<std::string> session() override {
    return body_of(file_->answer(session_key(), "the session"));
  }

 private:
  File file_;
};

class ReplayedHosts final : public HostCommands {
 public:
  explicit ReplayedHosts(File file) : file_(std::move(file)) {}

  /// All are looked up, whatever the first ones come to: each answer counts as given out.
  Result<std::vector<CommandResult>> run(std::string_view host,
                                         std::span<const std::string> commands) override {
    std::vector<Result<CommandResult>> answers;
    for (const std::string& command : commands) {
      const std::string asked = clean(command);
      auto answer = file_->answer(key_of(host, asked), std::string(host) + ": " + asked);
      if (!answer.has_value()) {
        answers.emplace_back(answer.error());
      } else if (answer.value().failure) {
        answers.emplace_back(*answer.value().failure);
      } else {
        answers.emplace_back(std::move(answer.value().command));
      }
    }
    return answer_of(std::move(answers));
  }

 private:
  File file_;
};

class ReplayedDatabase final : public Database {
 public:
  explicit ReplayedDatabase(File file) : file_(std::move(file)) {}

  Result<std::string> query(std::string_view sql, std::span<const std::string> values) override {
    std::vector<std::string> asked;
    for (const std::string& value : values) asked.push_back(clean(value));
    const std::string text = clean(sql);
    return body_of(file_->answer(key_of_query(text, asked), text));
  }

 private:
  File file_;
};

/// Null when nothing of that kind was recorded.
Result<File> open(RecordKind kind, const std::filesystem::path& folder) {
  for (const char* packed : {"", ".gz"}) {
    auto path = folder / file_of(kind);
    path += packed;
    std::error_code missing;
    if (!std::filesystem::exists(path, missing)) continue;
    auto text = ingest::read_file_text(path);
    if (!text.has_value()) return text.error();
    return ReplayFile::index(kind, std::move(text).value());
  }
  return File();
}

}  // namespace

Result<SourceSet> replay_from(const std::filesystem::path& folder) {
  const auto manifest = read_recording_manifest(folder);
  if (!manifest.has_value()) return manifest.error();
  const auto api = open(RecordKind::kApi, folder);
  if (!api.has_value()) return api.error();
  const auto commands = open(RecordKind::kCommand, folder);
  if (!commands.has_value()) return commands.error();
  const auto database = open(RecordKind::kQuery, folder);
  if (!database.has_value()) return database.error();
  SourceSet sources;
  if (api.value() != nullptr) sources.api = std::make_shared<ReplayedApi>(api.value());
  if (commands.value() != nullptr)
    sources.hosts = std::make_shared<ReplayedHosts>(commands.value());
  if (database.value() != nullptr) {
    sources.database = std::make_shared<ReplayedDatabase>(database.value());
  }
  sources.clock = std::make_shared<FixedClock>(manifest.value().started);
  return sources;
}

}  // namespace toposcope::discovery

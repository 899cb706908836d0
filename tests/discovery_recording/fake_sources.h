#pragma once

/// \file
/// Sources that answer what a test tells them to, in turn.

#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "toposcope/discovery/sources.h"

namespace toposcope::testing {

/// Answers of one request, given out in order; the last one again and again.
template <typename Answer>
class Answers {
 public:
  void add(const std::string& request, Answer answer) {
    answers_[request].push_back(std::move(answer));
  }
  void add(const std::string& request, const char* json) {
    add(request, Answer(std::string(json)));
  }
  Answer next(const std::string& request) {
    auto found = answers_.find(request);
    if (found == answers_.end()) {
      return model::Error{model::ErrorCode::kNotFound, "the test has no " + request, ""};
    }
    auto& list = found->second;
    Answer answer = list.front();
    if (list.size() > 1) list.erase(list.begin());
    return answer;
  }

 private:
  std::map<std::string, std::vector<Answer>> answers_;
};

class FakeApi final : public discovery::OpenStackApi {
 public:
  Answers<model::Result<std::string>> answers;  ///< By path; "session" for the session.
  model::Result<std::string> get(const discovery::ApiRequest& request) override;
  model::Result<std::string> session() override;
};

class FakeHosts final : public discovery::HostCommands {
 public:
  Answers<model::Result<discovery::CommandResult>> answers;  ///< By "HOST COMMAND".
  model::Result<std::vector<discovery::CommandResult>> run(
      std::string_view host, std::span<const std::string> commands) override;
};

class FakeDatabase final : public discovery::Database {
 public:
  Answers<model::Result<std::string>> answers;  ///< By SQL.
  model::Result<std::string> query(std::string_view sql, std::span<const std::string>) override;
};

/// 2026-11-20T09:40:00Z.
class FakeClock final : public discovery::Clock {
 public:
  model::UtcMicros now() override;
};

struct FakeSources {
  std::shared_ptr<FakeApi> api = std::make_shared<FakeApi>();
  std::shared_ptr<FakeHosts> hosts = std::make_shared<FakeHosts>();
  std::shared_ptr<FakeDatabase> database = std::make_shared<FakeDatabase>();

  [[nodiscard]] discovery::SourceSet set() const {
    return {
        .api = api, .hosts = hosts, .database = database, .clock = std::make_shared<FakeClock>()};
  }
};

/// run() of one command.
model::Result<discovery::CommandResult> run_one(discovery::HostCommands& hosts,
                                                std::string_view host, const std::string& command);

/// A request of that path.
discovery::ApiRequest request_of(const std::string& path);

std::string read_text(const std::string& path);

}  // namespace toposcope::testing

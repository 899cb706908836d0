#include "fake_sources.h"

#include <fstream>
#include <sstream>

namespace toposcope::testing {

model::Result<std::string> FakeApi::get(const discovery::ApiRequest& request) {
  return answers.next(request.path);
}

model::Result<std::string> FakeApi::session() { return answers.next("session"); }

model::Result<std::vector<discovery::CommandResult>> FakeHosts::run(
    std::string_view host, std::span<const std::string> commands) {
  std::vector<discovery::CommandResult> results;
  for (const std::string& command : commands) {
    auto result = answers.next(std::string(host) + " " + command);
    if (!result.has_value()) return result.error();
    results.push_back(std::move(result).value());
  }
  return results;
}

model::Result<std::string> FakeDatabase::query(std::string_view sql,
                                               std::span<const std::string> /*values*/) {
  return answers.next(std::string(sql));
}

model::UtcMicros FakeClock::now() { return model::UtcMicros(std::chrono::seconds(1795167600)); }

model::Result<discovery::CommandResult> run_one(discovery::HostCommands& hosts,
                                                std::string_view host, const std::string& command) {
  auto results = hosts.run(host, std::vector<std::string>{command});
  if (!results.has_value()) return results.error();
  return results.value().at(0);
}

discovery::ApiRequest request_of(const std::string& path) {
  return {.service = "compute", .path = path};
}

std::string read_text(const std::string& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

}  // namespace toposcope::testing

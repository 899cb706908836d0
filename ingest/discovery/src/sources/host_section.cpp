#include "sources/host_section.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <sstream>
#include <system_error>
#include <utility>

#include "sources/command/command_cache.h"
#include "sources/command/excluded_hosts.h"
#include "sources/command/translation.h"
#include "sources/local/local_commands.h"
#include "sources/lower_case.h"
#include "sources/openstack/api_login.h"
#include "sources/ssh/ssh_commands.h"

namespace toposcope::discovery {
namespace {

constexpr int kLastPort = 65535;

/// "~/x" is in the home of who runs this.
std::string expanded(std::string_view path) {
  if (!path.starts_with("~/")) return std::string(path);
  const char* const home = std::getenv("HOME");
  return (home == nullptr ? std::string() : std::string(home)) + std::string(path.substr(1));
}

model::Result<int> port_of(const EnvironmentSection& section) {
  const auto text = section.value("port");
  int port = 0;
  if (text.empty()) return port;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), port);
  if (read.ec == std::errc() && read.ptr == text.data() + text.size() && port > 0 &&
      port <= kLastPort) {
    return port;
  }
  return model::Error{model::ErrorCode::kInvalidArgument,
                      "\"" + std::string(text) + "\" is no port", "section " + section.name};
}

/// "a, b c" as a list.
std::vector<std::string> words_of(std::string_view text) {
  std::string blank(text);
  std::replace(blank.begin(), blank.end(), ',', ' ');
  std::istringstream words(blank);
  std::vector<std::string> list;
  for (std::string word; words >> word;) list.push_back(word);
  return list;
}

}  // namespace

model::Result<SshSettings> ssh_settings_of(const EnvironmentSection& section,
                                           CredentialStore& credentials) {
  const auto port = port_of(section);
  if (!port.has_value()) return port.error();
  SshSettings settings;
  settings.user = section.value("user");
  settings.port = port.value();
  settings.ssh_config = expanded(section.value("ssh_config"));
  settings.known_hosts = expanded(section.value("known_hosts"));
  settings.key_file = expanded(section.value("key_file"));
  settings.sudo = is_yes(section.value("sudo"), true);
  settings.agent = section.secret == "agent";
  if (section.secret.empty() || settings.agent) return settings;
  const auto secret = credentials.find(section);
  if (!secret.has_value()) return secret.error();
  settings.secret = secret.value().reveal();
  return settings;
}

model::Result<std::shared_ptr<HostCommands>> make_live_hosts(const EnvironmentConfig& environment,
                                                             CredentialStore& credentials,
                                                             const std::stop_token& stop) {
  std::shared_ptr<HostCommands> hosts;
  const EnvironmentSection* const section = environment.section("CLI");
  if (environment.environment_type == "Linux") {
    const bool sudo = section != nullptr && is_yes(section->value("sudo"), false);
    hosts = make_local_commands(sudo, {}, stop);
  } else if (section != nullptr) {
    const auto settings = ssh_settings_of(*section, credentials);
    if (!settings.has_value()) return settings.error();
    hosts = with_translation(make_ssh_commands(settings.value(), stop), environment);
    auto excluded = words_of(section->value("exclude"));
    if (!excluded.empty()) hosts = without_hosts(std::move(hosts), std::move(excluded));
  } else {
    return hosts;
  }
  return std::shared_ptr<HostCommands>(std::make_shared<CommandCache>(std::move(hosts)));
}

std::vector<std::string> aliases_of(std::string_view ssh_config) {
  std::vector<std::string> aliases;
  std::istringstream lines{std::string(ssh_config)};
  for (std::string line; std::getline(lines, line);) {
    std::replace(line.begin(), line.end(), '=', ' ');
    std::istringstream words(line);
    std::string word;
    if (!(words >> word) || lower_case(word) != "host") continue;
    while (words >> word) {
      if (word.find_first_of("*?!") == std::string::npos) aliases.push_back(word);
    }
  }
  return aliases;
}

}  // namespace toposcope::discovery

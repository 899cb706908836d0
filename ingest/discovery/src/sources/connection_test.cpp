#include <algorithm>
#include <fstream>
#include <functional>
#include <set>
#include <sstream>
#include <thread>
#include <utility>

#include <nlohmann/json.hpp>

#include "toposcope/discovery/connect.h"

#include "sources/host_section.h"
#include "sources/live_sources.h"

namespace toposcope::discovery {
namespace {

using model::Result;
using Steady = std::chrono::steady_clock;

constexpr std::size_t kMostHosts = 64;

std::string remedy_of(const model::Error& error) {
  switch (error.code) {
    case model::ErrorCode::kUnavailable:
      return "see whether the address is right, the service runs, and a firewall lets through";
    case model::ErrorCode::kMalformedInput:
      return "see whether the address is that of the service, and of no proxy";
    default:
      return "";
  }
}

/// Takes the time of one question.
ConnectionVerdict judge(std::string section, const std::function<Result<std::string>()>& ask) {
  ConnectionVerdict verdict;
  verdict.section = std::move(section);
  const auto begin = Steady::now();
  const auto answer = ask();
  verdict.took = std::chrono::duration_cast<std::chrono::milliseconds>(Steady::now() - begin);
  verdict.ok = answer.has_value();
  if (answer.has_value()) {
    verdict.text = answer.value();
  } else {
    verdict.text = answer.error().message;
    if (!answer.error().where.empty()) verdict.text = answer.error().where + ": " + verdict.text;
    verdict.remedy = remedy_of(answer.error());
  }
  return verdict;
}

std::string text_at(const nlohmann::json& json, const char* pointer) {
  const nlohmann::json::json_pointer at(pointer);
  return json.contains(at) && json.at(at).is_string() ? json.at(at).get<std::string>() : "";
}

/// "keystone v3, 3 regions, user admin (project admin)"
std::string describe_session(const std::string& body) {
  auto json = nlohmann::json::parse(body, nullptr, false);
  if (json.is_object() && json.contains("token")) {
    auto token = json["token"];
    json = std::move(token);
  }
  std::set<std::string> regions;
  if (json.is_object() && json.contains("catalog") && json["catalog"].is_array()) {
    for (const auto& service : json["catalog"]) {
      if (!service.is_object() || !service.contains("endpoints")) continue;
      for (const auto& endpoint : service["endpoints"]) {
        if (const auto region = text_at(endpoint, "/region_id"); !region.empty()) {
          regions.insert(region);
        }
      }
    }
  }
  const std::string project = text_at(json, "/project/name");
  return "keystone v3, " + std::to_string(regions.size()) +
         (regions.size() == 1 ? " region" : " regions") + ", user " + text_at(json, "/user/name") +
         (project.empty() ? "" : " (project " + project + ")");
}

Result<std::string> ask_api(const EnvironmentSection& section, CredentialStore& credentials,
                            const LiveOptions& options) {
  const auto api = make_live_api(section, credentials, options);
  if (!api.has_value()) return api.error();
  const auto session = api.value()->session();
  if (!session.has_value()) return session.error();
  return describe_session(session.value());
}

Result<std::string> ask_database(const EnvironmentSection& section, CredentialStore& credentials,
                                 const LiveOptions& options) {
  const auto database = make_mysql_database(section, credentials, options);
  if (!database.has_value()) return database.error();
  const auto rows = database.value()->query("SELECT VERSION() AS version", {});
  if (!rows.has_value()) return rows.error();
  return "version " + text_at(nlohmann::json::parse(rows.value(), nullptr, false), "/0/version");
}

Result<std::string> ask_host(HostCommands& hosts, const std::string& host) {
  const std::vector<std::string> commands = {"id -un", "uname -n"};
  auto results = hosts.run(host, commands);
  if (!results.has_value()) return results.error();
  for (auto& result : results.value()) {
    while (result.output.ends_with('\n')) result.output.pop_back();
  }
  return "user " + results.value()[0].output + " on " + results.value()[1].output;
}

/// The section's own host, then those that its ssh_config names.
std::vector<std::string> hosts_of(const EnvironmentSection& section, const std::string& file) {
  std::vector<std::string> hosts;
  if (!section.value("host").empty()) hosts.emplace_back(section.value("host"));
  std::ostringstream text;
  if (!file.empty()) text << std::ifstream(file).rdbuf();
  for (std::string& alias : aliases_of(text.str())) {
    if (std::find(hosts.begin(), hosts.end(), alias) == hosts.end()) {
      hosts.push_back(std::move(alias));
    }
  }
  if (hosts.size() > kMostHosts) hosts.resize(kMostHosts);
  return hosts;
}

std::vector<ConnectionVerdict> judge_hosts(const EnvironmentConfig& environment,
                                           CredentialStore& credentials,
                                           const std::stop_token& stop) {
  const auto* const section = environment.section("CLI");
  const auto commands = make_live_hosts(environment, credentials, stop);
  if (!commands.has_value()) {
    return {judge("CLI", [&]() -> Result<std::string> { return commands.error(); })};
  }
  if (commands.value() == nullptr) return {};
  if (environment.environment_type == "Linux") {
    return {judge("this machine", [&] { return ask_host(*commands.value(), "localhost"); })};
  }
  const auto settings = ssh_settings_of(*section, credentials);
  if (!settings.has_value()) return {};
  const auto hosts = hosts_of(*section, settings.value().ssh_config);
  if (hosts.empty()) {
    return {judge("CLI", []() -> Result<std::string> {
      return std::string("no host to try: neither \"host\" nor aliases in an \"ssh_config\"");
    })};
  }
  std::vector<ConnectionVerdict> verdicts(hosts.size());
  std::vector<std::jthread> threads;
  for (std::size_t i = 0; i < hosts.size(); ++i) {
    threads.emplace_back([&, i] {
      verdicts[i] = judge("CLI " + hosts[i], [&] { return ask_host(*commands.value(), hosts[i]); });
    });
  }
  threads.clear();
  return verdicts;
}

}  // namespace

std::vector<ConnectionVerdict> test_connections(const EnvironmentConfig& environment,
                                                CredentialStore& credentials,
                                                const std::stop_token& stop) {
  std::vector<ConnectionVerdict> verdicts;
  const LiveOptions options{.stop = stop};
  if (const auto* section = environment.section("OpenStack"); section != nullptr) {
    verdicts.push_back(
        judge(section->name, [&] { return ask_api(*section, credentials, options); }));
  }
  if (const auto* section = environment.section("mysql"); section != nullptr) {
    verdicts.push_back(
        judge(section->name, [&] { return ask_database(*section, credentials, options); }));
  }
  auto hosts = judge_hosts(environment, credentials, stop);
  std::move(hosts.begin(), hosts.end(), std::back_inserter(verdicts));
  return verdicts;
}

}  // namespace toposcope::discovery

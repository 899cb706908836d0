#include "fetchers/db/bridge_pnics.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <set>

#include "fetchers/cli/host_shell.h"
#include "fetchers/facts/answers.h"
#include "parse/text_lines.h"

namespace toposcope::discovery {
namespace {

bool names_cards_behind_bridges(const EnvironmentConfig& environment) {
  const std::string& version = environment.distribution_version;
  return environment.distribution == "Mirantis" &&
         (version == "6.0" || version == "7.0" || version == "8.0");
}

}  // namespace

std::vector<std::string> mapped_bridges(const Json& configurations) {
  std::vector<std::string> bridges;
  if (!configurations.is_object() || !configurations.contains("tunneling_ip")) return bridges;
  if (!facts::text_of(configurations, "tunneling_ip").empty()) return bridges;
  if (!configurations.contains("bridge_mappings")) return bridges;
  for (const Json& bridge : configurations["bridge_mappings"]) {
    if (!bridge.is_string()) continue;
    const auto name = bridge.get<std::string>();
    if (!cli::is_plain_name(name)) continue;
    if (std::find(bridges.begin(), bridges.end(), name) == bridges.end()) bridges.push_back(name);
  }
  return bridges;
}

std::vector<std::string> listed_interfaces(const EnvironmentConfig& environment,
                                           std::string_view bridge, std::string_view output) {
  const std::string prefix =
      names_cards_behind_bridges(environment) ? std::string(bridge) + "--br-" : std::string();
  std::vector<std::string> names;
  for (const parse::Line& line : parse::lines_of(output)) {
    const std::string_view name = parse::trimmed(line.text);
    if (name.empty() || !name.starts_with(prefix)) continue;
    names.emplace_back(name.substr(prefix.size()));
  }
  return names;
}

void set_bridge_pnic(const FetchContext& context, const std::vector<std::string>& interfaces,
                     const Json& ports_by_name, Json& vedge, FetchResult& result) {
  const std::string host = facts::text_of(vedge, "host");
  for (const std::string& name : interfaces) {
    const std::array<Condition, 2> wanted{is_text("host", host), is_text("name", name)};
    const auto cards = context.inventory.where("host_pnic", wanted);
    if (cards.empty()) continue;
    vedge["pnic"] = name;
    const auto port = ports_by_name.find(name);
    if (port == ports_by_name.end()) continue;
    result.updates.push_back({.type = "host_pnic",
                              .id = cards.front()->id,
                              .members = {{"port_id", facts::text_of(*port, "id")}}});
  }
}

}  // namespace toposcope::discovery

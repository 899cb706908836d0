#include <set>

#include "fetchers/facts/agents.h"
#include "fetchers/fetchers.h"
#include "fetchers/function_fetcher.h"

namespace toposcope::discovery {
namespace {

/// The address under which the agent finds nova; what it is called has changed over time.
std::string metadata_address(const Json& agent) {
  const Json configurations = agent.value("configurations", Json::object());
  const std::string ip = facts::text_of(configurations, "nova_metadata_ip");
  return ip.empty() ? facts::text_of(configurations, "nova_metadata_host") : ip;
}

/// Hosts that serve metadata: only scans of a part of an environment ask for these.
model::Result<FetchResult> fetch_network_hosts(const FetchContext& context) {
  const auto told = facts::agents(context);
  if (!told.has_value()) return told.error();
  FetchResult result;
  if (!told.value()->of_all_regions) result.not_allowed.emplace_back(facts::kAgentsOfSomeRegions);
  std::set<std::string> seen;
  for (const std::string& text : told.value()->all) {
    const Json agent = facts::to_json(text);
    if (facts::text_of(agent, "agent_type") != facts::kMetadataAgent) continue;
    const std::string host = facts::text_of(agent, "host");
    if (!seen.insert(host).second) continue;
    result.objects.push_back({Json{{"id", host},
                                   {"host", host},
                                   {"host_type", Json::array({"Network"})},
                                   {"ip_address", metadata_address(agent)}}});
  }
  return result;
}

}  // namespace

std::unique_ptr<Fetcher> make_db_az_network_hosts_fetcher() {
  return make_function_fetcher("DbFetchAZNetworkHosts", fetch_network_hosts);
}

}  // namespace toposcope::discovery

// Bridges of the Linux bridge agent, with what the agent goes by.

#include "fetchers/cli/bridges.h"
#include "fetchers/facts/agents.h"
#include "fetchers/facts/parents.h"
#include "fetchers/fetchers.h"
#include "fetchers/function_fetcher.h"

namespace toposcope::discovery {
namespace {

/// Of the host's agent; null when it has none.
model::Result<Json> configurations_of(const FetchContext& context, const std::string& host) {
  const auto agents = facts::agents_of_host(context, host);
  if (!agents.has_value()) return agents.error();
  for (const std::string& text : agents.value()) {
    const Json agent = facts::to_json(text);
    if (facts::text_of(agent, "agent_type") != facts::kLinuxBridgeAgent) continue;
    return agent.contains("configurations") ? agent["configurations"] : Json::object();
  }
  return Json(nullptr);
}

model::Result<FetchResult> fetch(const FetchContext& context) {
  FetchResult result;
  const Object* host = facts::host_of_parent(context);
  if (host == nullptr || !facts::host_is(*host, {"Network", "Compute", "Kube-node"})) return result;
  const auto configurations = configurations_of(context, host->id);
  if (!configurations.has_value()) return configurations.error();
  // Where both drivers are in use, the other fetcher tells of the bridges of other hosts.
  if (configurations.value().is_null() && context.environment.has_driver("OVS")) return result;
  auto documents = cli::bridge_documents(context, host->id);
  if (!documents.has_value()) return documents.error();
  for (Json& document : documents.value()) {
    if (!configurations.value().is_null()) document["configurations"] = configurations.value();
    result.objects.push_back({std::move(document)});
  }
  return result;
}

}  // namespace

std::unique_ptr<Fetcher> make_cli_vconnectors_lxb_fetcher() {
  return make_function_fetcher("CliFetchVconnectorsLxb", fetch, {.source = FetchSource::kMixed});
}

}  // namespace toposcope::discovery

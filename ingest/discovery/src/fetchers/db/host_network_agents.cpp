#include "fetchers/facts/agents.h"
#include "fetchers/facts/parents.h"
#include "fetchers/fetchers.h"
#include "fetchers/function_fetcher.h"

namespace toposcope::discovery {
namespace {

constexpr std::string_view kFolder = "-network_agents";

/// Agents are asked for by name of their host, whether or not it is in the inventory.
std::string host_name(const FetchContext& context) {
  if (const Object* host = facts::host_of_parent(context)) return host->id;
  std::string_view id = context.id;
  if (id.ends_with(kFolder)) id.remove_suffix(kFolder.size());
  return std::string(id);
}

Json document_of(Json agent, const Shape& shape) {
  const std::string binary = facts::text_of(agent, "binary");
  agent["name"] = binary;
  agent["id"] = binary + '-' + facts::text_of(agent, "id");
  const auto up = agent.find("admin_state_up");
  if (!shape.is_2018() && up != agent.end() && up->is_number()) *up = *up != 0;
  return agent;
}

model::Result<FetchResult> fetch_agents(const FetchContext& context) {
  const auto told = facts::agents_of_host(context, host_name(context));
  if (!told.has_value()) return told.error();
  FetchResult result;
  for (const std::string& agent : told.value()) {
    result.objects.push_back({document_of(facts::to_json(agent), context.shape)});
  }
  return result;
}

}  // namespace

std::unique_ptr<Fetcher> make_db_host_network_agents_fetcher() {
  return make_function_fetcher("DbFetchHostNetworkAgents", fetch_agents);
}

}  // namespace toposcope::discovery

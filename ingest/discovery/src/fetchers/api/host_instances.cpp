#include <unordered_set>

#include "fetchers/api/instance_document.h"
#include "fetchers/facts/hypervisors.h"
#include "fetchers/facts/network_info.h"
#include "fetchers/facts/parents.h"
#include "fetchers/facts/servers.h"
#include "fetchers/facts/session.h"
#include "fetchers/fetchers.h"
#include "fetchers/function_fetcher.h"

namespace toposcope::discovery {
namespace {

/// Those that the hypervisor has, then those that say that they are on this host.
model::Result<std::vector<ServerSighting>> servers_on(const FetchContext& context,
                                                      const std::string& region,
                                                      const std::string& host) {
  const auto hypervisors = facts::hypervisors(context, region);
  if (!hypervisors.has_value()) return hypervisors.error();
  const auto servers = facts::servers(context, region);
  if (!servers.has_value()) return servers.error();
  std::vector<ServerSighting> found;
  std::unordered_set<std::string> seen;
  if (const auto* guests = hypervisors.value()->guests_of(host)) {
    for (const facts::Guest& guest : *guests) {
      if (seen.insert(guest.id).second) found.push_back({region, guest.id, guest.local_name});
    }
  }
  for (const std::string& id : servers.value()->by_host.of(host)) {
    if (seen.insert(id).second) found.push_back({region, id, ""});
  }
  return found;
}

model::Result<FetchResult> fetch_instances(const FetchContext& context) {
  FetchResult result;
  const Object* host = facts::host_of_parent(context);
  if (host == nullptr || !facts::host_is(*host, {"Compute"})) return result;
  const auto regions = facts::regions_with(context, "compute");
  if (!regions.has_value()) return regions.error();
  for (const std::string& region : regions.value()) {
    const auto servers = servers_on(context, region, host->id);
    if (!servers.has_value()) return servers.error();
    const auto all = facts::servers(context, region);
    if (!all.has_value()) return all.error();
    const auto hypervisors = facts::hypervisors(context, region);
    if (!hypervisors.has_value()) return hypervisors.error();
    const bool sees_all = all.value()->of_all_projects;
    if (!sees_all || !hypervisors.value()->allowed) {
      result.not_allowed.emplace_back("servers of others");
    }
    for (const ServerSighting& server : servers.value()) {
      // What is known of one that this login may not see is more than its id.
      if (!sees_all && all.value()->text(server.id) == nullptr) continue;
      auto document = instance_document(context, server, host->id);
      if (!document.has_value()) return document.error();
      document.value()["parent_type"] = "instances_folder";
      document.value()["parent_id"] = host->id + "-instances";
      result.objects.push_back({std::move(document).value()});
    }
  }
  return result;
}

}  // namespace

std::unique_ptr<Fetcher> make_api_host_instances_fetcher() {
  return make_function_fetcher("ApiFetchHostInstances", fetch_instances, {.movable = true});
}

}  // namespace toposcope::discovery

#include "fetchers/api/instance_document.h"
#include "fetchers/api/owned.h"
#include "fetchers/facts/neutron.h"
#include "fetchers/facts/parents.h"
#include "fetchers/facts/servers.h"
#include "fetchers/facts/session.h"
#include "fetchers/fetchers.h"
#include "fetchers/function_fetcher.h"

namespace toposcope::discovery {
namespace {

/// Below the project that the server is of; one of another project is passed over when the parent
/// is a project.
model::Status add_server(const FetchContext& context, const ServerSighting& server,
                         const std::string& owner, FetchResult& result) {
  const bool below_project = context.parent.type == "project";
  if (below_project && facts::visible_project(context, owner) != context.parent.id) {
    return model::ok();
  }
  auto document = instance_document(context, server, "");
  if (!document.has_value()) return document.error();
  const OwnedKind kind{.list = "", .folder = "unplaced", .text = "Instances without host"};
  result.objects.push_back(
      {std::move(document).value(), folder_below_project(context, owner, kind)});
  return model::ok();
}

/// Servers that never got a host, and all those whose host this login may not know.
model::Result<FetchResult> fetch_unplaced(const FetchContext& context) {
  const auto regions = facts::regions_with(context, "compute");
  if (!regions.has_value()) return regions.error();
  FetchResult result;
  for (const std::string& region : regions.value()) {
    const auto servers = facts::servers(context, region);
    if (!servers.has_value()) return servers.error();
    if (!servers.value()->of_all_projects) result.not_allowed.emplace_back("servers of others");
    for (const std::string& id : servers.value()->without_host) {
      const std::string owner = facts::project_of(facts::to_json(*servers.value()->text(id)));
      const auto status = add_server(context, {region, id, ""}, owner, result);
      if (!status.has_value()) return status.error();
    }
  }
  return result;
}

}  // namespace

std::unique_ptr<Fetcher> make_api_unplaced_instances_fetcher() {
  return make_function_fetcher("ApiFetchUnplacedInstances", fetch_unplaced, {.movable = true});
}

}  // namespace toposcope::discovery

#include <algorithm>

#include "fetchers/facts/neutron.h"
#include "fetchers/facts/parents.h"
#include "fetchers/facts/session.h"
#include "fetchers/fetchers.h"
#include "fetchers/function_fetcher.h"

namespace toposcope::discovery {
namespace {

/// neutron tells them in any order.  2020 keeps maps, as servers have them.
void tidy_groups(const Shape& shape, Json& port) {
  if (!port.contains("security_groups") || !port["security_groups"].is_array()) return;
  Json& groups = port["security_groups"];
  std::sort(groups.begin(), groups.end());
  if (shape.is_2018()) return;
  for (Json& group : groups) {
    if (group.is_string()) group = Json{{"id", group}};
  }
}

FetchedObject object_of(const FetchContext& context, Json port) {
  port = facts::without_writes(std::move(port));
  tidy_groups(context.shape, port);
  const std::string network = facts::text_of(port, "network_id");
  const bool known = context.inventory.find("network", network) != nullptr;
  port["name"] = facts::text_of(port, known ? "mac_address" : "id");
  const std::string project = facts::project_name(context, facts::project_of(port));
  if (!project.empty()) port["project"] = project;
  return {std::move(port), DynamicFolder{.master_type = "network",
                                         .master_id = network,
                                         .id = network + "-ports",
                                         .type = "ports_folder",
                                         .text = "Ports"}};
}

model::Result<FetchResult> fetch_ports(const FetchContext& context) {
  const auto regions = facts::regions_with(context, "network");
  if (!regions.has_value()) return regions.error();
  FetchResult result;
  for (const std::string& region : regions.value()) {
    const auto ports = facts::neutron_list(context, region, "ports");
    if (!ports.has_value()) return ports.error();
    for (const std::string& port : *ports.value()) {
      result.objects.push_back(object_of(context, facts::to_json(port)));
    }
  }
  return result;
}

}  // namespace

std::unique_ptr<Fetcher> make_api_ports_fetcher() {
  return make_function_fetcher("ApiFetchPorts", fetch_ports, {.movable = true});
}

}  // namespace toposcope::discovery

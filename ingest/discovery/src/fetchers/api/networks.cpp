#include <algorithm>

#include "fetchers/facts/neutron.h"
#include "fetchers/facts/parents.h"
#include "fetchers/facts/session.h"
#include "fetchers/fetchers.h"
#include "fetchers/function_fetcher.h"

namespace toposcope::discovery {
namespace {

constexpr std::string_view kHaNetwork = "HA network tenant ";

/// neutron makes these for no project, and names them for the one that they serve.
void name_ha_network(Json& network) {
  const std::string name = facts::text_of(network, "name");
  if (!name.starts_with(kHaNetwork)) return;
  network["tenant_id"] = name.substr(kHaNetwork.size());
  network["name"] = "HA net";
}

std::vector<std::string> subnet_ids(const Json& network) {
  std::vector<std::string> ids;
  if (!network.contains("subnets") || !network["subnets"].is_array()) return ids;
  for (const Json& id : network["subnets"]) {
    if (id.is_string()) ids.push_back(id.get<std::string>());
  }
  std::sort(ids.begin(), ids.end());  // neutron tells them in any order
  return ids;
}

/// By name (2018), or as a list; with their addresses and ids beside.
void add_subnets(const facts::TextById& subnets, const Shape& shape, Json& network) {
  Json known = shape.is_2018() ? Json::object() : Json::array();
  Json cidrs = Json::array();
  Json ids = Json::array();
  for (const std::string& id : subnet_ids(network)) {
    const auto text = subnets.find(id);
    if (text == subnets.end()) continue;
    Json subnet = facts::without_writes(facts::to_json(text->second));
    cidrs.push_back(facts::text_of(subnet, "cidr"));
    ids.push_back(id);
    if (shape.is_2018()) {
      const std::string name = facts::text_of(subnet, "name");
      known[name] = std::move(subnet);
    } else {
      known.push_back(std::move(subnet));
    }
  }
  network["subnets"] = std::move(known);
  network["cidrs"] = std::move(cidrs);
  network["subnet_ids"] = std::move(ids);
}

FetchedObject object_of(const FetchContext& context, Json network, const facts::TextById& subnets) {
  if (!context.shape.is_2018()) name_ha_network(network);
  network = facts::without_writes(std::move(network));
  add_subnets(subnets, context.shape, network);
  network["network"] = facts::text_of(network, "id");
  const std::string owner = facts::project_of(network);
  const std::string project = facts::visible_project(context, owner);
  const std::string name = facts::project_name(context, owner.empty() ? project : owner);
  if (!name.empty()) network["project"] = name;
  const std::string& above = project.empty() ? owner : project;
  return {std::move(network), DynamicFolder{.master_type = "project",
                                            .master_id = above,
                                            .id = above + "-networks",
                                            .type = "networks_folder",
                                            .text = "Networks"}};
}

model::Result<FetchResult> fetch_networks(const FetchContext& context) {
  const auto regions = facts::regions_with(context, "network");
  if (!regions.has_value()) return regions.error();
  FetchResult result;
  for (const std::string& region : regions.value()) {
    const auto networks = facts::neutron_list(context, region, "networks");
    if (!networks.has_value()) return networks.error();
    const auto subnets = facts::neutron_by_id(context, region, "subnets");
    if (!subnets.has_value()) return subnets.error();
    for (const std::string& network : *networks.value()) {
      result.objects.push_back(object_of(context, facts::to_json(network), *subnets.value()));
    }
  }
  return result;
}

}  // namespace

std::unique_ptr<Fetcher> make_api_networks_fetcher() {
  return make_function_fetcher("ApiFetchNetworks", fetch_networks, {.shared = true});
}

}  // namespace toposcope::discovery

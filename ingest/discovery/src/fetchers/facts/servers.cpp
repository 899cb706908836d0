#include "fetchers/facts/servers.h"

#include <algorithm>
#include <array>
#include <utility>

namespace toposcope::discovery::facts {
namespace {

ApiRequest all_servers(const std::string& region) {
  return {.service = "compute",
          .path = "/servers/detail?all_tenants=1",
          .list_member = "servers",
          .microversion = "2.79",
          .region = region};
}

Servers sorted_out(const Texts& texts) {
  Servers servers;
  for (const std::string& text : texts) {
    const Json server = to_json(text);
    const std::string id = text_of(server, "id");
    const std::string host = text_of(server, "OS-EXT-SRV-ATTR:host");
    if (host.empty()) {
      servers.without_host.push_back(id);
    } else {
      servers.by_host.add(host, id);
    }
    servers.by_id[id] = text;
  }
  return servers;
}

/// {"blue-web": [...]} as [{"network": "blue-web", "addresses": [...]}].
Json address_list(const Json& addresses) {
  Json list = Json::array();
  for (const auto& [network, entries] : addresses.items()) {
    list.push_back(Json{{"network", network}, {"addresses", entries}});
  }
  return list;
}

/// Groups once each, by name: nova gives them in no order, one for each port.
Json group_list(const Json& groups) {
  std::vector<std::string> names;
  for (const Json& group : groups) names.push_back(text_of(group, "name"));
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  Json list = Json::array();
  for (const std::string& name : names) list.push_back(Json{{"name", name}});
  return list;
}

Json without_links(Json value) {
  if (value.is_object()) value.erase("links");
  return value;
}

/// Members under another name.
constexpr std::array<std::pair<std::string_view, std::string_view>, 9> kRenamed{{
    {"OS-EXT-STS:vm_state", "vm_state"},
    {"OS-EXT-STS:power_state", "power_state"},
    {"status", "server_status"},
    {"OS-EXT-AZ:availability_zone", "availability_zone"},
    {"OS-SRV-USG:launched_at", "launched_at"},
    {"OS-SRV-USG:terminated_at", "terminated_at"},
    {"OS-DCF:diskConfig", "diskConfig"},
    {"os-extended-volumes:volumes_attached", "volumes_attached"},
    {"created", "created_at"},
}};

}  // namespace

const std::string* Servers::text(const std::string& id) const {
  const auto found = by_id.find(id);
  return found == by_id.end() ? nullptr : &found->second;
}

model::Result<std::shared_ptr<const Servers>> servers(const FetchContext& context,
                                                      const std::string& region) {
  return context.cache.get<Servers>("servers @" + region, [&]() -> model::Result<Servers> {
    ApiRequest request = all_servers(region);
    const auto read = [&]() -> model::Result<Texts> {
      if (context.sources.api == nullptr) {
        return model::Error{model::ErrorCode::kInvalidArgument, kNoApi, ""};
      }
      const auto answer = context.sources.api->get(request);
      if (!answer.has_value()) return answer.error();
      return entries_of(answer.value(), request.list_member);
    };
    auto told = read();
    const bool all = told.has_value() || !is_not_allowed(told.error());
    if (!all) {
      request.path = "/servers/detail";
      told = read();
    }
    if (!told.has_value()) return told.error();
    Servers servers = sorted_out(told.value());
    servers.of_all_projects = all;
    return servers;
  });
}

Json instance_of_server(const Json& server, const std::string& local_name) {
  const std::string id = text_of(server, "id");
  const std::string stated = text_of(server, "OS-EXT-SRV-ATTR:instance_name");
  Json instance{{"id", id}, {"uuid", id}};
  if (!local_name.empty() || !stated.empty()) {
    instance["local_name"] = local_name.empty() ? stated : local_name;
  }
  copy_members(server, instance,
               {"name", "tenant_id", "user_id", "key_name", "metadata", "config_drive",
                "accessIPv4", "accessIPv6", "description", "locked", "tags"});
  for (const auto& [from, to] : kRenamed) {
    const auto found = server.find(from);
    if (found != server.end()) instance[std::string(to)] = *found;
  }
  if (server.contains("addresses")) instance["addresses"] = address_list(server["addresses"]);
  if (server.contains("flavor")) instance["flavor"] = without_links(server["flavor"]);
  if (server.contains("image")) instance["image"] = without_links(server["image"]);
  if (server.contains("security_groups")) {
    instance["security_groups"] = group_list(server["security_groups"]);
  }
  return instance;
}

}  // namespace toposcope::discovery::facts

#include "fetchers/api/instance_document.h"

#include "fetchers/facts/network_info.h"
#include "fetchers/facts/neutron.h"
#include "fetchers/facts/parents.h"
#include "fetchers/facts/servers.h"

namespace toposcope::discovery {
namespace {

/// What the database adds.
void add_row(const Json& row, Json& instance) {
  facts::copy_members(row, instance, {"name", "project_id"});
  const std::string address = facts::text_of(row, "ip_address");
  if (!address.empty()) instance["host_ip_address"] = address;
}

Json parsed_info(const Json& row) {
  const Json info = facts::to_json(facts::text_of(row, "network_info"));
  return info.is_array() ? info : Json::array();
}

void add_networks(Json info, Json& instance) {
  instance["network"] = facts::network_ids(info);
  instance["network_info"] = std::move(info);
}

void add_project(const std::string& name, Json& instance) {
  if (!name.empty()) instance["in_project-" + name] = "1";
}

}  // namespace

model::Result<Json> instance_document(const FetchContext& context, const ServerSighting& server,
                                      const std::string& host) {
  const auto servers = facts::servers(context, server.region);
  if (!servers.has_value()) return servers.error();
  const std::string* text = servers.value()->text(server.id);
  const Json told = text == nullptr ? Json{{"id", server.id}} : facts::to_json(*text);
  Json instance = facts::instance_of_server(told, server.local_name);
  if (!host.empty()) instance["host"] = host;
  const std::string owner = facts::project_of(told);
  const auto rows = facts::instance_rows(context);
  if (!rows.has_value()) return rows.error();
  const auto found = rows.value()->by_id.find(server.id);
  if (found != rows.value()->by_id.end()) {
    const Json row = facts::to_json(found->second);
    add_row(row, instance);
    add_networks(parsed_info(row), instance);
    add_project(facts::text_of(row, "project"), instance);
    return instance;
  }
  add_project(facts::project_name(context, owner), instance);
  if (text == nullptr) return instance;
  auto info = facts::network_info_of_ports(context, server.region, server.id);
  if (!info.has_value()) return info.error();
  add_networks(std::move(info).value(), instance);
  return instance;
}

}  // namespace toposcope::discovery

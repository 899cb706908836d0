#include "fetchers/facts/network_info.h"

#include <algorithm>
#include <unordered_set>

#include "fetchers/facts/neutron.h"
#include "fetchers/facts/sql_names.h"

namespace toposcope::discovery::facts {
namespace {

constexpr std::size_t kTapNameLength =
    11;  // of the port's id, behind "tap": what Linux has room for

model::Result<std::string> instances_sql(const std::string& nova) {
  const auto instances = sql_table(nova, "instances");
  if (!instances.has_value()) return instances;
  const auto caches = sql_table(nova, "instance_info_caches");
  if (!caches.has_value()) return caches;
  const auto nodes = sql_table(nova, "compute_nodes");
  if (!nodes.has_value()) return nodes;
  return "SELECT DISTINCT i.uuid AS id, i.display_name AS name, i.host AS host, "
         "host_ip AS ip_address, network_info, project_id, "
         "IF(p.name IS NULL, 'Unknown', p.name) AS project FROM " +
         instances.value() + " i LEFT JOIN keystone.project p ON p.id = i.project_id JOIN " +
         caches.value() + " ic ON i.uuid = ic.instance_uuid JOIN " + nodes.value() +
         " cn ON i.node = cn.hypervisor_hostname WHERE i.deleted = 0";
}

model::Result<InstanceRows> rows_of_database(const FetchContext& context) {
  const auto sql = instances_sql(nova_schema(context));
  if (!sql.has_value()) return sql.error();
  const auto rows = database_rows(context, sql.value());
  if (!rows.has_value()) return rows.error();
  InstanceRows instances;
  instances.from_database = true;
  for (const std::string& row : rows.value()) instances.by_id[text_of(to_json(row), "id")] = row;
  return instances;
}

Json text_json(const TextById& texts, const std::string& id) {
  const auto found = texts.find(id);
  return found == texts.end() ? Json::object() : to_json(found->second);
}

int family_of(const std::string& address) { return address.find(':') == std::string::npos ? 4 : 6; }

/// A subnet with the addresses that a port has in it.
Json subnet_entry(const Json& subnet, const Json& fixed_ips, const std::string& id) {
  Json ips = Json::array();
  for (const Json& fixed : fixed_ips) {
    if (text_of(fixed, "subnet_id") != id) continue;
    const std::string address = text_of(fixed, "ip_address");
    ips.push_back(Json{{"address", address}, {"type", "fixed"}, {"version", family_of(address)}});
  }
  const std::string gateway = text_of(subnet, "gateway_ip");
  Json entry{{"id", id}, {"cidr", text_of(subnet, "cidr")}, {"ips", std::move(ips)}};
  if (!gateway.empty()) {
    entry["gateway"] =
        Json{{"address", gateway}, {"type", "gateway"}, {"version", family_of(gateway)}};
  }
  if (subnet.contains("ip_version")) entry["version"] = subnet["ip_version"];
  if (subnet.contains("host_routes")) entry["routes"] = subnet["host_routes"];
  if (subnet.contains("dns_nameservers")) entry["dns"] = subnet["dns_nameservers"];
  return entry;
}

Json subnet_entries(const Json& port, const TextById& subnets) {
  Json entries = Json::array();
  if (!port.contains("fixed_ips") || !port["fixed_ips"].is_array()) return entries;
  std::unordered_set<std::string> seen;
  for (const Json& fixed : port["fixed_ips"]) {
    const std::string id = text_of(fixed, "subnet_id");
    if (!seen.insert(id).second) continue;
    entries.push_back(subnet_entry(text_json(subnets, id), port["fixed_ips"], id));
  }
  return entries;
}

Json port_entry(const Json& port, const TextById& networks, const TextById& subnets) {
  const std::string id = text_of(port, "id");
  const std::string network = text_of(port, "network_id");
  return Json{{"id", id},
              {"address", text_of(port, "mac_address")},
              {"network", Json{{"id", network},
                               {"label", text_of(text_json(networks, network), "name")},
                               {"subnets", subnet_entries(port, subnets)}}},
              {"type", text_of(port, "binding:vif_type")},
              {"vnic_type", text_of(port, "binding:vnic_type")},
              {"devname", "tap" + id.substr(0, kTapNameLength)}};
}

}  // namespace

model::Result<std::shared_ptr<const InstanceRows>> instance_rows(const FetchContext& context) {
  return context.cache.get<InstanceRows>("instance rows", [&] {
    return database_else_api<InstanceRows>(
        context, [&] { return rows_of_database(context); },
        [] { return model::Result<InstanceRows>(InstanceRows{}); });
  });
}

model::Result<Json> network_info_of_ports(const FetchContext& context, const std::string& region,
                                          const std::string& server) {
  const auto ports = ports_by_device(context, region);
  if (!ports.has_value()) return ports.error();
  const auto networks = neutron_by_id(context, region, "networks");
  if (!networks.has_value()) return networks.error();
  const auto subnets = neutron_by_id(context, region, "subnets");
  if (!subnets.has_value()) return subnets.error();
  Texts own = ports.value()->ports.of(server);
  std::sort(own.begin(), own.end(), [](const std::string& a, const std::string& b) {
    return text_of(to_json(a), "id") < text_of(to_json(b), "id");
  });
  Json info = Json::array();
  for (const std::string& port : own) {
    info.push_back(port_entry(to_json(port), *networks.value(), *subnets.value()));
  }
  return info;
}

Json network_ids(const Json& network_info) {
  Json ids = Json::array();
  if (!network_info.is_array()) return ids;
  for (const Json& entry : network_info) {
    if (!entry.is_object() || !entry.contains("network")) continue;
    const std::string id = text_of(entry["network"], "id");
    if (!id.empty() && std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
  }
  return ids;
}

}  // namespace toposcope::discovery::facts

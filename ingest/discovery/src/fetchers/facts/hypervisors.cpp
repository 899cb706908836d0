#include "fetchers/facts/hypervisors.h"

#include <set>

#include "fetchers/facts/sql_names.h"

namespace toposcope::discovery::facts {
namespace {

std::vector<Guest> guests_in(const Json& hypervisor) {
  std::vector<Guest> guests;
  if (!hypervisor.contains("servers") || !hypervisor["servers"].is_array()) return guests;
  for (const Json& server : hypervisor["servers"]) {
    guests.push_back({text_of(server, "uuid"), text_of(server, "name")});
  }
  return guests;
}

void add_hypervisor(Json hypervisor, Hypervisors& all) {
  const std::string name = text_of(hypervisor, "hypervisor_hostname");
  const std::vector<Guest> guests = guests_in(hypervisor);
  for (const std::string& key :
       std::set<std::string>{service_host(hypervisor), name, short_name(name)}) {
    auto& kept = all.guests[key];
    kept.insert(kept.end(), guests.begin(), guests.end());
  }
  hypervisor.erase("servers");
  all.hypervisors.push_back(hypervisor.dump());
}

model::Result<ComputeAddresses> addresses_of_database(const FetchContext& context) {
  const auto table = sql_table(nova_schema(context), "compute_nodes");
  if (!table.has_value()) return table.error();
  const auto rows =
      database_rows(context, "SELECT hypervisor_hostname, host_ip AS ip_address FROM " +
                                 table.value() + " WHERE deleted = 0 ORDER BY hypervisor_hostname");
  if (!rows.has_value()) return rows.error();
  ComputeAddresses addresses;
  for (const std::string& row : rows.value()) {
    const Json node = to_json(row);
    addresses.by_hypervisor[text_of(node, "hypervisor_hostname")] = text_of(node, "ip_address");
  }
  return addresses;
}

model::Result<ComputeAddresses> addresses_of_api(const FetchContext& context,
                                                 const std::string& region) {
  const auto all = hypervisors(context, region);
  if (!all.has_value()) return all.error();
  ComputeAddresses addresses;
  for (const std::string& text : all.value()->hypervisors) {
    const Json hypervisor = to_json(text);
    const std::string address = text_of(hypervisor, "host_ip");
    if (!address.empty()) {
      addresses.by_hypervisor[text_of(hypervisor, "hypervisor_hostname")] = address;
    }
  }
  return addresses;
}

}  // namespace

const std::vector<Guest>* Hypervisors::guests_of(const std::string& host) const {
  const auto found = guests.find(host);
  return found == guests.end() ? nullptr : &found->second;
}

std::string service_host(const Json& hypervisor) {
  return hypervisor.contains("service") ? text_of(hypervisor["service"], "host") : std::string();
}

std::string short_name(std::string_view host) {
  return std::string(host.substr(0, host.find('.')));
}

model::Result<std::shared_ptr<const Hypervisors>> hypervisors(const FetchContext& context,
                                                              const std::string& region) {
  return context.cache.get<Hypervisors>(
      "hypervisors " + region, [&]() -> model::Result<Hypervisors> {
        // Ids that outlive a database, and guests with them, are told from 2.53 on.
        const auto told = api_entries(context, {.service = "compute",
                                                .path = "/os-hypervisors/detail?with_servers=1",
                                                .list_member = "hypervisors",
                                                .microversion = "2.79",
                                                .region = region});
        Hypervisors all;
        if (!told.has_value()) {
          if (!is_not_allowed(told.error())) return told.error();
          all.allowed = false;
          return all;
        }
        for (const std::string& text : *told.value()) add_hypervisor(to_json(text), all);
        return all;
      });
}

model::Result<std::shared_ptr<const ComputeAddresses>> compute_addresses(
    const FetchContext& context, const std::string& region) {
  return context.cache.get<ComputeAddresses>("compute addresses " + region, [&] {
    return database_else_api<ComputeAddresses>(
        context, [&] { return addresses_of_database(context); },
        [&] { return addresses_of_api(context, region); });
  });
}

}  // namespace toposcope::discovery::facts

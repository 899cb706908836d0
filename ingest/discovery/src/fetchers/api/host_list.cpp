#include "fetchers/api/host_list.h"

#include <algorithm>

#include "fetchers/facts/hypervisors.h"
#include "fetchers/facts/zones.h"

namespace toposcope::discovery {
namespace {

constexpr std::string_view kInternalZone = "internal";  // where nova puts what is not for guests

bool runs(const Json& services, const char* name) {
  if (!services.is_object() || !services.contains(name)) return false;
  const Json& service = services[name];
  return facts::text_of(service, "available") == "true" &&
         facts::text_of(service, "active") == "true";
}

}  // namespace

void add_host_type(Json& host, std::string_view type, std::string_view zone, const Shape& shape) {
  Json& types = host["host_type"];
  if (std::find(types.begin(), types.end(), type) == types.end()) types.push_back(type);
  if (type != "Compute" || zone.empty()) return;
  host["zone"] = zone;
  host["parent_type"] = "availability_zone";
  host["parent_id"] = shape.zone_id(zone);
}

Json* HostList::find(const std::string& host) {
  const auto place = places_.find(host);
  return place == places_.end() ? nullptr : &documents_[place->second];
}

Json& HostList::add(const std::string& host, const std::string& zone) {
  if (Json* known = find(host)) return *known;
  places_.emplace(host, documents_.size());
  Json document{{"id", host}, {"name", host}, {"host", host}, {"host_type", Json::array()}};
  if (!zone.empty()) {
    document["zone"] = zone;
    document["parent_type"] = "availability_zone";
    document["parent_id"] = shape_.zone_id(zone);
  }
  return documents_.emplace_back(std::move(document));
}

Json& HostList::add_without_zone(const std::string& host) {
  Json& document = add(host, has_internal_ ? std::string(kInternalZone) : std::string());
  if (!document.contains("parent_id")) {
    document["parent_type"] = "region";
    document["parent_id"] = shape_.region_id(region_);
  }
  return document;
}

void HostList::add_zone(const Json& zone) {
  const std::string name = facts::text_of(zone, "zoneName");
  has_internal_ = has_internal_ || name == kInternalZone;
  const Json hosts = facts::hosts_of_zone(zone);
  for (const auto& [host, services] : hosts.items()) {
    Json& document = add(host, name);
    if (!document.contains("services")) document["services"] = Json::object();
    if (services.is_object()) document["services"].update(services);
    if (runs(services, "nova-conductor")) add_host_type(document, "Controller", name, shape_);
    // One whose service is down still computes, and its guests are still on it.
    const bool computes =
        shape_.is_2018() ? runs(services, "nova-compute") : services.contains("nova-compute");
    if (computes) add_host_type(document, "Compute", name, shape_);
  }
}

Json* HostList::find_of(const Json& hypervisor) {
  const std::string name = facts::text_of(hypervisor, "hypervisor_hostname");
  for (const std::string& host : {name, facts::service_host(hypervisor), facts::short_name(name)}) {
    if (Json* found = find(host)) return found;
  }
  return nullptr;
}

bool HostList::computes(const Json& hypervisor) {
  if (facts::text_of(hypervisor, "hypervisor_type") == "ironic") return true;
  const Json* host = find_of(hypervisor);
  if (host == nullptr) return false;
  const Json& types = (*host)["host_type"];
  return std::find(types.begin(), types.end(), "Compute") != types.end();
}

void HostList::add_compute(const Json& hypervisor, const std::string& zone) {
  const std::string host = facts::service_host(hypervisor);
  if (host.empty()) return;
  Json& document = zone.empty() ? add_without_zone(host) : add(host, zone);
  add_host_type(document, "Compute", zone, shape_);
}

void HostList::add_hypervisor(const Json& hypervisor, const std::string& address) {
  const std::string name = facts::text_of(hypervisor, "hypervisor_hostname");
  // Bare metal is no host of the service that looks after it.
  const bool bare = facts::text_of(hypervisor, "hypervisor_type") == "ironic";
  Json* host = bare ? find(name) : find_of(hypervisor);
  if (host == nullptr) {
    if (shape_.is_2018() || name.empty()) return;
    host = &add(name, "");
    (*host)["parent_type"] = "region";
    (*host)["parent_id"] = shape_.region_id(region_);
    (*host)["host_type"] = Json::array({"unknown"});
  }
  (*host)["os_id"] = facts::text_of(hypervisor, "id");
  facts::copy_members(hypervisor, *host, {"hypervisor_type"});
  if (!address.empty()) (*host)["ip_address"] = address;
}

void HostList::add_network_agent(const Json& agent) {
  const std::string host = facts::text_of(agent, "host");
  if (host.empty()) return;
  Json& document = add_without_zone(host);
  add_host_type(document, "Network", "", shape_);
  document["config"] = agent.value("configurations", Json::object());
}

}  // namespace toposcope::discovery

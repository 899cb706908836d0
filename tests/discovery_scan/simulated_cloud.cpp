#include "discovery_scan/simulated_cloud.h"

#include <algorithm>
#include <array>
#include <cstdarg>
#include <cstdio>

namespace toposcope::testing {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kAdminProject = "admin";
constexpr const char* kCreated = "2026-03-02T08:15:00Z";

[[gnu::format(printf, 1, 2)]] std::string formatted(const char* form, ...) {
  std::array<char, 96> text{};
  va_list values;
  va_start(values, form);
  std::vsnprintf(text.data(), text.size(), form, values);
  va_end(values);
  return text.data();
}

std::string project_name(int network) { return formatted("team-%04d", network); }

Json agent(const CloudPlan& plan, int host, const char* type, const char* binary,
           Json configurations) {
  const int number = host * 10 + binary[8] % 10;
  return {{"id", CloudPlan::uuid('a', number)},
          {"agent_type", type},
          {"binary", binary},
          {"topic", "N/A"},
          {"host", plan.host_name(host)},
          {"admin_state_up", true},
          {"created_at", "2026-03-02 08:15:00"},
          {"started_at", "2026-03-02 08:15:30"},
          {"heartbeat_timestamp", "2026-11-20 18:28:33"},
          {"description", nullptr},
          {"resources_synced", nullptr},
          {"availability_zone", nullptr},
          {"alive", true},
          {"configurations", std::move(configurations)}};
}

Json port(const CloudPlan& plan, char kind, int number, int network, int host) {
  const bool of_guest = kind == 'p';
  return {{"id", CloudPlan::uuid(kind, number)},
          {"name", ""},
          {"network_id", CloudPlan::uuid('n', network)},
          {"tenant_id", CloudPlan::uuid('t', network)},
          {"project_id", CloudPlan::uuid('t', network)},
          {"mac_address", CloudPlan::mac(kind, number)},
          {"admin_state_up", true},
          {"status", "ACTIVE"},
          {"device_id", of_guest ? CloudPlan::uuid('s', number) : "dhcp-" + plan.host_name(host)},
          {"device_owner", of_guest ? "compute:" + CloudPlan::zone_of(host) : "network:dhcp"},
          {"fixed_ips",
           Json::array({{{"subnet_id", CloudPlan::uuid('u', network)},
                         {"ip_address", of_guest ? plan.instance_address(number)
                                                 : formatted("10.%d.%d.2", 64 + network / 250,
                                                             network % 250)}}})},
          {"allowed_address_pairs", Json::array()},
          {"security_groups", Json::array()},
          {"description", ""},
          {"binding:vnic_type", "normal"},
          {"binding:profile", Json::object()},
          {"binding:host_id", plan.host_name(host)},
          {"binding:vif_type", "ovs"},
          {"binding:vif_details", {{"port_filter", true}, {"ovs_hybrid_plug", of_guest}}},
          {"port_security_enabled", of_guest},
          {"tags", Json::array()},
          {"created_at", kCreated},
          {"updated_at", kCreated},
          {"revision_number", 4}};
}

}  // namespace

int CloudPlan::networks() const {
  return (size_.instances + size_.instances_a_network - 1) / size_.instances_a_network;
}

std::string CloudPlan::host_name(int host) const {
  return is_network_host(host) ? formatted("net%02d", host - size_.compute_hosts + 1)
                               : formatted("compute%04d", host + 1);
}

int CloudPlan::host_named(std::string_view name) const {
  for (const std::string_view prefix : {"compute", "net"}) {
    if (!name.starts_with(prefix)) continue;
    const int number = std::atoi(std::string(name.substr(prefix.size())).c_str()) - 1;
    return prefix == "net" ? size_.compute_hosts + number : number;
  }
  return -1;
}

std::string CloudPlan::tunnel_address(int host) const {
  return formatted("172.16.%d.%d", host / 250, host % 250 + 1);
}

std::vector<int> CloudPlan::instances_on(int host) const {
  std::vector<int> found;
  if (is_network_host(host)) return found;
  for (int i = host; i < size_.instances; i += size_.compute_hosts) found.push_back(i);
  return found;
}

std::vector<int> CloudPlan::networks_on(int host) const {
  std::vector<int> found;
  for (int n = host - size_.compute_hosts; n >= 0 && n < networks(); n += network_hosts()) {
    found.push_back(n);
  }
  return found;
}

std::string CloudPlan::uuid(char kind, int number) {
  const std::uint64_t mixed = (static_cast<std::uint64_t>(number) + 1) * 0x9E3779B97F4A7C15ULL;
  return formatted("%02x%06x-%04x-4%03x-8%03x-%012llx", static_cast<unsigned char>(kind),
                   static_cast<unsigned>(number), static_cast<unsigned>(mixed & 0xffffU),
                   static_cast<unsigned>((mixed >> 16U) & 0xfffU),
                   static_cast<unsigned>((mixed >> 28U) & 0xfffU),
                   static_cast<unsigned long long>(mixed >> 16U));
}

std::string CloudPlan::mac(char kind, int number) {
  const auto n = static_cast<unsigned>(number);
  return formatted("fa:16:%02x:%02x:%02x:%02x", static_cast<unsigned>(kind) & 0xffU,
                   (n >> 16U) & 0xffU, (n >> 8U) & 0xffU, n & 0xffU);
}

std::string CloudPlan::instance_address(int instance) const {
  const int network = network_of_instance(instance);
  return formatted("10.%d.%d.%d", 64 + network / 250, network % 250,
                   10 + instance % size_.instances_a_network);
}

std::string CloudPlan::cidr_of(int network) {
  return formatted("10.%d.%d.0/24", 64 + network / 250, network % 250);
}

std::string CloudPlan::local_name(int instance) {
  return formatted("instance-%08x", static_cast<unsigned>(instance + 1));
}

Json SimulatedApi::projects() const {
  Json list = Json::array();
  const auto add = [&](const std::string& id, const std::string& name) {
    list.push_back({{"id", id},
                    {"name", name},
                    {"domain_id", "default"},
                    {"description", ""},
                    {"enabled", true},
                    {"parent_id", "default"},
                    {"is_domain", false},
                    {"tags", Json::array()},
                    {"options", Json::object()}});
  };
  add(CloudPlan::uuid('t', 999'999), kAdminProject);
  for (int n = 0; n < plan_.networks(); ++n) add(CloudPlan::uuid('t', n), project_name(n));
  return list;
}

Json SimulatedApi::zones() const {
  Json hosts[4] = {Json::object(), Json::object(), Json::object(), Json::object()};
  const Json up = {{"available", true}, {"active", true}, {"updated_at", "2026-11-20T18:28:33Z"}};
  for (int h = 0; h < plan_.hosts(); ++h) {
    if (!plan_.is_network_host(h)) hosts[h % 4][plan_.host_name(h)] = {{"nova-compute", up}};
  }
  Json list = Json::array({{{"zoneName", "internal"},
                            {"zoneState", {{"available", true}}},
                            {"hosts", {{"controller", {{"nova-conductor", up}}}}}}});
  for (int zone = 0; zone < 4; ++zone) {
    list.push_back({{"zoneName", CloudPlan::zone_of(zone)},
                    {"zoneState", {{"available", true}}},
                    {"hosts", std::move(hosts[zone])}});
  }
  return list;
}

Json SimulatedApi::hypervisors() const {
  Json list = Json::array();
  for (int h = 0; h < plan_.hosts(); ++h) {
    if (plan_.is_network_host(h)) continue;
    Json servers = Json::array();
    for (const int i : plan_.instances_on(h)) {
      servers.push_back({{"uuid", CloudPlan::uuid('s', i)}, {"name", CloudPlan::local_name(i)}});
    }
    list.push_back({{"id", CloudPlan::uuid('h', h)},
                    {"hypervisor_hostname", plan_.host_name(h)},
                    {"state", "up"},
                    {"status", "enabled"},
                    {"hypervisor_type", "QEMU"},
                    {"hypervisor_version", 7'002'011},
                    {"host_ip", plan_.tunnel_address(h)},
                    {"service",
                     {{"id", CloudPlan::uuid('v', h)},
                      {"host", plan_.host_name(h)},
                      {"disabled_reason", nullptr}}},
                    {"servers", std::move(servers)}});
  }
  return list;
}

Json SimulatedApi::servers() const {
  Json list = Json::array();
  for (int i = 0; i < plan_.instances(); ++i) {
    const int host = plan_.host_of_instance(i);
    const int network = plan_.network_of_instance(i);
    const Json address = {{"version", 4},
                          {"addr", plan_.instance_address(i)},
                          {"OS-EXT-IPS:type", "fixed"},
                          {"OS-EXT-IPS-MAC:mac_addr", CloudPlan::mac('p', i)}};
    list.push_back(
        {{"id", CloudPlan::uuid('s', i)},
         {"name", formatted("%s-web-%05d", project_name(network).c_str(), i)},
         {"status", "ACTIVE"},
         {"tenant_id", CloudPlan::uuid('t', network)},
         {"user_id", CloudPlan::uuid('w', network)},
         {"metadata", Json::object()},
         {"image", {{"id", CloudPlan::uuid('i', i % 7)}}},
         {"flavor", {{"vcpus", 2}, {"ram", 4096}, {"disk", 20}, {"original_name", "m1.medium"}}},
         {"created", kCreated},
         {"updated", kCreated},
         {"addresses", {{formatted("net-%04d", network), Json::array({address})}}},
         {"OS-EXT-AZ:availability_zone", CloudPlan::zone_of(host)},
         {"key_name", "ops"},
         {"OS-EXT-SRV-ATTR:host", plan_.host_name(host)},
         {"OS-EXT-SRV-ATTR:instance_name", CloudPlan::local_name(i)},
         {"OS-EXT-SRV-ATTR:hypervisor_hostname", plan_.host_name(host)},
         {"OS-EXT-STS:task_state", nullptr},
         {"OS-EXT-STS:vm_state", "active"},
         {"OS-EXT-STS:power_state", 1},
         {"security_groups", Json::array({{{"name", "default"}}})}});
  }
  return list;
}

Json SimulatedApi::agents() const {
  Json list = Json::array();
  for (int h = 0; h < plan_.hosts(); ++h) {
    list.push_back(agent(plan_, h, "Open vSwitch agent", "neutron-openvswitch-agent",
                         {{"bridge_mappings", {{"physnet1", "br-phys"}}},
                          {"datapath_type", "system"},
                          {"integration_bridge", "br-int"},
                          {"l2_population", true},
                          {"ovs_hybrid_plug", true},
                          {"tunnel_types", Json::array({"vxlan"})},
                          {"tunneling_ip", plan_.tunnel_address(h)}}));
    if (!plan_.is_network_host(h)) continue;
    list.push_back(agent(plan_, h, "DHCP agent", "neutron-dhcp-agent",
                         {{"dhcp_driver", "neutron.agent.linux.dhcp.Dnsmasq"}}));
    list.push_back(agent(plan_, h, "Metadata agent", "neutron-metadata-agent",
                         {{"nova_metadata_host", "172.16.0.1"}, {"nova_metadata_port", 8775}}));
  }
  return list;
}

Json SimulatedApi::networks() const {
  Json list = Json::array();
  for (int n = 0; n < plan_.networks(); ++n) {
    list.push_back({{"id", CloudPlan::uuid('n', n)},
                    {"name", formatted("net-%04d", n)},
                    {"tenant_id", CloudPlan::uuid('t', n)},
                    {"project_id", CloudPlan::uuid('t', n)},
                    {"admin_state_up", true},
                    {"mtu", 1450},
                    {"status", "ACTIVE"},
                    {"subnets", Json::array({CloudPlan::uuid('u', n)})},
                    {"shared", false},
                    {"router:external", false},
                    {"provider:network_type", "vxlan"},
                    {"provider:physical_network", nullptr},
                    {"provider:segmentation_id", 100 + n},
                    {"created_at", kCreated},
                    {"updated_at", kCreated},
                    {"revision_number", 2}});
  }
  return list;
}

Json SimulatedApi::subnets() const {
  Json list = Json::array();
  for (int n = 0; n < plan_.networks(); ++n) {
    const std::string cidr = CloudPlan::cidr_of(n);
    list.push_back({{"id", CloudPlan::uuid('u', n)},
                    {"name", formatted("sub-%04d", n)},
                    {"tenant_id", CloudPlan::uuid('t', n)},
                    {"network_id", CloudPlan::uuid('n', n)},
                    {"ip_version", 4},
                    {"enable_dhcp", true},
                    {"gateway_ip", cidr.substr(0, cidr.size() - 4) + "1"},
                    {"cidr", cidr}});
  }
  return list;
}

Json SimulatedApi::ports() const {
  Json list = Json::array();
  for (int i = 0; i < plan_.instances(); ++i) {
    list.push_back(port(plan_, 'p', i, plan_.network_of_instance(i), plan_.host_of_instance(i)));
  }
  for (int n = 0; n < plan_.networks(); ++n) {
    list.push_back(port(plan_, 'd', n, n, plan_.dhcp_host_of(n)));
  }
  return list;
}

Json SimulatedApi::list(std::string_view path) const {
  if (path.starts_with("/projects")) return projects();
  if (path.starts_with("/os-availability-zone")) return zones();
  if (path.starts_with("/os-hypervisors")) return hypervisors();
  if (path.starts_with("/servers/detail")) return servers();
  if (path.starts_with("/agents")) return agents();
  if (path.starts_with("/networks")) return networks();
  if (path.starts_with("/subnets")) return subnets();
  if (path.starts_with("/ports")) return ports();
  return Json::array();
}

model::Result<std::string> SimulatedApi::get(const discovery::ApiRequest& request) {
  if (request.list_member.empty()) {
    return model::Error{model::ErrorCode::kNotFound, "there is no " + request.path, ""};
  }
  Json answer;
  answer[request.list_member] = list(request.path);
  return answer.dump();
}

model::Result<std::string> SimulatedApi::session() {
  Json catalog = Json::array();
  for (const char* type : {"identity", "compute", "network"}) {
    catalog.push_back(
        {{"type", type},
         {"name", type},
         {"id", type},
         {"endpoints", Json::array({{{"id", std::string("endpoint-") + type},
                                     {"interface", "public"},
                                     {"region", "RegionOne"},
                                     {"region_id", "RegionOne"},
                                     {"url", "https://cloud.example/" + std::string(type)}}})}});
  }
  const Json body = {
      {"token",
       {{"catalog", std::move(catalog)},
        {"user", {{"id", "u-admin"}, {"name", "admin"}, {"domain", {{"name", "Default"}}}}},
        {"project", {{"id", CloudPlan::uuid('t', 999'999)}, {"name", kAdminProject}}},
        {"roles", Json::array({{{"name", "admin"}}})},
        {"issued_at", kCreated},
        {"expires_at", "2027-03-02T08:15:00Z"}}}};
  return body.dump();
}

}  // namespace toposcope::testing

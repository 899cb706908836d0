#include "fetchers/local/ovs_facts.h"

#include <algorithm>
#include <array>
#include <map>

#include "fetchers/cli/host_shell.h"
#include "parse/ovsdb_json.h"

namespace toposcope::discovery::local {
namespace {

using Records = std::vector<parse::OvsRecord>;
using ByUuid = std::map<std::string, const parse::OvsRecord*, std::less<>>;

ByUuid by_uuid(const Records& records) {
  ByUuid found;
  for (const parse::OvsRecord& record : records) {
    found.emplace(std::string(record["_uuid"].atom()), &record);
  }
  return found;
}

OvsFacts put_together(const Records& bridges, const Records& ports, const Records& interfaces) {
  const ByUuid port_of = by_uuid(ports);
  const ByUuid interface_of = by_uuid(interfaces);
  std::map<std::string, const parse::OvsRecord*> sorted;
  for (const parse::OvsRecord& bridge : bridges) {
    sorted.emplace(std::string(bridge["name"].atom()), &bridge);
  }
  OvsFacts facts{true, {}, {}};
  for (const auto& [name, bridge] : sorted) {
    facts.bridges.push_back(name);
    for (const std::string& port : (*bridge)["ports"].atoms()) {
      const auto found = port_of.find(port);
      if (found == port_of.end()) continue;
      const parse::OvsRecord& told = *found->second;
      for (const std::string& interface : told["interfaces"].atoms()) {
        const auto of = interface_of.find(interface);
        if (of == interface_of.end()) continue;
        facts.ports.push_back(
            {name, std::string(told["name"].atom()), std::string(told["tag"].atom()), *of->second});
      }
    }
  }
  std::stable_sort(facts.ports.begin(), facts.ports.end(), [](const auto& a, const auto& b) {
    return a.bridge != b.bridge ? a.bridge < b.bridge : a.port < b.port;
  });
  return facts;
}

model::Result<OvsFacts> read_ovs(const FetchContext& context, const std::string& host) {
  const auto runs =
      has_socket(context, host, {"/run/openvswitch/db.sock", "/var/run/openvswitch/db.sock"});
  if (!runs.has_value()) return runs.error();
  if (!runs.value()) return OvsFacts();
  const std::vector<std::string> commands{"ovs-vsctl -f json list Bridge",
                                          "ovs-vsctl -f json list Port",
                                          "ovs-vsctl -f json list Interface"};
  const auto told = cli::read_all(context, host, commands);
  if (!told.has_value()) return told.error();
  std::array<Records, 3> tables;
  for (std::size_t i = 0; i < tables.size(); ++i) {
    auto read = parse::read_ovsdb_json(told.value()[i]);
    if (!read.has_value()) return read.error();
    tables[i] = std::move(read).value();
  }
  return put_together(tables[0], tables[1], tables[2]);
}

}  // namespace

model::Result<std::shared_ptr<const OvsFacts>> ovs_facts(const FetchContext& context,
                                                         const std::string& host) {
  return context.cache.get<OvsFacts>("Open vSwitch of " + host,
                                     [&] { return read_ovs(context, host); });
}

bool is_tunnel(std::string_view interface_type) {
  constexpr std::array<std::string_view, 8> kTunnels = {"vxlan", "geneve", "gre",    "ip6gre",
                                                        "stt",   "lisp",   "erspan", "gtpu"};
  return std::find(kTunnels.begin(), kTunnels.end(), interface_type) != kTunnels.end();
}

std::string ovs_id(const std::string& host) { return host + "-OVS"; }

model::Result<bool> has_socket(const FetchContext& context, const std::string& host,
                               const std::vector<std::string>& sockets) {
  std::vector<std::string> commands;
  for (const std::string& socket : sockets) commands.push_back("test -S " + socket);
  const auto told = cli::run(context, host, commands);
  if (!told.has_value()) return told.error();
  for (std::size_t i = 0; i < commands.size(); ++i) {
    const CommandResult& result = told.value()[i];
    if (result.exit_code == 0) return true;
    if (result.exit_code != 1) return cli::failure(host, commands[i], result);
  }
  return false;
}

}  // namespace toposcope::discovery::local

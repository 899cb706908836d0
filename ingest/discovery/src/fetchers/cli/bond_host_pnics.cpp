// Bonds of the kernel: cards that are one.

#include "fetchers/cli/cards.h"
#include "fetchers/cli/host_shell.h"
#include "fetchers/facts/parents.h"
#include "fetchers/fetchers.h"
#include "fetchers/function_fetcher.h"
#include "parse/bonding.h"
#include "parse/ip_address.h"

namespace toposcope::discovery {
namespace {

constexpr std::string_view kFolder = "/proc/net/bonding/";

/// Without the folder, the kernel has no bonds.
model::Result<std::vector<std::string>> bond_names(const FetchContext& context,
                                                   const std::string& host) {
  const std::string command = "ls -1 " + std::string(kFolder);
  const auto told = cli::run(context, host, std::span(&command, 1));
  if (!told.has_value()) return told.error();
  const CommandResult& result = told.value().front();
  std::vector<std::string> names;
  if (result.exit_code != 0) {
    const bool is_absent = result.error_output.find("No such file") != std::string::npos;
    if (!is_absent) return cli::failure(host, command, result);
    return names;
  }
  for (const parse::Line& line : parse::lines_of(result.output)) {
    const std::string_view name = parse::trimmed(line.text);
    if (!name.empty()) names.emplace_back(name);
  }
  return names;
}

/// Counters differ at every look.
void set_fields(Json& document, const parse::Fields& fields) {
  for (const auto& [name, value] : fields) {
    if (name.find("Count") == std::string::npos) document[name] = value;
  }
}

Json member_of(const parse::BondSlave& slave) {
  Json member{{"name", slave.name}, {"mac_address", slave.mac}};
  set_fields(member, slave.facts.fields);
  for (const auto& [name, fields] : slave.facts.groups) {
    member[name] = Json::object();
    set_fields(member[name], fields);
  }
  return member;
}

Json members_of(const parse::Bond& bond, bool as_map) {
  Json members = as_map ? Json::object() : Json::array();
  for (const parse::BondSlave& slave : bond.slaves) {
    if (as_map) {
      members[slave.name] = member_of(slave);
    } else {
      members.push_back(member_of(slave));
    }
  }
  return members;
}

void add_bond(const FetchContext& context, const std::string& host,
              const parse::IpInterface& interface, const parse::Bond& bond, FetchResult& result) {
  Json document = cli::group_document(
      host, {interface.name, interface.mac, cli::card_state(interface) == "UP"});
  document["mode"] = bond.mode;
  for (const auto& [name, fields] : bond.facts.groups) {
    document[name] = Json::object();
    set_fields(document[name], fields);
  }
  document["members"] = members_of(bond, context.shape.is_2018());
  const std::string id = document["id"];
  for (const parse::BondSlave& slave : bond.slaves) {
    cli::add_to_group(context, host, slave.name, id, result);
  }
  result.objects.push_back({std::move(document)});
}

model::Result<FetchResult> fetch_bonds(const FetchContext& context, const std::string& host) {
  FetchResult result;
  const auto names = bond_names(context, host);
  if (!names.has_value()) return names.error();
  if (names.value().empty()) return result;
  std::vector<std::string> commands;
  for (const std::string& name : names.value()) {
    commands.push_back("cat " + cli::shell_word(std::string(kFolder) + name));
    commands.push_back("ip link show " + cli::shell_word(name));
  }
  const auto told = cli::read_all(context, host, commands);
  if (!told.has_value()) return told.error();
  for (std::size_t i = 0; i < commands.size(); i += 2) {
    const auto bond = parse::read_bonding(told.value()[i]);
    if (!bond.has_value()) return bond.error();
    const auto interfaces = parse::read_ip_address(told.value()[i + 1]);
    if (!interfaces.has_value()) return interfaces.error();
    for (const parse::IpInterface& interface : interfaces.value()) {
      add_bond(context, host, interface, bond.value(), result);
    }
  }
  return result;
}

model::Result<FetchResult> fetch(const FetchContext& context) {
  const Object* host = facts::host_of_parent(context);
  const std::vector<std::string_view> types{"Network", "Compute", "Controller", "Kube-node"};
  if (host == nullptr || !facts::host_is(*host, types)) return FetchResult();
  return fetch_bonds(context, host->id);
}

}  // namespace

std::unique_ptr<Fetcher> make_cli_bond_host_pnics_fetcher() {
  return make_function_fetcher("CliFetchBondHostPnics", fetch, {.sets = cli::kSetInGroupedCards});
}

}  // namespace toposcope::discovery

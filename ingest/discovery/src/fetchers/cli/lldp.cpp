// Switches that a host hears of itself, by lldpd.

#include "parse/lldp.h"

#include <array>

#include "fetchers/cli/host_shell.h"
#include "fetchers/facts/parents.h"
#include "fetchers/fetchers.h"
#include "fetchers/function_fetcher.h"

namespace toposcope::discovery {
namespace {

/// By either name that the program goes by.  Many hosts run none, which is no fault of a scan: what
/// they would hear is not known.
model::Result<std::string> neighbours(const FetchContext& context, const std::string& host) {
  const std::array<std::string, 2> commands{"lldpctl -f json", "lldpcli -f json show neighbors"};
  const auto told = cli::run(context, host, commands);
  if (!told.has_value()) return told.error();
  for (const CommandResult& result : told.value()) {
    if (result.exit_code == 0) return result.output;
  }
  const std::string& words = told.value()[0].error_output;
  const bool is_absent = told.value()[0].exit_code == 127 && told.value()[1].exit_code == 127;
  if (is_absent || words.find("unable to connect") != std::string::npos) {
    return model::Error{model::ErrorCode::kUnsupported, "neighbours of hosts that do not run lldpd",
                        host};
  }
  return cli::failure(host, commands[0], told.value()[0]);
}

std::string switch_id(const parse::LldpNeighbour& neighbour) {
  return "switch-" + neighbour.chassis_id;
}

FetchedObject switch_of(const FetchContext& context, const parse::LldpNeighbour& neighbour) {
  const std::string& environment = context.environment.name;
  const std::string& name = neighbour.name.empty() ? neighbour.chassis_id : neighbour.name;
  Json document{{"id", switch_id(neighbour)}, {"name", name}};
  cli::set_text(document, "description", neighbour.description);
  if (!neighbour.management_addresses.empty()) {
    document["mgmt_ip"] = neighbour.management_addresses.front();
  }
  if (!neighbour.capabilities.empty()) document["capabilities"] = neighbour.capabilities;
  return {std::move(document),
          DynamicFolder{"environment", environment, environment + "-switches", "switches_folder",
                        "Switches"},
          "switch"};
}

/// The card of the host that has this interface; empty when it has none.
std::string card_of(const FetchContext& context, const std::string& host,
                    const std::string& interface) {
  const std::vector<Condition> wanted{is_text("host", host), is_text("name", interface)};
  const auto cards = context.inventory.where("host_pnic", wanted);
  return cards.empty() ? std::string() : cards.front()->id;
}

/// What its operators call the port: some switches give a MAC address as its id, and "swp1" with
/// it.
const std::string& port_name(const parse::LldpNeighbour& neighbour) {
  const bool is_number = neighbour.port_id_type == "mac" || neighbour.port_id_type == "local";
  return is_number && !neighbour.port_description.empty() ? neighbour.port_description
                                                          : neighbour.port_id;
}

Json port_of(const parse::LldpNeighbour& neighbour, const std::string& card) {
  const std::string above = switch_id(neighbour);
  Json document{{"id", above + '-' + neighbour.port_id},
                {"name", port_name(neighbour)},
                {"parent_id", above},
                {"parent_type", "switch"},
                {"switch", above},
                {"role", "hostlink"},
                {"connected_host_pnic", card}};
  if (neighbour.port_id_type == "mac") document["mac_address"] = neighbour.port_id;
  cli::set_text(document, "description", neighbour.port_description);
  if (!neighbour.vlans.empty()) document["vlans"] = neighbour.vlans;
  return document;
}

model::Result<FetchResult> fetch(const FetchContext& context) {
  FetchResult result;
  const Object* host = facts::host_of_parent(context);
  if (host == nullptr) return result;
  const auto told = neighbours(context, host->id);
  if (!told.has_value()) return told.error();
  const auto listed = parse::read_lldp(told.value());
  if (!listed.has_value()) return listed.error();
  for (const parse::LldpNeighbour& neighbour : listed.value()) {
    const std::string card = card_of(context, host->id, neighbour.interface);
    if (card.empty()) {  // the other end of something virtual
      result.remarks.push_back("neighbour " + neighbour.name + " of " + neighbour.interface +
                               ": the host has no card of this name (see pnic_patterns)");
      continue;
    }
    result.objects.push_back(switch_of(context, neighbour));
    result.objects.push_back({port_of(neighbour, card)});
  }
  return result;
}

}  // namespace

std::unique_ptr<Fetcher> make_lldp_neighbours_fetcher() {
  return make_function_fetcher("LldpFetchNeighbours", fetch);
}

}  // namespace toposcope::discovery

#include "links/pnic_networks.h"

#include "toposcope/model/text.h"

namespace toposcope::discovery {

PnicNetworks::PnicNetworks(LinkContext& context) : context_(context) {
  if (!context.rules.is_vlan_only()) return;
  const LinkSet& links = context.links;
  for (const LinkEntry& link : links.all()) {
    if (links.text(link.link_type) != "vedge-host_pnic") continue;
    uplinks_.emplace(std::string(links.text(link.host)) + "/" +
                     std::string(links.text(link.target_id)));
  }
}

/// With VLANs, networks leave a host only through cards that a virtual switch has a port on.
bool PnicNetworks::is_uplink(const Object& pnic) const {
  return !context_.rules.is_vlan_only() || uplinks_.contains(pnic.host + "/" + pnic.id);
}

/// Networks of the ports that are bound to a host, each once, in the order of the ports.
const std::vector<PnicNetworks::Reached>& PnicNetworks::networks_of(const std::string& host) {
  const auto [known, fresh] = networks_.try_emplace(host);
  if (!fresh) return known->second;
  std::unordered_set<std::string> seen;
  const Condition bound = is_text("binding:host_id", host);
  for (const ObjectNumber port : context_.inventory.where("port", {&bound, 1})) {
    context_.read(port, other_);
    const Value network = other_["network_id"];
    if (!network.exists()) {
      context_.remarks.add(context_.inventory.object(port), "has no network_id");
    } else if (seen.insert(network.json()).second) {
      known->second.push_back({std::string(network.text()), network.json()});
    }
  }
  return known->second;
}

void PnicNetworks::link(ObjectNumber number, const Doc& pnic, const Reached& reached,
                        ObjectNumber network) {
  context_.read(network, other_);
  FoundLink link{"host_pnic-network", number, network};
  link.name = "Segment-" + other_["provider:segmentation_id"].printed();
  link.up = pnic["Link detected"].text() == "yes";
  link.host = pnic.need("host").printed();
  link.attributes.push_back({"network", reached.id_json});
  if (const Value port = pnic["port_id"]; port.is_truthy()) {
    link.attributes.push_back({"source_label", model::json_string("port-" + port.printed())});
  }
  context_.links.put(link);
}

/// Every network is at every card.
void PnicNetworks::visit_of_kubernetes(ObjectNumber number) {
  const Object& pnic = context_.inventory.object(number);
  for (const ObjectNumber network : context_.inventory.of_type("network")) {
    const Object& object = context_.inventory.object(network);
    FoundLink link{"host_pnic-network", number, network};
    link.name = pnic.object_name + "-" + object.object_name;
    link.attributes.push_back({"network", model::json_string(object.id)});
    context_.links.put(link);
  }
}

void PnicNetworks::visit(ObjectNumber number, const Doc& pnic) {
  if (context_.rules.is_kubernetes()) return visit_of_kubernetes(number);
  const Object& object = context_.inventory.object(number);
  if (!is_uplink(object)) return;
  for (const Reached& reached : networks_of(std::string(pnic.need("host").text()))) {
    const auto network = context_.by_id(reached.id, "network");
    if (network) {
      link(number, pnic, reached, *network);
      continue;
    }
    context_.remarks.add(
        object, "a port of its host is in network " + reached.id_json + ", which is not there");
    if (!context_.rules.is_own()) return;  // the originals leave the others out
  }
}

}  // namespace toposcope::discovery

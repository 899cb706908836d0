#include "links/pnic_switches.h"

#include <string>

namespace toposcope::discovery {
namespace {

/// "eth1/3" of "leaf-1-eth1__3": from the first "eth" on; nothing when there is none.
std::optional<std::string> interface_of(std::string_view id) {
  const auto begin = id.find("eth");
  if (begin == std::string_view::npos) return std::nullopt;
  std::string name(id.substr(begin));
  for (auto at = name.find("__"); at != std::string::npos; at = name.find("__", at + 1)) {
    name.replace(at, 2, "/");
  }
  return name;
}

}  // namespace

/// The port of a switch that has learned the address of this card, or by rules of ours heard of it.
std::optional<ObjectNumber> PnicSwitches::port_at(const Doc& pnic) const {
  const std::string_view mac = pnic["mac_address"].text();
  if (!mac.empty()) {
    if (const auto port = context_.first("switch_pnic", is_text("mac_address", mac))) return port;
  }
  if (!context_.rules.is_own()) return std::nullopt;
  return context_.first("switch_pnic", is_text("connected_host_pnic", pnic["id"].text()));
}

void PnicSwitches::visit_pnic(ObjectNumber number, const Doc& pnic) {
  if (!context_.rules.looks_for_switches()) return;
  const auto port = port_at(pnic);
  if (!port) return;
  context_.read(*port, other_);
  FoundLink link{"host_pnic-switch_pnic", number, *port};
  link.host = pnic.need("host").printed();
  link.name = link.host + "-" + other_.need("parent_id").printed();
  link.up = pnic["Link detected"].text() == "yes";
  context_.links.put(link);
}

void PnicSwitches::link_switch(ObjectNumber number, const Doc& port) {
  const auto parent = context_.by_id(port.need("parent_id").text(), "switch");
  if (!parent) return;
  const Object& found = context_.inventory.object(*parent);
  const bool of_2018 = context_.rules.is_2018();
  FoundLink link{of_2018 ? "switch-switch_pnic" : found.type + "-switch_pnic", *parent, number};
  if (of_2018) {
    context_.read(*parent, other_);
    link.name = other_.need("object_name").printed() + "=" + port.need("object_name").printed();
  }
  link.switch_id = found.id;
  context_.links.put(link);
}

void PnicSwitches::link_uplink(ObjectNumber number, const Doc& port) {
  if (port["role"].text() != "uplink") return;
  const auto other = context_.by_id(port["connected_to"].text(), "switch_pnic");
  const auto name = interface_of(port["id"].text());
  if (!other || !name) return;
  FoundLink link{"switch_pnic-switch_pnic", number, *other};
  link.name = *name;
  if (context_.rules.is_2018()) link.switch_id = port["switch"].text();
  context_.links.put(link);
}

void PnicSwitches::visit_switch_pnic(ObjectNumber number, const Doc& port) {
  if (!context_.rules.looks_for_switches()) return;
  link_switch(number, port);
  link_uplink(number, port);
}

}  // namespace toposcope::discovery

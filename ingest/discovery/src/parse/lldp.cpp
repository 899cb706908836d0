#include "parse/lldp.h"

#include "parse/json_text.h"

namespace toposcope::discovery::parse {
namespace {

constexpr std::string_view kTool = "lldpctl -f json";

/// One, or the entries of a list.
std::vector<JsonElement> one_or_more(std::optional<JsonElement> element) {
  if (!element) return {};
  return element->is_array() ? items_of(*element) : std::vector<JsonElement>{*element};
}

std::vector<JsonElement> all_of(JsonElement element, std::string_view name) {
  return one_or_more(member(element, name));
}

std::optional<JsonElement> first_of(JsonElement element, std::string_view name) {
  const auto all = all_of(element, name);
  return all.empty() ? std::nullopt : std::optional(all.front());
}

/// "text", or {"value":"text"} as json0 has it.
std::string value_of(JsonElement element) {
  return element.is_object() ? member_text(element, "value") : text_of(element);
}

std::string value_of(JsonElement element, std::string_view name) {
  const auto found = first_of(element, name);
  return found ? value_of(*found) : std::string();
}

/// {"id":{"type":"mac","value":"..."}}
void read_id(JsonElement element, std::string& id, std::string& type) {
  const auto found = first_of(element, "id");
  if (!found) return;
  id = value_of(*found);
  type = member_text(*found, "type");
}

/// json has {"NAME":{"id":...}}, and {"id":...} for a chassis without a name; json0 has
/// {"id":[...],"name":[...]}.
void read_chassis(LldpNeighbour& neighbour, JsonElement chassis) {
  const auto members = members_of(chassis);
  neighbour.name = value_of(chassis, "name");
  if (members.size() == 1 && members.front().first != "id" && members.front().second.is_object()) {
    neighbour.name = std::string(members.front().first);
    chassis = members.front().second;
  }
  read_id(chassis, neighbour.chassis_id, neighbour.chassis_id_type);
  neighbour.description = value_of(chassis, "descr");
  for (const JsonElement address : all_of(chassis, "mgmt-ip")) {
    neighbour.management_addresses.push_back(value_of(address));
  }
  for (const JsonElement capability : all_of(chassis, "capability")) {
    const auto enabled = member(capability, "enabled");
    bool is_enabled = false;
    if (enabled && enabled->get(is_enabled) == simdjson::SUCCESS && is_enabled) {
      neighbour.capabilities.push_back(member_text(capability, "type"));
    }
  }
}

LldpNeighbour read_neighbour(std::string_view interface, JsonElement element) {
  LldpNeighbour neighbour;
  neighbour.interface = std::string(interface);
  neighbour.protocol = member_text(element, "via");
  if (const auto chassis = first_of(element, "chassis")) read_chassis(neighbour, *chassis);
  if (const auto port = first_of(element, "port")) {
    read_id(*port, neighbour.port_id, neighbour.port_id_type);
    neighbour.port_description = value_of(*port, "descr");
  }
  for (const JsonElement vlan : all_of(element, "vlan")) {
    neighbour.vlans.push_back(member_text(vlan, "vlan-id"));
  }
  return neighbour;
}

/// json: {"eth0":{...}}; json0: {"name":"eth0",...}.
std::vector<LldpNeighbour> read_interfaces(JsonElement element) {
  std::vector<LldpNeighbour> neighbours;
  const std::string name = member_text(element, "name");
  if (!name.empty()) {
    neighbours.push_back(read_neighbour(name, element));
    return neighbours;
  }
  for (const auto& [key, value] : members_of(element)) {
    for (const JsonElement neighbour : one_or_more(value)) {
      neighbours.push_back(read_neighbour(key, neighbour));
    }
  }
  return neighbours;
}

}  // namespace

model::Result<std::vector<LldpNeighbour>> read_lldp(std::string_view text) {
  JsonText json;
  if (const auto loaded = json.load(kTool, text); !loaded.has_value()) return loaded.error();
  if (!member(json.root(), "lldp")) return json_fault(kTool, "lldp", "a map");
  std::vector<LldpNeighbour> neighbours;
  for (const JsonElement lldp : all_of(json.root(), "lldp")) {
    if (!lldp.is_object()) return json_fault(kTool, "lldp", "a map");
    for (const JsonElement element : all_of(lldp, "interface")) {
      if (!element.is_object()) return json_fault(kTool, "lldp.interface", "maps");
      for (LldpNeighbour& neighbour : read_interfaces(element)) {
        if (!neighbour.chassis_id.empty()) neighbours.push_back(std::move(neighbour));
      }
    }
  }
  return neighbours;
}

}  // namespace toposcope::discovery::parse

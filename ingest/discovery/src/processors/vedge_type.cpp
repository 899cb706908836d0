// Which virtual switch serves which interface, as the finder of vnic-vedge links has it.

#include <array>
#include <optional>

#include "toposcope/model/text.h"

#include "inventory/folder.h"
#include "processors/processors.h"

namespace toposcope::discovery {
namespace {

/// A port of a vedge in hand.
struct Port {
  std::string vedge_id, kind, host, name, id_json;
  std::vector<std::string> function_macs;  ///< Of SR-IOV.
};

class VedgeTypes {
 public:
  VedgeTypes(Inventory& inventory, const EnvironmentConfig& environment)
      : inventory_(inventory), has_vpp_(environment.has_driver("VPP")) {}

  void visit_vedge(ObjectNumber number);
  void set_unknown();

 private:
  [[nodiscard]] std::vector<Port> ports_of(const Doc& vedge) const;
  [[nodiscard]] std::vector<ObjectNumber> vnics_at(const Port& port) const;
  [[nodiscard]] std::vector<ObjectNumber> all(std::string_view type, const Condition& one,
                                              const Condition& other) const;
  void visit_port(const Port& port);
  void mark(ObjectNumber number, const Port& port);
  void mark_owner(ObjectNumber vnic, const std::string& kind);
  void mark_vconnector(const Port& port);
  void set(ObjectNumber number, std::string_view member, const std::string& text) {
    inventory_.set_member(number, member, model::json_string(text));
  }

  Inventory& inventory_;
  bool has_vpp_;
};

/// As stated; vedges of 2018 state no type, but their agent.
std::string kind_of(const Doc& vedge) {
  std::string kind(vedge["vedge_type"].text());
  if (!kind.empty()) return kind;
  const std::string_view agent = vedge["agent_type"].text();
  if (agent == "Open vSwitch agent") return "OVS";
  if (agent == "VPP") return "VPP";
  if (agent == "NIC Switch agent") return "SRIOV";
  return {};
}

std::vector<Port> VedgeTypes::ports_of(const Doc& vedge) const {
  std::vector<Port> ports;
  const std::string kind = kind_of(vedge);
  if (kind.empty()) return ports;
  for (const Value& value : vedge["ports"].items()) {
    Port port{vedge.need("id").printed(),   kind,
              vedge.need("host").printed(), need(value, "name").printed(),
              need(value, "id").json(),     {}};
    for (const Value& function : value["VFs"].items()) {
      const std::string_view mac = function["mac_address"].text();
      if (!mac.empty() && mac != "00:00:00:00:00:00") port.function_macs.emplace_back(mac);
    }
    ports.push_back(std::move(port));
  }
  return ports;
}

std::vector<ObjectNumber> VedgeTypes::all(std::string_view type, const Condition& one,
                                          const Condition& other) const {
  const std::array<Condition, 2> both = {one, other};
  const auto found = inventory_.where(type, both);
  return {found.begin(), found.end()};
}

std::vector<ObjectNumber> VedgeTypes::vnics_at(const Port& port) const {
  std::string name = port.name;
  for (char& letter : name) letter = letter == '/' ? '.' : letter;
  if (const auto vnic = inventory_.find("vnic", port.host + "|" + name)) return {*vnic};
  if (const auto vnic = inventory_.find("vnic", port.host + "-" + port.name)) return {*vnic};
  const Condition here = is_text("host", port.host);
  if (port.kind == "OVS") return all("vnic", here, is_text("target.@dev", port.name));
  std::vector<ObjectNumber> vnics;
  for (const std::string& mac : port.function_macs) {
    for (const ObjectNumber vnic : all("vnic", here, is_text("mac_address", mac))) {
      vnics.push_back(vnic);
    }
  }
  return vnics;
}

void VedgeTypes::mark(ObjectNumber number, const Port& port) {
  inventory_.set_members(number,
                         std::array{MemberText{"vedge_type", model::json_string(port.kind)},
                                    MemberText{"vedge_id", model::json_string(port.vedge_id)},
                                    MemberText{"vedge_port", port.id_json}});
}

/// The instance or vservice of an interface.
void VedgeTypes::mark_owner(ObjectNumber vnic, const std::string& kind) {
  Doc doc;
  if (!doc.load(inventory_.object(vnic).document)) return;
  std::optional<ObjectNumber> owner;
  if (doc["vnic_type"].text() == "instance_vnic") {
    owner = inventory_.find("instance", doc["instance_id"].text());
  } else {
    owner = inventory_.find("vservice", doc["vservice_id"].text());
    if (!owner) owner = inventory_.find("vservice", folder_owner(doc["parent_id"].text()));
  }
  if (!owner) return;
  Doc other;
  if (!other.load(inventory_.object(*owner).document)) return;
  if (!other["vedge_type"].is_truthy()) set(*owner, "vedge_type", kind);
}

void VedgeTypes::mark_vconnector(const Port& port) {
  if (!has_vpp_ && !port.name.starts_with("qv")) return;
  const std::string wanted =
      has_vpp_ ? port.name : "qvb" + (port.name.size() > 3 ? port.name.substr(3) : std::string());
  const Condition here = is_text("host", port.host);
  const auto found = all("vconnector", here, is_text("interfaces_names", wanted));
  if (found.empty()) return;
  mark(found.front(), port);
  Doc doc;
  if (!doc.load(inventory_.object(found.front()).document)) return;
  const std::string id = doc["id"].printed();
  for (const Value& interface : doc["interfaces_names"].items()) {
    auto vnics = all("vnic", here, is_text("name", interface.text()));
    for (const ObjectNumber vnic : all("vnic", here, is_text("target.@dev", interface.text()))) {
      vnics.push_back(vnic);
    }
    for (const ObjectNumber vnic : vnics) {
      set(vnic, "vedge_type", port.kind);
      set(vnic, "vconnector_id", id);
      mark_owner(vnic, port.kind);
    }
  }
}

void VedgeTypes::visit_port(const Port& port) {
  const auto vnics = vnics_at(port);
  for (const ObjectNumber vnic : vnics) {
    mark(vnic, port);
    mark_owner(vnic, port.kind);
  }
  if (vnics.empty()) mark_vconnector(port);
}

void VedgeTypes::visit_vedge(ObjectNumber number) {
  Doc doc;
  if (!doc.load(inventory_.object(number).document)) return;
  for (const Port& port : ports_of(doc)) visit_port(port);
}

void VedgeTypes::set_unknown() {
  Doc doc;
  for (const ObjectNumber number : inventory_.of_type("vnic")) {
    if (!doc.load(inventory_.object(number).document)) continue;
    if (!doc["vedge_type"].is_truthy()) set(number, "vedge_type", "Unknown");
  }
}

}  // namespace

void set_vedge_types(Inventory& inventory, const EnvironmentConfig& environment,
                     std::vector<std::string>& remarks) {
  if (environment.environment_type != "OpenStack") return;
  VedgeTypes worker(inventory, environment);
  for (const ObjectNumber number : inventory.of_type("vedge")) {
    try {
      worker.visit_vedge(number);
    } catch (const MissingMember& missing) {
      remarks.push_back("vedge:" + inventory.object(number).id + ": " + missing.what());
    }
  }
  worker.set_unknown();
}

}  // namespace toposcope::discovery

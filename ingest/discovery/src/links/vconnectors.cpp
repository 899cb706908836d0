// vnic-vconnector, vconnector-host_pnic, and vconnector-vedge of Kubernetes: what is plugged into a
// bridge.

#include <string>

#include "links/link_finder.h"

namespace toposcope::discovery {
namespace {

class Vconnectors {
 public:
  explicit Vconnectors(LinkContext& context) : context_(context) {}

  void visit(ObjectNumber number, const Doc& vconnector);

 private:
  using Found = std::optional<ObjectNumber>;

  void link_vnic(ObjectNumber number, const Doc& vconnector, std::string_view interface);
  void link_pnic(ObjectNumber number, const Doc& vconnector, std::string_view interface);
  void link_vedge(ObjectNumber number, const Doc& vconnector);
  [[nodiscard]] Found vnic_of_2018(const Doc& vconnector, std::string_view interface,
                                   const Value& mac) const;
  [[nodiscard]] Found vnic_of_2021(const Doc& vconnector, std::string_view interface,
                                   const Value& mac) const;
  [[nodiscard]] Found own_vnic(const Doc& vconnector, std::string_view interface,
                               const Value& mac) const;
  [[nodiscard]] Found vnic_on_host(const Doc& vconnector, const char* path,
                                   std::string_view text) const {
    return context_.first("vnic", is_text("host", vconnector.need("host").text()),
                          is_text(path, text));
  }

  LinkContext& context_;
  Doc other_;
};

/// The MAC address of the interface of that name.
Value mac_of(const Doc& vconnector, std::string_view interface) {
  for (const Value& entry : vconnector["interfaces"].items()) {
    if (entry["name"].text() == interface) return entry["mac_address"];
  }
  return {};
}

Vconnectors::Found Vconnectors::vnic_of_2018(const Doc& vconnector, std::string_view interface,
                                             const Value& mac) const {
  const auto& drivers = context_.rules.environment.mechanism_drivers;
  if (!drivers.empty() && drivers.front() == "OVS") {
    const std::string id = vconnector.need("host").printed() + "-" + std::string(interface);
    return context_.by_id(id, "vnic");
  }
  if (mac.is_truthy()) return context_.first("vnic", is_text("mac_address", mac.text()));
  if (!mac.exists() || mac.is_null()) return std::nullopt;
  const auto all = context_.inventory.of_type("vnic");  // an empty address finds the first of all
  return all.empty() ? std::nullopt : Found(all.front());
}

Vconnectors::Found Vconnectors::vnic_of_2021(const Doc& vconnector, std::string_view interface,
                                             const Value& mac) const {
  const EnvironmentConfig& environment = context_.rules.environment;
  if (environment.has_driver("OVS") || environment.has_driver("Flannel")) {
    const auto named = context_.first("vnic", is_text("name", interface));  // on any host
    return named ? named : context_.first("vnic", is_text("target.@dev", interface));
  }
  if (!mac.is_truthy()) return std::nullopt;
  return vnic_on_host(vconnector, "mac_address", mac.text());
}

Vconnectors::Found Vconnectors::own_vnic(const Doc& vconnector, std::string_view interface,
                                         const Value& mac) const {
  if (const auto named = vnic_on_host(vconnector, "name", interface)) return named;
  if (const auto device = vnic_on_host(vconnector, "target.@dev", interface)) return device;
  if (!mac.is_truthy()) return std::nullopt;
  return vnic_on_host(vconnector, "mac_address", mac.text());
}

void Vconnectors::link_vnic(ObjectNumber number, const Doc& vconnector,
                            std::string_view interface) {
  const Value mac = mac_of(vconnector, interface);
  const Found vnic = context_.rules.is_2018()  ? vnic_of_2018(vconnector, interface, mac)
                     : context_.rules.is_own() ? own_vnic(vconnector, interface, mac)
                                               : vnic_of_2021(vconnector, interface, mac);
  if (!vnic) return;
  context_.read(*vnic, other_);
  FoundLink link{"vnic-vconnector", *vnic, number};
  link.name = other_.need("mac_address").printed();
  if (other_["mac_address"].is_null()) link.name.reset();
  link.host = other_.need("host").printed();
  if (const Value network = other_["network"]; network.is_truthy()) {
    link.attributes.push_back({"network", network.json()});
    context_.inventory.set_member(number, "network", network.json());
  }
  const Value kind = other_["vedge_type"];
  if (!context_.rules.is_2018() && kind.is_truthy()) {
    link.attributes.push_back({"vedge_type", kind.json()});
  }
  context_.links.put(link);
}

void Vconnectors::link_pnic(ObjectNumber number, const Doc& vconnector,
                            std::string_view interface) {
  const LinkRules& rules = context_.rules;
  const bool looks = rules.mode != LinkMode::kCalipso ||
                     rules.environment.environment_type == "OpenStack" ||
                     (rules.is_kubernetes() && rules.environment.has_driver("Calico"));
  if (!looks) return;
  const std::string host = vconnector.need("host").printed();
  const auto pnic = context_.first("host_pnic", is_text("host", host),
                                   is_text("name", interface.substr(0, interface.find('.'))));
  if (!pnic) return;
  FoundLink link{"vconnector-host_pnic", number, *pnic};
  link.name = context_.inventory.object(*pnic).name;
  link.host = host;
  context_.links.put(link);
}

/// The bridge of Flannel's plugin leads to the agent of its host.
void Vconnectors::link_vedge(ObjectNumber number, const Doc& vconnector) {
  const std::string host = vconnector.need("host").printed();
  if (!vconnector["id"].text().starts_with(host + "-cni")) return;
  const auto vedge = context_.first("vedge", is_text("host", host));
  if (!vedge) return;
  context_.read(*vedge, other_);
  FoundLink link{"vconnector-vedge", number, *vedge};
  link.name = other_.need("name").printed();
  link.attributes.push_back({"vedge_type", other_["vedge_type"].json()});
  if (context_.rules.is_own() && !other_["vedge_type"].is_truthy()) link.attributes.clear();
  context_.links.put(link);
}

void Vconnectors::visit(ObjectNumber number, const Doc& vconnector) {
  for (const Value& entry : vconnector["interfaces_names"].items()) {
    const std::string_view interface = entry.text();
    if (interface.empty()) continue;
    link_vnic(number, vconnector, interface);
    link_pnic(number, vconnector, interface);
  }
  if (context_.rules.is_kubernetes() && context_.rules.environment.has_driver("Flannel")) {
    link_vedge(number, vconnector);
  }
}

class VconnectorsFinder final : public LinkFinder {
 public:
  [[nodiscard]] std::string_view name() const noexcept override {
    return "FindLinksForVconnectors";
  }
  void find(LinkContext& context) const override {
    Vconnectors worker(context);
    context.each("vconnector",
                 [&](ObjectNumber number, const Doc& doc) { worker.visit(number, doc); });
  }
};

}  // namespace

std::unique_ptr<LinkFinder> make_vconnectors_finder() {
  return std::make_unique<VconnectorsFinder>();
}

}  // namespace toposcope::discovery

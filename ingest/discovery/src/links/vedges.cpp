// vnic-vedge, vconnector-vedge, vedge-host_pnic: what the ports of a virtual switch lead to.

#include <string>

#include "toposcope/model/text.h"

#include "links/link_finder.h"
#include "links/vedges_kube.h"

namespace toposcope::discovery {
namespace {

class Vedges {
 public:
  explicit Vedges(LinkContext& context) : context_(context) {}

  void visit(ObjectNumber number, const Doc& vedge);

 private:
  /// A switch in hand, and one of its ports.
  struct Port {
    ObjectNumber vedge;
    const Doc& doc;
    Value port;
    std::string host, name;
  };
  /// The interface at a port, and what the link to it is called at this end.
  struct Vnic {
    std::optional<ObjectNumber> number = {};
    std::string label_json = {};
  };

  void visit_port(const Port& port);
  [[nodiscard]] bool link_vnic(const Port& port);
  void link_vconnector(const Port& port);
  void link_pnic(const Port& port);
  [[nodiscard]] std::optional<ObjectNumber> vnic_by_id(const Port& port) const;
  [[nodiscard]] Vnic vnic_at(const Port& port) const;
  [[nodiscard]] Vnic vnic_of_function(const Port& port) const;
  [[nodiscard]] std::optional<std::string> interface_behind(const Port& port) const;

  LinkContext& context_;
  Doc other_;
};

std::string with_tag(std::string text, const Value& port) {
  if (port["tag"].is_truthy()) text += "-" + port["tag"].printed();
  return text;
}

std::optional<ObjectNumber> Vedges::vnic_by_id(const Port& port) const {
  const bool of_2018 = context_.rules.is_2018();
  if (!of_2018) {
    std::string name = port.name;
    for (char& c : name) c = c == '/' ? '.' : c;
    if (const auto found = context_.by_id(port.host + "|" + name, "vnic")) return found;
  }
  if (context_.rules.mode == LinkMode::kCalipso) return std::nullopt;
  return context_.by_id(port.host + "-" + port.name, "vnic");
}

/// The first virtual function of the port whose address is that of an interface of the host.
Vedges::Vnic Vedges::vnic_of_function(const Port& port) const {
  for (const Value& function : port.port["VFs"].items()) {
    const std::string_view mac = function["mac_address"].text();
    if (mac.empty() || mac == "00:00:00:00:00:00") continue;
    const auto vnic =
        context_.first("vnic", is_text("host", port.host), is_text("mac_address", mac));
    if (!vnic) continue;
    return {vnic,
            model::json_string("port_" + port.port["id"].printed() + "-vlan_" +
                               function["vlan"].printed() + "-vf_" + function["vf"].printed())};
  }
  return {};
}

Vedges::Vnic Vedges::vnic_at(const Port& port) const {
  const std::string label = need(port.port, "id").json();
  if (const auto found = vnic_by_id(port)) return {found, label};
  if (context_.rules.is_2018()) return {};
  const std::string_view kind = port.doc["vedge_type"].text();
  if (kind == "SRIOV") return vnic_of_function(port);
  if (kind != "OVS") return {};
  const Condition device = is_text("target.@dev", port.name);
  if (!context_.rules.is_own()) return {context_.first("vnic", device), label};
  return {context_.first("vnic", is_text("host", port.host), device), label};
}

bool Vedges::link_vnic(const Port& port) {
  const Vnic vnic = vnic_at(port);
  if (!vnic.number) return false;
  context_.read(*vnic.number, other_);
  FoundLink link{"vnic-vedge", *vnic.number, port.vedge};
  link.name =
      with_tag(other_.need("name").printed() + "-" + port.doc.need("name").printed(), port.port);
  link.host = port.host;
  link.attributes = {{"source_label", other_.need("mac_address").json()},
                     {"target_label", vnic.label_json}};
  const Value kind = port.doc["vedge_type"];
  if (context_.rules.mode == LinkMode::kCalipso) {
    link.attributes.push_back({"vedge_type", "\"vedge\""});  // its type, where its kind was meant
  } else if (context_.rules.is_own() && kind.is_truthy()) {
    link.attributes.push_back({"vedge_type", kind.json()});
  }
  context_.links.put(link);
  return true;
}

/// The interface of a bridge that is the other end of the cable at this port.
std::optional<std::string> Vedges::interface_behind(const Port& port) const {
  if (context_.rules.environment.has_driver("VPP")) return port.name;
  if (!port.name.starts_with("qv")) return std::nullopt;
  return "qvb" + (port.name.size() > 3 ? port.name.substr(3) : std::string());
}

void Vedges::link_vconnector(const Port& port) {
  const auto wanted = interface_behind(port);
  if (!wanted) return;
  const auto vconnector = context_.first("vconnector", is_text("host", port.host),
                                         is_text("interfaces_names", *wanted));
  if (!vconnector) return;
  context_.read(*vconnector, other_);
  std::string mac = "\"Unknown\"";
  for (const Value& interface : other_["interfaces"].items()) {
    if (interface["name"].text() != *wanted) continue;
    mac = interface["mac_address"].json();
    break;
  }
  FoundLink link{"vconnector-vedge", *vconnector, port.vedge};
  link.name = with_tag("port-" + need(port.port, "id").printed(), port.port);
  link.host = port.host;
  link.attributes = {{"mac_address", mac},
                     {"source_label", model::json_string(*wanted)},
                     {"target_label", model::json_string(port.name)}};
  if (const Value network = other_["network"]; network.is_truthy()) {
    link.attributes.push_back({"network", network.json()});
  }
  const Value kind = port.doc["vedge_type"];
  if (context_.rules.is_own() ? kind.is_truthy() : !context_.rules.is_2018()) {
    link.attributes.push_back({"vedge_type", kind.json()});
  }
  context_.links.put(link);
}

void Vedges::link_pnic(const Port& port) {
  const Value only = port.doc["pnic"];
  if (only.exists() && only.text() != port.name) return;
  const bool sriov = !context_.rules.is_2018() && port.doc["vedge_type"].text() == "SRIOV";
  const auto pnic = context_.first("host_pnic", is_text("host", port.host),
                                   is_text(sriov ? "local_name" : "name", port.name));
  if (!pnic) return;
  context_.read(*pnic, other_);
  FoundLink link{"vedge-host_pnic", port.vedge, *pnic};
  link.name = "Port-" + need(port.port, "id").printed();
  link.up = other_["Link detected"].text() == "yes";
  link.host = port.host;
  const Value network = other_["network"];
  if (!context_.rules.is_2018() && network.is_truthy()) {
    link.attributes.push_back({"network", network.json()});
  }
  context_.links.put(link);
}

void Vedges::visit_port(const Port& port) {
  const bool found = link_vnic(port);
  if (found && context_.rules.is_2018()) return;
  if (!found && !context_.rules.is_2018() && port.doc["vedge_type"].text() == "SRIOV") return;
  link_vconnector(port);
  link_pnic(port);
}

void Vedges::visit(ObjectNumber number, const Doc& vedge) {
  const LinkRules& rules = context_.rules;
  if (rules.is_kubernetes()) link_kube_vedge(context_, number, vedge);
  if (rules.is_kubernetes() && !rules.environment.has_driver("VPP") &&
      !rules.environment.has_driver("Calico")) {
    return;
  }
  for (const Value& port : vedge["ports"].items()) {
    visit_port({number, vedge, port, vedge.need("host").printed(), need(port, "name").printed()});
  }
}

class VedgesFinder final : public LinkFinder {
 public:
  [[nodiscard]] std::string_view name() const noexcept override { return "FindLinksForVedges"; }
  void find(LinkContext& context) const override {
    Vedges worker(context);
    context.each("vedge", [&](ObjectNumber number, const Doc& doc) { worker.visit(number, doc); });
  }
};

}  // namespace

std::unique_ptr<LinkFinder> make_vedges_finder() { return std::make_unique<VedgesFinder>(); }

}  // namespace toposcope::discovery

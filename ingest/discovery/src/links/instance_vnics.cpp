// instance-vnic: an instance and each interface that its hypervisor gave it.

#include <string>

#include "links/link_finder.h"

namespace toposcope::discovery {
namespace {

class InstanceVnics {
 public:
  explicit InstanceVnics(LinkContext& context) : context_(context) {}

  void visit(ObjectNumber number, const Doc& vnic);

 private:
  /// The network as the instance tells of it.
  struct Network {
    std::string id_json;  ///< Empty: the instance does not know this interface.
    std::optional<std::string> label;
  };

  [[nodiscard]] bool is_same(const Doc& vnic, const Value& port) const;
  [[nodiscard]] Network network_of(const Doc& vnic) const;

  LinkContext& context_;
  Doc instance_, host_;
};

/// Is `port` of the instance's network_info this interface?
bool InstanceVnics::is_same(const Doc& vnic, const Value& port) const {
  const LinkRules& rules = context_.rules;
  const std::string host = need(vnic.root(), "host").printed();
  const std::string device = port["devname"].printed();
  const std::string_view id = vnic["id"].text();
  const bool dash = rules.mode != LinkMode::kCalipso && id == host + "-" + device;
  const bool bar = !rules.is_2018() && id == host + "|" + device;
  if (dash || bar) return true;
  if (rules.is_2018()) return false;
  if (rules.is_own() && !vnic["mac_address"].is_truthy()) return false;
  return vnic["mac_address"].match_key() == port["address"].match_key();
}

InstanceVnics::Network InstanceVnics::network_of(const Doc& vnic) const {
  for (const Value& port : instance_["network_info"].items()) {
    if (!is_same(vnic, port)) continue;
    const Value network = need(port, "network");
    const Value label = need(network, "label");
    Network found{need(network, "id").json(), std::nullopt};
    if (!label.is_null()) found.label = label.printed();
    return found;
  }
  return {};
}

void InstanceVnics::visit(ObjectNumber number, const Doc& vnic) {
  if (vnic["vnic_type"].text() != "instance_vnic") return;
  const Object& object = context_.inventory.object(number);
  const auto instance = context_.by_id(vnic["instance_id"].text(), "instance");
  if (!instance) return context_.remarks.add(object, "its instance_id is the id of no object");
  context_.read(*instance, instance_);
  if (!instance_["network_info"].exists()) {
    return context_.remarks.add(context_.inventory.object(*instance), "has no network_info");
  }
  const auto host = context_.by_id(instance_["host"].text(), "host");
  if (!host) return;
  context_.read(*host, host_);
  const Value types = host_["host_type"];
  if (!types.holds("Network") && !types.holds("Compute")) return;
  const Network network = network_of(vnic);
  FoundLink link{"instance-vnic", *instance, number};
  link.host = host_.need("name").printed();
  if (!network.id_json.empty()) {
    link.name = network.label;
    link.attributes.push_back({"network", network.id_json});
    context_.inventory.set_member(number, "network", network.id_json);
  }
  const Value kind = vnic["vedge_type"];
  const bool says_kind = context_.rules.is_own() ? kind.is_truthy() : !context_.rules.is_2018();
  if (says_kind) link.attributes.push_back({"vedge_type", kind.json()});
  context_.links.put(link);
}

class InstanceVnicsFinder final : public LinkFinder {
 public:
  [[nodiscard]] std::string_view name() const noexcept override {
    return "FindLinksForInstanceVnics";
  }
  void find(LinkContext& context) const override {
    InstanceVnics worker(context);
    context.each("vnic", [&](ObjectNumber number, const Doc& doc) { worker.visit(number, doc); });
  }
};

}  // namespace

std::unique_ptr<LinkFinder> make_instance_vnics_finder() {
  return std::make_unique<InstanceVnicsFinder>();
}

}  // namespace toposcope::discovery

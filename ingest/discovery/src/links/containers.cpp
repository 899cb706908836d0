// container-vnic, container-vedge, container-network: how a container reaches the network.

#include <string>

#include "links/link_finder.h"

namespace toposcope::discovery {
namespace {

class Containers {
 public:
  explicit Containers(LinkContext& context) : context_(context) {}

  void visit(ObjectNumber number, const Doc& container) {
    link_vnic(number, container);
    link_vedge(number, container);
    link_network(number, container);
  }

 private:
  [[nodiscard]] std::optional<ObjectNumber> vnic_of(const Doc& container) const;
  void link_vnic(ObjectNumber number, const Doc& container);
  void link_vedge(ObjectNumber number, const Doc& container);
  void link_network(ObjectNumber number, const Doc& container);

  LinkContext& context_;
  Doc other_;
};

std::optional<ObjectNumber> Containers::vnic_of(const Doc& container) const {
  const bool vpp = context_.rules.environment.has_driver("VPP");
  const Value wanted = container[vpp ? "ip_address" : "vnic_index"];
  const auto key = wanted.match_key();
  if (!wanted.is_truthy() || !key) return std::nullopt;
  const Condition condition{vpp ? "ip_address" : "index", *key};
  return context_.first("vnic", is_text("host", container.need("host").text()), condition);
}

void Containers::link_vnic(ObjectNumber number, const Doc& container) {
  const auto vnic = vnic_of(container);
  if (!vnic) return;
  context_.read(*vnic, other_);
  FoundLink link{"container-vnic", number, *vnic};
  if (const Value mac = other_.need("mac_address"); !mac.is_null()) link.name = mac.printed();
  link.attributes.push_back({"container_vnic", other_["object_name"].json()});
  if (const Value network = container["network"]; network.is_truthy()) {
    link.attributes.push_back({"network", network.json()});
    context_.inventory.set_member(*vnic, "network", network.json());
  }
  context_.links.put(link);
}

/// Services reach containers through the proxy of the node.
void Containers::link_vedge(ObjectNumber number, const Doc& container) {
  if (container["container_app"].text() != "kube-proxy") return;
  const auto vedge = context_.first("vedge", is_text("host", container.need("host").text()));
  if (!vedge) return;
  const auto& drivers = context_.rules.environment.mechanism_drivers;
  FoundLink link{"container-vedge", number, *vedge};
  link.name = context_.inventory.object(number).object_name + "-" +
              context_.inventory.object(*vedge).parent_id + "-" +
              (drivers.empty() ? std::string("None") : drivers.front());
  if (const Value network = container["network"]; network.is_truthy()) {
    link.attributes.push_back({"network", network.json()});
  }
  context_.links.put(link);
}

void Containers::link_network(ObjectNumber number, const Doc& container) {
  const std::string_view id = container["network"].text();
  if (id.empty()) return;
  const auto network = context_.first("network", is_text("id", id));
  if (!network) return;
  FoundLink link{"container-network", number, *network};
  link.name = context_.inventory.object(number).object_name + "-network";
  context_.links.put(link);
}

class ContainersFinder final : public LinkFinder {
 public:
  [[nodiscard]] std::string_view name() const noexcept override { return "FindLinksForContainers"; }
  void find(LinkContext& context) const override {
    Containers worker(context);
    context.each("container",
                 [&](ObjectNumber number, const Doc& doc) { worker.visit(number, doc); });
  }
};

}  // namespace

std::unique_ptr<LinkFinder> make_containers_finder() {
  return std::make_unique<ContainersFinder>();
}

}  // namespace toposcope::discovery

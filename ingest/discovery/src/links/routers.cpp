// router-vservice, router-network: a router of neutron, where it runs, and which networks it joins.

#include <set>
#include <string>

#include "links/link_finder.h"

namespace toposcope::discovery {
namespace {

class Routers {
 public:
  explicit Routers(LinkContext& context) : context_(context) {}

  void visit(ObjectNumber number);

 private:
  void link_vservices(ObjectNumber number);
  void link_networks(ObjectNumber number);

  LinkContext& context_;
  Doc other_;
};

/// Several hosts may run one router.
void Routers::link_vservices(ObjectNumber number) {
  const Object& router = context_.inventory.object(number);
  const Condition of_router = is_text("local_service_id", "qrouter-" + router.id);
  for (const ObjectNumber vservice : context_.inventory.where("vservice", {&of_router, 1})) {
    const Object& object = context_.inventory.object(vservice);
    FoundLink link{"router-vservice", number, vservice};
    link.name = router.name + "-" + object.name;
    link.host = object.host;
    context_.links.put(link);
  }
}

void Routers::link_networks(ObjectNumber number) {
  const Object& router = context_.inventory.object(number);
  const Condition of_router = is_text("device_id", router.id);
  std::set<std::string> seen;
  for (const ObjectNumber port : context_.inventory.where("port", {&of_router, 1})) {
    context_.read(port, other_);
    const std::string id(other_["network_id"].text());
    if (id.empty() || !seen.insert(id).second) continue;
    const auto network = context_.by_id(id, "network");
    if (!network) {
      context_.remarks.add(router, "a port of it is in network " + id + ", which is not there");
      continue;
    }
    FoundLink link{"router-network", number, *network};
    link.name = router.name + "-" + context_.inventory.object(*network).name;
    context_.links.put(link);
  }
}

void Routers::visit(ObjectNumber number) {
  link_vservices(number);
  link_networks(number);
}

class RoutersFinder final : public LinkFinder {
 public:
  [[nodiscard]] std::string_view name() const noexcept override { return "FindLinksForRouters"; }
  void find(LinkContext& context) const override {
    Routers worker(context);
    context.each("router", [&](ObjectNumber number, const Doc&) { worker.visit(number); });
  }
};

}  // namespace

std::unique_ptr<LinkFinder> make_routers_finder() { return std::make_unique<RoutersFinder>(); }

}  // namespace toposcope::discovery

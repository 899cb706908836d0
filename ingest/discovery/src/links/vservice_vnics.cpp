// vservice-vnic: a router or DHCP server in its namespace, and its interfaces.

#include <string>

#include "inventory/folder.h"
#include "links/link_finder.h"

namespace toposcope::discovery {
namespace {

class VserviceVnics {
 public:
  explicit VserviceVnics(LinkContext& context) : context_(context) {}

  void visit(ObjectNumber number, const Doc& vnic);

 private:
  void name_network(const Doc& vnic, FoundLink& link);

  LinkContext& context_;
  Doc other_;
};

void VserviceVnics::name_network(const Doc& vnic, FoundLink& link) {
  const Value network = vnic["network"];
  if (!network.is_truthy()) return;
  link.attributes.push_back({"network", network.json()});
  const auto found = context_.first("network", is_text("id", network.text()));
  if (!found) return;
  context_.read(*found, other_);
  link.name = other_.need("name").printed();
}

void VserviceVnics::visit(ObjectNumber number, const Doc& vnic) {
  if (vnic["vnic_type"].text() != "vservice_vnic") return;
  const std::string host_id(vnic.need("host").text());
  const auto host = context_.by_id(host_id, "host");
  if (!host) return;
  context_.read(*host, other_);
  if (!other_["host_type"].holds("Network")) return;
  const std::string_view owner = folder_owner(vnic.need("parent_id").text());
  if (owner.empty()) {
    return context_.remarks.add(context_.inventory.object(number), "its parent_id has no dash");
  }
  const auto vservice = context_.by_id(owner, "vservice");
  if (!vservice) return;
  FoundLink link{"vservice-vnic", *vservice, number};
  link.host = host_id;
  name_network(vnic, link);
  const Value kind = vnic["vedge_type"];
  const bool says_kind = context_.rules.is_own() ? kind.is_truthy() : !context_.rules.is_2018();
  if (says_kind) link.attributes.push_back({"vedge_type", kind.json()});
  context_.links.put(link);
}

class VserviceVnicsFinder final : public LinkFinder {
 public:
  [[nodiscard]] std::string_view name() const noexcept override {
    return "FindLinksForVserviceVnics";
  }
  void find(LinkContext& context) const override {
    VserviceVnics worker(context);
    context.each("vnic", [&](ObjectNumber number, const Doc& doc) { worker.visit(number, doc); });
  }
};

}  // namespace

std::unique_ptr<LinkFinder> make_vservice_vnics_finder() {
  return std::make_unique<VserviceVnicsFinder>();
}

}  // namespace toposcope::discovery

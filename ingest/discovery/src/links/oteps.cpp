// vedge-otep, otep-vconnector, otep-host_pnic: what the end of a tunnel stands on.

#include <string>

#include "links/link_finder.h"

namespace toposcope::discovery {
namespace {

class Oteps {
 public:
  explicit Oteps(LinkContext& context) : context_(context) {}

  void visit(ObjectNumber number, const Doc& otep) {
    link_vedge(number, otep);
    link_vconnector(number, otep);
    link_pnic(number, otep);
  }

 private:
  void link_vedge(ObjectNumber number, const Doc& otep);
  void link_vconnector(ObjectNumber number, const Doc& otep);
  void link_pnic(ObjectNumber number, const Doc& otep);

  LinkContext& context_;
  Doc other_;
};

void Oteps::link_vedge(ObjectNumber number, const Doc& otep) {
  const auto vedge = context_.by_id(otep["parent_id"].text(), "vedge");
  if (!vedge) {
    return context_.remarks.add(context_.inventory.object(number),
                                "its parent_id is the id of no object");
  }
  // That of a Linux bridge hangs below the bridge, which is no vedge.
  const bool is_ours = context_.rules.mode == LinkMode::kToposcope;
  if (is_ours && context_.inventory.object(*vedge).type != "vedge") return;
  context_.read(*vedge, other_);
  FoundLink link{"vedge-otep", *vedge, number};
  link.name = other_.need("name").printed() + "-otep";
  link.host = other_.need("host").printed();
  context_.links.put(link);
}

void Oteps::link_vconnector(ObjectNumber number, const Doc& otep) {
  const std::string wanted(otep["vconnector"].text());
  if (wanted.empty()) return;
  const std::string host = otep.need("host").printed();
  const auto vconnector =
      context_.first("vconnector", is_text("host", host), is_text("name", wanted));
  if (!vconnector) return;
  FoundLink link{"otep-vconnector", number, *vconnector};
  link.name = otep.need("name").printed() + "-" + wanted;
  link.host = host;
  context_.links.put(link);
}

void Oteps::link_pnic(ObjectNumber number, const Doc& otep) {
  const std::string_view address = otep["ip_address"].text();
  if (address.empty()) return;
  const std::string host = otep.need("host").printed();
  const auto pnic =
      context_.first("host_pnic", is_text("host", host), is_text("IP Address", address));
  if (!pnic) return;
  context_.read(*pnic, other_);
  const char* const between = context_.rules.is_2018() ? "pnic" : "-pnic-";
  FoundLink link{"otep-host_pnic", number, *pnic};
  link.name = host + between + other_.need("name").printed();
  link.host = host;
  context_.links.put(link);
}

class OtepsFinder final : public LinkFinder {
 public:
  [[nodiscard]] std::string_view name() const noexcept override { return "FindLinksForOteps"; }
  void find(LinkContext& context) const override {
    Oteps worker(context);
    context.each("otep", [&](ObjectNumber number, const Doc& doc) { worker.visit(number, doc); });
  }
};

}  // namespace

std::unique_ptr<LinkFinder> make_oteps_finder() { return std::make_unique<OtepsFinder>(); }

}  // namespace toposcope::discovery

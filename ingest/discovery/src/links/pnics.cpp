// What a network card of a host leads to: networks, then the port of a switch.  One finder and two
// files: the order of creation counts in 2018, and it goes from card to card.

#include "links/link_finder.h"
#include "links/pnic_networks.h"
#include "links/pnic_switches.h"

namespace toposcope::discovery {
namespace {

class PnicsFinder final : public LinkFinder {
 public:
  [[nodiscard]] std::string_view name() const noexcept override { return "FindLinksForPnics"; }
  /// Switches are told of by what cards hear, with a cloud or without.
  [[nodiscard]] bool is_about(const LinkRules&) const override { return true; }
  void find(LinkContext& context) const override {
    PnicNetworks networks(context);
    PnicSwitches switches(context);
    context.each("host_pnic", [&](ObjectNumber number, const Doc& doc) {
      networks.visit(number, doc);
      switches.visit_pnic(number, doc);
    });
    context.each("switch_pnic", [&](ObjectNumber number, const Doc& doc) {
      switches.visit_switch_pnic(number, doc);
    });
  }
};

}  // namespace

std::unique_ptr<LinkFinder> make_pnics_finder() { return std::make_unique<PnicsFinder>(); }

}  // namespace toposcope::discovery

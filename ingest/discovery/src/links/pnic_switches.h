#pragma once

#include "links/link_finder.h"

namespace toposcope::discovery {

/// host_pnic-switch_pnic, switch-switch_pnic, switch_pnic-switch_pnic: cables between hosts and
/// switches, as far as the ports of switches tell.
class PnicSwitches {
 public:
  explicit PnicSwitches(LinkContext& context) : context_(context) {}

  void visit_pnic(ObjectNumber number, const Doc& pnic);
  void visit_switch_pnic(ObjectNumber number, const Doc& port);

 private:
  [[nodiscard]] std::optional<ObjectNumber> port_at(const Doc& pnic) const;
  void link_switch(ObjectNumber number, const Doc& port);
  void link_uplink(ObjectNumber number, const Doc& port);

  LinkContext& context_;
  Doc other_;
};

}  // namespace toposcope::discovery

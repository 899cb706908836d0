#pragma once

#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "links/link_finder.h"

namespace toposcope::discovery {

/// host_pnic-network: the networks that reach a host, at each of its cards.
class PnicNetworks {
 public:
  explicit PnicNetworks(LinkContext& context);

  void visit(ObjectNumber number, const Doc& pnic);

 private:
  /// A network as its ports name it.
  struct Reached {
    std::string id;
    std::string id_json;
  };

  void visit_of_kubernetes(ObjectNumber number);
  [[nodiscard]] bool is_uplink(const Object& pnic) const;
  [[nodiscard]] const std::vector<Reached>& networks_of(const std::string& host);
  void link(ObjectNumber number, const Doc& pnic, const Reached& reached, ObjectNumber network);

  LinkContext& context_;
  std::unordered_map<std::string, std::vector<Reached>> networks_;  ///< By host; made when asked.
  std::unordered_set<std::string> uplinks_;  ///< "host/id" of cards that a virtual switch uses.
  Doc other_;
};

}  // namespace toposcope::discovery

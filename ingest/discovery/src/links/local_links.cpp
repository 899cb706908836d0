// What belongs together on a Linux host without a cloud: namespaces, interfaces, bridges, tunnels,
// Open vSwitch and guests.  Its fetchers say of each object which others it is tied to.

#include <string>

#include "links/link_finder.h"

namespace toposcope::discovery {
namespace {

class LocalLinks {
 public:
  explicit LocalLinks(LinkContext& context) : context_(context) {}

  void visit_netns(ObjectNumber number, const Doc& netns);
  void visit_interface(ObjectNumber number, const Doc& interface);
  void visit_instance(ObjectNumber number, const Doc& instance);
  void visit_vedge(ObjectNumber number, const Doc& vedge);
  void visit_otep(ObjectNumber number, const Doc& otep);

 private:
  using Found = std::optional<ObjectNumber>;

  [[nodiscard]] Found member(const Value& id) const {
    return id.text().empty() ? std::nullopt : context_.inventory.by_id(id.text());
  }
  [[nodiscard]] const Object& object(ObjectNumber number) const {
    return context_.inventory.object(number);
  }
  void link(ObjectNumber source, ObjectNumber target, bool up);
  void link_tie(ObjectNumber one, const Value& other, bool up);
  void link_peer(ObjectNumber one, const Value& other, bool up);

  LinkContext& context_;
};

/// In which order the types of a link's ends stand; a type that is not there is tied to nothing.
int rank_of(std::string_view type) {
  int rank = 0;
  for (const std::string_view known :
       {"host", "netns", "instance", "vnic", "vedge", "otep", "vconnector", "host_pnic"}) {
    if (type == known) return rank;
    ++rank;
  }
  return -1;
}

bool is_up(const Value& state) { return state.text() != "DOWN"; }

void LocalLinks::link(ObjectNumber source, ObjectNumber target, bool up) {
  const Object& from = object(source);
  const Object& to = object(target);
  FoundLink link{from.type + "-" + to.type, source, target};
  link.name = from.name + "-" + to.name;
  link.host = from.host.empty() ? to.host : from.host;
  link.up = up;
  context_.links.put(link);
}

/// Of two that are tied, that of the earlier type is the source.
void LocalLinks::link_tie(ObjectNumber one, const Value& other, bool up) {
  const Found found = member(other);
  if (!found) return;
  const int rank = rank_of(object(one).type);
  const int other_rank = rank_of(object(*found).type);
  if (rank < 0 || other_rank < 0) return;
  if (other_rank < rank) return link(*found, one, up);
  link(one, *found, up);
}

void LocalLinks::visit_netns(ObjectNumber number, const Doc& netns) {
  link_tie(number, netns.need("host"), true);
}

void LocalLinks::visit_interface(ObjectNumber number, const Doc& interface) {
  const bool up = is_up(interface["state"]);
  if (object(number).type == "vnic") {
    link_tie(number, interface["netns"], up);
  }
  link_peer(number, interface["peer"], up);
  link_tie(number, interface["master"], up);
  link_tie(number, interface["lower"], up);
}

/// Each end of a pair tells of the other, which makes one link.
void LocalLinks::link_peer(ObjectNumber one, const Value& other, bool up) {
  const Found peer = member(other);
  if (peer && object(one).id < object(*peer).id) link_tie(one, other, up);
}

void LocalLinks::visit_instance(ObjectNumber number, const Doc& instance) {
  for (const Value& id : instance["vnics"].items()) {
    link_tie(number, id, true);
  }
}

void LocalLinks::visit_vedge(ObjectNumber number, const Doc& vedge) {
  for (const Value& port : vedge["ports"].items()) link_tie(number, port["device"], true);
}

void LocalLinks::visit_otep(ObjectNumber number, const Doc& otep) {
  link_tie(number, otep["vedge"], true);
}

class LocalFinder final : public LinkFinder {
 public:
  [[nodiscard]] std::string_view name() const noexcept override { return "FindLinksLocal"; }
  [[nodiscard]] bool is_about(const LinkRules& rules) const override { return rules.is_linux(); }
  void find(LinkContext& context) const override {
    LocalLinks worker(context);
    context.each("netns",
                 [&](ObjectNumber number, const Doc& doc) { worker.visit_netns(number, doc); });
    for (const char* type : {"vnic", "host_pnic", "vconnector", "otep"}) {
      context.each(
          type, [&](ObjectNumber number, const Doc& doc) { worker.visit_interface(number, doc); });
    }
    context.each("instance",
                 [&](ObjectNumber number, const Doc& doc) { worker.visit_instance(number, doc); });
    context.each("vedge",
                 [&](ObjectNumber number, const Doc& doc) { worker.visit_vedge(number, doc); });
    context.each("otep",
                 [&](ObjectNumber number, const Doc& doc) { worker.visit_otep(number, doc); });
  }
};

}  // namespace

std::unique_ptr<LinkFinder> make_local_finder() { return std::make_unique<LocalFinder>(); }

}  // namespace toposcope::discovery

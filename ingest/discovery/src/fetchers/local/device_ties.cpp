#include "fetchers/local/device_ties.h"

#include <optional>
#include <tuple>

#include "parse/text_lines.h"

namespace toposcope::discovery::local {
namespace {

class Ties {
 public:
  explicit Ties(Devices& devices) : devices_(devices) {
    for (const Device& device : devices.all) {
      const auto index = device.interface->index;
      if (index) by_index_.emplace(*index, &device);
    }
  }

  void tie(Device& device) {
    if (device.interface->kind == "veth") tie_peer(device);
    if (!device.interface->master.empty()) {
      device.master = id_of(devices_.find(*device.netns, device.interface->master));
    }
    tie_lower(device);
  }

 private:
  static std::string id_of(const Device* device) {
    return device == nullptr ? std::string() : device->id;
  }

  void tie_peer(Device& device);
  void tie_lower(Device& device) const;

  /// The named namespace that this one calls so; null when it has no name.
  [[nodiscard]] const Netns* called(const Netns& netns, int id) const;

  /// True when the two say of each other that they are the ends of one pair.
  [[nodiscard]] bool are_ends(const Device& one, const Device& other) const;
  /// False when the namespace that `from` tells of is known not to be that of `to`.
  [[nodiscard]] bool may_lead(const Device& from, const Device& to) const;

  Devices& devices_;
  std::multimap<int, const Device*> by_index_;
};

const Netns* Ties::called(const Netns& netns, int id) const {
  const auto found = netns.ids.find(id);
  if (found == netns.ids.end()) return nullptr;
  for (const Netns& other : devices_.facts->all) {
    if (other.name == found->second && !other.is_root) return &other;
  }
  return nullptr;
}

bool Ties::may_lead(const Device& from, const Device& to) const {
  const auto id = from.interface->parent_netns;
  if (!id) return from.netns == to.netns;
  if (from.netns == to.netns) return false;
  const Netns* named = called(*from.netns, *id);
  return named == nullptr || named == to.netns;
}

bool Ties::are_ends(const Device& one, const Device& other) const {
  return &one != &other && other.interface->kind == "veth" &&
         one.interface->parent_index == other.interface->index &&
         other.interface->parent_index == one.interface->index && may_lead(one, other) &&
         may_lead(other, one);
}

/// Numbers of interfaces are unique in a namespace only, so that without names of namespaces two
/// pairs may look the same.
void Ties::tie_peer(Device& device) {
  const auto index = device.interface->parent_index;
  if (!index) return;
  const auto [begin, end] = by_index_.equal_range(*index);
  const Device* found = nullptr;
  bool is_only = true;
  for (auto it = begin; it != end; ++it) {
    if (!are_ends(device, *it->second)) continue;
    if (found != nullptr) is_only = false;
    found = it->second;
  }
  if (found != nullptr && is_only) {
    device.peer = found->id;
    return;
  }
  devices_.remarks.push_back("the other end of " + device.id +
                             (found == nullptr ? " is in no namespace that can be looked into"
                                               : " may be one of several"));
}

void Ties::tie_lower(Device& device) const {
  const parse::IpInterface& interface = *device.interface;
  std::string name(parse::field(interface.attributes, "link"));  // of a tunnel
  if (name.empty() && interface.kind != "veth" && !interface.parent_netns) name = interface.parent;
  if (!name.empty()) {
    device.lower = id_of(devices_.find(*device.netns, name));
    return;
  }
  if (device.kind != Device::Kind::kTunnel) return;
  const std::string_view local = parse::field(interface.attributes, "local");
  for (const Device& other : devices_.all) {
    if (local.empty() || other.netns != device.netns) continue;
    for (const parse::IpAddress& address : other.interface->inet) {
      if (address.address == local) device.lower = other.id;
    }
  }
}

}  // namespace

void tie_devices(Devices& devices) {
  Ties ties(devices);
  for (Device& device : devices.all) ties.tie(device);
}

}  // namespace toposcope::discovery::local

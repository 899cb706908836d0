#include "observatory.h"

#include <stdexcept>

namespace toposcope::testing {
namespace {

using Json = nlohmann::json;

std::string text_of(const Json& record, const char* member) {
  return record.value(member, std::string());
}

std::string key_of(const Json& record) { return text_of(record, "_id"); }

void add(Keys& to, const Keys& more) { to.insert(more.begin(), more.end()); }

/// The bond carries the tunnels, each other card a physical network of its own.
bool is_bond(const Json& card) { return text_of(card, "name") == "bond0"; }

std::set<std::string> networks_wanted(const Json& instance) {
  return instance.at("network").get<std::set<std::string>>();
}

}  // namespace

Observatory::Observatory(const std::string& text) : site_(Json::parse(text)) {}

const Json& Observatory::node(const std::string& key) const {
  for (const Json& one : site_.at("inventory")) {
    if (key_of(one) == key) return one;
  }
  throw std::out_of_range("no node " + key);
}

const Json& Observatory::with_id(const std::string& id) const {
  for (const Json& one : site_.at("inventory")) {
    if (text_of(one, "id") == id) return one;
  }
  throw std::out_of_range("no id " + id);
}

const Json& Observatory::bond_of(const std::string& host) const {
  for (const Json& one : site_.at("inventory")) {
    if (one.at("type") == "host_pnic" && one.at("host") == host && is_bond(one)) return one;
  }
  throw std::out_of_range("no bond on " + host);
}

Keys Observatory::on_host(const std::string& host, const std::set<std::string>& types) const {
  Keys keys;
  for (const Json& one : site_.at("inventory")) {
    if (text_of(one, "host") == host && types.contains(one.at("type"))) keys.insert(key_of(one));
  }
  return keys;
}

Keys Observatory::ports_of(const Keys& cards) const {
  std::set<std::string> addresses;
  for (const std::string& key : cards) addresses.insert(text_of(node(key), "mac_address"));
  Keys keys;
  for (const Json& one : site_.at("inventory")) {
    if (one.at("type") != "switch_pnic" || !addresses.contains(text_of(one, "mac_address"))) {
      continue;
    }
    keys.insert(key_of(one));
    keys.insert(key_of(with_id(one.at("parent_id"))));
  }
  return keys;
}

Keys Observatory::networks_of(const std::string& host, bool in_tunnels) const {
  Keys keys;
  for (const Json& one : site_.at("inventory")) {
    if (one.at("type") != "vnic" || one.at("host") != host) continue;
    const Json& network = with_id(one.at("network"));
    if ((network.at("provider:network_type") == "vxlan") == in_tunnels) {
      keys.insert(key_of(network));
    }
  }
  return keys;
}

Keys Observatory::transport_of(const std::string& host) const {
  Keys keys = on_host(host, {"otep", "vedge"});
  keys.insert(key_of(bond_of(host)));
  for (const std::string& bridge : on_host(host, {"vconnector"})) {
    if (node(bridge).at("name") == "br-vxlan") keys.insert(bridge);
  }
  return keys;
}

Keys Observatory::workload_of(const Json& card) const {
  const std::string host = card.at("host");
  // A card without tunnels hangs on the virtual switch itself.
  if (!is_bond(card)) return on_host(host, {"vedge", "vnic", "vservice"});
  return on_host(host, {"instance", "vnic", "vservice", "vconnector", "vedge", "otep"});
}

Keys Observatory::around_instance(const Json& instance) const {
  const std::set<std::string> wanted = networks_wanted(instance);
  std::set<std::string> hosts;
  Keys keys;
  for (const Json& one : site_.at("inventory")) {
    if (one.at("type") != "vnic" || !wanted.contains(one.at("network"))) continue;
    hosts.insert(one.at("host"));
    keys.insert(key_of(one));
    // The instance or the service behind it, and the network.
    keys.insert(key_of(with_id(one.at("parent_id"))));
    keys.insert(key_of(with_id(one.at("network"))));
    // A bridge is named after the one tap that it holds.
    if (one.contains("source")) {
      for (const std::string& bridge : on_host(one.at("host"), {"vconnector"})) {
        if (node(bridge).at("name") == one.at("source").at("@bridge")) keys.insert(bridge);
      }
    }
  }
  for (const std::string& host : hosts) {
    add(keys, transport_of(host));
    add(keys, ports_of({key_of(bond_of(host))}));
    // vnic-vedge links carry no network, so ports of all services come along.
    if (host == "net-01") add(keys, on_host(host, {"vnic"}));
  }
  return keys;
}

Keys Observatory::around_card(const Json& card) const {
  Keys keys = workload_of(card);
  keys.insert(key_of(card));
  add(keys, networks_of(card.at("host"), is_bond(card)));
  add(keys, ports_of({key_of(card)}));
  return keys;
}

Keys Observatory::around_port(const Json& port) const {
  Keys keys = {key_of(port), key_of(with_id(port.at("parent_id")))};
  for (const Json& one : site_.at("inventory")) {
    const bool is_other_end = text_of(one, "connected_to") == port.at("id") ||
                              text_of(port, "connected_to") == one.at("id");
    if (is_other_end) add(keys, {key_of(one), key_of(with_id(one.at("parent_id")))});
    if (one.at("type") != "host_pnic" || !port.contains("mac_address") ||
        one.at("mac_address") != port.at("mac_address")) {
      continue;
    }
    keys.insert(key_of(one));
    add(keys, workload_of(one));
    add(keys, ports_of({key_of(one)}));
  }
  return keys;
}

Keys Observatory::around_virtual_switch(const Json& edge) const {
  const std::string host = edge.at("host");
  const Keys cards = on_host(host, {"host_pnic"});
  Keys keys = workload_of(bond_of(host));
  add(keys, cards);
  add(keys, ports_of(cards));
  add(keys, networks_of(host, true));
  add(keys, networks_of(host, false));
  return keys;
}

Keys Observatory::around_switch(const Json& device) const {
  Keys keys = {key_of(device)};
  std::set<std::string> leaves = {device.at("id")};
  const auto add_ports = [&](const std::string& of) {
    for (const Json& one : site_.at("inventory")) {
      if (text_of(one, "switch") == of) keys.insert(key_of(one));
    }
  };
  for (const Json& one : site_.at("inventory")) {
    if (!one.contains("connected_to")) continue;
    const Json& above = with_id(one.at("connected_to"));
    if (one.at("switch") != device.at("id") && above.at("switch") != device.at("id")) continue;
    add(keys, {key_of(one), key_of(above)});
    leaves.insert({one.at("switch"), above.at("switch")});
  }
  for (const std::string& leaf : leaves) {
    keys.insert(key_of(with_id(leaf)));
    add_ports(leaf);
  }
  Keys cards;
  for (const Json& one : site_.at("inventory")) {
    if (one.at("type") != "host_pnic") continue;
    bool reached = false;
    for (const std::string& port : ports_of({key_of(one)})) reached |= keys.contains(port);
    if (reached) cards.insert(key_of(one));
  }
  for (const std::string& card : cards) {
    add(keys, is_bond(node(card)) ? transport_of(node(card).at("host")) : Keys{card});
  }
  add(keys, ports_of(cards));
  return keys;
}

Keys Observatory::expected_nodes(const std::string& focal_point) const {
  const Json& focal = node(focal_point);
  const std::string type = focal.at("type");
  if (type == "instance") return around_instance(focal);
  if (type == "host_pnic") return around_card(focal);
  if (type == "switch_pnic") return around_port(focal);
  if (type == "vedge") return around_virtual_switch(focal);
  if (type == "otep") return around_card(bond_of(focal.at("host")));
  if (type == "switch") return around_switch(focal);
  throw std::out_of_range("no rule for " + type);
}

Keys Observatory::expected_links(const std::string& focal_point, const Keys& nodes) const {
  const Json& focal = node(focal_point);
  Keys keys;
  for (const Json& link : site_.at("links")) {
    if (!nodes.contains(link.at("source")) || !nodes.contains(link.at("target"))) continue;
    const std::string network = text_of(link.at("attributes"), "network");
    const bool refused = focal.at("type") == "instance" && !network.empty() &&
                         !networks_wanted(focal).contains(network);
    if (!refused) keys.insert(key_of(link));
  }
  return keys;
}

}  // namespace toposcope::testing

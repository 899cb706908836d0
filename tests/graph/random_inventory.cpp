#include "graph/random_inventory.h"

#include <array>
#include <string>
#include <utility>

namespace toposcope::testing {
namespace {

using model::Implicit;
using nlohmann::json;

constexpr std::array<const char*, 4> kTypes{"A", "B", "C", "T"};
constexpr std::array<const char*, 14> kLinkTypes{"A-B", "B-A",   "B-C",   "C-B", "A-C",
                                                 "C-A", "T-T",   "A-T",   "T-B", "A-A",
                                                 "B-B", "A-B-C", "C-B-A", "AB"};
constexpr std::array<const char*, 3> kConstraints{"net", "zone", "vlan"};

std::string numbered(const char* prefix, std::size_t number) {
  return std::string(prefix) + std::to_string(number);
}

}  // namespace

PlainInventory RandomInventory::make() {
  PlainInventory out;
  out.environments.push_back(config("east"));
  if (chance(50)) out.environments.push_back(config("west"));
  const std::size_t node_count = 5 + below(7);
  for (std::size_t i = 0; i < node_count; ++i) out.nodes.push_back(node(i));
  const std::size_t link_count = chance(5) ? below(5) : 16 + below(24);
  for (std::size_t i = 0; i < link_count; ++i) out.links.push_back(link(out, i));
  const std::size_t type_count = 3 + below(4);
  for (std::size_t i = 0; i < type_count; ++i) out.clique_types.push_back(clique_type(i));
  const std::size_t constraint_count = below(4);
  for (std::size_t i = 0; i < constraint_count; ++i) {
    out.clique_constraints.push_back(clique_constraints(i));
  }
  return out;
}

PlainOverlay RandomInventory::overlay(const PlainInventory& inventory) {
  PlainOverlay out;
  if (chance(60)) out.nodes.insert(pick(inventory.nodes).key);
  if (!inventory.links.empty() && chance(80)) {
    out.links.insert(pick(inventory.links).key);
    const PlainLink link = pick(inventory.links);
    out.links.insert(link.key);
    if (chance(20)) out.nodes.insert(link.target);
  }
  return out;
}

std::string RandomInventory::environment() {
  return std::string(chance(88) ? "east" : chance(70) ? "west" : "lost");
}

PlainNode RandomInventory::node(std::size_t number) {
  PlainNode out;
  out.key = numbered("n", number * 7 % 11);
  out.environment = environment();
  out.type = pick(kTypes);
  out.id = numbered("id", number);
  out.fields = fields();
  return out;
}

std::string RandomInventory::end_of(const PlainInventory& inventory, const std::string& type) {
  if (chance(5)) return numbered("ghost", below(3));
  for (int attempt = 0; attempt < 6; ++attempt) {
    const PlainNode node = pick(inventory.nodes);
    if (node.type == type) return node.key;
  }
  return pick(inventory.nodes).key;
}

PlainLink RandomInventory::link(const PlainInventory& inventory, std::size_t number) {
  constexpr std::array<Implicit, 4> kImplicit{Implicit::kFalse, Implicit::kTrue, Implicit::kNull,
                                              Implicit::kMissing};
  PlainLink out;
  if (!inventory.links.empty() && chance(10)) {
    out = pick(inventory.links);
  } else {
    out.link_type = pick(kLinkTypes);
    out.source = end_of(inventory, out.link_type.substr(0, 1));
    out.target = end_of(inventory, out.link_type.substr(out.link_type.size() - 1));
    out.environment = environment();
    out.implicit = chance(80) ? Implicit::kFalse : pick(kImplicit);
    out.attributes = attributes();
  }
  out.key = numbered("l", number);
  return out;
}

json RandomInventory::value() {
  static const std::array<json, 10> kValues{json("a"),  json("b"),         json(1),       json(1.0),
                                            json(true), json("1"),         json(nullptr), json(0),
                                            json(""),   json::array({"a"})};
  return pick(kValues);
}

json RandomInventory::fields() {
  json out = json::object();
  for (const char* name : kConstraints) {
    if (chance(30)) continue;
    out[name] = value();
    if (!chance(40)) continue;
    out[name] = json::array();
    for (std::size_t i = below(4); i > 0; --i) out[name].push_back(value());
  }
  return out;
}

json RandomInventory::attributes() {
  if (chance(15)) return nullptr;
  if (chance(5)) return json::array();
  json out = json::object();
  for (const char* name : kConstraints) {
    if (chance(15)) out[name] = value();
  }
  return out;
}

json RandomInventory::config(const char* name) {
  json out = {{"name", name}};
  add_deployment(out);
  return out;
}

void RandomInventory::add_deployment(json& document) {
  static const std::array<json, 6> kVersions{json("8.0"), json("8"), json("10"),
                                             json("007"), json(8),   json(nullptr)};
  static const std::array<json, 6> kDrivers{
      json("OVS"), json("OV"),   json::array({"OVS", "VPP"}), json::array({"VPP", 5}),
      json(5),     json::array()};
  if (chance(50)) document["environment_type"] = chance(70) ? "OpenStack" : "Kubernetes";
  if (chance(50)) document["distribution"] = chance(70) ? "Mirantis" : "Kolla";
  if (chance(50)) document["distribution_version"] = pick(kVersions);
  if (chance(40)) document["mechanism_drivers"] = pick(kDrivers);
  if (chance(40)) document["type_drivers"] = chance(70) ? "vxlan" : "vlan";
}

json RandomInventory::rule_scope() {
  static const std::array<json, 8> kScopes{json("ANY"),  json("ANY"),  json(""),    json(nullptr),
                                           json("east"), json("west"), json("far"), json(7)};
  return pick(kScopes);
}

/// Mostly steps that start where an earlier one may have ended.
json RandomInventory::steps_from(std::string type) {
  json out = json::array();
  for (std::size_t i = chance(3) ? 0 : 1 + below(6); i > 0; --i) {
    const std::string to = pick(kTypes);
    out.push_back(chance(25) ? std::string(pick(kLinkTypes)) : type + "-" + to);
    if (chance(70)) type = to;
  }
  return out;
}

json RandomInventory::clique_type(std::size_t number) {
  json out = {{"_id", numbered("type", number)},
              {"name", numbered("name", number)},
              {"environment", rule_scope()},
              {"focal_point_type", pick(kTypes)}};
  out["link_types"] = steps_from(out["focal_point_type"].get<std::string>());
  if (chance(30)) out["use_implicit_links"] = value();
  if (chance(60)) add_deployment(out);
  if (chance(10)) out.erase("environment");
  if (chance(3)) out.erase("focal_point_type");
  if (chance(3)) out["link_types"].push_back(5);
  if (chance(3)) out["link_types"] = "A-B";
  return out;
}

json RandomInventory::clique_constraints(std::size_t number) {
  json out = {{"_id", numbered("constraints", number)},
              {"environment", rule_scope()},
              {"focal_point_type", pick(kTypes)}};
  out["constraints"] = json::array();
  for (std::size_t i = below(4); i > 0; --i) out["constraints"].push_back(pick(kConstraints));
  if (chance(4)) out["constraints"].push_back(nullptr);
  if (chance(4)) out["constraints"] = "net";
  return out;
}

}  // namespace toposcope::testing

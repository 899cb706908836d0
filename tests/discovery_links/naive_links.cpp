#include "discovery_links/naive_links.h"

#include <algorithm>

namespace toposcope::discovery::testing {
namespace {

Json get(const Json& object, const std::string& path) {
  const auto dot = path.find('.');
  const auto found = object.is_object() ? object.find(path.substr(0, dot)) : object.end();
  if (!object.is_object() || found == object.end()) return nullptr;
  return dot == std::string::npos ? Json(*found) : get(*found, path.substr(dot + 1));
}

std::string text(const Json& value) {
  if (value.is_null()) return "None";
  return value.is_string() ? value.get<std::string>() : value.dump();
}

bool is_true(const Json& value) {
  return !value.is_null() && value != "" && value != Json::array();
}

/// Ports and interfaces are a list or a map.
std::vector<Json> items(const Json& list) {
  std::vector<Json> out;
  for (const auto& [name, entry] : list.items()) out.push_back(entry);
  return out;
}

bool holds(const Json& list, const char* word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool matches(const Json& object, const std::string& path, const Json& wanted) {
  const Json found = get(object, path);
  return found.is_array() ? std::find(found.begin(), found.end(), wanted) != found.end()
                          : found == wanted;
}

}  // namespace

bool NaiveLinks::has_driver(const std::string& driver) const {
  return holds(environment_["mechanism_drivers"], driver.c_str());
}

std::vector<Json*> NaiveLinks::all(const std::string& type, const Conditions& conditions) {
  std::vector<Json*> found;
  for (Json& object : objects_) {
    const bool fits = object["type"] == type &&
                      std::all_of(conditions.begin(), conditions.end(), [&](const auto& c) {
                        return matches(object, c.first, c.second);
                      });
    if (fits) found.push_back(&object);
  }
  return found;
}

Json* NaiveLinks::first(const std::string& type, const Conditions& conditions) {
  const auto found = all(type, conditions);
  return found.empty() ? nullptr : found.front();
}

Json* NaiveLinks::by_id(const Json& id, const std::string& expected) {
  Json* any = nullptr;
  for (Json& object : objects_) {
    if (object["id"] != id) continue;
    if (own() && object["type"] == expected) return &object;
    if (any == nullptr) any = &object;
  }
  return any;
}

void NaiveLinks::add(const std::string& type, const Json& source, const Json& target, Json more) {
  Json link = {{"link_type", type},
               {"source_id", source["id"]},
               {"target_id", target["id"]},
               {"name", nullptr},
               {"state", "up"},
               {"implicit", false},
               {"attributes", Json::object()}};
  link.update(more);
  if (!old()) {
    if (!is_true(get(link, "host"))) link["host"] = get(source, "host");
    if (!is_true(link["host"])) link["host"] = get(target, "host");
    if (!is_true(link["name"])) {
      link["name"] = text(get(source, "object_name")) + "-" + text(get(target, "object_name"));
    }
  }
  if (!is_true(get(link, "host"))) link.erase("host");
  put(link);
}

void NaiveLinks::put(const Json& link) {
  for (Json& known : links_) {
    const bool same_ends =
        known["source_id"] == link["source_id"] && known["target_id"] == link["target_id"];
    const bool same_rest = known["link_type"] == link["link_type"] &&
                           known["implicit"] == link["implicit"] &&
                           (link["implicit"] == false || known["attributes"] == link["attributes"]);
    if (!same_ends || (own() && !same_rest)) continue;
    known.update(link);
    return;
  }
  links_.push_back(link);
}

void NaiveLinks::instance_vnic(Json& vnic) {
  if (vnic["vnic_type"] != "instance_vnic") return;
  Json* instance = by_id(get(vnic, "instance_id"), "instance");
  if (instance == nullptr || !instance->contains("network_info")) return;
  Json* host = by_id((*instance)["host"], "host");
  if (host == nullptr) return;
  const Json types = get(*host, "host_type");
  if (!holds(types, "Network") && !holds(types, "Compute")) return;
  Json more = {{"host", (*host)["name"]}, {"attributes", Json::object()}};
  for (const Json& port : (*instance)["network_info"]) {
    const std::string device = text(get(port, "devname"));
    const std::string dash = text(vnic["host"]) + "-" + device;
    const std::string bar = text(vnic["host"]) + "|" + device;
    bool same =
        (vnic["id"] == dash && mode_ != LinkMode::kCalipso) || (vnic["id"] == bar && !old());
    same = same || (!old() && get(vnic, "mac_address") == get(port, "address"));
    if (!same) continue;
    more["name"] = port["network"]["label"];
    more["attributes"]["network"] = vnic["network"] = port["network"]["id"];
    break;
  }
  const Json kind = get(vnic, "vedge_type");
  if (own() ? is_true(kind) : !old()) more["attributes"]["vedge_type"] = kind;
  add("instance-vnic", *instance, vnic, more);
}

void NaiveLinks::otep(Json& otep) {
  Json* vedge = by_id(get(otep, "parent_id"), "vedge");
  if (vedge != nullptr && (!own() || (*vedge)["type"] == "vedge")) {
    add("vedge-otep", *vedge, otep,
        {{"name", text((*vedge)["name"]) + "-otep"}, {"host", (*vedge)["host"]}});
  }
  const Json bridge = get(otep, "vconnector");
  if (is_true(bridge)) {
    if (Json* found = first("vconnector", {{"host", otep["host"]}, {"name", bridge}})) {
      add("otep-vconnector", otep, *found,
          {{"name", text(otep["name"]) + "-" + text(bridge)}, {"host", otep["host"]}});
    }
  }
  const Json address = get(otep, "ip_address");
  if (!is_true(address)) return;
  if (Json* pnic = first("host_pnic", {{"host", otep["host"]}, {"IP Address", address}})) {
    add("otep-host_pnic", otep, *pnic,
        {{"name", text(otep["host"]) + (old() ? "pnic" : "-pnic-") + text((*pnic)["name"])},
         {"host", otep["host"]}});
  }
}

void NaiveLinks::vnic_vconnector(Json& vconnector, const Json& name) {
  Json mac = nullptr;
  const auto interfaces = items(vconnector["interfaces"]);
  for (auto it = interfaces.rbegin(); it != interfaces.rend(); ++it) {
    if ((*it)["name"] == name) mac = get(*it, "mac_address");
  }
  const Json& host = vconnector["host"];
  Json* vnic = nullptr;
  if (old()) {
    const Json& drivers = environment_["mechanism_drivers"];
    if (!drivers.empty() && drivers[0] == "OVS") {
      vnic = by_id(text(host) + "-" + text(name), "vnic");
    } else if (!mac.is_null()) {
      vnic = first("vnic", mac == "" ? Conditions{} : Conditions{{"mac_address", mac}});
    }
  } else if (own()) {
    vnic = first("vnic", {{"host", host}, {"name", name}});
    if (vnic == nullptr) vnic = first("vnic", {{"host", host}, {"target.@dev", name}});
    if (vnic == nullptr && is_true(mac))
      vnic = first("vnic", {{"host", host}, {"mac_address", mac}});
  } else if (has_driver("OVS") || has_driver("Flannel")) {
    vnic = first("vnic", {{"name", name}});
    if (vnic == nullptr) vnic = first("vnic", {{"target.@dev", name}});
  } else if (is_true(mac)) {
    vnic = first("vnic", {{"host", host}, {"mac_address", mac}});
  }
  if (vnic == nullptr) return;
  Json attributes = Json::object();
  if (is_true(get(*vnic, "network"))) {
    attributes["network"] = vconnector["network"] = get(*vnic, "network");
  }
  if (!old() && is_true(get(*vnic, "vedge_type"))) attributes["vedge_type"] = (*vnic)["vedge_type"];
  add("vnic-vconnector", *vnic, vconnector,
      {{"name", (*vnic)["mac_address"]}, {"host", (*vnic)["host"]}, {"attributes", attributes}});
}

void NaiveLinks::vconnector_pnic(Json& vconnector, const std::string& name) {
  const std::string base = name.substr(0, name.find('.'));
  if (Json* pnic = first("host_pnic", {{"host", vconnector["host"]}, {"name", base}})) {
    add("vconnector-host_pnic", vconnector, *pnic,
        {{"name", (*pnic)["name"]}, {"host", vconnector["host"]}});
  }
}

bool NaiveLinks::vnic_vedge(Json& vedge, const Json& port) {
  const std::string host = text(vedge["host"]);
  const std::string name = text(port["name"]);
  Json* vnic = old() ? nullptr : by_id(host + "|" + name, "vnic");
  if (vnic == nullptr && mode_ != LinkMode::kCalipso) vnic = by_id(host + "-" + name, "vnic");
  if (vnic == nullptr && !old() && get(vedge, "vedge_type") == "OVS") {
    vnic = own() ? first("vnic", {{"host", host}, {"target.@dev", name}})
                 : first("vnic", {{"target.@dev", name}});
  }
  if (vnic == nullptr) return false;
  Json attributes = {{"source_label", get(*vnic, "mac_address")}, {"target_label", port["id"]}};
  if (mode_ == LinkMode::kCalipso) attributes["vedge_type"] = "vedge";
  if (own() && is_true(get(vedge, "vedge_type"))) attributes["vedge_type"] = vedge["vedge_type"];
  const std::string tag = is_true(get(port, "tag")) ? "-" + text(port["tag"]) : "";
  add("vnic-vedge", *vnic, vedge,
      {{"name", text((*vnic)["name"]) + "-" + text(vedge["name"]) + tag},
       {"host", host},
       {"attributes", attributes}});
  return true;
}

void NaiveLinks::vconnector_vedge(Json& vedge, const Json& port) {
  const std::string name = text(port["name"]);
  std::string wanted = name;
  if (!has_driver("VPP")) {
    if (name.rfind("qv", 0) != 0) return;
    wanted = "qvb" + name.substr(std::min<std::size_t>(3, name.size()));
  }
  Json* bridge = first("vconnector", {{"host", vedge["host"]}, {"interfaces_names", wanted}});
  if (bridge == nullptr) return;
  Json attributes = {{"mac_address", "Unknown"}, {"source_label", wanted}, {"target_label", name}};
  const auto interfaces = items((*bridge)["interfaces"]);
  for (auto it = interfaces.rbegin(); it != interfaces.rend(); ++it) {
    if ((*it)["name"] == wanted) attributes["mac_address"] = get(*it, "mac_address");
  }
  if (is_true(get(*bridge, "network"))) attributes["network"] = (*bridge)["network"];
  const Json kind = get(vedge, "vedge_type");
  if (own() ? is_true(kind) : !old()) attributes["vedge_type"] = kind;
  const std::string tag = is_true(get(port, "tag")) ? "-" + text(port["tag"]) : "";
  add("vconnector-vedge", *bridge, vedge,
      {{"name", "port-" + text(port["id"]) + tag},
       {"host", vedge["host"]},
       {"attributes", attributes}});
}

void NaiveLinks::vedge_port(Json& vedge, const Json& port) {
  if (vnic_vedge(vedge, port) && old()) return;
  vconnector_vedge(vedge, port);
  if (vedge.contains("pnic") && vedge["pnic"] != port["name"]) return;
  Json* pnic = first("host_pnic", {{"host", vedge["host"]}, {"name", port["name"]}});
  if (pnic == nullptr) return;
  Json attributes = Json::object();
  if (!old() && is_true(get(*pnic, "network"))) attributes["network"] = (*pnic)["network"];
  add("vedge-host_pnic", vedge, *pnic,
      {{"name", "Port-" + text(port["id"])},
       {"state", get(*pnic, "Link detected") == "yes" ? "up" : "down"},
       {"host", vedge["host"]},
       {"attributes", attributes}});
}

}  // namespace toposcope::discovery::testing

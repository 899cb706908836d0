// The second half of NaiveLinks.

#include <algorithm>
#include <set>

#include "discovery_links/naive_links.h"

namespace toposcope::discovery::testing {
namespace {

Json get(const Json& object, const char* name) {
  const auto found = object.find(name);
  return found == object.end() ? Json(nullptr) : Json(*found);
}

std::string text(const Json& value) {
  if (value.is_null()) return "None";
  return value.is_string() ? value.get<std::string>() : value.dump();
}

std::string state_of(const Json& pnic) {
  return get(pnic, "Link detected") == "yes" ? "up" : "down";
}

/// The implicit link of two; null when they do not join.
Json joined(const Json& x, const Json& y, const std::vector<std::string>& names) {
  if (x["target_id"] != y["source_id"] || x["link_type"] == y["link_type"] ||
      x["source_id"] == y["target_id"]) {
    return nullptr;
  }
  const Json& xa = x["attributes"];
  const Json& ya = y["attributes"];
  Json attributes = Json::object();
  for (const std::string& name : names) {
    if (xa.contains(name) && ya.contains(name) && xa[name] != ya[name]) return nullptr;
    if (xa.contains(name) || ya.contains(name)) {
      attributes[name] = xa.contains(name) ? xa[name] : ya[name];
    }
  }
  const std::string from = x["link_type"];
  const std::string to = y["link_type"];
  Json link = {{"link_type", from.substr(0, from.find('-')) + to.substr(to.find('-'))},
               {"source_id", x["source_id"]},
               {"target_id", y["target_id"]},
               {"name", ""},
               {"state", x["state"] == "up" && y["state"] == "up" ? "up" : "down"},
               {"implicit", true},
               {"attributes", attributes}};
  for (const char* member : {"host", "switch"}) {
    const Json a = get(x, member);
    const Json b = get(y, member);
    if (!a.is_null() && (b.is_null() || a == b)) link[member] = a;
    if (a.is_null() && !b.is_null()) link[member] = b;
  }
  return link;
}

}  // namespace

void NaiveLinks::vservice_vnic(Json& vnic) {
  if (vnic["vnic_type"] != "vservice_vnic") return;
  Json* host = by_id(vnic["host"], "host");
  if (host == nullptr) return;
  const Json types = get(*host, "host_type");
  if (std::find(types.begin(), types.end(), "Network") == types.end()) return;
  const std::string folder = text(vnic["parent_id"]);
  Json* vservice = by_id(folder.substr(0, folder.rfind('-')), "vservice");
  if (vservice == nullptr) return;
  Json more = {{"host", vnic["host"]}, {"attributes", Json::object()}};
  const Json network = get(vnic, "network");
  if (!network.is_null() && network != "") {
    if (Json* found = first("network", {{"id", network}})) more["name"] = (*found)["name"];
    more["attributes"]["network"] = network;
  }
  const Json kind = get(vnic, "vedge_type");
  if (own() ? !kind.is_null() : !old()) more["attributes"]["vedge_type"] = kind;
  add("vservice-vnic", *vservice, vnic, more);
}

void NaiveLinks::pnic_networks(Json& pnic) {
  if (environment_["type_drivers"] == "vlan" &&
      std::none_of(links_.begin(), links_.end(), [&](const Json& link) {
        return link["link_type"] == "vedge-host_pnic" && link["target_id"] == pnic["id"] &&
               get(link, "host") == pnic["host"];
      })) {
    return;
  }
  std::set<std::string> seen;
  for (Json* port : all("port", {{"binding:host_id", pnic["host"]}})) {
    const std::string id = (*port)["network_id"];
    if (!seen.insert(id).second) continue;
    Json* network = by_id(id, "network");
    if (network == nullptr && own()) continue;
    if (network == nullptr) return;
    Json attributes = {{"network", id}};
    if (pnic.contains("port_id")) attributes["source_label"] = "port-" + text(pnic["port_id"]);
    add("host_pnic-network", pnic, *network,
        {{"name", "Segment-" + text(get(*network, "provider:segmentation_id"))},
         {"state", state_of(pnic)},
         {"host", pnic["host"]},
         {"attributes", attributes}});
  }
}

void NaiveLinks::pnic_switch(Json& pnic) {
  Json* port = nullptr;
  if (pnic["mac_address"] != "")
    port = first("switch_pnic", {{"mac_address", pnic["mac_address"]}});
  if (port == nullptr && own()) port = first("switch_pnic", {{"connected_host_pnic", pnic["id"]}});
  if (port == nullptr) return;
  add("host_pnic-switch_pnic", pnic, *port,
      {{"name", text(pnic["host"]) + "-" + text((*port)["parent_id"])},
       {"state", state_of(pnic)},
       {"host", pnic["host"]}});
}

void NaiveLinks::switch_pnic(Json& port) {
  if (Json* parent = by_id(port["parent_id"], "switch")) {
    Json more = {{"switch", (*parent)["id"]}};
    if (old()) more["name"] = text((*parent)["object_name"]) + "=" + text(port["object_name"]);
    const std::string from = old() ? "switch" : text((*parent)["type"]);
    add(from + "-switch_pnic", *parent, port, more);
  }
  Json* other = by_id(get(port, "connected_to"), "switch_pnic");
  const std::string id = text(port["id"]);
  if (get(port, "role") != "uplink" || other == nullptr || id.find("eth") == std::string::npos) {
    return;
  }
  Json more = {{"name", id.substr(id.find("eth"))}};
  if (old() && port.contains("switch")) more["switch"] = port["switch"];
  add("switch_pnic-switch_pnic", port, *other, more);
}

void NaiveLinks::run() {
  const auto each = [&](const char* type, const auto& work) {
    for (Json& object : objects_) {
      if (object["type"] == type) work(object);
    }
  };
  const bool switches =
      mode_ != LinkMode::kCalipso || get(environment_, "aci_enabled") == Json(true);
  each("vnic", [&](Json& o) { instance_vnic(o); });
  each("otep", [&](Json& o) { otep(o); });
  each("vconnector", [&](Json& o) {
    const Json names = o["interfaces_names"];  // a copy: what is set in o moves its members
    for (const Json& name : names) {
      vnic_vconnector(o, name);
      vconnector_pnic(o, name);
    }
  });
  each("vedge", [&](Json& o) {
    for (const auto& [name, port] : o["ports"].items()) vedge_port(o, port);
  });
  each("vnic", [&](Json& o) { vservice_vnic(o); });
  each("host_pnic", [&](Json& o) {
    pnic_networks(o);
    if (switches) pnic_switch(o);
  });
  each("switch_pnic", [&](Json& o) {
    if (switches) switch_pnic(o);
  });
  each("router", [&](Json& o) { router(o); });
}

void NaiveLinks::take(const LinkSet& links) {
  for (const LinkEntry& link : links.all()) {
    Json known = {{"link_type", links.text(link.link_type)},
                  {"source_id", links.text(link.source_id)},
                  {"target_id", links.text(link.target_id)},
                  {"name", links.text(link.name)},
                  {"state", link.up ? "up" : "down"},
                  {"implicit", false},
                  {"attributes", Json::object()}};
    if (link.attributes != kNoText) known["attributes"] = Json::parse(links.text(link.attributes));
    if (link.host != kNoText) known["host"] = links.text(link.host);
    if (link.switch_id != kNoText) known["switch"] = links.text(link.switch_id);
    links_.push_back(known);
  }
}

bool NaiveLinks::is_there(const Json& link) const {
  return std::any_of(said_.begin(), said_.end(), [&](const Json& known) {
    return known["link_type"] == link["link_type"] && known["source_id"] == link["source_id"] &&
           known["target_id"] == link["target_id"] &&
           (!own() || known["implicit"] == false || known["attributes"] == link["attributes"]);
  });
}

void NaiveLinks::close(const std::vector<std::string>& names) {
  const std::vector<Json> base = links_;
  said_ = base;
  std::vector<Json> last = base;
  while (!last.empty()) {
    std::vector<Json> made;
    for (const Json& x : last) {
      for (const Json& y : base) {
        const Json link = joined(x, y, names);
        if (link.is_null() || (!old() && is_there(link))) continue;
        put(link);
        said_.push_back(link);
        made.push_back(link);
      }
    }
    last = made;
  }
}

std::string NaiveLinks::lines() const {
  std::string lines;
  for (const Json& link : links_) {
    std::string line = text(link["link_type"]) + " " + text(link["source_id"]) + ">" +
                       text(link["target_id"]) + " " + link["name"].dump();
    if (link.contains("host")) line += " host=" + text(link["host"]);
    if (link["state"] == "down") line += " down";
    if (link["implicit"] == true) line += " implicit";
    if (link.contains("switch")) line += " switch=" + text(link["switch"]);
    if (!link["attributes"].empty()) line += " " + link["attributes"].dump();
    lines += line + "\n";
  }
  return lines;
}

}  // namespace toposcope::discovery::testing

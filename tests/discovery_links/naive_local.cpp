// Rules of NaiveLinks that are our own: routers, and a host without a cloud.

#include <algorithm>
#include <set>

#include "discovery_links/naive_links.h"

namespace toposcope::discovery::testing {
namespace {

Json get(const Json& object, const char* name) {
  const auto found = object.find(name);
  return found == object.end() ? Json(nullptr) : Json(*found);
}

std::string joined(const Json& one, const Json& other) {
  return one["name"].get<std::string>() + "-" + other["name"].get<std::string>();
}

}  // namespace

void NaiveLinks::router(Json& router) {
  const std::string id = router["id"];
  for (Json& other : objects_) {
    if (other["type"] != "vservice" || get(other, "local_service_id") != "qrouter-" + id) continue;
    add("router-vservice", router, other,
        {{"name", joined(router, other)}, {"host", other["host"]}});
  }
  std::set<std::string> seen;
  for (const Json& port : objects_) {
    if (port["type"] != "port" || get(port, "device_id") != id) continue;
    if (!seen.insert(port["network_id"]).second) continue;
    Json* network = by_id(port["network_id"], "network");
    if (network == nullptr) continue;
    add("router-network", router, *network, {{"name", joined(router, *network)}});
  }
}

/// The one whose type comes first in the way from a guest to the wire is the source.
void NaiveLinks::tie(Json& one, const Json& other, const char* state) {
  static const std::vector<std::string> kWay = {"host",  "netns", "instance",   "vnic",
                                                "vedge", "otep",  "vconnector", "host_pnic"};
  Json* found = nullptr;
  for (Json& object : objects_) {
    if (found == nullptr && object["id"] == other) found = &object;
  }
  if (found == nullptr) return;
  const auto place = [&](const Json& object) {
    return std::find(kWay.begin(), kWay.end(), object["type"].get<std::string>());
  };
  if (place(*found) == kWay.end()) return;
  Json& from = place(*found) < place(one) ? *found : one;
  Json& to = place(*found) < place(one) ? one : *found;
  add(from["type"].get<std::string>() + "-" + to["type"].get<std::string>(), from, to,
      {{"name", joined(from, to)}, {"host", from["host"]}, {"state", state}});
}

void NaiveLinks::run_local() {
  const auto each = [&](const char* type, const auto& work) {
    for (Json& object : objects_) {
      if (object["type"] == type) work(object, get(object, "state") == "DOWN" ? "down" : "up");
    }
  };
  each("netns", [&](Json& o, const char*) { tie(o, o["host"], "up"); });
  for (const char* type : {"vnic", "host_pnic", "vconnector", "otep"}) {
    each(type, [&](Json& o, const char* state) {
      if (o["type"] == "vnic") tie(o, get(o, "netns"), state);
      const Json peer = get(o, "peer");
      if (peer.is_string() && o["id"].get<std::string>() < peer.get<std::string>()) {
        tie(o, peer, state);
      }
      tie(o, get(o, "master"), state);
      tie(o, get(o, "lower"), state);
    });
  }
  each("instance", [&](Json& o, const char*) {
    for (const Json& vnic : o["vnics"]) tie(o, vnic, "up");
  });
  each("vedge", [&](Json& o, const char*) {
    for (const Json& port : o["ports"]) tie(o, get(port, "device"), "up");
  });
  each("otep", [&](Json& o, const char*) { tie(o, get(o, "vedge"), "up"); });
}

}  // namespace toposcope::discovery::testing

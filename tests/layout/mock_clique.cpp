#include "layout/mock_clique.h"

#include <array>
#include <string>

namespace toposcope::testing {
namespace {

void add_host(Drawing& drawing, const std::string& host) {
  drawing.lane(host);
  drawing.card("OVS " + host, 3, host).width = 72;
  drawing.card("otep " + host, 4, host).width = 95;
  drawing.card("br-mesh " + host, 5, host).width = 84;
  drawing.card("bond0 " + host, 6, host).width = 76;
  drawing.link("OVS " + host, "otep " + host);
  drawing.link("otep " + host, "br-mesh " + host);
  drawing.link("br-mesh " + host, "bond0 " + host);
}

void add_vnic(Drawing& drawing, const std::string& host, const std::string& owner,
              const std::string& vnic) {
  drawing.card(vnic, 1, host).width = 122;
  drawing.link(owner, vnic);
}

void add_bridge(Drawing& drawing, const std::string& host, const std::string& vnic,
                const std::string& bridge) {
  drawing.card(bridge, 2, host).width = 122;
  drawing.link(vnic, bridge);
  drawing.link(bridge, "OVS " + host);
}

void add_compute_hosts(Drawing& drawing) {
  add_host(drawing, "node-6");
  auto& focal = drawing.card("web-fe-03", 0, "node-6");
  focal.width = 126;
  focal.height = 50;
  add_vnic(drawing, "node-6", "web-fe-03", "tap1");
  add_vnic(drawing, "node-6", "web-fe-03", "tap2");
  add_bridge(drawing, "node-6", "tap1", "qbr1");
  add_bridge(drawing, "node-6", "tap2", "qbr2");
  drawing.input.focal_point = drawing.index("web-fe-03");
}

void add_network_host(Drawing& drawing, const std::string& host) {
  add_host(drawing, host);
  for (const std::string service : {"1-qrouter", "2-qdhcp-front", "3-qdhcp-back"}) {
    const std::string name = service + " " + host;
    const std::string vnic = "vnic " + name;
    drawing.card(name, 0, host).width = 126;
    add_vnic(drawing, host, name, vnic);
    drawing.link(vnic, "OVS " + host);
  }
}

void add_folded_host(Drawing& drawing, const std::string& host) {
  add_host(drawing, host);
  for (const std::string vm : {"app-be-02", "app-be-x"}) {
    drawing.card(vm, 0, host).width = 126;
    const std::string vnic = "vnic " + vm;
    add_vnic(drawing, host, vm, vnic);
    add_bridge(drawing, host, vnic, "qbr " + vm);
  }
}

void add_switch(Drawing& drawing, const std::string& name) {
  drawing.card(name, 8).width = 113;
  drawing.switch_case(name, name);
  for (const std::string host : {"node-6", "node-2", "node-3", "node-8"}) {
    const std::string port = name + " to " + host;
    drawing.card(port, 7, name).width = 97;
    drawing.link("bond0 " + host, port);
    drawing.link(name, port);
  }
}

void add_networks(Drawing& drawing) {
  for (const std::string network : {"web-front", "web-back"}) {
    drawing.card(network, 8).width = 113;
    for (const std::string host : {"node-6", "node-2", "node-3", "node-8"}) {
      if (network == "web-front" && host == "node-8") continue;
      drawing.link("bond0 " + host, network);
    }
  }
}

}  // namespace

Drawing mock_clique() {
  Drawing drawing;
  drawing.input.fabric_column = 7;
  add_compute_hosts(drawing);
  add_network_host(drawing, "node-2");
  add_network_host(drawing, "node-3");
  add_folded_host(drawing, "node-8");
  add_switch(drawing, "leaf-1a");
  add_networks(drawing);
  add_switch(drawing, "leaf-1b");
  return drawing;
}

}  // namespace toposcope::testing

#include "scene/window_sample.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "scene/facts_text.h"

namespace toposcope::testing {
namespace {

using scene::builtin_look;

/// The chain of one host from its bridge to the fabric.
std::string chain(const std::string& host, const std::string& state) {
  const std::string at = "@" + host;
  return "vedge:o-" + host + at + state + ",name:" + host + "-OVS otep:t-" + host + at + state +
         " vconnector:b-" + host + at + state + ",name:br-mesh host_pnic:p-" + host + at + state +
         ",name:bond0 o-" + host + "--t-" + host + " t-" + host + "--b-" + host + " b-" + host +
         "--p-" + host + " p-" + host + "--network:web-front p-" + host + "--network:web-back " +
         "switch_pnic:a-" + host + "=ok,name:Eth1/1" + host.back() + " switch_pnic:c-" + host +
         "=ok,name:Eth1/2" + host.back() + " p-" + host + "--a-" + host + " p-" + host + "--c-" +
         host + " a-" + host + "--switch:leaf-1a c-" + host + "--switch:leaf-1b ";
}

/// A service with its port on a host.
std::string service(const std::string& name, const std::string& host, const std::string& state) {
  return "vservice:" + name + "@" + host + state + ",name:" + name + " vnic:v-" + name + "@" +
         host + state + ",name:qr-a41f07c2-" + name + " " + name + "--v-" + name + " v-" + name +
         "--o-" + host + " ";
}

}  // namespace

scene::GraphFacts window_facts() {
  std::string text =
      "[host:node-6]=host_type:Compute,zone:az1 [host:node-2]=host_type:Network,zone:az1 "
      "[host:node-3]=host_type:Network,zone:az2,stale,says:agent_silent_for_26_min "
      "[host:node-8]=host_type:Compute,zone:az2,maintenance,says:maintenance_until_16:00 ";
  text += chain("node-6", "=ok") + chain("node-2", "=ok") + chain("node-3", "=stale") +
          chain("node-8", "=ok");
  text +=
      "instance:web-fe-03@node-6=focal,warning,says:gateway_silent "
      "vnic:tap1@node-6=warning,name:tap3f9c21d0-7a,says:ARP_incomplete "
      "vconnector:qbr1@node-6=ok,name:qbr3f9c21d0-7a web-fe-03--tap1=why:1 tap1--qbr1=why:2 "
      "qbr1--o-node-6=why:3 leaf-1a=ok leaf-1b=ok web-front=ok web-back=ok ";
  text += service("qrouter-web", "node-2", "=ok") + service("qdhcp-front", "node-2", "=ok") +
          service("qdhcp-back", "node-2", "=error,ack,says:dnsmasq_not_running");
  text += service("srouter-web", "node-3", "=stale") + service("sdhcp-front", "node-3", "=stale");
  text += repeated(
      "instance:app-be-#@node-8=ok,name:app-be-# app-be-#--vnic:av#@node-8=ok,name:tap# "
      "av#--vconnector:aq#@node-8=ok,name:qbr# aq#--o-node-8 ",
      5);
  text +=
      "app-be-2=warning,says:ARP_incomplete c-node-2=error,name:Eth1/22,says:no_carrier "
      "p-node-2--c-node-2=error";
  return make_facts(text);
}

WindowSample::WindowSample(scene::GraphFacts what, const scene::CardOptions& options)
    : facts(std::move(what)),
      cards(make_cards(facts, builtin_look(), options)),
      layout(graph::lay_out_tiers(cards.layout_input(nullptr))) {}

scene::WindowInput WindowSample::input(const std::string& theme) const {
  return {cards, layout, builtin_look(), *builtin_look().theme(theme), {}, {}, nullptr};
}

std::uint32_t WindowSample::card_named(const std::string& name) const {
  const auto found = std::find_if(cards.cards.begin(), cards.cards.end(),
                                  [&](const scene::Card& card) { return card.name == name; });
  if (found == cards.cards.end()) throw std::invalid_argument("no card is called " + name);
  return static_cast<std::uint32_t>(found - cards.cards.begin());
}

}  // namespace toposcope::testing

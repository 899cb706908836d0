#include "scene/random_facts.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace toposcope::testing {
namespace {

using model::StatusValue;
using scene::GraphFacts;
using scene::LinkFacts;
using scene::NodeFacts;
using scene::StatusFacts;

const std::vector<std::string>& wild_names() {
  static const std::vector<std::string> kNames = {
      "",
      "x",
      std::string(300, 'W'),
      "tap3f9c21d0-7a1e-4c55-9d0e-0f8a2b6c1d0-very-long-name-of-a-port",
      "日本語の名前がとても長い場合はどうなりますか",
      "имя с пробелами и ещё словами",
      "two\nlines",
      "tab\tand\rreturn",
      "\x1B[31mred\x1B[0m",
      "bad \xFF\xFE bytes",
      "e\xCC\x81\xCC\x81\xCC\x81 marks",
      "اسم بالعربية",
      "<&\"'>",
      "👩‍👩‍👧‍👦 family",
      "\n"};
  return kNames;
}

class FactsMaker {
 public:
  FactsMaker(unsigned seed, const RandomFactsOptions& options) : random_(seed), options_(options) {}

  GraphFacts make() {
    const std::uint32_t hosts = 1 + pick(4);
    for (std::uint32_t i = 0; i < hosts; ++i) add_host("node-" + std::to_string(i + 1));
    for (std::uint32_t i = 0; i < options_.chains; ++i) add_chain(pick(hosts));
    add_switches(hosts);
    for (std::uint32_t i = 0; i < 6; ++i) {
      link(pick_node(), pick_node());
      const std::uint32_t again = pick(static_cast<std::uint32_t>(facts_.links.size()));
      link(facts_.links[again].source, facts_.links[again].target);
    }
    facts_.focal_point = pick_node();
    return std::move(facts_);
  }

 private:
  std::uint32_t pick(std::uint32_t count) {
    return std::uniform_int_distribution<std::uint32_t>(0, count - 1)(random_);
  }
  bool one_in(std::uint32_t count) { return pick(count) == 0; }
  std::uint32_t pick_node() { return pick(static_cast<std::uint32_t>(facts_.nodes.size())); }

  std::string wild() { return wild_names()[pick(static_cast<std::uint32_t>(wild_names().size()))]; }

  StatusFacts status() {
    if (!options_.statuses || one_in(2)) return {};
    StatusFacts status;
    status.value = static_cast<StatusValue>(one_in(4) ? pick(7) : 1);
    status.acknowledged = status.value >= StatusValue::kWarning && one_in(3);
    if (one_in(2)) status.text = options_.wild_names ? wild() : "says what is wrong, at length";
    return status;
  }

  std::uint32_t add(const std::string& type, std::uint32_t host) {
    NodeFacts node;
    const auto index = static_cast<std::uint32_t>(facts_.nodes.size());
    node.key = type + std::to_string(index);
    node.type = type;
    node.id = node.key;
    node.name = options_.wild_names && one_in(2) ? wild() : node.key;
    if (host < hosts_.size()) node.host = hosts_[host];
    node.status = status();
    if (options_.statuses) {
      node.placeholder = one_in(20);
      node.marks.selected = one_in(30);
      node.marks.found = one_in(30);
      node.marks.pinned = one_in(30);
      if (one_in(30)) node.marks.difference = static_cast<scene::Difference>(1 + pick(3));
    }
    facts_.nodes.push_back(std::move(node));
    return index;
  }

  void link(std::uint32_t source, std::uint32_t target) {
    LinkFacts link{.source = source, .target = target};
    link.key = "l" + std::to_string(facts_.links.size());
    link.type = facts_.nodes[source].type + "-" + facts_.nodes[target].type;
    if (one_in(3)) link.name = options_.wild_names ? wild() : "segment-41";
    if (options_.statuses) {
      if (one_in(4)) link.status = status();
      link.down = one_in(12);
      link.implicit = one_in(8);
      link.directed = one_in(8);
      if (one_in(25)) link.why_step = 1 + pick(9);
      if (one_in(25)) link.difference = static_cast<scene::Difference>(1 + pick(3));
    }
    facts_.links.push_back(std::move(link));
  }

  void add_host(const std::string& id) {
    hosts_.push_back(id);
    if (one_in(3)) {
      const std::uint32_t node = add("host", 99);
      facts_.nodes[node].id = id;
      facts_.nodes[node].host = id;
      heads_.push_back(node);
      return;
    }
    scene::OwnerFacts owner{.type = "host", .id = id, .name = id};
    constexpr std::array kRoles = {"Compute", "Network", "Controller"};
    owner.document =
        R"({"host_type": ")" + std::string(kRoles.at(pick(3))) + R"(", "zone": "az1"})";
    owner.status = status();
    if (options_.wild_names) owner.name = wild();
    facts_.owners.push_back(std::move(owner));
  }

  void add_chain(std::uint32_t host) {
    constexpr std::array kTypes = {"instance", "vnic", "vconnector", "vedge", "otep", "host_pnic"};
    std::uint32_t last = add("instance", host);
    const std::uint32_t length = 2 + pick(static_cast<std::uint32_t>(kTypes.size()) - 1);
    for (std::uint32_t i = 1; i < length; ++i) {
      const std::uint32_t next = add(kTypes.at(i), host);
      link(last, next);
      last = next;
    }
    ends_.push_back(last);
  }

  void add_switches(std::uint32_t hosts) {
    for (std::uint32_t i = 0; i < 2; ++i) {
      const std::uint32_t device = add("switch", hosts + 99);
      for (std::uint32_t j = 0; j < 1 + pick(6); ++j) {
        const std::uint32_t port = add("switch_pnic", hosts + 99);
        link(port, device);
        link(ends_[pick(static_cast<std::uint32_t>(ends_.size()))], port);
      }
    }
    const std::uint32_t network = add("network", hosts + 99);
    for (const std::uint32_t end : ends_) link(end, network);
    for (const std::uint32_t head : heads_) link(head, pick_node());
    add("quasar", hosts + 99);
  }

  std::mt19937 random_;
  RandomFactsOptions options_;
  GraphFacts facts_;
  std::vector<std::string> hosts_;
  std::vector<std::uint32_t> ends_, heads_;
};

}  // namespace

GraphFacts random_facts(unsigned seed, const RandomFactsOptions& options) {
  return FactsMaker(seed, options).make();
}

GraphFacts shuffled(const GraphFacts& facts, unsigned seed) {
  std::mt19937 random(seed);
  GraphFacts out = facts;
  std::vector<std::uint32_t> order(facts.nodes.size());
  std::iota(order.begin(), order.end(), 0U);
  std::shuffle(order.begin(), order.end(), random);
  std::vector<std::uint32_t> place(order.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) {
    place[order[i]] = i;
    out.nodes[i] = facts.nodes[order[i]];
  }
  for (LinkFacts& link : out.links) {
    link.source = place[link.source];
    link.target = place[link.target];
    if (!link.directed && random() % 2 == 0) std::swap(link.source, link.target);
  }
  std::shuffle(out.links.begin(), out.links.end(), random);
  std::shuffle(out.owners.begin(), out.owners.end(), random);
  if (facts.focal_point != graph::kNone) out.focal_point = place[facts.focal_point];
  return out;
}

}  // namespace toposcope::testing

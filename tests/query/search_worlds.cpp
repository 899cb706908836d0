#include "query/search_worlds.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <random>
#include <stdexcept>

#include "toposcope/graph/snapshot_builder.h"

namespace toposcope::testing {
namespace {

using Random = std::mt19937_64;

void must(const model::Status& status) {
  if (!status.has_value()) throw std::logic_error(status.error().message);
}

/// With zeros in front up to the width.
std::string padded(std::uint64_t value, std::size_t width, int base = 10) {
  std::array<char, 64> out{};
  const char* end = std::to_chars(out.data(), out.data() + out.size(), value, base).ptr;
  const std::string digits(out.data(), static_cast<std::size_t>(end - out.data()));
  return std::string(width - std::min(width, digits.size()), '0') + digits;
}

std::string make_uuid(Random& random) {
  const std::string digits = padded(random(), 16, 16) + padded(random(), 16, 16);
  return digits.substr(0, 8) + "-" + digits.substr(8, 4) + "-" + digits.substr(12, 4) + "-" +
         digits.substr(16, 4) + "-" + digits.substr(20);
}

std::string make_mac(Random& random) {
  std::string out = "fa:16:3e";
  for (int i = 0; i < 3; ++i) out += ":" + padded(random() % 256, 2, 16);
  return out;
}

std::string make_ipv4(Random& random) {
  std::string out = "10";
  for (int i = 0; i < 3; ++i) out += "." + padded(random() % 256, 1);
  return out;
}

std::string make_ipv6(Random& random) {
  return "2001:db8::" + padded(random() % 65536, 1, 16) + ":" + padded(random() % 65536, 1, 16);
}

WorldNode make_node(std::uint32_t number, Random& random) {
  static const std::array<const char*, 6> kRoles = {"web-fe", "app-be",      "db",
                                                    "cache",  "Zürich-edge", "queue"};
  WorldNode node;
  node.environment = "cloud-" + padded(number % 20, 2);
  node.key = "673c8f10" + padded(random(), 16, 16);
  node.id = make_uuid(random);
  const std::string host = "compute-" + padded(random() % 4000, 4);
  std::string fields = R"("host": ")" + host + '"';
  switch (number % 5) {
    case 0:
      node.type = "instance";
      node.name = kRoles[random() % kRoles.size()];
      node.name += "-" + padded(random() % 5000, 3);
      fields += R"(, "ip_address": ")" + make_ipv4(random) + '"';
      break;
    case 1:
    case 2:
      node.type = "vnic";
      node.name = "tap" + node.id.substr(0, 11);
      fields += R"(, "mac_address": ")" + make_mac(random) + R"(", "ip_address": ")" +
                make_ipv4(random) + '"';
      break;
    case 3:
      node.type = "host_pnic";
      node.name = "eth" + padded(random() % 8, 1);
      node.id = host + "|" + node.name + "|" + make_mac(random);
      fields += R"(, "mac_address": ")" + make_mac(random) + '"';
      break;
    default:
      node.type = "otep";
      node.name = node.id = host + "-otep-" + padded(number, 1);
      fields += R"(, "ip_address": ")" + make_ipv6(random) + '"';
      break;
  }
  node.document = R"({"id": ")" + node.id + R"(", "name": ")" + node.name + R"(", )" + fields +
                  R"(, "project": "booking", "mtu": 1450, "admin_state_up": true, )"
                  R"("last_scanned": "2026-11-18T04:30:12.418000"})";
  return node;
}

}  // namespace

std::shared_ptr<const graph::GraphSnapshot> snapshot_of(const std::vector<WorldNode>& nodes) {
  graph::SnapshotBuilder builder;
  std::map<std::string, std::uint32_t> environments;
  std::map<std::string, std::uint32_t> types;
  const auto number = [&](auto& known, model::NameKind kind, const std::string& name) {
    const auto [it, added] = known.emplace(name, static_cast<std::uint32_t>(known.size() + 1));
    if (added) must(builder.put_name(kind, it->second, name));
    return it->second;
  };
  std::int64_t row = 0;
  for (const WorldNode& node : nodes) {
    model::TopologyNode out;
    out.row = model::NodeRow{++row};
    out.environment = number(environments, model::NameKind::kEnvironment, node.environment);
    out.type = number(types, model::NameKind::kNodeType, node.type);
    out.key = node.key;
    out.id = node.id;
    out.name = node.name;
    must(builder.put_node(out));
  }
  auto built = std::move(builder).build();
  if (!built.has_value()) throw std::logic_error(built.error().message);
  return std::make_shared<graph::GraphSnapshot>(std::move(built).value());
}

std::vector<WorldNode> cloud_world(std::uint32_t nodes, std::uint32_t seed) {
  Random random(seed);
  std::vector<WorldNode> world;
  world.reserve(nodes);
  for (std::uint32_t i = 0; i < nodes; ++i) world.push_back(make_node(i, random));
  return world;
}

}  // namespace toposcope::testing

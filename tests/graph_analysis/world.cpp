#include "graph_analysis/world.h"

#include <algorithm>
#include <cstdlib>
#include <stdexcept>
#include <utility>

#include "toposcope/graph/snapshot_builder.h"
#include "toposcope/model/type_name.h"

#include "graph/random_inventory.h"

namespace toposcope::testing {
namespace {

/// Passes everything on, with rows looked up by key.
class RowKeeper final : public model::TopologySink {
 public:
  RowKeeper(model::TopologySink& next, RowsByKey& rows) : next_(next), rows_(rows) {}

  model::Status put_name(model::NameKind kind, std::uint32_t number,
                         std::string_view name) override {
    return next_.put_name(kind, number, name);
  }
  model::Status put_document(const model::DocumentRecord& document) override {
    return next_.put_document(document);
  }
  model::Status put_link_count(const model::LinkCount& count) override {
    return next_.put_link_count(count);
  }
  model::Status put_node(const model::TopologyNode& node) override {
    model::TopologyNode kept = node;
    kept.row = {row_of(rows_.nodes, node.key)};
    row_now_.emplace(node.row, kept.row);
    return next_.put_node(kept);
  }
  model::Status put_link(const model::TopologyLink& link) override {
    model::TopologyLink kept = link;
    kept.row = {row_of(rows_.links, link.key)};
    kept.source = row_now_.at(link.source);
    kept.target = row_now_.at(link.target);
    return next_.put_link(kept);
  }

 private:
  static std::int64_t row_of(std::map<std::string, std::int64_t, std::less<>>& rows,
                             std::string_view key) {
    const auto next = static_cast<std::int64_t>(rows.size()) + 1;
    return rows.try_emplace(std::string(key), next).first->second;
  }

  model::TopologySink& next_;
  RowsByKey& rows_;
  std::map<model::NodeRow, model::NodeRow> row_now_;
};

}  // namespace

graph::GraphSnapshot freeze(const PlainInventory& inventory, RowsByKey& rows) {
  graph::SnapshotBuilder builder;
  RowKeeper keeper(builder, rows);
  send(inventory, keeper);
  auto built = std::move(builder).build();
  if (!built.has_value()) throw std::invalid_argument(built.error().message);
  return std::move(built).value();
}

World::World(graph::GraphSnapshot frozen, graph::Semantics semantics, const PlainOverlay& without,
             graph::Tie tie)
    : snapshot(std::move(frozen)),
      rules(graph::read_rules(snapshot.documents())),
      engine(snapshot, rules, {semantics, tie, overlay_of(snapshot, without)}) {}

graph::Overlay overlay_of(const graph::GraphSnapshot& snapshot, const PlainOverlay& plain) {
  graph::Overlay out;
  for (const auto node : all_nodes(snapshot)) {
    if (plain.nodes.contains(std::string(snapshot.key(node)))) out.nodes.insert(node);
  }
  for (const auto link : all_links(snapshot)) {
    if (plain.links.contains(std::string(snapshot.key(link)))) out.links.insert(link);
  }
  return out;
}

std::vector<model::NodeId> all_nodes(const graph::GraphSnapshot& snapshot) {
  std::vector<model::NodeId> out;
  for (std::uint32_t i = 0; i < snapshot.node_count(); ++i) out.push_back({i});
  return out;
}

std::vector<model::LinkId> all_links(const graph::GraphSnapshot& snapshot) {
  std::vector<model::LinkId> out;
  for (std::uint32_t i = 0; i < snapshot.link_count(); ++i) out.push_back({i});
  return out;
}

model::LinkId link_named(const graph::GraphSnapshot& snapshot, std::string_view key) {
  for (const auto link : all_links(snapshot)) {
    if (snapshot.key(link) == key) return link;
  }
  throw std::invalid_argument("no link has the key '" + std::string(key) + "'");
}

const graph::Clique* clique_of_job(const std::vector<graph::Clique>& cliques, std::uint32_t job) {
  const auto it = std::find_if(cliques.begin(), cliques.end(),
                               [&](const graph::Clique& clique) { return clique.job == job; });
  return it == cliques.end() ? nullptr : &*it;
}

namespace {

/// Lets a clique type be used everywhere and begin with a step that finds a link type at its focal
/// points.
void widen(nlohmann::json& type, const std::vector<PlainLink>& links) {
  type["environment"] = "ANY";
  if (!type.contains("focal_point_type") || !type["link_types"].is_array()) return;
  const std::string focal_type = type["focal_point_type"];
  for (const PlainLink& link : links) {
    const auto ends = model::split_link_type(link.link_type);
    const bool at_source = ends.from == focal_type;
    if (!at_source && ends.to != focal_type) continue;
    type["link_types"].insert(
        type["link_types"].begin(),
        at_source ? link.link_type : model::reverse_link_type(link.link_type));
    return;
  }
}

}  // namespace

PlainInventory constrained_inventory(std::uint64_t seed) {
  PlainInventory out = RandomInventory(seed).make();
  for (PlainLink& link : out.links) {
    if (link.environment == "lost") link.environment = "east";
  }
  for (auto& type : out.clique_types) widen(type, out.links);
  out.clique_constraints.clear();
  for (const char* type : {"A", "B", "C", "T"}) {
    out.clique_constraints.push_back({{"_id", type},
                                      {"environment", ""},
                                      {"focal_point_type", type},
                                      {"constraints", {"net", "zone"}}});
  }
  return out;
}

std::string identifier_of(graph::Semantics semantics) {
  std::string name(graph::name_of(semantics));
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

std::uint64_t random_runs(std::uint64_t normal) {
  const char* tier = std::getenv("TOPOSCOPE_LONG");
  return tier != nullptr && std::string(tier) == "1" ? 20 * normal : normal;
}

}  // namespace toposcope::testing

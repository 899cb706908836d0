#include "graph/plain_inventory.h"

#include <cstdint>
#include <stdexcept>
#include <utility>

#include "toposcope/graph/snapshot_builder.h"
#include "toposcope/model/type_name.h"

namespace toposcope::testing {
namespace {

using model::Implicit;
using model::NameKind;
using nlohmann::json;

void must(const model::Status& status) {
  if (!status.has_value()) throw std::invalid_argument(status.error().message);
}

std::string text_of(const json& record, const char* name) {
  const auto it = record.find(name);
  return it == record.end() || !it->is_string() ? std::string() : it->get<std::string>();
}

Implicit implicit_of(const json& link) {
  const auto it = link.find("implicit");
  if (it == link.end()) return Implicit::kMissing;
  if (it->is_null()) return Implicit::kNull;
  return *it == json(false) ? Implicit::kFalse : Implicit::kTrue;
}

/// The fields of `record` that constraints ask for, as a ConstraintText.
std::string constraint_text(const json& record, const std::set<std::string>& names) {
  json out = json::object();
  for (const auto& name : names) {
    if (record.is_object() && record.contains(name)) out[name] = record[name];
  }
  return out.empty() ? std::string() : out.dump();
}

/// Announces names to a sink; numbers have gaps, as those of a store may.
class Names {
 public:
  explicit Names(model::TopologySink& sink) : sink_(sink) {}

  std::uint32_t of(NameKind kind, const std::string& name) {
    const auto number = static_cast<std::uint32_t>(3 * numbers_.size() + 2);
    const auto [it, is_new] = numbers_.try_emplace({kind, name}, number);
    if (is_new) must(sink_.put_name(kind, number, name));
    return it->second;
  }

 private:
  model::TopologySink& sink_;
  std::map<std::pair<NameKind, std::string>, std::uint32_t> numbers_;
};

/// Sends one inventory; see send().
class Sender {
 public:
  Sender(const PlainInventory& inventory, model::TopologySink& sink)
      : inventory_(inventory), sink_(sink), names_(sink), wanted_(constraint_names(inventory)) {
    for (const auto& config : inventory.environments) declared_.insert(text_of(config, "name"));
    declared_.erase("");
  }

  void run() {
    announce();
    send_documents("environments_config", inventory_.environments, "name");
    send_documents("clique_types", inventory_.clique_types, "_id");
    send_documents("clique_constraints", inventory_.clique_constraints, "_id");
    send_counts();
    send_nodes();
    send_links();
  }

 private:
  void announce() {
    for (const auto& name : declared_) environment(name);
    for (const auto& node : inventory_.nodes) {
      environment(node.environment);
      names_.of(NameKind::kNodeType, node.type);
      set_of(node.fields);
    }
    for (const auto& link : inventory_.links) {
      environment(link.environment);
      names_.of(NameKind::kLinkType, link.link_type);
      const auto ends = model::split_link_type(link.link_type);
      names_.of(NameKind::kNodeType, std::string(ends.from));
      names_.of(NameKind::kNodeType, std::string(ends.to));
      set_of(link.attributes);
    }
  }

  std::uint32_t environment(const std::string& name) {
    return names_.of(declared_.contains(name) ? NameKind::kEnvironment : NameKind::kUndeclared,
                     name);
  }

  std::uint32_t set_of(const json& record) {
    const std::string text = constraint_text(record, wanted_);
    return text.empty() ? 0 : names_.of(NameKind::kConstraintSet, text);
  }

  void send_documents(const char* collection, const std::vector<json>& documents,
                      const char* key_field) {
    for (const auto& document : documents) {
      must(sink_.put_document({collection, text_of(document, "environment"),
                               text_of(document, key_field), document.dump()}));
    }
  }

  void send_counts() {
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::map<Implicit, std::uint64_t>> counts;
    for (const auto& link : inventory_.links) {
      ++counts[{environment(link.environment), names_.of(NameKind::kLinkType, link.link_type)}]
              [link.implicit];
    }
    for (const auto& [group, by_implicit] : counts) {
      for (const auto& [implicit, count] : by_implicit) {
        must(sink_.put_link_count({group.first, group.second, implicit, count}));
      }
    }
  }

  void send_nodes() {
    for (const auto& node : inventory_.nodes) {
      send_node(node, set_of(node.fields), /*placeholder=*/false);
    }
    for (const auto& link : inventory_.links) {
      const auto ends = model::split_link_type(link.link_type);
      send_placeholder(link, link.source, std::string(ends.from));
      send_placeholder(link, link.target, std::string(ends.to));
    }
  }

  void send_placeholder(const PlainLink& link, const std::string& key, std::string type) {
    if (rows_.contains(key)) return;
    send_node({key, link.environment, std::move(type), key, {}}, 0, /*placeholder=*/true);
  }

  void send_node(const PlainNode& node, std::uint32_t set, bool placeholder) {
    const model::NodeRow row{static_cast<std::int64_t>(10 * rows_.size() + 7)};
    rows_[node.key] = row;
    must(sink_.put_node({row, environment(node.environment),
                         names_.of(NameKind::kNodeType, node.type), set, placeholder, node.key,
                         node.id, node.key}));
  }

  void send_links() {
    std::int64_t row = 4;
    for (const auto& link : inventory_.links) {
      must(sink_.put_link({{row += 3},
                           environment(link.environment),
                           names_.of(NameKind::kLinkType, link.link_type),
                           rows_.at(link.source),
                           rows_.at(link.target),
                           link.implicit,
                           set_of(link.attributes),
                           link.key,
                           link.key}));
    }
  }

  const PlainInventory& inventory_;
  model::TopologySink& sink_;
  Names names_;
  std::set<std::string> wanted_;
  std::set<std::string> declared_;
  std::map<std::string, model::NodeRow> rows_;
};

}  // namespace

PlainInventory plain_inventory(const json& document) {
  PlainInventory out;
  for (const auto& node : document.value("inventory", json::array())) {
    out.nodes.push_back({text_of(node, "_id"), text_of(node, "environment"), text_of(node, "type"),
                         text_of(node, "id"), node});
  }
  for (const auto& link : document.value("links", json::array())) {
    out.links.push_back({text_of(link, "_id"), text_of(link, "environment"),
                         text_of(link, "link_type"), text_of(link, "source"),
                         text_of(link, "target"), implicit_of(link),
                         link.value("attributes", json())});
  }
  out.environments = document.value("environments_config", std::vector<json>());
  out.clique_types = document.value("clique_types", std::vector<json>());
  out.clique_constraints = document.value("clique_constraints", std::vector<json>());
  return out;
}

json document_of(const PlainInventory& inventory) {
  json out = {{"environments_config", inventory.environments},
              {"clique_types", inventory.clique_types},
              {"clique_constraints", inventory.clique_constraints}};
  for (const auto& node : inventory.nodes) {
    json record = node.fields;
    record.update({{"_id", node.key}, {"environment", node.environment}, {"type", node.type}});
    record["id"] = node.id;
    out["inventory"].push_back(record);
  }
  for (const auto& link : inventory.links) {
    json record = {{"_id", link.key},
                   {"environment", link.environment},
                   {"source", link.source},
                   {"target", link.target},
                   {"link_type", link.link_type}};
    if (link.implicit != Implicit::kMissing) record["implicit"] = nullptr;
    if (link.implicit == Implicit::kTrue) record["implicit"] = true;
    if (link.implicit == Implicit::kFalse) record["implicit"] = false;
    if (!link.attributes.is_null()) record["attributes"] = link.attributes;
    out["links"].push_back(record);
  }
  return out;
}

std::set<std::string> constraint_names(const PlainInventory& inventory) {
  std::set<std::string> names;
  for (const auto& document : inventory.clique_constraints) {
    for (const auto& name : document.value("constraints", json())) {
      if (name.is_string()) names.insert(name.get<std::string>());
    }
  }
  return names;
}

void send(const PlainInventory& inventory, model::TopologySink& sink) {
  Sender(inventory, sink).run();
}

graph::GraphSnapshot freeze(const PlainInventory& inventory) {
  graph::SnapshotBuilder builder;
  send(inventory, builder);
  auto built = std::move(builder).build();
  if (!built.has_value()) throw std::invalid_argument(built.error().message);
  return std::move(built).value();
}

std::string line_of(const PlainClique& clique) {
  return json{{"environment", clique.environment},
              {"focal_point_id", clique.focal_point},
              {"focal_point_type", clique.focal_point_type},
              {"clique_type", clique.clique_type},
              {"nodes", clique.nodes},
              {"links", clique.links},
              {"links_by_step", clique.links_by_step},
              {"constraints", clique.constraints}}
      .dump();
}

std::vector<std::string> lines_of(const std::vector<PlainClique>& cliques) {
  std::vector<std::string> lines;
  for (const auto& clique : cliques) lines.push_back(line_of(clique));
  return lines;
}

PlainClique plain_clique(const graph::CliqueEngine& engine, const graph::Clique& clique) {
  const graph::GraphSnapshot& snapshot = engine.snapshot();
  const graph::CliqueJob& job = engine.jobs()[clique.job];
  PlainClique out;
  out.environment = snapshot.environments()[job.environment].name;
  out.focal_point = snapshot.key(clique.focal_point);
  out.focal_point_type = job.type->focal_point_type;
  out.clique_type = job.type->key;
  for (const auto node : clique.nodes) out.nodes.emplace(snapshot.key(node));
  for (const auto link : clique.links) out.links.emplace(snapshot.key(link));
  for (const auto& name : job.constraints) {
    out.constraints[name] = json::parse(engine.constraint_json(clique, name));
  }
  out.links_by_step.assign(clique.links_by_step.begin(), clique.links_by_step.end());
  return out;
}

std::vector<PlainClique> cliques_of(const graph::CliqueEngine& engine, unsigned threads) {
  std::vector<PlainClique> out;
  const auto stats =
      engine.run({}, {.threads = threads}, [&](const graph::Clique& clique) -> model::Status {
        out.push_back(plain_clique(engine, clique));
        return model::ok();
      });
  if (!stats.has_value()) throw std::runtime_error(stats.error().message);
  return out;
}

}  // namespace toposcope::testing

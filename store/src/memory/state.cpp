#include "memory/state.h"

#include <algorithm>
#include <tuple>

namespace toposcope::store::memory {

bool same_content(const NodeState& a, const NodeState& b) {
  return std::tie(a.content_hash, a.key, a.environment, a.type, a.id) ==
         std::tie(b.content_hash, b.key, b.environment, b.type, b.id);
}

bool same_content(const LinkState& a, const LinkState& b) {
  return std::tie(a.content_hash, a.key, a.environment, a.link_type, a.source, a.target) ==
         std::tie(b.content_hash, b.key, b.environment, b.link_type, b.source, b.target);
}

bool same_content(const DocumentState& a, const DocumentState& b) {
  return std::tie(a.content_hash, a.environment, a.position) ==
         std::tie(b.content_hash, b.environment, b.position);
}

std::vector<DocumentKey> documents_in_order(const State& state, std::string_view collection) {
  std::vector<DocumentKey> out;
  for (const auto& [key, document] : state.documents) {
    if (collection.empty() || key.first == collection) out.push_back(key);
  }
  std::sort(out.begin(), out.end(), [&state](const DocumentKey& a, const DocumentKey& b) {
    return std::tie(a.first, state.documents.at(a).position, a.second) <
           std::tie(b.first, state.documents.at(b).position, b.second);
  });
  return out;
}

bool is_declared(const State& state, const std::string& environment) {
  return state.documents.contains({std::string(model::collections::kEnvironments), environment});
}

std::set<std::string> environments_of(const State& state) {
  std::set<std::string> out;
  for (const auto& [key, document] : state.documents) {
    if (key.first == model::collections::kEnvironments) out.insert(key.second);
  }
  for (const auto& [row, node] : state.nodes) {
    if (!node.placeholder) out.insert(node.environment);
  }
  for (const auto& [row, link] : state.links) out.insert(link.environment);
  return out;
}

bool is_node_key_live(const State& state, const std::string& environment, const std::string& key) {
  return std::any_of(state.nodes.begin(), state.nodes.end(), [&](const auto& entry) {
    return entry.second.environment == environment && entry.second.key == key;
  });
}

bool is_link_key_live(const State& state, const std::string& environment, const std::string& key) {
  return std::any_of(state.links.begin(), state.links.end(), [&](const auto& entry) {
    return entry.second.environment == environment && entry.second.key == key;
  });
}

void retire_node(State& state, Row row, model::RevisionNumber revision) {
  const NodeState& old = state.nodes.at(row);
  NodeState bare;
  bare.environment = old.environment;
  bare.key = old.key;
  bare.key_given = old.key_given;
  bare.type = old.type;
  bare.id = old.id;
  bare.document = "{}";
  bare.placeholder = true;
  bare.first_seen = old.first_seen;
  bare.valid_from = revision;
  state.nodes[row] = std::move(bare);
}

void drop_loose_placeholders(State& state) {
  std::set<Row> ends;
  for (const auto& [row, link] : state.links) ends.insert({link.source, link.target});
  std::erase_if(state.nodes, [&ends](const auto& entry) {
    return entry.second.placeholder && !ends.contains(entry.first);
  });
}

std::uint64_t count_placeholders(const State& state) {
  return rows_where(state.nodes, [](Row, const NodeState& node) { return node.placeholder; })
      .size();
}

}  // namespace toposcope::store::memory

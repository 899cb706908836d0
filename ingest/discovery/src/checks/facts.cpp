#include "checks/facts.h"

#include <utility>

#include "toposcope/model/records.h"

#include "inventory/folder.h"

namespace toposcope::discovery {
namespace {

/// Some exports keep a key as {"$oid": "..."}.
std::string_view key_of(Value value) {
  return value.is_map() ? value["$oid"].text() : value.text();
}

}  // namespace

model::Status Facts::put_node(const model::NodeRecord& node) {
  const auto index = static_cast<NodeIndex>(nodes_.size());
  const NodeFact fact{texts_.number(node.environment), texts_.number(node.type),
                      texts_.number(node.id), texts_.number_or_none(node.parent_type),
                      texts_.number_or_none(node.parent_id)};
  nodes_.push_back(fact);
  by_name_.try_emplace({fact.environment, fact.type, fact.id}, index);
  by_id_.try_emplace({fact.environment, fact.id, kNoText}, index);
  if (!cliques_.empty()) keys_.insert({fact.environment, texts_.number(node.key), kNodeKey});
  if (!node.key.empty()) by_key_.try_emplace(texts_.number(node.key), index);
  if (node.status && node.status->value == model::StatusValue::kStale &&
      node.status->text.starts_with("not reached since")) {
    stale_.push_back({index, std::string(node.status->text)});
  }
  return model::ok();
}

/// Documents come before nodes and links.
model::Status Facts::put_document(const model::DocumentRecord& document) {
  if (document.collection == model::collections::kCliqueTypes) {
    clique_types_.insert(texts_.number(document.key));
  }
  if (document.collection != "cliques" || !doc_.load(document.document)) return model::ok();
  CliqueFact fact{};
  fact.environment = texts_.number(doc_["environment"].text());
  fact.key = texts_.number(document.key);
  fact.clique_type = texts_.number_or_none(key_of(doc_["clique_type"]));
  fact.focal_point = texts_.number_or_none(key_of(doc_["focal_point"]));
  fact.focal_type = texts_.number_or_none(doc_["focal_point_type"].text());
  fact.focal_id = texts_.number_or_none(doc_["focal_point_object_id"].text());
  for (const Value node : doc_["nodes"].items()) fact.nodes.push_back(texts_.number(key_of(node)));
  for (const Value link : doc_["links"].items()) fact.links.push_back(texts_.number(key_of(link)));
  cliques_.push_back(std::move(fact));
  return model::ok();
}

EndFact Facts::end(TextNumber environment, const model::LinkEnd& end) {
  EndFact fact;
  fact.type = texts_.number(end.type);
  fact.id = texts_.number(end.id);
  const auto by_key = end.key.empty() ? by_key_.end() : by_key_.find(texts_.number(end.key));
  fact.node = by_key == by_key_.end() ? find(environment, fact.type, fact.id) : by_key->second;
  if (fact.node != kNoNode) nodes_[fact.node].has_link = true;
  return fact;
}

model::Status Facts::put_link(const model::LinkRecord& link) {
  LinkFact fact{};
  fact.environment = texts_.number(link.environment);
  fact.type = texts_.number(link.link_type);
  fact.name = texts_.number(link.name);
  fact.source = end(fact.environment, link.source);
  fact.target = end(fact.environment, link.target);
  fact.implicit = link.implicit;
  if (doc_.load(link.document)) {
    const Value state = doc_["state"];
    fact.has_odd_state = !state.text().empty() && state.text() != "up" && state.text() != "down";
  }
  if (!cliques_.empty()) keys_.insert({fact.environment, texts_.number(link.key), kLinkKey});
  links_.push_back(fact);
  return model::ok();
}

NodeIndex Facts::find(TextNumber environment, TextNumber type, TextNumber id) const {
  const auto found = by_name_.find({environment, type, id});
  return found == by_name_.end() ? kNoNode : found->second;
}

NodeIndex Facts::find_id(TextNumber environment, TextNumber id) const {
  const auto found = by_id_.find({environment, id, kNoText});
  return found == by_id_.end() ? kNoNode : found->second;
}

bool Facts::names_parent(const NodeFact& node) const {
  return node.parent_id != kNoText && texts_.text(node.parent_type) != "environment";
}

NodeIndex Facts::parent_of(NodeIndex node) const {
  const NodeFact& fact = nodes_[node];
  if (!names_parent(fact)) return kNoNode;
  if (fact.parent_type == kNoText) return find_id(fact.environment, fact.parent_id);
  const NodeIndex named = find(fact.environment, fact.parent_type, fact.parent_id);
  if (named != kNoNode || !is_folder_type(texts_.text(fact.parent_type))) return named;
  // Many exports leave folders out; the name of a folder begins with the id of its owner.
  for (auto id = folder_owner(texts_.text(fact.parent_id)); !id.empty(); id = folder_owner(id)) {
    const TextNumber owner = texts_.find(id);
    if (owner == kNoText) continue;
    const NodeIndex found = find_id(fact.environment, owner);
    if (found != kNoNode) return found;
  }
  return kNoNode;
}

std::string Facts::place(const NodeFact& node) const {
  return text(node.type) + ":" + text(node.id);
}

std::string Facts::place(const LinkFact& link) const {
  return text(link.type) + ":" + text(link.source.id) + ">" + text(link.target.id);
}

std::string Facts::place(const CliqueFact& clique) const { return "clique:" + text(clique.key); }

}  // namespace toposcope::discovery

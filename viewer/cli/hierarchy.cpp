#include "hierarchy.h"

#include <functional>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>

namespace toposcope::cli {
namespace {

using graph::GraphSnapshot;
using model::NodeId;
using model::Result;
using Nodes = std::vector<NodeId>;
using ChildrenOf = std::function<Result<Nodes>(NodeId)>;

/// Environment, type and id: how a child names its parent.
using Name = std::tuple<std::string, std::string, std::string>;

Name name_of(const GraphSnapshot& snapshot, NodeId node) {
  return {snapshot.environments()[snapshot.environment(node)].name,
          snapshot.node_types()[snapshot.type(node)], std::string(snapshot.id(node))};
}

Result<Nodes> children_now(store::GraphStore& store, const GraphSnapshot& snapshot, NodeId node) {
  const auto children = store.children(snapshot.row(node));
  if (!children.has_value()) return children.error();
  Nodes out;
  for (const auto& child : children.value()) {
    const auto id = snapshot.find(child.row);
    if (id.has_value()) out.push_back(*id);
  }
  return out;
}

/// Collects who is whose child in a past revision.
class ChildNames final : public model::GraphSink {
 public:
  model::Status put_node(const model::NodeRecord& node) override {
    if (node.parent_id.empty()) return model::ok();
    const std::string environment(node.environment);
    children_[{environment, std::string(node.parent_type), std::string(node.parent_id)}].insert(
        {environment, std::string(node.type), std::string(node.id)});
    return model::ok();
  }
  model::Status put_link(const model::LinkRecord&) override { return model::ok(); }
  model::Status put_document(const model::DocumentRecord&) override { return model::ok(); }

  /// Children of every node of the snapshot that has some.
  [[nodiscard]] std::map<NodeId, Nodes> resolve(const GraphSnapshot& snapshot) const {
    std::map<Name, Nodes> parents_of;
    std::map<NodeId, Nodes> out;
    for (std::uint32_t i = 0; i < snapshot.node_count(); ++i) {
      const auto found = children_.find(name_of(snapshot, NodeId{i}));
      if (found == children_.end()) continue;
      for (const Name& child : found->second) parents_of[child].push_back(NodeId{i});
    }
    for (std::uint32_t i = 0; i < snapshot.node_count(); ++i) {
      const auto found = parents_of.find(name_of(snapshot, NodeId{i}));
      if (found == parents_of.end()) continue;
      for (const NodeId parent : found->second) out[parent].push_back(NodeId{i});
    }
    return out;
  }

 private:
  std::map<Name, std::set<Name>> children_;
};

Result<Nodes> collect(NodeId top, const ChildrenOf& children_of) {
  std::set<NodeId> found = {top};
  Nodes waiting = {top};
  while (!waiting.empty()) {
    const NodeId node = waiting.back();
    waiting.pop_back();
    const auto children = children_of(node);
    if (!children.has_value()) return children.error();
    for (const NodeId child : children.value()) {
      if (found.insert(child).second) waiting.push_back(child);
    }
  }
  found.erase(top);
  return Nodes(found.begin(), found.end());
}

}  // namespace

Result<Nodes> parts_of(store::GraphStore& store, const GraphSnapshot& snapshot,
                       model::RevisionNumber at, NodeId node) {
  if (at == store::kNow) {
    return collect(node, [&](NodeId one) { return children_now(store, snapshot, one); });
  }
  ChildNames names;
  if (auto sent = store.replay(at, names); !sent.has_value()) return sent.error();
  const std::map<NodeId, Nodes> children = names.resolve(snapshot);
  return collect(node, [&](NodeId one) -> Result<Nodes> {
    const auto found = children.find(one);
    return found == children.end() ? Nodes() : found->second;
  });
}

}  // namespace toposcope::cli

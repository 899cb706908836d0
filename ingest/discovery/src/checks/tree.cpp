// Parents that are not there, rings of parents, nodes that belong to nothing.

#include "checks/facts.h"

namespace toposcope::discovery {
namespace {

using store::MessageLevel;

constexpr std::size_t kMostNamed = 6;

std::string ring_text(const Facts& facts, const std::vector<NodeIndex>& ring) {
  std::string text;
  for (std::size_t at = 0; at < ring.size() && at < kMostNamed; ++at) {
    text += facts.place(facts.nodes()[ring[at]]) + " below ";
  }
  if (ring.size() > kMostNamed) {
    text += "... (" + std::to_string(ring.size() - kMostNamed) + " more) below ";
  }
  return text + facts.place(facts.nodes()[ring.front()]);
}

/// "host:h1", or "h1" where no type is said.
std::string parent_text(const Facts& facts, const NodeFact& node) {
  const std::string type = facts.text(node.parent_type);
  return (type.empty() ? "" : type + ":") + facts.text(node.parent_id);
}

/// Follows parents from each node, each node once: where a walk meets itself is a ring.
class Rings {
 public:
  Rings(const Facts& facts, const std::vector<NodeIndex>& parents, FindingList& out)
      : facts_(facts), parents_(parents), out_(out), walk_of_(parents.size(), 0) {}

  void find() {
    for (NodeIndex node = 0; node < parents_.size(); ++node) walk(node);
  }

 private:
  void walk(NodeIndex begin) {
    NodeIndex at = begin;
    while (at != kNoNode && walk_of_[at] == 0) {
      walk_of_[at] = begin + 1;
      at = parents_[at];
    }
    if (at != kNoNode && walk_of_[at] == begin + 1) tell(at);
  }

  void tell(NodeIndex begin) {
    std::vector<NodeIndex> ring;
    NodeIndex at = begin;
    do {
      ring.push_back(at);
      at = parents_[at];
    } while (at != begin);
    out_.add(facts_.nodes()[begin], {"parent-cycle", MessageLevel::kError, "", "",
                                     "it is its own parent: " + ring_text(facts_, ring),
                                     "correct the parent of one of them"});
  }

  const Facts& facts_;
  const std::vector<NodeIndex>& parents_;
  FindingList& out_;
  std::vector<NodeIndex> walk_of_;  ///< One more than where the walk that came here began.
};

}  // namespace

void check_tree(const Facts& facts, FindingList& findings) {
  std::vector<NodeIndex> parents;
  std::vector<bool> has_child(facts.nodes().size());
  parents.reserve(facts.nodes().size());
  for (NodeIndex node = 0; node < facts.nodes().size(); ++node) {
    parents.push_back(facts.parent_of(node));
    if (parents.back() != kNoNode) has_child[parents.back()] = true;
  }
  for (NodeIndex node = 0; node < parents.size(); ++node) {
    const NodeFact& fact = facts.nodes()[node];
    if (facts.names_parent(fact) && parents[node] == kNoNode) {
      findings.add(fact, {"parent-missing", MessageLevel::kWarning, "", "",
                          "its parent " + parent_text(facts, fact) + " is not there",
                          "scan or import what describes the parent"});
    }
    if (fact.parent_id == kNoText && !fact.has_link && !has_child[node]) {
      findings.add(fact, {"orphan", MessageLevel::kInfo, "", "",
                          "it has neither parent nor child nor link", ""});
    }
  }
  Rings(facts, parents, findings).find();
}

}  // namespace toposcope::discovery

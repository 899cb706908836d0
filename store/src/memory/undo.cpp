#include <map>
#include <set>

#include "memory/history.h"
#include "messages.h"

namespace toposcope::store::memory {
namespace {

bool is_described(const NodeState& node) { return !node.placeholder; }
bool is_described(const LinkState&) { return true; }
bool is_described(const DocumentState&) { return true; }

std::string title(Row, const NodeState& node) { return "node " + node.key; }
std::string title(Row, const LinkState& link) { return "link " + link.key; }
std::string title(const DocumentKey& key, const DocumentState&) {
  return "document " + key.first + " " + key.second;
}

const std::string& group(Row, const NodeState& node) { return node.type; }
const std::string& group(Row, const LinkState& link) { return link.link_type; }
const std::string& group(const DocumentKey& key, const DocumentState&) { return key.first; }

template <typename Key, typename Thing>
const Thing* at(const std::map<Key, Thing>& things, const Key& key) {
  const auto it = things.find(key);
  return it == things.end() || !is_described(it->second) ? nullptr : &it->second;
}

template <typename Thing>
bool is_same_version(const Thing* a, const Thing* b) {
  if (a == nullptr || b == nullptr) return a == b;
  return a->valid_from == b->valid_from;
}

class Undo {
 public:
  Undo(const Step& step, model::RevisionNumber revision, State& next, ImportOutcome& outcome)
      : step_(step), revision_(revision), next_(next), outcome_(outcome) {}

  model::Status run() {
    undo_things(step_.before.documents, step_.after.documents, next_.documents, outcome_.documents);
    undo_things(step_.before.nodes, step_.after.nodes, next_.nodes, outcome_.nodes);
    undo_things(step_.before.links, step_.after.links, next_.links, outcome_.links);
    bring_back_ends();
    drop_loose_placeholders(next_);
    check_keys(next_.nodes);
    check_keys(next_.links);
    if (!conflicts_.empty()) return messages::changed_later(conflicts_);
    return model::ok();
  }

 private:
  template <typename Key, typename Thing>
  void undo_things(const std::map<Key, Thing>& before, const std::map<Key, Thing>& after,
                   std::map<Key, Thing>& now, std::map<std::string, ChangeCounts>& counts) {
    std::set<Key> keys;
    for (const auto& [key, thing] : before) keys.insert(key);
    for (const auto& [key, thing] : after) keys.insert(key);
    for (const Key& key : keys) {
      const Thing* old = at(before, key);
      const Thing* made = at(after, key);
      const Thing* either = made != nullptr ? made : old;
      if (either == nullptr || is_same_version(old, made)) continue;
      const Thing* present = at(now, key);
      if (!is_same_version(made, present)) {
        conflicts_.insert(title(key, *either));
      } else if (old == nullptr) {
        ++counts[group(key, *either)].retired;
        retire(key, now);
      } else {
        auto& count = counts[group(key, *old)];
        ++(present == nullptr ? count.added : count.changed);
        now[key] = *old;
        now[key].valid_from = revision_;
      }
    }
  }

  /// What filled a placeholder leaves it as it was.
  void retire(Row row, std::map<Row, NodeState>& nodes) {
    const auto before = step_.before.nodes.find(row);
    if (before == step_.before.nodes.end()) return retire_node(next_, row, revision_);
    nodes[row] = before->second;
    nodes[row].valid_from = revision_;
  }
  static void retire(Row row, std::map<Row, LinkState>& links) { links.erase(row); }
  static void retire(const DocumentKey& key, std::map<DocumentKey, DocumentState>& documents) {
    documents.erase(key);
  }

  /// A link that came back may end at a node that went later.
  void bring_back_ends() {
    for (const auto& [row, link] : next_.links) {
      for (const Row end : {link.source, link.target}) {
        if (next_.nodes.contains(end)) continue;
        next_.nodes[end] = step_.before.nodes.at(end);
        retire_node(next_, end, revision_);
      }
    }
  }

  template <typename Thing>
  void check_keys(const std::map<Row, Thing>& things) {
    std::set<std::pair<std::string, std::string>> keys;
    for (const auto& [row, thing] : things) {
      if (!keys.emplace(thing.environment, thing.key).second) conflicts_.insert(title(row, thing));
    }
  }

  const Step& step_;
  model::RevisionNumber revision_;
  State& next_;
  ImportOutcome& outcome_;
  std::set<std::string> conflicts_;
};

}  // namespace

model::Status undo(const Step& step, model::RevisionNumber revision, State& next,
                   ImportOutcome& outcome) {
  return Undo(step, revision, next, outcome).run();
}

}  // namespace toposcope::store::memory

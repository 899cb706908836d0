#include <tuple>

#include "memory/merge.h"

namespace toposcope::store::memory {
namespace {

constexpr Row kNoRow = 0;

class NodeMerger {
 public:
  NodeMerger(Merge& merge, const std::vector<NodePut>& puts)
      : merge_(merge), puts_(puts), rows_(puts.size(), kNoRow) {}

  std::vector<Row> run() {
    claim_keys();
    for (std::size_t i = 0; i < puts_.size(); ++i) match(i, find_by_key(i));
    for (std::size_t i = 0; i < puts_.size(); ++i) {
      if (rows_[i] == kNoRow) match(i, find_by_id(i));
    }
    for (std::size_t i = 0; i < puts_.size(); ++i) {
      if (rows_[i] != kNoRow) update(i);
    }
    for (std::size_t i = 0; i < puts_.size(); ++i) {
      if (rows_[i] == kNoRow) add(i);
    }
    return std::move(rows_);
  }

 private:
  void claim_keys() {
    std::set<std::tuple<std::string, std::string, std::string>> ids;
    for (const auto& put : puts_) {
      const NodeState& node = put.node;
      const std::string base = node.key_given ? node.key : node.type + ":" + node.id;
      keys_.push_back(claims_.claim(node.environment, base));
      if (node.key_given && keys_.back() != base) ++merge_.outcome.duplicate_keys;
      if (!ids.emplace(node.environment, node.type, node.id).second) {
        ++merge_.outcome.duplicate_ids;
      }
    }
  }

  [[nodiscard]] bool is_free(Row row) const { return !merge_.matched_nodes.contains(row); }

  void match(std::size_t i, Row row) {
    if (row == kNoRow) return;
    rows_[i] = row;
    merge_.matched_nodes.insert(row);
  }

  [[nodiscard]] Row find_by_key(std::size_t i) const {
    const NodeState& put = puts_[i].node;
    const auto own = rows_where(merge_.next.nodes, [&](Row row, const NodeState& node) {
      const bool same = node.environment == put.environment && node.key == keys_[i];
      return same && is_free(row) &&
             (put.key_given || std::tie(node.type, node.id) == std::tie(put.type, put.id));
    });
    if (!own.empty()) return own.front();
    if (!put.key_given) return kNoRow;
    const auto elsewhere = rows_where(merge_.next.nodes, [&](Row row, const NodeState& node) {
      return node.placeholder && node.key_given && node.key == keys_[i] && is_free(row);
    });
    return elsewhere.empty() ? kNoRow : elsewhere.front();
  }

  [[nodiscard]] Row find_by_id(std::size_t i) const {
    const NodeState& put = puts_[i].node;
    for (const bool placeholders : {false, true}) {
      const auto fits = rows_where(merge_.next.nodes, [&](Row row, const NodeState& node) {
        return std::tie(node.environment, node.type, node.id) ==
                   std::tie(put.environment, put.type, put.id) &&
               is_free(row) && node.placeholder == placeholders &&
               !(placeholders && node.key_given);
      });
      if (!fits.empty()) return fits.size() == 1 ? fits.front() : kNoRow;
    }
    return kNoRow;
  }

  void update(std::size_t i) {
    NodeState& old = merge_.next.nodes.at(rows_[i]);
    NodeState node = puts_[i].node;
    auto& counts = merge_.outcome.nodes[node.type];
    node.key = node.key_given ? keys_[i] : old.key;
    node.key_given = node.key_given || old.key_given;
    if (!old.placeholder && same_content(old, node)) {
      ++counts.unchanged;
      old.described_by = node.described_by;
      return;
    }
    ++(old.placeholder ? counts.added : counts.changed);
    node.first_seen = old.first_seen;
    node.valid_from = merge_.revision;
    old = std::move(node);
  }

  void add(std::size_t i) {
    NodeState node = puts_[i].node;
    node.key = free_new_key(i);
    node.first_seen = node.valid_from = merge_.revision;
    rows_[i] = find_former(node);
    if (rows_[i] == kNoRow) rows_[i] = ++merge_.inventory.last_node_row;
    merge_.matched_nodes.insert(rows_[i]);
    ++merge_.outcome.nodes[node.type].added;
    merge_.next.nodes[rows_[i]] = std::move(node);
  }

  [[nodiscard]] std::string free_new_key(std::size_t i) const {
    const NodeState& put = puts_[i].node;
    if (!is_node_key_live(merge_.next, put.environment, keys_[i])) return keys_[i];
    const std::string base = put.key_given ? put.key : put.type + ":" + put.id;
    return free_key(base, [&](const std::string& key) {
      return is_node_key_live(merge_.next, put.environment, key) ||
             claims_.contains(put.environment, key);
    });
  }

  /// The row that last held a node of this key and is not live; `node` learns when it was made.
  [[nodiscard]] Row find_former(NodeState& node) const {
    const auto& states = merge_.inventory.states;
    for (auto it = states.rbegin(); it != states.rend(); ++it) {
      for (const auto& [row, former] : it->second->nodes) {
        if (former.placeholder || former.environment != node.environment) continue;
        if (former.key != node.key || merge_.next.nodes.contains(row)) continue;
        node.first_seen = former.first_seen;
        return row;
      }
    }
    return kNoRow;
  }

  Merge& merge_;
  const std::vector<NodePut>& puts_;
  std::vector<Row> rows_;
  std::vector<std::string> keys_;
  Claims claims_;
};

}  // namespace

std::vector<Row> merge_nodes(Merge& merge, const std::vector<NodePut>& puts) {
  return NodeMerger(merge, puts).run();
}

}  // namespace toposcope::store::memory

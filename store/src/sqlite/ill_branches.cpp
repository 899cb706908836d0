#include <map>
#include <set>
#include <utility>

#include "toposcope/store/graph_store.h"

#include "node_tree.h"
#include "status_times.h"
#include "statuses.h"

namespace toposcope::store::sqlite {
namespace {

/// Remembers the way up: siblings share it.
class Ancestors {
 public:
  explicit Ancestors(NodeTree& tree) : tree_(tree) {}

  /// Every one once, never the row itself.
  std::set<std::int64_t> of(std::int64_t row) {
    std::set<std::int64_t> out;
    std::vector<std::int64_t> open = {row};
    while (!open.empty()) {
      const std::int64_t next = open.back();
      open.pop_back();
      for (const std::int64_t parent : parents(next)) {
        if (out.insert(parent).second) open.push_back(parent);
      }
    }
    out.erase(row);
    return out;
  }

 private:
  const std::vector<std::int64_t>& parents(std::int64_t row) {
    const auto known = parents_.find(row);
    if (known != parents_.end()) return known->second;
    return parents_.emplace(row, tree_.parents(row)).first->second;
  }

  NodeTree& tree_;
  std::map<std::int64_t, std::vector<std::int64_t>> parents_;
};

/// The value that problems() would list first.
model::StatusValue worst_of(const StatusTally& nodes) {
  for (const auto value : {model::StatusValue::kError, model::StatusValue::kWarning,
                           model::StatusValue::kUnknown, model::StatusValue::kStale}) {
    if (nodes.at(static_cast<std::size_t>(value)) > 0) return value;
  }
  return model::StatusValue::kMaintenance;
}

}  // namespace

std::vector<IllBranch> read_ill_branches(Connection& db) {
  const Version newest(db, kNow);
  Statuses statuses(db, newest);
  NodeTree tree(db, newest);
  Ancestors ancestors(tree);
  std::map<std::int64_t, IllBranch> branches;
  for (const std::int64_t row : rows_with_problems(db)) {
    const Statuses::Shown shown = statuses.shown(Subject::kNode, row);
    if (shown.value < model::StatusValue::kWarning) continue;
    const auto index = static_cast<std::size_t>(shown.value);
    for (const std::int64_t above : ancestors.of(row)) {
      IllBranch& branch = branches[above];
      ++branch.nodes.at(index);
      if (shown.acknowledged) ++branch.acknowledged.at(index);
    }
  }
  std::vector<IllBranch> out;
  for (auto& [row, branch] : branches) {
    branch.ancestor = {row};
    branch.worst = worst_of(branch.nodes);
    out.push_back(branch);
  }
  return out;
}

}  // namespace toposcope::store::sqlite

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "toposcope/model/status.h"
#include "toposcope/store/graph_store.h"

#include "ui/desk/lane.h"
#include "ui/tasks/deliveries.h"
#include "ui/tasks/node_subject.h"
#include "ui/tasks/work.h"

namespace toposcope::ui {
namespace {

using model::StatusValue;

constexpr std::size_t kPage = 200;         ///< Rows of a group until "more" is opened.
constexpr std::size_t kMostScanned = 500;  ///< Of larger groups the worst status is not told.
constexpr std::size_t kMostFound = 200;
constexpr int kDeepest = 24;

StatusValue worse_of(StatusValue a, StatusValue b) {
  return model::badness(b) > model::badness(a) ? b : a;
}

/// Builds the rows that are to be seen.
class TreeReader {
 public:
  TreeReader(store::GraphStore& store, Lane::Roots& known, const TreeRequest& request)
      : store_(store), known_(known), request_(request) {}

  model::Result<std::vector<TreeNode>> read() {
    if (const model::Status checked = check_memory(); !checked.has_value()) return checked.error();
    const auto branches = store_.ill_branches();
    if (!branches.has_value()) return branches.error();
    for (const store::IllBranch& one : branches.value()) worst_below_[one.ancestor] = one.worst;
    const model::Status done = request_.filter.empty() ? add_environments() : add_found();
    if (!done.has_value()) return done.error();
    return std::move(rows_);
  }

 private:
  [[nodiscard]] bool is_open(const std::string& path) const { return request_.open.contains(path); }

  StatusValue worst_of(const store::NodeSummary& node) const {
    const auto below = worst_below_.find(node.row);
    return below == worst_below_.end() ? node.status : worse_of(node.status, below->second);
  }

  /// What is remembered belongs to the newest revision, or is forgotten.
  model::Status check_memory() {
    const auto stamp = store_.stamp();
    if (!stamp.has_value()) return stamp.error();
    if (known_.revision != stamp.value().newest) known_ = {stamp.value().newest, {}, {}};
    return model::ok();
  }

  model::Result<std::vector<store::TypeCount>> root_types(const std::string& environment) {
    const auto known = known_.types.find(environment);
    if (known != known_.types.end()) return known->second;
    auto types = store_.root_types(environment);
    if (types.has_value()) known_.types[environment] = types.value();
    return types;
  }

  /// Their rows are remembered, what they show is read anew.
  model::Result<std::vector<store::NodeSummary>> roots(const std::string& environment,
                                                       const std::string& type, std::size_t limit) {
    const auto place = std::tuple(environment, type, limit);
    const auto known = known_.rows.find(place);
    if (known == known_.rows.end()) {
      auto nodes = store_.roots(environment, type, 0, limit);
      if (!nodes.has_value()) return nodes;
      auto& rows = known_.rows[place];
      for (const store::NodeSummary& node : nodes.value()) rows.push_back(node.row);
      return nodes;
    }
    return store_.summaries(known->second);
  }

  model::Status add_environments() {
    const auto environments = store_.environments();
    if (!environments.has_value()) return environments.error();
    for (const store::EnvironmentSummary& environment : environments.value()) {
      const bool wanted = request_.environment.empty() || environment.name == request_.environment;
      if (!wanted || environment.nodes == 0) continue;
      TreeNode row;
      row.label = environment.name;
      row.group = "environment";
      row.count = environment.nodes;
      row.path = "e:" + environment.name;
      // The first level is open unless it was closed.
      row.open = !is_open("-" + row.path);
      const std::size_t at = rows_.size();
      rows_.push_back(row);
      if (!row.open) continue;
      const auto types = root_types(environment.name);
      if (!types.has_value()) return types.error();
      const model::Status added =
          add_groups(types.value(), row.path, 1, [&](const std::string& type, std::size_t limit) {
            return roots(environment.name, type, limit);
          });
      if (!added.has_value()) return added;
      for (std::size_t i = at + 1; i < rows_.size(); ++i) {
        if (rows_[i].depth == 1) rows_[at].worst = worse_of(rows_[at].worst, rows_[i].worst);
      }
    }
    return model::ok();
  }

  /// One group a type; the nodes themselves when there is one type with few of them.
  template <typename List>
  model::Status add_groups(const std::vector<store::TypeCount>& types, const std::string& path,
                           int depth, const List& list) {
    if (types.size() == 1 && types[0].count <= 12) {
      return add_nodes(types[0], path, depth, list);
    }
    for (const store::TypeCount& type : types) {
      TreeNode row;
      row.group = type.type;
      row.label = type.type;
      row.count = type.count;
      row.depth = depth;
      row.path = path + "/" + type.type;
      row.open = is_open(row.path);
      const std::size_t at = rows_.size();
      rows_.push_back(row);
      if (type.count <= kMostScanned) {
        const auto nodes = list(type.type, kMostScanned);
        if (!nodes.has_value()) return nodes.error();
        for (const store::NodeSummary& node : nodes.value()) {
          rows_[at].worst = worse_of(rows_[at].worst, worst_of(node));
        }
      }
      if (!row.open) continue;
      const model::Status added = add_nodes(type, row.path, depth + 1, list);
      if (!added.has_value()) return added;
    }
    return model::ok();
  }

  template <typename List>
  model::Status add_nodes(const store::TypeCount& type, const std::string& path, int depth,
                          const List& list) {
    std::size_t limit = kPage;
    while (limit < type.count && is_open(path + "/more" + std::to_string(limit))) limit += kPage;
    const auto nodes = list(type.type, limit);
    if (!nodes.has_value()) return nodes.error();
    for (const store::NodeSummary& node : nodes.value()) {
      const model::Status added = add_node(node, path, depth);
      if (!added.has_value()) return added;
    }
    if (nodes.value().size() >= type.count) return model::ok();
    TreeNode more;
    more.group = "more";
    more.count = type.count - nodes.value().size();
    more.label = "more";
    more.depth = depth;
    more.path = path + "/more" + std::to_string(limit);
    rows_.push_back(std::move(more));
    return model::ok();
  }

  model::Status add_node(const store::NodeSummary& node, const std::string& path, int depth) {
    const auto types = store_.child_types(node.row);
    if (!types.has_value()) return types.error();
    TreeNode row;
    row.subject = subject_of(node);
    row.row = node.row;
    row.label = row.subject.label();
    for (const store::TypeCount& type : types.value()) row.count += type.count;
    row.worst = worst_of(node);
    row.depth = depth;
    row.path = path + "/" + std::to_string(node.row.value);
    row.open = row.count > 0 && depth < kDeepest && is_open(row.path);
    rows_.push_back(row);
    if (!row.open) return model::ok();
    return add_groups(types.value(), row.path, depth + 1,
                      [&](const std::string& type, std::size_t limit) {
                        return store_.children(node.row, type, 0, limit);
                      });
  }

  /// What a filter finds, without what is above it.
  model::Status add_found() {
    store::NodeQuery query;
    query.text = request_.filter;
    query.environment = request_.environment;
    query.limit = kMostFound;
    const auto found = store_.find(query);
    if (!found.has_value()) return found.error();
    for (const store::NodeSummary& node : found.value()) {
      TreeNode row;
      row.subject = subject_of(node);
      row.row = node.row;
      row.label = row.subject.label();
      row.worst = worst_of(node);
      row.path = "f:" + std::to_string(node.row.value);
      rows_.push_back(std::move(row));
    }
    return model::ok();
  }

  store::GraphStore& store_;
  Lane::Roots& known_;
  const TreeRequest& request_;
  std::unordered_map<model::NodeRow, StatusValue> worst_below_;
  std::vector<TreeNode> rows_;
};

}  // namespace

Work tree_work(TreeRequest request) {
  return [request = std::move(request)](Lane& lane, const std::stop_token&) -> Delivery {
    const auto opened = lane.store();
    if (!opened.has_value()) return {};  // The window says already that the file is not open.
    auto rows = TreeReader(*opened.value(), lane.roots, request).read();
    if (!rows.has_value()) return failed(rows.error());
    return [rows = std::move(rows).value()](AppState& state) {
      state.tree.rows = rows;
      state.tree.loaded = true;
    };
  };
}

}  // namespace toposcope::ui

#include "ui/tasks/node_place.h"

#include <algorithm>

#include "query/json_text.h"

namespace toposcope::ui {
namespace {

constexpr std::size_t kMostAncestors = 12;

}  // namespace

scene::StatusFacts shown_status(const store::NodeDetail& node) {
  scene::StatusFacts status;
  status.value = node.summary.status;
  status.acknowledged = node.summary.acknowledged;
  if (!node.statuses.empty()) status.text = node.statuses.front().text;
  return status;
}

std::vector<store::NodeSummary> ancestors_of(store::GraphStore& store,
                                             const store::NodeDetail& node,
                                             model::RevisionNumber at) {
  std::vector<store::NodeSummary> above;
  std::string type = node.parent_type;
  std::string id = node.parent_id;
  while (!id.empty() && above.size() < kMostAncestors) {
    const auto parent = store.resolve(type + ":" + id, node.summary.environment, at);
    if (!parent.has_value()) break;  // A folder that is no node, or the environment itself.
    const bool again = std::any_of(above.begin(), above.end(),
                                   [&](const auto& one) { return one.row == parent.value().row; });
    if (again || parent.value().row == node.summary.row) break;
    above.push_back(parent.value());
    const auto detail = store.node(parent.value().row, at);
    if (!detail.has_value()) break;
    type = detail.value().parent_type;
    id = detail.value().parent_id;
  }
  std::reverse(above.begin(), above.end());
  return above;
}

std::string place_of(store::GraphStore& store, const store::NodeDetail& node) {
  std::string place = node.summary.environment;
  for (const store::NodeSummary& one : ancestors_of(store, node)) {
    place += " / " + (one.name.empty() ? one.id : one.name);
  }
  return place;
}

std::string title_of(const store::NodeDetail& node) {
  const std::string& name = node.summary.name.empty() ? node.summary.id : node.summary.name;
  const query::Json document = query::parse_or_null(node.document);
  const std::string owner = query::text_member(document, "switch");
  if (!owner.empty() && name.find(owner) == std::string::npos) return owner + " " + name;
  const std::string host = query::text_member(document, "host");
  const bool says_host = host.empty() || host == name || name.find(host) != std::string::npos;
  return says_host ? name : name + " @" + host;
}

}  // namespace toposcope::ui

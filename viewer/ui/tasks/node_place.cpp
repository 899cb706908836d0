#include "ui/tasks/node_place.h"

#include <algorithm>
#include <cctype>

#include "query/json_text.h"
#include "ui/tasks/node_subject.h"

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

std::string called(const store::NodeDetail& node) {
  const store::NodeSummary& summary = node.summary;
  if (summary.name.empty() || summary.name == summary.id) {
    std::string text = query::text_member(query::parse_or_null(node.document), "text");
    if (!text.empty()) return text;
  }
  return subject_of(summary).label();
}

std::vector<store::NodeSummary> ancestors_of(store::GraphStore& store,
                                             const store::NodeDetail& node,
                                             model::RevisionNumber at) {
  std::vector<store::NodeSummary> above;
  model::NodeRow row = node.summary.row;
  while (above.size() < kMostAncestors) {
    const auto parents = store.parents(row, at);
    if (!parents.has_value() || parents.value().empty()) break;  // It went, or is a root.
    const store::NodeSummary& parent = parents.value().front();
    const bool again = std::any_of(above.begin(), above.end(),
                                   [&](const auto& one) { return one.row == parent.row; });
    if (again || parent.row == node.summary.row) break;
    row = parent.row;
    above.push_back(parent);
    if (parent.name != parent.id || !parent.type.ends_with("_folder")) continue;
    const auto folder = store.node(row, at);
    if (folder.has_value()) above.back().name = called(folder.value());
  }
  std::reverse(above.begin(), above.end());
  return above;
}

std::string place_of(store::GraphStore& store, const store::NodeDetail& node) {
  std::string place = node.summary.environment;
  for (const store::NodeSummary& one : ancestors_of(store, node)) {
    place += " / " + subject_of(one).label();
  }
  return place;
}

std::string title_of(store::GraphStore& store, const store::NodeDetail& node) {
  const std::string name = subject_of(node.summary).label();
  const query::Json document = query::parse_or_null(node.document);
  const std::string id = query::text_member(document, "switch");
  if (!id.empty()) {
    const auto owner = store.resolve("switch:" + id, node.summary.environment);
    const std::string& called =
        owner.has_value() && !owner.value().name.empty() ? owner.value().name : id;
    return name.find(called) == std::string::npos ? called + " " + name : name;
  }
  const std::string host = query::text_member(document, "host");
  // Of node-2.fra1.example the first part; of an address all of it.
  const bool is_name = !host.empty() && std::isalpha(static_cast<unsigned char>(host[0])) != 0;
  const std::string called = is_name ? host.substr(0, host.find('.')) : host;
  const bool says_host = called.empty() || name.find(called) != std::string::npos;
  return says_host ? name : name + " @" + called;
}

}  // namespace toposcope::ui

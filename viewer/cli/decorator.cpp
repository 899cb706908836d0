#include "decorator.h"

#include <utility>

#include "json_text.h"

namespace toposcope::cli {
namespace {

using graph::Clique;
using graph::Decorations;
using graph::GraphSnapshot;
using graph::LinkDecoration;
using graph::NodeDecoration;
using model::LinkId;
using model::NodeId;
using model::Result;

}  // namespace

Result<Decorations> Decorator::decorate(const GraphSnapshot& snapshot, const Clique& clique) {
  Decorations out;
  for (const NodeId node : clique.nodes) {
    auto decoration = node_decoration(snapshot.row(node));
    if (!decoration.has_value()) return decoration.error();
    out.nodes.push_back(std::move(decoration).value());
  }
  for (const LinkId link : clique.links) {
    auto decoration = link_decoration(snapshot.row(link));
    if (!decoration.has_value()) return decoration.error();
    out.links.push_back(decoration.value());
  }
  return out;
}

std::string Decorator::link_document(const GraphSnapshot& snapshot, LinkId link) {
  const auto detail = store_.link(snapshot.row(link), at_);
  return detail.has_value() ? detail.value().document : "null";
}

Result<NodeDecoration> Decorator::node_decoration(model::NodeRow row) {
  if (const auto known = nodes_.find(row); known != nodes_.end()) return known->second;
  const auto detail = store_.node(row, at_);
  if (!detail.has_value()) return detail.error();
  const auto& summary = detail.value().summary;
  return nodes_[row] = {summary.status, host_of(summary.type, summary.id, detail.value().document)};
}

Result<LinkDecoration> Decorator::link_decoration(model::LinkRow row) {
  if (const auto known = links_.find(row); known != links_.end()) return known->second;
  const auto detail = store_.link(row, at_);
  if (!detail.has_value()) return detail.error();
  return links_[row] = {detail.value().status, states_down(detail.value().document)};
}

bool states_down(std::string_view document) {
  const std::string state = text_member(parse_or_null(document), "state");
  return !state.empty() && state != "up" && state != "UP";
}

std::string host_of(std::string_view type, std::string_view id, std::string_view document) {
  std::string host = text_member(parse_or_null(document), "host");
  if (host.empty() && type == "host") host = id;
  return host;
}

}  // namespace toposcope::cli

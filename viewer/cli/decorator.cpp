#include "decorator.h"

#include <map>
#include <unordered_map>
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

/// A link whose source states another state than "up".
bool is_down(std::string_view document) {
  const std::string state = text_member(parse_or_null(document), "state");
  return !state.empty() && state != "up" && state != "UP";
}

class PresentDecorator final : public Decorator {
 public:
  explicit PresentDecorator(store::GraphStore& store) : store_(store) {}

  Result<Decorations> decorate(const GraphSnapshot& snapshot, const Clique& clique) override {
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

  std::string link_document(const GraphSnapshot& snapshot, LinkId link) override {
    const auto detail = store_.link(snapshot.row(link));
    return detail.has_value() ? detail.value().document : "null";
  }

 private:
  Result<NodeDecoration> node_decoration(model::NodeRow row) {
    if (const auto known = nodes_.find(row); known != nodes_.end()) return known->second;
    const auto detail = store_.node(row);
    if (!detail.has_value()) return detail.error();
    const auto& summary = detail.value().summary;
    return nodes_[row] = {summary.status,
                          host_of(summary.type, summary.id, detail.value().document)};
  }

  Result<LinkDecoration> link_decoration(model::LinkRow row) {
    if (const auto known = links_.find(row); known != links_.end()) return known->second;
    const auto detail = store_.link(row);
    if (!detail.has_value()) return detail.error();
    return links_[row] = {detail.value().status, is_down(detail.value().document)};
  }

  store::GraphStore& store_;
  std::unordered_map<model::NodeRow, NodeDecoration> nodes_;
  std::unordered_map<model::LinkRow, LinkDecoration> links_;
};

/// The key that answers print: the given one, else the made one; see store::Import.
std::string key_of(const model::NodeRecord& node) {
  if (!node.key.empty()) return std::string(node.key);
  return std::string(node.type) + ":" + std::string(node.id);
}

std::string key_of(const model::LinkRecord& link) {
  if (!link.key.empty()) return std::string(link.key);
  const std::string ends = std::string(link.source.id) + ">" + std::string(link.target.id);
  const std::string name = link.name.empty() ? "" : "/" + std::string(link.name);
  return std::string(link.link_type) + ":" + ends + name;
}

/// Receives a past revision; a replay has keys and no rows.
class PastDecorator final : public Decorator, public model::GraphSink {
 public:
  model::Status put_node(const model::NodeRecord& node) override {
    const auto status = node.status.has_value() ? node.status->value : model::StatusValue::kNoCheck;
    nodes_[{std::string(node.environment), key_of(node)}] = {
        status, host_of(node.type, node.id, node.document)};
    return model::ok();
  }

  model::Status put_link(const model::LinkRecord& link) override {
    const auto status = link.status.has_value() ? link.status->value : model::StatusValue::kNoCheck;
    links_[{std::string(link.environment), key_of(link)}] = {{status, is_down(link.document)},
                                                             std::string(link.document)};
    return model::ok();
  }

  model::Status put_document(const model::DocumentRecord&) override { return model::ok(); }

  Result<Decorations> decorate(const GraphSnapshot& snapshot, const Clique& clique) override {
    Decorations out;
    for (const NodeId node : clique.nodes) {
      const auto known = nodes_.find(place(snapshot, node));
      out.nodes.push_back(known == nodes_.end() ? NodeDecoration{} : known->second);
    }
    for (const LinkId link : clique.links) {
      const auto known = links_.find(place(snapshot, link));
      out.links.push_back(known == links_.end() ? LinkDecoration{} : known->second.decoration);
    }
    return out;
  }

  std::string link_document(const GraphSnapshot& snapshot, LinkId link) override {
    const auto known = links_.find(place(snapshot, link));
    return known == links_.end() ? "null" : known->second.document;
  }

 private:
  using Place = std::pair<std::string, std::string>;  ///< Environment and key.

  struct PastLink {
    LinkDecoration decoration;
    std::string document;
  };

  template <typename Id>
  static Place place(const GraphSnapshot& snapshot, Id id) {
    return {snapshot.environments()[snapshot.environment(id)].name, std::string(snapshot.key(id))};
  }

  std::map<Place, NodeDecoration> nodes_;
  std::map<Place, PastLink> links_;
};

}  // namespace

std::string host_of(std::string_view type, std::string_view id, std::string_view document) {
  std::string host = text_member(parse_or_null(document), "host");
  if (host.empty() && type == "host") host = id;
  return host;
}

std::unique_ptr<Decorator> make_present_decorator(store::GraphStore& store) {
  return std::make_unique<PresentDecorator>(store);
}

Result<std::unique_ptr<Decorator>> make_past_decorator(store::GraphStore& store,
                                                       model::RevisionNumber at) {
  auto decorator = std::make_unique<PastDecorator>();
  if (const auto sent = store.replay(at, *decorator); !sent.has_value()) return sent.error();
  return std::unique_ptr<Decorator>(std::move(decorator));
}

}  // namespace toposcope::cli

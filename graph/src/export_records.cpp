#include "export_records.h"

#include "toposcope/model/json_object_writer.h"
#include "toposcope/model/type_name.h"

namespace toposcope::graph {
namespace {

model::LinkEnd end_of(const GraphSnapshot& snapshot, model::NodeId node, std::string_view type) {
  return {snapshot.key(node), type, snapshot.id(node)};
}

}  // namespace

std::string drawn_node_document(std::string_view host, bool is_focal_point) {
  std::string document;
  model::JsonObjectWriter properties(document);
  properties.text("host", host);
  if (is_focal_point) properties.raw("focal", "true");
  properties.close();
  return document;
}

std::string_view drawn_link_document(bool down) noexcept {
  return down ? R"({"down":true})" : "{}";
}

std::optional<model::StatusReport> drawn_status(model::StatusValue status) {
  if (status == model::StatusValue::kNoCheck) return std::nullopt;
  return model::StatusReport{status, {}, {}};
}

model::NodeRecord node_record(const CliqueEngine& engine, const Clique& clique,
                              std::size_t position, const Decorations& decorations,
                              std::string& document) {
  const GraphSnapshot& snapshot = engine.snapshot();
  const model::NodeId node = clique.nodes[position];
  const NodeDecoration decoration =
      position < decorations.nodes.size() ? decorations.nodes[position] : NodeDecoration{};
  document = drawn_node_document(decoration.host, node == clique.focal_point);
  model::NodeRecord record;
  record.environment = snapshot.environments()[snapshot.environment(node)].name;
  record.key = snapshot.key(node);
  record.type = snapshot.node_types()[snapshot.type(node)];
  record.id = snapshot.id(node);
  record.name = snapshot.name(node);
  record.document = document;
  record.status = drawn_status(decoration.status);
  return record;
}

model::LinkRecord link_record(const CliqueEngine& engine, const Clique& clique,
                              std::size_t position, const Decorations& decorations,
                              std::string& document) {
  const GraphSnapshot& snapshot = engine.snapshot();
  const model::LinkId link = clique.links[position];
  const LinkDecoration decoration =
      position < decorations.links.size() ? decorations.links[position] : LinkDecoration{};
  document = drawn_link_document(decoration.down);
  model::LinkRecord record;
  record.environment = snapshot.environments()[snapshot.environment(link)].name;
  record.key = snapshot.key(link);
  record.link_type = snapshot.link_types()[snapshot.link_type(link)];
  record.name = snapshot.name(link);
  const auto types = model::split_link_type(record.link_type);
  record.source = end_of(snapshot, snapshot.source(link), types.from);
  record.target = end_of(snapshot, snapshot.target(link), types.to);
  record.implicit = snapshot.implicit(link);
  record.document = document;
  record.status = drawn_status(decoration.status);
  return record;
}

model::Status send_clique(const CliqueEngine& engine, const Clique& clique,
                          const Decorations& decorations, model::GraphSink& sink) {
  std::string document;
  for (std::size_t i = 0; i < clique.nodes.size(); ++i) {
    if (engine.snapshot().is_placeholder(clique.nodes[i])) continue;
    const auto sent = sink.put_node(node_record(engine, clique, i, decorations, document));
    if (!sent.has_value()) return sent;
  }
  for (std::size_t i = 0; i < clique.links.size(); ++i) {
    const auto sent = sink.put_link(link_record(engine, clique, i, decorations, document));
    if (!sent.has_value()) return sent;
  }
  return model::ok();
}

}  // namespace toposcope::graph

#include "export_records.h"

#include <optional>

#include "toposcope/model/json_object_writer.h"
#include "toposcope/model/type_name.h"

namespace toposcope::graph {
namespace {

using model::StatusValue;

std::optional<model::StatusReport> report_of(StatusValue status) {
  if (status == StatusValue::kNoCheck) return std::nullopt;
  return model::StatusReport{status, {}, {}};
}

model::LinkEnd end_of(const GraphSnapshot& snapshot, model::NodeId node, std::string_view type) {
  return {snapshot.key(node), type, snapshot.id(node)};
}

}  // namespace

model::NodeRecord node_record(const CliqueEngine& engine, const Clique& clique,
                              std::size_t position, const Decorations& decorations,
                              std::string& document) {
  const GraphSnapshot& snapshot = engine.snapshot();
  const model::NodeId node = clique.nodes[position];
  const NodeDecoration decoration =
      position < decorations.nodes.size() ? decorations.nodes[position] : NodeDecoration{};
  document.clear();
  model::JsonObjectWriter properties(document);
  properties.text("host", decoration.host);
  if (node == clique.focal_point) properties.raw("focal", "true");
  properties.close();
  model::NodeRecord record;
  record.environment = snapshot.environments()[snapshot.environment(node)].name;
  record.key = snapshot.key(node);
  record.type = snapshot.node_types()[snapshot.type(node)];
  record.id = snapshot.id(node);
  record.name = snapshot.name(node);
  record.document = document;
  record.status = report_of(decoration.status);
  return record;
}

model::LinkRecord link_record(const CliqueEngine& engine, const Clique& clique,
                              std::size_t position, const Decorations& decorations,
                              std::string& document) {
  const GraphSnapshot& snapshot = engine.snapshot();
  const model::LinkId link = clique.links[position];
  const LinkDecoration decoration =
      position < decorations.links.size() ? decorations.links[position] : LinkDecoration{};
  document = decoration.down ? R"({"down":true})" : "{}";
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
  record.status = report_of(decoration.status);
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

#include "adapters/node_link/node_link_adapter.h"

#include <algorithm>

#include "adapters/node_link/node_link_reader.h"
#include "adapters/plain/graph_reader.h"
#include "io/source_input.h"
#include "json/json_outline.h"
#include "json/json_stream.h"
#include "report_builder.h"

namespace toposcope::ingest {
namespace node_link {
namespace {

bool has_name(const JsonOutline::Member& member, const char* name) {
  return std::find(member.element_names.begin(), member.element_names.end(), name) !=
         member.element_names.end();
}

bool is_list_of_objects(const JsonOutline::Member& member) {
  return member.first == '[' && (member.element == '{' || member.element == ']');
}

bool may_be_links(const JsonOutline::Member& member) {
  if (!is_list_of_objects(member)) return false;
  if (member.element != '{') return true;
  return has_name(member, "source") && has_name(member, "target") && !has_name(member, "link_type");
}

/// Told by its lists.  A document of Calipso has no "nodes", and its links a "link_type".
bool is_node_link(const JsonOutline& outline) {
  if (outline.first != '{' || outline.has("toposcope") || outline.has("_id")) return false;
  bool nodes = false;
  bool links = false;
  for (const auto& member : outline.members) {
    const bool of_links = member.name == "links" || member.name == "edges";
    if (of_links && !may_be_links(member)) return false;
    if (member.name == "nodes" && !is_list_of_objects(member)) return false;
    links = links || of_links;
    nodes = nodes || (member.name == "nodes" && (member.element == '{' || links));
    if (member.name == "inventory") return false;
  }
  return nodes || (links && outline.members.size() == 1) || (links && outline.has("nodes"));
}

}  // namespace

model::Result<IngestReport> read_stream(std::unique_ptr<ByteStream> bytes, const std::string& name,
                                        const ReadOptions& options, model::GraphSink& sink) {
  ReportBuilder report;
  plain::GraphReader graph(options, plain::environment_from(name), sink, report);
  graph.set_local_link_keys();
  graph.keep_positions();
  JsonStream stream(*bytes, name);
  NodeLinkReader reader(stream, graph, report);
  if (auto status = reader.read(); !status.has_value()) return status.error();
  if (auto status = graph.finish(name); !status.has_value()) return status.error();
  return report.finish();
}

}  // namespace node_link

std::string_view NodeLinkAdapter::summary() const noexcept {
  return "node-link JSON: d3, NetworkX's node_link_data, toposcope's own cliques";
}

bool NodeLinkAdapter::recognises(const Source& source) const {
  const auto front = look_at(source);
  if (!front.has_value() || front.value().kind != SourceKind::kFile) return false;
  return node_link::is_node_link(outline_of(front.value().head));
}

model::Result<IngestReport> NodeLinkAdapter::read(const Source& source, const ReadOptions& options,
                                                  model::GraphSink& sink) const {
  auto bytes = open_source(source, options.progress);
  if (!bytes.has_value()) return bytes.error();
  return node_link::read_stream(std::move(bytes.value()), display_name(source), options, sink);
}

}  // namespace toposcope::ingest

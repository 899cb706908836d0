#include "query/facts_records.h"

#include <sstream>

#include "toposcope/graph/export.h"
#include "toposcope/ingest/csv_export.h"
#include "toposcope/ingest/dot_export.h"
#include "toposcope/ingest/graphml_export.h"
#include "toposcope/ingest/json_export.h"
#include "toposcope/model/type_name.h"

namespace toposcope::query {
namespace {

using model::Result;
using model::Status;
using scene::Difference;

using Parts = std::vector<FilePart>;

Status send_node(const scene::NodeFacts& node, const std::string& environment, bool is_focal,
                 model::GraphSink& sink) {
  const std::string document = graph::drawn_node_document(node.host, is_focal);
  model::NodeRecord record;
  record.environment = environment;
  record.key = node.key;
  record.type = node.type;
  record.id = node.id;
  record.name = node.name;
  record.document = document;
  record.status = graph::drawn_status(node.status.value);
  return sink.put_node(record);
}

Status send_link(const scene::LinkFacts& link, const scene::GraphFacts& facts,
                 const std::string& environment, model::GraphSink& sink) {
  const scene::NodeFacts& source = facts.nodes[link.source];
  const scene::NodeFacts& target = facts.nodes[link.target];
  const auto types = model::split_link_type(link.type);
  model::LinkRecord record;
  record.environment = environment;
  record.key = link.key;
  record.link_type = link.type;
  record.name = link.name;
  record.source = {source.key, types.from, source.id};
  record.target = {target.key, types.to, target.id};
  record.implicit = link.implicit ? model::Implicit::kTrue : model::Implicit::kFalse;
  record.document = graph::drawn_link_document(link.down);
  record.status = graph::drawn_status(link.status.value);
  return sink.put_link(record);
}

template <typename Writer>
Result<std::string> text_of(const scene::GraphFacts& facts, const std::string& environment) {
  std::ostringstream text;
  Writer writer(text);
  if (auto sent = send_facts(facts, environment, writer); !sent.has_value()) return sent.error();
  if constexpr (requires { writer.finish(); }) {
    if (auto ended = writer.finish(); !ended.has_value()) return ended.error();
  }
  return text.str();
}

Result<Parts> tables_of(const scene::GraphFacts& facts, const std::string& environment) {
  std::ostringstream nodes;
  std::ostringstream links;
  ingest::CsvWriter writer(nodes, links);
  if (auto sent = send_facts(facts, environment, writer); !sent.has_value()) return sent.error();
  return Parts{{".nodes.csv", nodes.str()}, {".links.csv", links.str()}};
}

Result<std::string> one_text(CliqueFormat format, const scene::GraphFacts& facts,
                             const std::string& environment) {
  switch (format) {
    case CliqueFormat::kDot:
      return text_of<ingest::DotWriter>(facts, environment);
    case CliqueFormat::kJson:
      return text_of<ingest::JsonLinesWriter>(facts, environment);
    case CliqueFormat::kGraphml:
      return text_of<ingest::GraphmlWriter>(facts, environment);
    default:
      return model::Error{model::ErrorCode::kUnsupported,
                          "only a clique can be written in this form", ""};
  }
}

}  // namespace

Status send_facts(const scene::GraphFacts& facts, const std::string& environment,
                  model::GraphSink& sink) {
  for (std::size_t i = 0; i < facts.nodes.size(); ++i) {
    const scene::NodeFacts& node = facts.nodes[i];
    if (node.placeholder || node.marks.difference == Difference::kRemoved) continue;
    const Status sent = send_node(node, environment, i == facts.focal_point, sink);
    if (!sent.has_value()) return sent;
  }
  for (const scene::LinkFacts& link : facts.links) {
    if (link.hidden_nodes > 0 || link.difference == Difference::kRemoved) continue;
    const Status sent = send_link(link, facts, environment, sink);
    if (!sent.has_value()) return sent;
  }
  return model::ok();
}

Result<Parts> facts_data(CliqueFormat format, const scene::GraphFacts& facts,
                         const std::string& environment) {
  if (format == CliqueFormat::kCsv) return tables_of(facts, environment);
  auto text = one_text(format, facts, environment);
  if (!text.has_value()) return text.error();
  return Parts{{std::string(extension_of(format)), std::move(text).value()}};
}

}  // namespace toposcope::query

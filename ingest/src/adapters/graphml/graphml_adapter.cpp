#include "adapters/graphml/graphml_adapter.h"

#include <string_view>

#include "adapters/graphml/graphml_reader.h"
#include "adapters/graphml/xml_parser.h"
#include "adapters/plain/graph_reader.h"
#include "io/source_input.h"
#include "report_builder.h"

namespace toposcope::ingest {
namespace graphml {

model::Result<IngestReport> read_stream(std::unique_ptr<ByteStream> bytes, const std::string& name,
                                        const ReadOptions& options, model::GraphSink& sink) {
  ReportBuilder report;
  plain::GraphReader graph(options, plain::environment_from(name), sink, report);
  XmlParser parser(name);
  GraphmlReader reader(graph, report, parser);
  if (auto status = parser.parse(*bytes, reader); !status.has_value()) return status.error();
  if (auto status = reader.finish(name); !status.has_value()) return status.error();
  if (auto status = graph.finish(name); !status.has_value()) return status.error();
  return report.finish();
}

}  // namespace graphml

std::string_view GraphmlAdapter::summary() const noexcept {
  return "GraphML of yEd, NetworkX, igraph and others, and of toposcope itself";
}

bool GraphmlAdapter::recognises(const Source& source) const {
  const auto front = look_at_text(source);
  if (!front.has_value() || front.value().kind != SourceKind::kFile) return false;
  const std::string_view head = front.value().head;
  const auto first = head.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos || head[first] != '<') return false;
  return head.find("<graphml") != std::string_view::npos ||
         head.find(":graphml") != std::string_view::npos;
}

model::Result<IngestReport> GraphmlAdapter::read(const Source& source, const ReadOptions& options,
                                                 model::GraphSink& sink) const {
  auto bytes = open_source(source, options.progress);
  if (!bytes.has_value()) return bytes.error();
  return graphml::read_stream(std::move(bytes.value()), display_name(source), options, sink);
}

}  // namespace toposcope::ingest

#include "adapters/csv/csv_adapter.h"

#include <utility>

#include "adapters/csv/csv_files.h"
#include "adapters/csv/csv_table.h"
#include "adapters/plain/graph_reader.h"
#include "io/file_set.h"
#include "io/source_input.h"
#include "report_builder.h"

namespace toposcope::ingest {
namespace csv {
namespace {

/// Nodes go before links, wherever they stand in the source.
model::Result<IngestReport> read_files(const Source& source, SourceKind kind,
                                       const ReadOptions& options, model::GraphSink& sink) {
  const auto names = list_files(source, kind);
  if (!names.has_value()) return names.error();
  const TablePlan plan = plan_tables(names.value());
  if (auto status = check_tables(plan, display_name(source)); !status.has_value()) {
    return status.error();
  }
  ReportBuilder report;
  plain::GraphReader graph(options, plain::environment_from(display_name(source)), sink, report);
  graph.index_exact_nodes();
  TableReader reader(graph, report);
  for (const TableFile& table : plan.tables) {
    if (table.kind != TableKind::kNodes) graph.nodes_are_complete();
    const auto visit = [&](const std::string& name, ByteStream& bytes) {
      return reader.read(std::make_unique<BorrowedStream>(bytes), display_name(source) + "/" + name,
                         &table.kind);
    };
    const auto status = visit_files(source, kind, {table.path}, options.progress, visit);
    if (!status.has_value()) return status.error();
  }
  for (const std::string& name : plan.ignored) {
    report.note(
        "file left out", [&] { return display_name(source) + "/" + name; },
        "its name is that of no table: nodes.csv, links.csv, documents.csv");
  }
  if (auto status = graph.finish(display_name(source)); !status.has_value()) return status.error();
  return report.finish();
}

}  // namespace

model::Result<IngestReport> read_stream(std::unique_ptr<ByteStream> bytes, const std::string& name,
                                        const ReadOptions& options, model::GraphSink& sink) {
  ReportBuilder report;
  plain::GraphReader graph(options, plain::environment_from(name), sink, report);
  graph.nodes_are_complete();
  TableReader reader(graph, report);
  if (auto status = reader.read(std::move(bytes), name, nullptr); !status.has_value()) {
    return status.error();
  }
  if (auto status = graph.finish(name); !status.has_value()) return status.error();
  return report.finish();
}

}  // namespace csv

std::string_view CsvAdapter::summary() const noexcept {
  return "tables: nodes.csv and links.csv (folder, zip), or one of them; --map names columns";
}

bool CsvAdapter::recognises(const Source& source) const {
  const auto front = look_at_text(source);
  if (!front.has_value()) return false;
  if (front.value().kind == SourceKind::kFile) {
    return csv::looks_like_table(front.value().head,
                                 csv::has_table_extension(display_name(source)));
  }
  const auto names = list_files(source, front.value().kind);
  return names.has_value() && !csv::plan_tables(names.value()).tables.empty();
}

model::Result<IngestReport> CsvAdapter::read(const Source& source, const ReadOptions& options,
                                             model::GraphSink& sink) const {
  const auto front = look_at_text(source);
  if (!front.has_value()) return front.error();
  if (front.value().kind != SourceKind::kFile) {
    return csv::read_files(source, front.value().kind, options, sink);
  }
  auto bytes = open_source(source, options.progress);
  if (!bytes.has_value()) return bytes.error();
  return csv::read_stream(std::move(bytes.value()), display_name(source), options, sink);
}

}  // namespace toposcope::ingest

#include "inventory_export.h"

#include <memory>
#include <ostream>

#include "toposcope/ingest/csv_export.h"
#include "toposcope/ingest/dot_export.h"
#include "toposcope/ingest/graphml_export.h"
#include "toposcope/ingest/json_export.h"

#include "query/output.h"

namespace toposcope::cli {
namespace {

using model::Error;
using model::ErrorCode;
using model::Status;

void note_losses(const ingest::ExportLosses& losses, const Console& console) {
  for (const auto& [what, count] : losses) {
    console.note("not in this form: " + what + " (" + std::to_string(count) + ")");
  }
}

Status write_graphml(store::GraphStore& store, const InventoryExport& options, std::ostream& out,
                     const Console& console) {
  ingest::GraphmlWriter writer(out);
  if (auto sent = store.replay(options.at, writer); !sent.has_value()) return sent;
  if (auto ended = writer.finish(); !ended.has_value()) return ended;
  note_losses(writer.losses(), console);
  return model::ok();
}

Status write_dot(store::GraphStore& store, const InventoryExport& options, std::ostream& out) {
  ingest::DotWriter writer(out);
  if (auto sent = store.replay(options.at, writer); !sent.has_value()) return sent;
  return writer.finish();
}

Status write_json(store::GraphStore& store, const InventoryExport& options, std::ostream& out) {
  ingest::JsonLinesWriter writer(out);
  return store.replay(options.at, writer);
}

Status write_tables(store::GraphStore& store, const InventoryExport& options,
                    const Console& console) {
  if (options.output.empty() || options.output == "-") {
    return Error{ErrorCode::kInvalidArgument,
                 "CSV is several tables and needs a folder: add --output DIR", ""};
  }
  const auto writer = ingest::CsvFolderWriter::open(options.output);
  if (!writer.has_value()) return writer.error();
  if (auto sent = store.replay(options.at, *writer.value()); !sent.has_value()) return sent;
  if (auto ended = writer.value()->finish(); !ended.has_value()) return ended;
  note_losses(writer.value()->losses(), console);
  return model::ok();
}

Status write_stream(store::GraphStore& store, const InventoryExport& options, std::ostream& out,
                    const Console& console) {
  switch (options.format) {
    case CliqueFormat::kJson:
      return write_json(store, options, out);
    case CliqueFormat::kGraphml:
      return write_graphml(store, options, out, console);
    case CliqueFormat::kDot:
      return write_dot(store, options, out);
    default:
      return Error{ErrorCode::kInvalidArgument,
                   "--inventory is written as json, graphml, csv or dot; other forms show one "
                   "clique",
                   ""};
  }
}

}  // namespace

Status export_inventory(store::GraphStore& store, const InventoryExport& options,
                        Console& console) {
  if (options.format == CliqueFormat::kCsv) return write_tables(store, options, console);
  std::unique_ptr<query::Output> file;
  if (!options.output.empty() && options.output != "-") {
    auto opened = query::Output::to_file(options.output);
    if (!opened.has_value()) return opened.error();
    file = std::move(opened).value();
  }
  query::Output& output = file ? *file : console.answers();
  const Status sent = write_stream(store, options, output.stream(), console);
  // A writer sees a bad stream only; the output knows why it is bad.
  if (auto written = output.status(); !written.has_value()) return written;
  return sent.has_value() ? output.finish() : sent;
}

}  // namespace toposcope::cli

#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "adapters/csv/csv_files.h"
#include "adapters/csv/csv_reader.h"
#include "adapters/plain/graph_reader.h"
#include "io/byte_stream.h"
#include "report_builder.h"

namespace toposcope::ingest::csv {

/// Reads one table into a GraphReader.
class TableReader {
 public:
  TableReader(plain::GraphReader& graph, ReportBuilder& report) : graph_(graph), report_(report) {}

  /// `kind` is what the file is named after; nothing: its columns tell.
  /// \retval kMalformedInput  no header, a column twice, none that identifies nodes or names the
  ///                          ends of links, or the text cannot be cut into cells
  /// \return any error of the sink, unchanged
  [[nodiscard]] model::Status read(std::unique_ptr<ByteStream> bytes, const std::string& name,
                                   const TableKind* kind);

 private:
  [[nodiscard]] model::Status read_rows(CsvReader& rows, const TableKind* kind);
  [[nodiscard]] model::Status read_header(CsvReader& rows);
  [[nodiscard]] model::Status check_columns(const std::string& place);
  [[nodiscard]] model::Status check_ends(const std::string& place);
  [[nodiscard]] model::Error missing_column(const std::string& what, const std::string& roles,
                                            const std::string& place) const;
  [[nodiscard]] bool has_role(plain::Role role);
  [[nodiscard]] bool take_cells(std::vector<std::string>& cells, const Locator& where);
  [[nodiscard]] model::Status take_row(const Locator& where);
  [[nodiscard]] model::Status take_document(const Locator& where);
  [[nodiscard]] std::string missing_end() const;

  plain::GraphReader& graph_;
  ReportBuilder& report_;
  TableKind kind_ = TableKind::kNodes;
  bool own_ = false;
  std::vector<std::string> columns_;
  std::vector<std::size_t> end_columns_[2];  ///< That may name the source, and the target.
  std::vector<std::string> cells_;
  plain::NodeFacts node_;
  plain::LinkFacts link_;
};

}  // namespace toposcope::ingest::csv

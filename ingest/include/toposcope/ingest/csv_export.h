#pragma once

#include <filesystem>
#include <fstream>
#include <memory>
#include <ostream>
#include <span>
#include <string>
#include <string_view>

#include "toposcope/ingest/export_losses.h"
#include "toposcope/model/result.h"
#include "toposcope/model/sink.h"

namespace toposcope::ingest {

/// A sink that writes nodes, links and documents as three CSV tables; the `csv` adapter reads them
/// back to an equal inventory.  Form: ingest/FORMATS.md.
///
/// \code
///   std::ostringstream nodes;
///   std::ostringstream links;
///   ingest::CsvWriter writer(nodes, links);
///   const auto status = graph::send_clique(engine, clique, {}, writer);
/// \endcode
///
/// Cells are written as they are: one that begins with "=" is a formula to a spreadsheet, and an
/// inventory that strangers may write to must not be opened in one without a thought.
/// Every put_ fails with kIo once its stream has failed.  Cost: one line is held in memory.
/// One thread at a time.
class CsvWriter final : public model::GraphSink {
 public:
  /// Writes the header lines.  The streams must outlive the writer.  Without `documents` documents
  /// are losses.
  CsvWriter(std::ostream& nodes, std::ostream& links, std::ostream* documents = nullptr);

  [[nodiscard]] model::Status put_node(const model::NodeRecord& node) override;
  [[nodiscard]] model::Status put_link(const model::LinkRecord& link) override;
  [[nodiscard]] model::Status put_document(const model::DocumentRecord& document) override;

  [[nodiscard]] const ExportLosses& losses() const noexcept { return losses_; }

 private:
  [[nodiscard]] model::Status write_row(std::ostream& out, std::span<const std::string_view> cells);
  void append_cell(std::string_view cell);

  std::ostream& nodes_;
  std::ostream& links_;
  std::ostream* documents_;
  std::string line_;
  std::string time_;
  ExportLosses losses_;
};

/// The same into nodes.csv, links.csv and documents.csv of a folder.
class CsvFolderWriter final : public model::GraphSink {
 public:
  /// Makes the folder when it is not there; files of these names are written anew.
  /// \retval kIo  a file cannot be written
  [[nodiscard]] static model::Result<std::unique_ptr<CsvFolderWriter>> open(
      const std::filesystem::path& folder);

  /// Not open yet; use open().
  CsvFolderWriter() = default;

  [[nodiscard]] model::Status put_node(const model::NodeRecord& node) override {
    return writer_->put_node(node);
  }
  [[nodiscard]] model::Status put_link(const model::LinkRecord& link) override {
    return writer_->put_link(link);
  }
  [[nodiscard]] model::Status put_document(const model::DocumentRecord& document) override {
    return writer_->put_document(document);
  }

  /// Closes the files.
  /// \retval kIo  not all could be written
  [[nodiscard]] model::Status finish();

  [[nodiscard]] const ExportLosses& losses() const noexcept { return writer_->losses(); }

 private:
  std::filesystem::path folder_;
  std::ofstream nodes_;
  std::ofstream links_;
  std::ofstream documents_;
  std::unique_ptr<CsvWriter> writer_;
};

}  // namespace toposcope::ingest

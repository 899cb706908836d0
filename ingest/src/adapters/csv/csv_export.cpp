#include "toposcope/ingest/csv_export.h"

#include <array>
#include <system_error>

#include "toposcope/model/text.h"

#include "adapters/plain/record_fields.h"

namespace toposcope::ingest {
namespace {

model::Error cannot_write(std::string where) {
  return {model::ErrorCode::kIo, "cannot write the export; is the disk full?", std::move(where)};
}

}  // namespace

CsvWriter::CsvWriter(std::ostream& nodes, std::ostream& links, std::ostream* documents)
    : nodes_(nodes), links_(links), documents_(documents) {
  // A stream that fails now fails at the first record, too.
  (void)write_row(nodes_, plain::kNodeFields);
  (void)write_row(links_, plain::kLinkFields);
  if (documents_ != nullptr) (void)write_row(*documents_, plain::kDocumentFields);
}

/// What a CSV text cannot carry becomes U+FFFD.
void CsvWriter::append_cell(std::string_view cell) {
  const bool quote = cell.find_first_of(",\"\r\n") != std::string_view::npos ||
                     cell.starts_with(' ') || cell.ends_with(' ');
  if (quote) line_ += '"';
  while (!cell.empty()) {
    const model::Utf8Piece piece = model::take_utf8(cell);
    const bool is_nul = piece.bytes[0] == '\0';
    if (piece.is_valid && !is_nul) {
      if (piece.bytes == "\"") line_ += '"';
      line_ += piece.bytes;
    } else {
      ++losses_[is_nul ? "NUL characters" : "bytes that are no UTF-8"];
      line_ += model::kReplacementCharacter;
    }
  }
  if (quote) line_ += '"';
}

model::Status CsvWriter::write_row(std::ostream& out, std::span<const std::string_view> cells) {
  line_.clear();
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) line_ += ',';
    append_cell(cells[i]);
  }
  line_ += '\n';
  out << line_;
  return out ? model::ok() : cannot_write("");
}

model::Status CsvWriter::put_node(const model::NodeRecord& node) {
  return write_row(nodes_, plain::texts_of(node, time_));
}

model::Status CsvWriter::put_link(const model::LinkRecord& link) {
  return write_row(links_, plain::texts_of(link, time_));
}

model::Status CsvWriter::put_document(const model::DocumentRecord& document) {
  if (documents_ == nullptr) {
    ++losses_["documents"];
    return model::ok();
  }
  const std::array<std::string_view, plain::kDocumentFields.size()> cells = {
      document.collection, document.environment, document.key, document.document};
  return write_row(*documents_, cells);
}

model::Result<std::unique_ptr<CsvFolderWriter>> CsvFolderWriter::open(
    const std::filesystem::path& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) {
    return model::Error{model::ErrorCode::kIo, "cannot make the folder: " + error.message(),
                        folder.string()};
  }
  auto writer = std::make_unique<CsvFolderWriter>();
  writer->folder_ = folder;
  writer->nodes_.open(folder / "nodes.csv", std::ios::binary);
  writer->links_.open(folder / "links.csv", std::ios::binary);
  writer->documents_.open(folder / "documents.csv", std::ios::binary);
  writer->writer_ =
      std::make_unique<CsvWriter>(writer->nodes_, writer->links_, &writer->documents_);
  if (!writer->nodes_ || !writer->links_ || !writer->documents_) {
    return cannot_write(folder.string());
  }
  return writer;
}

model::Status CsvFolderWriter::finish() {
  bool good = true;
  for (std::ofstream* file : {&nodes_, &links_, &documents_}) {
    file->close();
    good = good && !file->fail();
  }
  return good ? model::ok() : cannot_write(folder_.string());
}

}  // namespace toposcope::ingest

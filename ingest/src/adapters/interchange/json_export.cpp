#include "toposcope/ingest/json_export.h"

#include <string_view>

#include "toposcope/model/record_json.h"

namespace toposcope::ingest {

JsonLinesWriter::JsonLinesWriter(std::ostream& out) : out_(out) {
  out_ << "{\"toposcope\":1,\"exact\":true}\n";
}

model::Status JsonLinesWriter::write_line(std::string_view kind, std::string_view record) {
  out_ << "{\"" << kind << "\":" << record << "}\n";
  if (out_) return model::ok();
  return model::Error{model::ErrorCode::kIo, "cannot write the export; is the disk full?", ""};
}

model::Status JsonLinesWriter::put_node(const model::NodeRecord& node) {
  line_.clear();
  model::append_record_json(line_, node);
  return write_line("node", line_);
}

model::Status JsonLinesWriter::put_link(const model::LinkRecord& link) {
  line_.clear();
  model::append_record_json(line_, link);
  return write_line("link", line_);
}

model::Status JsonLinesWriter::put_document(const model::DocumentRecord& document) {
  line_.clear();
  model::append_record_json(line_, document);
  return write_line("document", line_);
}

}  // namespace toposcope::ingest

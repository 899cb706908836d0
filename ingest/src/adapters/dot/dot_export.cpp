#include "toposcope/ingest/dot_export.h"

#include "toposcope/model/dot_text.h"
#include "toposcope/model/record_json.h"

#include "adapters/dot/dot_reader.h"
#include "adapters/plain/record_fields.h"

namespace toposcope::ingest {

class DotWriter::Names : public plain::NodeNames {};

DotWriter::DotWriter(std::ostream& out) : out_(out), names_(std::make_unique<Names>()) {
  out_ << "digraph inventory {\ngraph [" << dot::kOwnMark << "=\"" << dot::kOwnVersion << "\"];\n"
       << "node [shape=box];\n";
}

DotWriter::~DotWriter() = default;

void DotWriter::append_quoted(std::string_view text) {
  text_ += '"';
  for (const char c : text) {
    if (c == '"') text_ += '\\';
    text_ += c;
  }
  text_ += '"';
}

model::Status DotWriter::write() {
  out_ << text_;
  if (out_) return model::ok();
  return model::Error{model::ErrorCode::kIo, "cannot write the export; is the disk full?", ""};
}

model::Status DotWriter::put_node(const model::NodeRecord& node) {
  text_.clear();
  json_.clear();
  model::append_record_json(json_, node);
  append_quoted(model::dot_name(names_->add(node)));
  text_ += " [label=";
  append_quoted(model::dot_label(node.name.empty() ? node.id : node.name) + "\\n" +
                model::dot_label(node.type));
  text_.append(",").append(dot::kOwnMark).append("=");
  append_quoted(model::dot_name(json_));
  text_ += "];\n";
  return write();
}

model::Status DotWriter::put_link(const model::LinkRecord& link) {
  text_.clear();
  json_.clear();
  model::append_record_json(json_, link);
  append_quoted(model::dot_name(plain::NodeNames::of(link.source)));
  text_ += " -> ";
  append_quoted(model::dot_name(plain::NodeNames::of(link.target)));
  text_ += " [label=";
  append_quoted(model::dot_label(link.name));
  text_.append(",").append(dot::kOwnMark).append("=");
  append_quoted(model::dot_name(json_));
  text_ += "];\n";
  return write();
}

model::Status DotWriter::put_document(const model::DocumentRecord& document) {
  json_.clear();
  model::append_record_json(json_, document);
  text_ = "graph [";
  text_.append(dot::kOwnDocument).append(std::to_string(++documents_)).append("=");
  append_quoted(model::dot_name(json_));
  text_ += "];\n";
  return write();
}

model::Status DotWriter::finish() {
  text_ = "}\n";
  if (auto status = write(); !status.has_value()) return status;
  out_.flush();
  text_.clear();
  return write();
}

}  // namespace toposcope::ingest

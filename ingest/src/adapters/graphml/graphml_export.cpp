#include "toposcope/ingest/graphml_export.h"

#include <cstddef>
#include <span>

#include "toposcope/model/record_json.h"
#include "toposcope/model/text.h"

#include "adapters/plain/record_fields.h"

namespace toposcope::ingest {

class GraphmlWriter::Names : public plain::NodeNames {};

namespace {

constexpr std::string_view kNode = "n_";
constexpr std::string_view kEdge = "e_";

void append_key(std::string& out, std::string_view prefix, std::string_view owner,
                std::string_view field) {
  out.append("<key id=\"").append(prefix).append(field).append("\" for=\"").append(owner);
  out.append("\" attr.name=\"").append(field).append("\" attr.type=\"string\"/>\n");
}

/// XML 1.0 has no control characters but three, and lacks two at the end of its plane.
bool has_in_xml(std::string_view character) {
  const auto byte = static_cast<unsigned char>(character[0]);
  if (byte < 0x20) return byte == '\t' || byte == '\n' || byte == '\r';
  return character != "\xEF\xBF\xBE" && character != "\xEF\xBF\xBF";
}

/// What stands for a character that XML gives a meaning; empty when it may stand for itself.  White
/// space counts in attributes, and a carriage return everywhere.
std::string_view reference_for(char c, bool in_attribute) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '\r':
      return "&#13;";
    case '"':
      return in_attribute ? "&quot;" : "";
    case '\t':
      return in_attribute ? "&#9;" : "";
    case '\n':
      return in_attribute ? "&#10;" : "";
    default:
      return "";
  }
}

}  // namespace

GraphmlWriter::GraphmlWriter(std::ostream& out) : out_(out), names_(std::make_unique<Names>()) {
  text_ =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n";
  append_key(text_, "g_", "graph", "toposcope");
  append_key(text_, "g_", "graph", "toposcope.document");
  for (const auto field : plain::kNodeFields) append_key(text_, kNode, "node", field);
  append_key(text_, kNode, "node", "placeholder");
  for (const auto field : plain::kLinkFields) append_key(text_, kEdge, "edge", field);
  text_ += "<graph id=\"G\" edgedefault=\"directed\">\n<data key=\"g_toposcope\">1</data>\n";
  out_ << text_;
}

GraphmlWriter::~GraphmlWriter() = default;

void GraphmlWriter::append_text(std::string_view text, bool in_attribute) {
  while (!text.empty()) {
    const model::Utf8Piece piece = model::take_utf8(text);
    if (!piece.is_valid || !has_in_xml(piece.bytes)) {
      ++losses_[piece.is_valid ? "characters that XML lacks" : "bytes that are no UTF-8"];
      text_ += model::kReplacementCharacter;
      continue;
    }
    const auto reference = reference_for(piece.bytes[0], in_attribute);
    text_ += reference.empty() ? piece.bytes : reference;
  }
}

void GraphmlWriter::append_data(std::string_view prefix, std::string_view field,
                                std::string_view value) {
  if (value.empty()) return;
  text_.append("<data key=\"").append(prefix).append(field).append("\">");
  append_text(value, false);
  text_ += "</data>";
}

model::Status GraphmlWriter::write() {
  out_ << text_;
  if (out_) return model::ok();
  return model::Error{model::ErrorCode::kIo, "cannot write the export; is the disk full?", ""};
}

model::Status GraphmlWriter::put_node(const model::NodeRecord& node) {
  text_ = "<node id=\"";
  append_text(names_->add(node), true);
  text_ += "\">";
  const auto texts = plain::texts_of(node, time_);
  for (std::size_t i = 0; i < texts.size(); ++i)
    append_data(kNode, plain::kNodeFields[i], texts[i]);
  text_ += "</node>\n";
  return write();
}

/// Writes the node of an end that has none.
void GraphmlWriter::append_end(const model::LinkEnd& end, std::string& name) {
  name = plain::NodeNames::of(end);
  if (!names_->is_new(name)) return;
  text_ += "<node id=\"";
  append_text(name, true);
  text_ += "\">";
  append_data(kNode, "type", end.type);
  append_data(kNode, "id", end.id);
  append_data(kNode, "placeholder", "true");
  text_ += "</node>\n";
}

model::Status GraphmlWriter::put_link(const model::LinkRecord& link) {
  text_.clear();
  std::string source;
  std::string target;
  append_end(link.source, source);
  append_end(link.target, target);
  text_ += "<edge source=\"";
  append_text(source, true);
  text_ += "\" target=\"";
  append_text(target, true);
  text_ += "\">";
  const auto texts = plain::texts_of(link, time_);
  for (std::size_t i = 0; i < texts.size(); ++i)
    append_data(kEdge, plain::kLinkFields[i], texts[i]);
  text_ += "</edge>\n";
  return write();
}

model::Status GraphmlWriter::put_document(const model::DocumentRecord& document) {
  std::string json;
  model::append_record_json(json, document);
  text_.clear();
  append_data("g_", "toposcope.document", json);
  text_ += '\n';
  return write();
}

model::Status GraphmlWriter::finish() {
  text_ = "</graph>\n</graphml>\n";
  if (auto status = write(); !status.has_value()) return status;
  out_.flush();
  text_.clear();
  return write();
}

}  // namespace toposcope::ingest

#include "toposcope/ingest/json_export.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "toposcope/model/status.h"

#include "json/json_object_writer.h"

namespace toposcope::ingest {
namespace {

std::string status_json(const model::StatusReport& status) {
  std::string json;
  JsonObjectWriter object(json);
  object.text("value", model::status_word(status.value));
  object.text("text", status.text);
  if (status.time != model::UtcMicros{}) object.text("time", model::to_rfc3339(status.time));
  object.close();
  return json;
}

std::string end_json(const model::LinkEnd& end) {
  std::string json;
  JsonObjectWriter object(json);
  object.text("key", end.key);
  object.text("type", end.type);
  object.text("id", end.id);
  object.close();
  return json;
}

std::string_view implicit_json(model::Implicit implicit) {
  constexpr std::array<std::string_view, 4> kWords = {"false", "true", "null", ""};
  return kWords[static_cast<std::size_t>(implicit)];
}

}  // namespace

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
  JsonObjectWriter object(line_);
  object.text("environment", node.environment);
  object.text("key", node.key);
  object.text("type", node.type);
  object.text("id", node.id);
  object.text("name", node.name);
  object.text("parent_type", node.parent_type);
  object.text("parent_id", node.parent_id);
  object.raw("constraints", node.constraints);
  object.raw("document", node.document);
  if (node.status) object.raw("status", status_json(*node.status));
  object.close();
  return write_line("node", line_);
}

model::Status JsonLinesWriter::put_link(const model::LinkRecord& link) {
  line_.clear();
  JsonObjectWriter object(line_);
  object.text("environment", link.environment);
  object.text("key", link.key);
  object.text("type", link.link_type);
  object.text("name", link.name);
  object.raw("source", end_json(link.source));
  object.raw("target", end_json(link.target));
  object.raw("implicit", implicit_json(link.implicit));
  object.raw("constraints", link.constraints);
  object.raw("document", link.document);
  if (link.status) object.raw("status", status_json(*link.status));
  object.close();
  return write_line("link", line_);
}

model::Status JsonLinesWriter::put_document(const model::DocumentRecord& document) {
  line_.clear();
  JsonObjectWriter object(line_);
  object.text("collection", document.collection);
  object.text("environment", document.environment);
  object.text("key", document.key);
  object.raw("document", document.document);
  object.close();
  return write_line("document", line_);
}

}  // namespace toposcope::ingest

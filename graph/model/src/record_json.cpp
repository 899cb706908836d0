#include "toposcope/model/record_json.h"

#include <array>
#include <cstddef>

#include "toposcope/model/json_object_writer.h"
#include "toposcope/model/status.h"

namespace toposcope::model {
namespace {

void append_status(JsonObjectWriter& record, std::string& out,
                   const std::optional<StatusReport>& status) {
  if (!status) return;
  record.begin("status");
  JsonObjectWriter object(out);
  object.text("value", status_word(status->value));
  object.text("text", status->text);
  if (status->time != UtcMicros{}) object.text("time", to_rfc3339(status->time));
  object.close();
}

void append_end(std::string& out, const LinkEnd& end) {
  JsonObjectWriter object(out);
  object.text("key", end.key);
  object.text("type", end.type);
  object.text("id", end.id);
  object.close();
}

}  // namespace

std::string_view implicit_word(Implicit implicit) noexcept {
  constexpr std::array<std::string_view, 4> kWords = {"false", "true", "null", ""};
  return kWords[static_cast<std::size_t>(implicit)];
}

void append_record_json(std::string& out, const NodeRecord& node) {
  JsonObjectWriter object(out);
  object.text("environment", node.environment);
  object.text("key", node.key);
  object.text("type", node.type);
  object.text("id", node.id);
  object.text("name", node.name);
  object.text("parent_type", node.parent_type);
  object.text("parent_id", node.parent_id);
  object.raw("constraints", node.constraints);
  object.raw("document", node.document);
  append_status(object, out, node.status);
  object.close();
}

void append_record_json(std::string& out, const LinkRecord& link) {
  JsonObjectWriter object(out);
  object.text("environment", link.environment);
  object.text("key", link.key);
  object.text("type", link.link_type);
  object.text("name", link.name);
  object.begin("source");
  append_end(out, link.source);
  object.begin("target");
  append_end(out, link.target);
  object.raw("implicit", implicit_word(link.implicit));
  object.raw("constraints", link.constraints);
  object.raw("document", link.document);
  append_status(object, out, link.status);
  object.close();
}

void append_record_json(std::string& out, const DocumentRecord& document) {
  JsonObjectWriter object(out);
  object.text("collection", document.collection);
  object.text("environment", document.environment);
  object.text("key", document.key);
  object.raw("document", document.document);
  object.close();
}

}  // namespace toposcope::model

#include "inventory/object.h"

#include <utility>

namespace toposcope::discovery {
namespace {

std::string text_of(const Doc& doc, std::string_view name) {
  const Value value = doc[name];
  if (!value.exists() || value.is_null() || value.is_list() || value.is_map()) return {};
  const std::string_view text = value.text();
  return text.empty() && value.json() != "\"\"" ? value.json() : std::string(text);
}

}  // namespace

std::optional<Object> make_object(std::string document) {
  Doc doc;
  return make_object(std::move(document), doc);
}

std::optional<Object> make_object(std::string document, Doc& doc) {
  if (!doc.load(document)) return std::nullopt;
  Object object;
  object.type = text_of(doc, "type");
  object.id = text_of(doc, "id");
  object.name = text_of(doc, "name");
  object.object_name = text_of(doc, "object_name");
  object.host = text_of(doc, "host");
  object.parent_type = text_of(doc, "parent_type");
  object.parent_id = text_of(doc, "parent_id");
  object.key = text_of(doc, "_id");
  object.document = std::move(document);
  return object;
}

}  // namespace toposcope::discovery

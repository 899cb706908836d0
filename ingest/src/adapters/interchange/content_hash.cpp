#include "adapters/interchange/content_hash.h"

#include "toposcope/model/text.h"

#include "adapters/calipso/status_fields.h"
#include "record_parts.h"

namespace toposcope::ingest::interchange {
namespace {

/// Collects what is hashed: the document, then what the record says otherwise.
class Content {
 public:
  Content(const JsonRecord& document, bool has_status, std::string& text)
      : document_(document), text_(text) {
    text_.clear();
    append_content(
        document,
        [has_status](std::string_view name) { return calipso::is_volatile(name, has_status); },
        text_);
  }

  /// A field of the record; `name` is the document's member that says the same.
  Content& field(std::string_view name, std::string_view value) {
    if (document_.text_of(name) == value) return *this;
    return add(name, model::json_string(value));
  }

  /// As field(), for one that only a string says.
  Content& text_field(std::string_view name, std::string_view value) {
    const Field* own = document_.find(name);
    if ((own == nullptr ? std::string_view() : own->string()) == value) return *this;
    return add(name, model::json_string(value));
  }

  Content& add(std::string_view name, std::string_view json) {
    text_ += name;
    text_ += '=';
    text_ += json;
    text_ += ',';
    return *this;
  }

  [[nodiscard]] std::uint64_t hash() const { return hash_bytes(text_); }

 private:
  const JsonRecord& document_;
  std::string& text_;
};

bool has_status(const JsonRecord& document) { return calipso::read_status(document).has_value(); }

}  // namespace

std::uint64_t content_hash_of(const model::NodeRecord& node, const JsonRecord& document,
                              std::string_view constraints, std::string& scratch) {
  Content content(document, has_status(document), scratch);
  content.field("_id", node.key).field("type", node.type).field("id", node.id);
  content.field("name", node.name).field("parent_type", node.parent_type);
  content.field("parent_id", node.parent_id);
  if (!constraints.empty()) content.add("constraints", constraints);
  return content.hash();
}

std::uint64_t content_hash_of(const model::LinkRecord& link, const JsonRecord& document,
                              std::string_view constraints, std::string& scratch) {
  Content content(document, has_status(document), scratch);
  content.field("_id", link.key).field("link_type", link.link_type).field("link_name", link.name);
  if (implicit_of(document.find("implicit")) != link.implicit) {
    content.add("implicit", std::to_string(static_cast<int>(link.implicit)));
  }
  if (!constraints.empty()) content.add("constraints", constraints);
  return content.hash();
}

std::uint64_t content_hash_of(const model::DocumentRecord& record, const JsonRecord& document,
                              std::string& scratch) {
  Content content(document, false, scratch);
  if (record.collection == model::collections::kEnvironments) {
    content.field("name", record.environment);
  } else {
    content.text_field("environment", record.environment);
  }
  return content.hash();
}

}  // namespace toposcope::ingest::interchange

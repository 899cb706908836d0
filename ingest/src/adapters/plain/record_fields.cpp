#include "adapters/plain/record_fields.h"

#include "toposcope/model/record_json.h"
#include "toposcope/model/status.h"

#include "record_parts.h"

namespace toposcope::ingest::plain {
namespace {

struct StatusTexts {
  std::string_view value;
  std::string_view text;
};

StatusTexts status_texts(const std::optional<model::StatusReport>& status, std::string& time) {
  time.clear();
  if (!status) return {};
  if (status->time != model::UtcMicros{}) time = model::to_rfc3339(status->time);
  return {model::status_word(status->value), status->text};
}

std::string name_of(std::string_view key, std::string_view type, std::string_view id) {
  if (!key.empty()) return std::string(key);
  return std::string(type) + ":" + std::string(id);
}

}  // namespace

NodeTexts texts_of(const model::NodeRecord& node, std::string& time) {
  const auto [value, text] = status_texts(node.status, time);
  return {node.environment, node.key, node.type, node.id, node.name,        node.parent_type,
          node.parent_id,   value,    text,      time,    node.constraints, node.document};
}

LinkTexts texts_of(const model::LinkRecord& link, std::string& time) {
  const auto [value, text] = status_texts(link.status, time);
  return {link.environment,
          link.key,
          link.link_type,
          link.name,
          link.source.key,
          link.source.type,
          link.source.id,
          link.target.key,
          link.target.type,
          link.target.id,
          model::implicit_word(link.implicit),
          value,
          text,
          time,
          link.constraints,
          link.document};
}

std::string NodeNames::add(const model::NodeRecord& node) {
  const std::string base = name_of(node.key, node.type, node.id);
  std::string name = base;
  for (std::uint64_t number = 2; !is_new(name); ++number) {
    name = base + "#" + std::to_string(number);
  }
  return name;
}

std::string NodeNames::of(const model::LinkEnd& end) { return name_of(end.key, end.type, end.id); }

bool NodeNames::is_new(const std::string& name) { return hashes_.insert(hash_bytes(name)).second; }

}  // namespace toposcope::ingest::plain

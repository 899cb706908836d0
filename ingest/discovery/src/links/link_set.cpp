#include "links/link_set.h"

#include "toposcope/model/json_object_writer.h"

namespace toposcope::discovery {
namespace {

std::string default_name(const Object& source, const Object& target) {
  const auto shown = [](const Object& object) {
    return object.object_name.empty() ? std::string("None") : object.object_name;
  };
  return shown(source) + "-" + shown(target);
}

}  // namespace

std::string attributes_json(std::span<const Attribute> attributes) {
  std::string text;
  model::JsonObjectWriter writer(text);
  for (const Attribute& attribute : attributes) writer.raw(attribute.name, attribute.json);
  writer.close();
  return text;
}

std::size_t LinkSet::Hash::operator()(const Identity& key) const noexcept {
  const std::uint64_t ends = (std::uint64_t{key.source} << 32U) | key.target;
  const std::uint64_t rest = (std::uint64_t{key.link_type} << 32U) | key.attributes;
  const std::uint64_t mixed =
      ends * 0x9E3779B97F4A7C15U + (rest ^ (ends >> 29U)) * 0xBF58476D1CE4E5B9U;
  return mixed ^ (mixed >> 32U);
}

LinkSet::Identity LinkSet::identity_of(const LinkEntry& link) const {
  if (!rules_.is_own()) return {link.source_id, link.target_id, 0, 0};
  // One more than the number, so that an implicit link without attributes is not an explicit one.
  const TextNumber attributes = link.implicit ? link.attributes + 1 : 0;
  return {link.source_id, link.target_id, link.link_type, attributes};
}

void LinkSet::put(const FoundLink& link) {
  const Object& source = inventory_.object(link.source);
  const Object& target = inventory_.object(link.target);
  LinkEntry entry{.source = link.source, .target = link.target};
  entry.link_type = texts_.number(link.link_type);
  entry.source_id = texts_.number(source.id);
  entry.target_id = texts_.number(target.id);
  if (link.name) entry.name = texts_.number(*link.name);
  entry.host = texts_.number_or_none(link.host);
  entry.switch_id = texts_.number_or_none(link.switch_id);
  if (!link.attributes.empty()) {
    entry.attributes = texts_.number(attributes_json(link.attributes));
  }
  entry.up = link.up;
  if (!rules_.is_2018()) {
    if (entry.host == kNoText) entry.host = texts_.number_or_none(source.host);
    if (entry.host == kNoText) entry.host = texts_.number_or_none(target.host);
    if (!link.name || link.name->empty()) entry.name = texts_.number(default_name(source, target));
  }
  put(entry);
}

void LinkSet::put(const LinkEntry& link) {
  const auto [known, fresh] = places_.try_emplace(identity_of(link), links_.size());
  if (fresh) {
    links_.push_back(link);
    return;
  }
  LinkEntry& old = links_[known->second];
  const TextNumber host = link.host != kNoText ? link.host : old.host;
  const TextNumber switch_id = link.switch_id != kNoText ? link.switch_id : old.switch_id;
  old = link;
  old.host = host;
  old.switch_id = switch_id;
}

}  // namespace toposcope::discovery

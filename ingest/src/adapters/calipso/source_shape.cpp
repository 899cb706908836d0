#include "adapters/calipso/source_shape.h"

#include <algorithm>
#include <set>
#include <vector>

#include "adapters/calipso/collections.h"
#include "adapters/calipso/reply_kinds.h"
#include "bson/bson_framing.h"
#include "json/json_outline.h"

namespace toposcope::ingest::calipso {
namespace {

std::vector<std::string_view> views(const std::vector<std::string>& names) {
  return {names.begin(), names.end()};
}

SourceShape refused(std::string why) { return {Form::kRefused, {}, std::move(why)}; }

/// Fields that only a record has, never a whole document.
bool is_record(const JsonOutline& outline) {
  for (const auto* name : {"_id", "focal_point_type", "link_type", "toposcope"}) {
    if (outline.has(name)) return true;
  }
  return false;
}

/// A collection among the members, perhaps renamed: a list of objects, or an empty one.
bool has_collection(const JsonOutline& outline) {
  std::set<std::string> names;
  for (const auto& member : outline.members) names.insert(member.name);
  return std::any_of(outline.members.begin(), outline.members.end(), [&names](const auto& member) {
    return member.first == '[' && (member.element == '{' || member.element == ']') &&
           !collection_among(member.name, names).empty();
  });
}

std::string refusal_of_reply(const JsonOutline& outline) {
  if (outline.members.size() == 1) {
    const auto& only = outline.members.front();
    if (only.name == "error" && only.first == '{') {
      return "this is an error reply of the REST API; fetch the data again";
    }
    if (only.first == '[') return refusal_of_list(only.name, views(only.element_names));
  }
  if (outline.has("aggregates") && outline.has("type")) {
    return "a reply of GET /aggregates holds counts, no inventory; export the collections with "
           "mongoexport or fetch the details";
  }
  return {};
}

SourceShape shape_of_object(const JsonOutline& outline, std::string_view stem_collection) {
  if (outline.has("toposcope")) return {};
  if (auto why = refusal_of_reply(outline); !why.empty()) return refused(std::move(why));
  if (has_collection(outline) && !is_record(outline)) return {Form::kDocument, {}, {}};
  if (!stem_collection.empty()) return {Form::kRecords, std::string(stem_collection), {}};
  std::vector<std::string_view> names;
  for (const auto& member : outline.members) names.push_back(member.name);
  if (!collection_of_names(names).empty()) return {Form::kRecords, {}, {}};
  return {};
}

SourceShape shape_of_list(const JsonOutline& outline, std::string_view stem_collection) {
  if (!stem_collection.empty()) return {Form::kRecords, std::string(stem_collection), {}};
  std::vector<std::string_view> names;
  for (const auto& member : outline.members) names.push_back(member.name);
  if (!collection_of_names(names).empty()) return {Form::kRecords, {}, {}};
  return {};
}

}  // namespace

SourceShape shape_of(std::string_view head, std::string_view stem) {
  constexpr std::string_view kDumpArchive = "\x6d\xe2\x99\x81";
  const auto collection = collection_of_stem(stem);
  if (head.starts_with(kDumpArchive)) {
    return refused("an archive of mongodump --archive is not read; dump without --archive");
  }
  // Before JSON: the length in front of BSON may begin with a bracket or a blank, but no text has
  // the small fourth byte of such a length.
  if (!collection.empty() && starts_like_bson(head)) {
    return {Form::kBson, std::string(collection), {}};
  }
  const JsonOutline outline = outline_of(head);
  if (outline.first == '{') return shape_of_object(outline, collection);
  if (outline.first == '[') return shape_of_list(outline, collection);
  return {};
}

}  // namespace toposcope::ingest::calipso

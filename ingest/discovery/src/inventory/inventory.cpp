#include "inventory/inventory.h"

#include <algorithm>
#include <utility>

#include <nlohmann/json.hpp>

namespace toposcope::discovery {
namespace {

using Json = nlohmann::ordered_json;

std::string to_text(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

bool is_on(const FieldIndex& index, std::span<const Condition> conditions) {
  return std::equal(index.paths().begin(), index.paths().end(), conditions.begin(),
                    conditions.end(),
                    [](const std::string& path, const Condition& c) { return path == c.path; });
}

}  // namespace

std::optional<ObjectNumber> Inventory::by_id(std::string_view id) const {
  const auto found = by_id_.find(id);
  if (found == by_id_.end()) return std::nullopt;
  return found->second;
}

std::optional<ObjectNumber> Inventory::find(std::string_view type, std::string_view id) const {
  const auto kind = kinds_.find(type);
  if (kind == kinds_.end()) return std::nullopt;
  const auto found = kind->second.by_id.find(id);
  if (found == kind->second.by_id.end()) return std::nullopt;
  return found->second;
}

std::span<const ObjectNumber> Inventory::of_type(std::string_view type) const {
  const auto kind = kinds_.find(type);
  if (kind == kinds_.end()) return {};
  return kind->second.numbers;
}

const FieldIndex& Inventory::index_on(const Kind& kind,
                                      std::span<const Condition> conditions) const {
  const std::lock_guard lock(indexing_);
  auto known = std::find_if(kind.indexes.begin(), kind.indexes.end(),
                            [&](const Kind::Index& one) { return is_on(*one.fields, conditions); });
  if (known == kind.indexes.end()) {
    std::vector<std::string> paths;
    for (const Condition& condition : conditions) paths.emplace_back(condition.path);
    known = kind.indexes.insert(known, {std::make_unique<FieldIndex>(std::move(paths)), 0});
  }
  Doc doc;
  for (; known->objects < kind.numbers.size(); ++known->objects) {  // those added since
    const ObjectNumber number = kind.numbers[known->objects];
    if (doc.load(object(number).document)) known->fields->add(number, doc);
  }
  return *known->fields;
}

std::span<const ObjectNumber> Inventory::where(std::string_view type,
                                               std::span<const Condition> conditions) const {
  const auto kind = kinds_.find(type);
  if (kind == kinds_.end()) return {};
  if (conditions.empty()) return kind->second.numbers;
  std::vector<std::string> keys;
  for (const Condition& condition : conditions) keys.push_back(condition.key);
  return index_on(kind->second, conditions).find(keys);
}

std::optional<ObjectNumber> Inventory::first(std::string_view type,
                                             std::span<const Condition> conditions) const {
  const auto found = where(type, conditions);
  if (found.empty()) return std::nullopt;
  return found.front();
}

ObjectNumber Inventory::add(Object object) {
  const ObjectNumber number{static_cast<std::uint32_t>(objects_.size())};
  Kind& kind = kinds_[object.type];
  kind.numbers.push_back(number);
  if (!object.id.empty()) {
    kind.by_id.try_emplace(object.id, number);
    by_id_.try_emplace(object.id, number);
  }
  objects_.push_back(std::move(object));
  return number;
}

ObjectNumber Inventory::put(Object object) {
  const auto known = find(object.type, object.id);
  if (!known) return add(std::move(object));
  kinds_.find(object.type)->second.indexes.clear();
  objects_[known->value] = std::move(object);
  return *known;
}

void Inventory::set_member(ObjectNumber number, std::string_view member, std::string_view json) {
  const MemberText one{std::string(member), std::string(json)};
  set_members(number, std::span(&one, 1));
}

void Inventory::set_members(ObjectNumber number, std::span<const MemberText> members) {
  Object& object = objects_[number.value];
  const bool is_read = scratch_.load(object.document);
  const bool changes = std::any_of(members.begin(), members.end(), [&](const MemberText& member) {
    const Value value = is_read ? scratch_[member.name] : Value();
    return !value.exists() || value.json() != member.json;
  });
  if (!changes) return;
  Json document = Json::parse(object.document, nullptr, /*allow_exceptions=*/false);
  if (!document.is_object()) return;
  for (const MemberText& member : members) {
    Json value = Json::parse(member.json, nullptr, /*allow_exceptions=*/false);
    if (!value.is_discarded()) document[member.name] = std::move(value);
  }
  auto changed = make_object(to_text(document), scratch_);
  if (!changed) return;
  changed->key = object.key;  // a store knows it apart from the document
  // Type and id name the object and stay; what the others are may be what an index goes by.
  object = *std::move(changed);
  auto& indexes = kinds_.find(object.type)->second.indexes;
  std::erase_if(indexes, [&](const auto& index) {
    const auto& paths = index.fields->paths();
    return std::any_of(paths.begin(), paths.end(), [&](const std::string& path) {
      const std::string_view begin = std::string_view(path).substr(0, path.find('.'));
      return std::any_of(members.begin(), members.end(),
                         [&](const MemberText& member) { return member.name == begin; });
    });
  });
}

void Inventory::drop_documents() {
  for (Object& object : objects_) std::string().swap(object.document);
  for (auto& [type, kind] : kinds_) kind.indexes.clear();
}

}  // namespace toposcope::discovery

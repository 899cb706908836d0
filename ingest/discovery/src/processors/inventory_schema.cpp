#include <algorithm>
#include <map>
#include <memory>
#include <set>

#include <nlohmann/json.hpp>

#include "processors/processors.h"

namespace toposcope::discovery {
namespace {

using Json = nlohmann::json;

/// What values at one place look like.
class Schema {
 public:
  void add(const Json& value);
  [[nodiscard]] Json json() const;

 private:
  [[nodiscard]] Json type() const;
  [[nodiscard]] Json required() const;

  struct Member {
    std::unique_ptr<Schema> schema = std::make_unique<Schema>();
    std::size_t count = 0;
  };

  std::set<std::string> types_;
  std::map<std::string, Member> members_;
  std::size_t maps_ = 0;
  std::unique_ptr<Schema> items_;
};

const char* type_of(const Json& value) {
  if (value.is_object()) return "object";
  if (value.is_array()) return "array";
  if (value.is_string()) return "string";
  if (value.is_boolean()) return "boolean";
  if (value.is_number_integer()) return "integer";
  return value.is_number() ? "number" : "null";
}

void Schema::add(const Json& value) {
  types_.insert(type_of(value));
  if (value.is_object()) {
    ++maps_;
    for (const auto& [name, member] : value.items()) {
      Member& known = members_[name];
      ++known.count;
      known.schema->add(member);
    }
  } else if (value.is_array()) {
    for (const Json& entry : value) {
      if (!items_) items_ = std::make_unique<Schema>();
      items_->add(entry);
    }
  }
}

Json Schema::type() const {
  std::set<std::string> types = types_;
  if (types.contains("number")) types.erase("integer");  // which is a number, too
  if (types.size() == 1) return *types.begin();
  return types;
}

Json Schema::required() const {
  Json names = Json::array();
  for (const auto& [name, member] : members_) {
    if (member.count == maps_) names.push_back(name);
  }
  return names;
}

Json Schema::json() const {
  Json schema = {{"type", type()}};
  if (!members_.empty()) {
    Json& properties = schema["properties"] = Json::object();
    for (const auto& [name, member] : members_) properties[name] = member.schema->json();
    if (Json names = required(); !names.empty()) schema["required"] = std::move(names);
  }
  if (items_) schema["items"] = items_->json();
  return schema;
}

}  // namespace

std::vector<std::pair<std::string, std::string>> inventory_schemas(
    const std::vector<const Inventory*>& inventories) {
  std::map<std::string, Schema> schemas;
  for (const Inventory* inventory : inventories) {
    for (std::size_t at = 0; at < inventory->size(); ++at) {
      const Object& object = inventory->object(ObjectNumber{static_cast<std::uint32_t>(at)});
      const Json document = Json::parse(object.document, nullptr, false);
      if (document.is_object()) schemas[object.type].add(document);
    }
  }
  std::vector<std::pair<std::string, std::string>> documents;
  for (const auto& [type, schema] : schemas) {
    Json document = schema.json();
    document["$schema"] = "http://json-schema.org/schema#";
    documents.emplace_back(type, document.dump());
  }
  return documents;
}

}  // namespace toposcope::discovery

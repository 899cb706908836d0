#include "memory/constraint_values.h"

#include <algorithm>
#include <set>

#include <nlohmann/json.hpp>

#include "toposcope/model/records.h"

namespace toposcope::store::memory {
namespace {

using Json = nlohmann::json;

Json parse(const std::string& document) {
  return Json::parse(document, nullptr, /*allow_exceptions=*/false);
}

/// Member `name` of an object; null pointer when there is none.
const Json* member(const Json& json, const std::string& name) {
  const auto it = json.is_object() ? json.find(name) : json.end();
  return it == json.end() ? nullptr : &*it;
}

std::string constraint_text(const Json* fields, const std::set<std::string>& names) {
  Json out = Json::object();
  for (const auto& name : names) {
    const Json* value = fields == nullptr ? nullptr : member(*fields, name);
    if (value != nullptr) out[name] = *value;
  }
  return out.empty() ? "" : out.dump();
}

void complete(State& state, const std::set<std::string>& names) {
  for (auto& [row, node] : state.nodes) {
    const Json document = parse(node.document);
    node.constraints = constraint_text(&document, names);
  }
  for (auto& [row, link] : state.links) {
    const Json document = parse(link.document);
    link.constraints = constraint_text(member(document, "attributes"), names);
  }
}

std::string text_form(const Json& value) {
  return value.is_string() ? value.get<std::string>() : value.dump();
}

}  // namespace

void complete_constraints(Inventory& inventory, State& next) {
  const std::size_t known = inventory.constraint_names.size();
  for (const auto& key : documents_in_order(next, model::collections::kCliqueConstraints)) {
    const Json document = parse(next.documents.at(key).document);
    const Json* names = member(document, "constraints");
    if (names == nullptr || !names->is_array()) continue;
    for (const auto& name : *names) {
      if (name.is_string()) inventory.constraint_names.insert(name.get<std::string>());
    }
  }
  if (inventory.constraint_names.size() == known) return;
  complete(next, inventory.constraint_names);
  for (auto& [number, state] : inventory.states) {
    State completed = *state;
    complete(completed, inventory.constraint_names);
    state = std::make_shared<const State>(std::move(completed));
  }
}

bool has_property(const std::string& document, std::string_view path,
                  const std::optional<std::string>& value) {
  const Json json = parse(document);
  const Json* at = &json;
  while (at != nullptr && !path.empty()) {
    const auto dot = path.find('.');
    at = member(*at, std::string(path.substr(0, dot)));
    path = dot == std::string_view::npos ? std::string_view{} : path.substr(dot + 1);
  }
  if (at == nullptr) return false;
  if (!value) return true;
  if (!at->is_array()) return text_form(*at) == *value;
  return std::any_of(at->begin(), at->end(),
                     [&value](const Json& one) { return text_form(one) == *value; });
}

}  // namespace toposcope::store::memory

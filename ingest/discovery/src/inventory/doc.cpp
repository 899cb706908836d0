#include "inventory/doc.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>

#include <nlohmann/json.hpp>

namespace toposcope::discovery {
namespace {

using Type = simdjson::dom::element_type;

template <typename T>
T get(const simdjson::dom::element& element) {
  T value{};
  [[maybe_unused]] const auto fault = element.get(value);  // the type was asked for before
  return value;
}

/// The shortest text that is this number; whole ones without a fraction.
std::string number_text(double value) {
  std::array<char, 64> out{};
  const bool whole = std::nearbyint(value) == value && std::abs(value) < 1e15;
  const auto end =
      whole ? std::to_chars(out.data(), out.data() + out.size(), static_cast<std::int64_t>(value))
            : std::to_chars(out.data(), out.data() + out.size(), value);
  return {out.data(), end.ptr};
}

}  // namespace

bool Value::is_truthy() const {
  if (!element_) return false;
  switch (element_->type()) {
    case Type::STRING:
      return !get<std::string_view>(*element_).empty();
    case Type::BOOL:
      return get<bool>(*element_);
    case Type::INT64:
      return get<std::int64_t>(*element_) != 0;
    case Type::UINT64:
      return true;  // simdjson takes this type for what is beyond int64 only
    case Type::DOUBLE:
      return get<double>(*element_) != 0.0;
    case Type::ARRAY:
      return get<simdjson::dom::array>(*element_).size() > 0;
    case Type::OBJECT:
      return get<simdjson::dom::object>(*element_).size() > 0;
    case Type::NULL_VALUE:
      break;
  }
  return false;
}

Value Value::operator[](std::string_view name) const {
  if (!is_map()) return {};
  simdjson::dom::element member;
  if (element_->at_key(name).get(member) != simdjson::SUCCESS) return {};
  return Value(member);
}

Value Value::at_path(std::string_view path) const {
  Value value = *this;
  for (;;) {
    const auto dot = path.find('.');
    value = value[path.substr(0, dot)];
    if (dot == std::string_view::npos || !value.exists()) return value;
    path.remove_prefix(dot + 1);
  }
}

std::string_view Value::text() const {
  if (!element_ || !element_->is_string()) return {};
  return get<std::string_view>(*element_);
}

std::string Value::printed() const {
  if (!element_ || element_->is_null()) return "None";
  if (element_->is_string()) return std::string(get<std::string_view>(*element_));
  if (element_->is_bool()) return get<bool>(*element_) ? "True" : "False";
  return json();
}

std::string Value::json() const {
  if (!element_) return "null";
  return simdjson::minify(*element_);
}

std::vector<Value> Value::items() const {
  std::vector<Value> items;
  if (is_list()) {
    for (const auto entry : get<simdjson::dom::array>(*element_)) items.emplace_back(entry);
  } else if (is_map()) {
    for (const auto member : get<simdjson::dom::object>(*element_))
      items.emplace_back(member.value);
  }
  return items;
}

std::optional<std::string> Value::match_key() const {
  if (!element_) return "null";
  switch (element_->type()) {
    case Type::ARRAY:
    case Type::OBJECT:
      return std::nullopt;
    case Type::STRING:
      return match_key_of(get<std::string_view>(*element_));
    case Type::DOUBLE:
      return number_text(get<double>(*element_));
    default:
      return json();
  }
}

bool Value::holds(std::string_view text) const {
  if (!is_list()) return this->text().find(text) != std::string_view::npos;
  for (const auto entry : get<simdjson::dom::array>(*element_)) {
    if (entry.is_string() && get<std::string_view>(entry) == text) return true;
  }
  return false;
}

std::string match_key_of(std::string_view text) { return '"' + std::string(text); }

bool Doc::parse(std::string_view json) {
  simdjson::dom::element root;
  if (parser_.parse(json.empty() ? "" : json.data(), json.size()).get(root) != simdjson::SUCCESS)
    return false;
  if (!root.is_object()) return false;
  root_ = Value(root);
  return true;
}

bool Doc::load(std::string_view json) {
  root_ = Value();
  if (parse(json)) return true;
  // simdjson refuses whole numbers beyond 64 bits, which JSON allows.
  const auto tamed = nlohmann::ordered_json::parse(json, nullptr, /*allow_exceptions=*/false);
  return tamed.is_object() && parse(tamed.dump());
}

Value Doc::need(std::string_view name) const { return discovery::need(root_, name); }

Value need(const Value& value, std::string_view name) {
  const Value member = value[name];
  if (!member.exists()) throw MissingMember(name);
  return member;
}

}  // namespace toposcope::discovery

#include "parse/json_text.h"

#include <algorithm>
#include <limits>

#include <nlohmann/json.hpp>

namespace toposcope::discovery::parse {
namespace {

/// Builds nothing; notes where a text stops to be JSON.
class PlaceFinder : public nlohmann::json_sax<nlohmann::json> {
 public:
  std::size_t position = 0;

  bool null() override { return true; }
  bool boolean(bool /*value*/) override { return true; }
  bool number_integer(number_integer_t /*value*/) override { return true; }
  bool number_unsigned(number_unsigned_t /*value*/) override { return true; }
  bool number_float(number_float_t /*value*/, const string_t& /*text*/) override { return true; }
  bool string(string_t& /*value*/) override { return true; }
  bool binary(binary_t& /*value*/) override { return true; }
  bool start_object(std::size_t /*size*/) override { return true; }
  bool key(string_t& /*value*/) override { return true; }
  bool end_object() override { return true; }
  bool start_array(std::size_t /*size*/) override { return true; }
  bool end_array() override { return true; }
  bool parse_error(std::size_t at, const std::string& /*token*/,
                   const nlohmann::detail::exception& /*why*/) override {
    position = at;
    return false;
  }
};

}  // namespace

model::Status JsonText::load(std::string_view tool, std::string_view text) {
  if (parser_.parse(text.empty() ? "" : text.data(), text.size()).get(root_) == simdjson::SUCCESS)
    return model::ok();
  PlaceFinder finder;
  const bool is_json = nlohmann::json::sax_parse(text, &finder);
  const std::string_view before = text.substr(0, is_json ? 0 : finder.position);
  const auto line = std::count(before.begin(), before.end(), '\n') + 1;
  const std::size_t column = before.size() - std::min(before.rfind('\n') + 1, before.size());
  return model::Error{
      model::ErrorCode::kMalformedInput,
      is_json ? "expected JSON that is less deep, with smaller numbers" : "expected JSON",
      std::string(tool) + ", line " + std::to_string(line) + ", column " + std::to_string(column)};
}

model::Error json_fault(std::string_view tool, std::string_view place, std::string_view expected) {
  return {model::ErrorCode::kMalformedInput, "expected " + std::string(expected),
          std::string(tool) + ", " + std::string(place)};
}

std::optional<JsonElement> member(JsonElement element, std::string_view name) {
  simdjson::dom::object map;
  JsonElement found;
  if (element.get(map) != simdjson::SUCCESS) return std::nullopt;
  if (map.at_key(name).get(found) != simdjson::SUCCESS) return std::nullopt;
  return found;
}

std::string text_of(JsonElement element) {
  std::string_view text;
  if (element.get(text) == simdjson::SUCCESS) return std::string(text);
  if (element.is_object() || element.is_array() || element.is_null()) return {};
  return simdjson::minify(element);
}

std::string member_text(JsonElement element, std::string_view name) {
  const auto found = member(element, name);
  return found ? text_of(*found) : std::string();
}

std::optional<int> member_int(JsonElement element, std::string_view name) {
  const auto found = member(element, name);
  std::int64_t value = 0;
  if (!found || found->get(value) != simdjson::SUCCESS) return std::nullopt;
  using Limits = std::numeric_limits<int>;
  if (value < Limits::min() || value > Limits::max()) return std::nullopt;
  return static_cast<int>(value);
}

std::vector<JsonElement> items_of(JsonElement element) {
  std::vector<JsonElement> items;
  simdjson::dom::array list;
  if (element.get(list) != simdjson::SUCCESS) return items;
  for (const JsonElement item : list) items.push_back(item);
  return items;
}

std::vector<JsonElement> member_items(JsonElement element, std::string_view name) {
  const auto found = member(element, name);
  return found ? items_of(*found) : std::vector<JsonElement>();
}

std::vector<std::pair<std::string_view, JsonElement>> members_of(JsonElement element) {
  std::vector<std::pair<std::string_view, JsonElement>> members;
  simdjson::dom::object map;
  if (element.get(map) != simdjson::SUCCESS) return members;
  for (const auto& [name, value] : map) members.emplace_back(name, value);
  return members;
}

}  // namespace toposcope::discovery::parse

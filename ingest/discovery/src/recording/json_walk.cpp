#include "recording/json_walk.h"

#include <algorithm>

#include <nlohmann/json.hpp>
#include <simdjson.h>

namespace toposcope::discovery {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

}  // namespace

bool is_valid_json(std::string_view json) {
  simdjson::dom::parser parser;
  const auto error = parser.parse(json.empty() ? "" : json.data(), json.size()).error();
  // Whole numbers of more than 64 bits are JSON all the same.
  return error == simdjson::SUCCESS ||
         (error == simdjson::NUMBER_ERROR && nlohmann::json::accept(json));
}

std::size_t skip_blanks(std::string_view json, std::size_t at) noexcept {
  while (at < json.size() && is_blank(json[at])) ++at;
  return at;
}

std::size_t end_of_string(std::string_view json, std::size_t at) noexcept {
  for (++at; at < json.size(); ++at) {
    if (json[at] == '\\') {
      ++at;
    } else if (json[at] == '"') {
      return at + 1;
    }
  }
  return json.size();
}

std::size_t end_of_value(std::string_view json, std::size_t at) noexcept {
  std::size_t depth = 0;
  while (at < json.size()) {
    const char c = json[at];
    if (c == '"') {
      at = end_of_string(json, at);
      if (depth == 0) return at;
      continue;
    }
    if (depth == 0 && (c == ',' || c == '}' || c == ']' || is_blank(c))) return at;
    if (c == '{' || c == '[') ++depth;
    if ((c == '}' || c == ']') && --depth == 0) return at + 1;
    ++at;
  }
  return at;
}

std::string_view member_text(std::string_view object, std::string_view name) {
  std::size_t at = skip_blanks(object, 0) + 1;
  while (at < object.size()) {
    at = skip_blanks(object, at);
    if (at >= object.size() || object[at] != '"') return {};
    const std::size_t key_end = end_of_string(object, at);
    const auto key = object.substr(at + 1, key_end - at - 2);
    const std::size_t value = skip_blanks(object, skip_blanks(object, key_end) + 1);
    const std::size_t value_end = end_of_value(object, value);
    if (key == name) return object.substr(value, value_end - value);
    at = skip_blanks(object, value_end) + 1;
  }
  return {};
}

}  // namespace toposcope::discovery

#include "canonical_json.h"

#include <cmath>
#include <cstdint>

#include <nlohmann/json.hpp>

namespace toposcope::graph {
namespace {

using nlohmann::json;

std::string canonical_float(const json& value) {
  constexpr double kTwoTo63 = 9223372036854775808.0;
  const auto number = value.get<double>();
  if (std::trunc(number) != number || std::abs(number) >= 2 * kTwoTo63) return plain_json(value);
  if (number >= kTwoTo63) return std::to_string(static_cast<std::uint64_t>(number));
  if (number < -kTwoTo63) return plain_json(value);
  return std::to_string(static_cast<std::int64_t>(number));
}

std::string canonical_array(const json& value) {
  std::string out = "[";
  for (const auto& item : value) {
    out.append(out.size() == 1 ? "" : ",").append(canonical_json(item));
  }
  return out.append("]");
}

std::string canonical_object(const json& value) {
  std::string out = "{";
  for (const auto& [name, item] : value.items()) {
    out.append(out.size() == 1 ? "" : ",").append(plain_json(json(name)));
    out.append(":").append(canonical_json(item));
  }
  return out.append("}");
}

}  // namespace

std::string plain_json(const json& value) {
  return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

std::string canonical_json(const json& value) {
  switch (value.type()) {
    case json::value_t::boolean:
      return value.get<bool>() ? "1" : "0";
    case json::value_t::number_float:
      return canonical_float(value);
    case json::value_t::array:
      return canonical_array(value);
    case json::value_t::object:
      return canonical_object(value);
    default:
      return plain_json(value);
  }
}

std::string as_written_in_2021(std::string_view minified) {
  const bool may_nest = minified.find("[[") != std::string_view::npos ||
                        minified.find(",[") != std::string_view::npos;
  if (!may_nest) return std::string(minified);
  json value = json::parse(minified, nullptr, false);
  if (!value.is_array()) return std::string(minified);
  for (auto& item : value) {
    if (item.is_array()) item = json::object();
  }
  return plain_json(value);
}

}  // namespace toposcope::graph

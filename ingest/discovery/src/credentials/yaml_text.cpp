#include "credentials/yaml_text.h"

#include <charconv>
#include <cstdint>
#include <system_error>

#include <nlohmann/json.hpp>
#include <yaml-cpp/yaml.h>

namespace toposcope::discovery {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kDeepest = 64;
constexpr int kMostValues =
    10'000;  ///< Aliases of aliases can stand for more than there is memory.

class Converter {
 public:
  /// \throws YAML::Exception when it is too deep or too large
  Json convert(const YAML::Node& node, int depth) {
    if (depth > kDeepest) throw YAML::Exception(node.Mark(), "nested too deep");
    if (++values_ > kMostValues) throw YAML::Exception(node.Mark(), "too many values");
    if (node.IsMap()) return map(node, depth);
    if (node.IsSequence()) {
      Json list = Json::array();
      for (const auto& entry : node) list.push_back(convert(entry, depth + 1));
      return list;
    }
    return node.IsScalar() ? scalar(node) : Json(nullptr);
  }

 private:
  Json map(const YAML::Node& node, int depth) {
    Json object = Json::object();
    for (const auto& entry : node) {
      if (!entry.first.IsScalar()) throw YAML::Exception(entry.first.Mark(), "a key is no text");
      object[entry.first.Scalar()] = convert(entry.second, depth + 1);
    }
    return object;
  }

  static Json scalar(const YAML::Node& node) {
    const std::string& text = node.Scalar();
    if (node.Tag() == "!") return text;  // quoted
    if (text == "true" || text == "false") return text == "true";
    std::int64_t number = 0;
    const auto* const end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, number);
    if (read.ec == std::errc() && read.ptr == end && std::to_string(number) == text) return number;
    return text;
  }

  int values_ = 0;
};

}  // namespace

model::Result<std::string> yaml_to_json(std::string_view yaml) {
  try {
    const Json json = Converter().convert(YAML::Load(std::string(yaml)), 0);
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
  } catch (const YAML::Exception& fault) {
    return model::Error{model::ErrorCode::kMalformedInput, fault.msg,
                        fault.mark.is_null() ? "" : "line " + std::to_string(fault.mark.line + 1)};
  }
}

}  // namespace toposcope::discovery

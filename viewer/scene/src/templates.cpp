#include "templates.h"

#include <charconv>
#include <optional>

#include <nlohmann/json.hpp>

namespace toposcope::scene {
namespace {

using Json = nlohmann::json;

/// Takes the next step of a path: a name up to '.' or '[', or an index in brackets.
const Json* take_step(const Json& value, std::string_view& path) {
  if (path[0] == '[') {
    const std::size_t close = path.find(']');
    std::size_t index = 0;
    if (close == std::string_view::npos || !value.is_array()) return nullptr;
    const auto [end, fault] = std::from_chars(path.data() + 1, path.data() + close, index);
    if (fault != std::errc() || end != path.data() + close || index >= value.size()) return nullptr;
    path.remove_prefix(close + 1);
    if (!path.empty() && path[0] == '.') path.remove_prefix(1);
    return &value[index];
  }
  const std::size_t end = std::min(path.find_first_of(".["), path.size());
  if (!value.is_object()) return nullptr;
  const auto member = value.find(std::string(path.substr(0, end)));
  if (member == value.end()) return nullptr;
  path.remove_prefix(end);
  if (!path.empty() && path[0] == '.') path.remove_prefix(1);
  return &*member;
}

/// Text, number, or a list of them; nothing for anything else.
std::optional<std::string> text_of(const Json& value, const Look& look) {
  if (value.is_string()) {
    const auto& text = value.get_ref<const std::string&>();
    const auto word = look.words.find(text);
    return word == look.words.end() ? text : word->second;
  }
  if (value.is_number() || value.is_boolean()) return value.dump();
  if (!value.is_array()) return std::nullopt;
  std::string joined;
  for (const Json& item : value) {
    const auto text = item.is_array() ? std::nullopt : text_of(item, look);
    if (!text.has_value()) return std::nullopt;
    if (!text->empty()) joined += (joined.empty() ? "" : ", ") + *text;
  }
  return joined;
}

/// The value of one `{path}`; nothing when it is missing or empty.
std::optional<std::string> value_of(std::string_view path, const TemplateValues& values,
                                    const Look& look) {
  if (path.starts_with('@')) {
    const auto special = values.special.find(path);
    if (special == values.special.end() || special->second.empty()) return std::nullopt;
    return special->second;
  }
  const Json* at = values.document;
  // A member may have dots in its name: the whole path is tried first.
  if (at != nullptr && at->is_object() && at->contains(std::string(path))) {
    at = &(*at)[std::string(path)];
    path = {};
  }
  while (at != nullptr && !path.empty()) at = take_step(*at, path);
  if (at == nullptr) return std::nullopt;
  auto text = text_of(*at, look);
  if (text.has_value() && text->empty()) return std::nullopt;
  return text;
}

std::optional<std::string> fill(std::string_view form, const TemplateValues& values,
                                const Look& look) {
  std::string out;
  while (!form.empty()) {
    const std::size_t open = std::min(form.find('{'), form.size());
    out += form.substr(0, open);
    form.remove_prefix(open);
    if (form.empty()) break;
    const std::size_t close = form.find('}');
    if (close == std::string_view::npos) return out + std::string(form);
    const auto value = value_of(form.substr(1, close - 1), values, look);
    if (!value.has_value()) return std::nullopt;
    out += *value;
    form.remove_prefix(close + 1);
  }
  return out;
}

}  // namespace

std::string fill_first(const std::vector<std::string>& templates, const TemplateValues& values,
                       const Look& look) {
  for (const std::string& form : templates) {
    if (auto filled = fill(form, values, look); filled.has_value()) return *std::move(filled);
  }
  return {};
}

Json parse_document(std::string_view text) {
  Json json = Json::parse(text, nullptr, /*allow_exceptions=*/false);
  return json.is_object() ? json : Json::object();
}

}  // namespace toposcope::scene

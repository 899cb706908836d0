#include "toposcope/discovery/environment_document.h"

#include <algorithm>
#include <utility>

#include <nlohmann/json.hpp>

#include "toposcope/ingest/secret_names.h"

#include "credentials/secret_reference.h"
#include "credentials/yaml_text.h"

namespace toposcope::discovery {
namespace {

using Json = nlohmann::ordered_json;
using model::Error;
using model::ErrorCode;

constexpr const char* kSections = "configuration";
constexpr const char* kReference = "secret_ref";

/// What faults are collected in: one line each.
class Faults {
 public:
  void add(const std::string& place, const std::string& what) {
    text_ += (text_.empty() ? "" : "\n") + (place.empty() ? what : place + ": " + what);
  }
  void add_secret(const std::string& place, const std::string& member) {
    add(place, "holds a secret itself (" + member +
                   "): put it in env:NAME or a file of mode 0600, and state secret_ref = env:NAME "
                   "or file:PATH");
  }
  [[nodiscard]] model::Status status() const {
    if (text_.empty()) return model::ok();
    return Error{ErrorCode::kInvalidArgument, text_, ""};
  }

 private:
  std::string text_;
};

model::Result<Json> read_document(const std::string& text) {
  if (text.find_first_not_of(" \t\r\n") == std::string::npos) return Json::object();
  Json json = Json::parse(text, nullptr, false);
  if (json.is_discarded()) {
    const auto yaml = yaml_to_json(text);
    if (!yaml.has_value()) {
      return Error{ErrorCode::kMalformedInput, "neither JSON nor YAML: " + yaml.error().message,
                   yaml.error().where};
    }
    json = Json::parse(yaml.value(), nullptr, false);
  }
  if (!json.is_object()) {
    return Error{ErrorCode::kMalformedInput, "an environment is a map of members", ""};
  }
  return json;
}

/// The section of that name, made when it is not there.
Json& section_of(Json& document, const std::string& name) {
  Json& sections = document[kSections];
  if (!sections.is_array()) sections = Json::array();
  for (Json& section : sections) {
    if (section.is_object() && section.value("name", Json()) == name) return section;
  }
  sections.push_back({{"name", name}});
  return sections.back();
}

void set_member(Json& document, const std::string& entry, Faults& faults) {
  const auto equals = entry.find('=');
  const auto dot = entry.find('.');
  if (equals == std::string::npos || equals == 0 || dot == 0) {
    faults.add("", "--set takes MEMBER=VALUE or SECTION.MEMBER=VALUE");
    return;
  }
  const std::string value = entry.substr(equals + 1);
  if (dot < equals) {
    section_of(document, entry.substr(0, dot))[entry.substr(dot + 1, equals - dot - 1)] = value;
    return;
  }
  const Json json = Json::parse(value, nullptr, false);
  const bool as_json = json.is_structured() || json.is_boolean() || json.is_null();
  document[entry.substr(0, equals)] = as_json ? json : Json(value);
}

bool has_login(const std::string& url) {
  const auto slashes = url.find("://");
  if (slashes == std::string::npos) return false;
  // A password may hold any character, and a token stands alone.
  const std::string rest = url.substr(slashes + 3);
  return rest.substr(0, rest.find_first_of(" ?#")).find('@') != std::string::npos;
}

bool has_value(const Json& value) {
  return !value.is_null() && value != "" && !(value.is_structured() && value.empty());
}

/// Members of secrets at any depth: faults when they have a value, else gone.
void check_values(Json& json, const std::string& place, Faults& faults) {
  if (json.is_string()) {
    const std::string& text = json.get_ref<const std::string&>();
    if (text.find("PRIVATE KEY-----") != std::string::npos) faults.add_secret(place, "a key");
    if (has_login(text)) faults.add_secret(place, "an address with a login");
  }
  if (json.is_array()) {
    for (Json& entry : json) check_values(entry, place, faults);
  }
  if (!json.is_object()) return;
  std::vector<std::string> empty;
  for (auto& [name, value] : json.items()) {
    if (!ingest::is_secret_name(name)) {
      check_values(value, place, faults);
    } else if (has_value(value)) {
      faults.add_secret(place, name);
    } else {
      empty.push_back(name);
    }
  }
  for (const std::string& name : empty) json.erase(name);
}

void check_section(Json& section, Faults& faults) {
  const std::string name =
      section.contains("name") && section["name"].is_string() ? section["name"] : Json("");
  const std::string place = "section " + name;
  if (section.contains("secret") && section["secret"].is_string() &&
      read_secret_reference(section["secret"].get<std::string>())) {
    section[kReference] = section["secret"];
    section.erase("secret");
  }
  if (section.contains(kReference)) {
    const Json& reference = section[kReference];
    if (!reference.is_string() || !read_secret_reference(reference.get<std::string>())) {
      faults.add(place,
                 "secret_ref is none of env:NAME, file:PATH, clouds:NAME, agent: it says "
                 "where the secret is, not what it is");
    }
  }
  for (const char* key : {"key", "ssh_key"}) {
    if (!section.contains(key)) continue;
    if (has_value(section[key])) {
      faults.add(place, std::string(key) + " is not kept: state key_file = PATH of the key");
    }
    section.erase(key);
  }
  check_values(section, place, faults);
}

void check_document(Json& document, Faults& faults) {
  if (document.contains(kSections)) {
    Json& sections = document[kSections];
    if (!sections.is_array()) return faults.add("", "\"configuration\" is a list of sections");
    for (Json& section : sections) {
      if (section.is_object()) check_section(section, faults);
    }
  }
  for (auto& [name, value] : document.items()) {
    if (name != kSections && !ingest::is_secret_name(name)) check_values(value, "", faults);
    if (ingest::is_secret_name(name) && has_value(value)) faults.add_secret("", name);
  }
  Json kept = Json::object();
  for (auto& [name, value] : document.items()) {
    if (!ingest::is_secret_name(name)) kept[name] = std::move(value);
  }
  document = std::move(kept);
}

/// Rules compare versions as texts.
void make_text(Json& value) {
  if (value.is_number()) value = value.dump();
  if (!value.is_array()) return;
  for (Json& entry : value) make_text(entry);
}

}  // namespace

model::Result<std::string> build_environment_document(const EnvironmentEdit& edit) {
  auto read = read_document(edit.text);
  if (!read.has_value()) return read.error();
  Json document = {{"name", edit.name}};
  document.update(read.value());
  Faults faults;
  if (document["name"] != edit.name) {
    faults.add("", "the document is of the environment " + document["name"].dump() + ", not of '" +
                       edit.name + "'");
  }
  for (const std::string& entry : edit.set) set_member(document, entry, faults);
  if (!edit.cloud.empty()) section_of(document, "OpenStack")[kReference] = "clouds:" + edit.cloud;
  if (document.contains("distribution_version")) make_text(document["distribution_version"]);
  check_document(document, faults);
  if (auto status = faults.status(); !status.has_value()) return status.error();
  return document.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace toposcope::discovery

#include <algorithm>

#include <nlohmann/json.hpp>

#include "toposcope/discovery/environment.h"

#include "inventory/doc.h"

namespace toposcope::discovery {
namespace {

/// A text, or the texts of a list.
std::vector<std::string> texts_of(const Value& value) {
  std::vector<std::string> texts;
  if (!value.text().empty()) texts.emplace_back(value.text());
  for (const Value& entry : value.items()) texts.emplace_back(entry.text());
  return texts;
}

/// What a member that is no list or map says.
std::string scalar_of(const nlohmann::json& value) {
  return value.is_string() ? value.get<std::string>() : value.dump();
}

EnvironmentSection section_of(const nlohmann::json& json) {
  EnvironmentSection section;
  for (const auto& [key, value] : json.items()) {
    if (value.is_structured() || value.is_null()) continue;
    if (key == "name") {
      section.name = scalar_of(value);
    } else if (key == "secret_ref" || key == "secret") {
      section.secret = scalar_of(value);
    } else {
      section.values.emplace(key, scalar_of(value));
    }
  }
  return section;
}

std::vector<EnvironmentSection> sections_of(std::string_view json) {
  std::vector<EnvironmentSection> sections;
  const auto document = nlohmann::json::parse(json, nullptr, false);
  const auto configuration = document.find("configuration");
  if (configuration == document.end() || !configuration->is_array()) return sections;
  for (const auto& entry : *configuration) {
    if (entry.is_object()) sections.push_back(section_of(entry));
  }
  return sections;
}

}  // namespace

std::string_view EnvironmentSection::value(std::string_view key) const {
  const auto found = values.find(key);
  return found == values.end() ? std::string_view() : found->second;
}

const EnvironmentSection* EnvironmentConfig::section(std::string_view wanted) const {
  const auto found = std::find_if(sections.begin(), sections.end(),
                                  [&](const auto& section) { return section.name == wanted; });
  return found == sections.end() ? nullptr : &*found;
}

bool EnvironmentConfig::has_driver(std::string_view driver) const {
  return std::find(mechanism_drivers.begin(), mechanism_drivers.end(), driver) !=
         mechanism_drivers.end();
}

model::Result<EnvironmentConfig> read_environment(std::string_view json) {
  Doc doc;
  EnvironmentConfig environment;
  if (doc.load(json)) environment.name = doc["name"].text();
  if (environment.name.empty()) {
    return model::Error{model::ErrorCode::kMalformedInput,
                        "an environment is a JSON object with a text member \"name\"", ""};
  }
  if (const auto type = doc["environment_type"].text(); !type.empty()) {
    environment.environment_type = type;
  }
  environment.distribution = doc["distribution"].text();
  const auto versions = texts_of(doc["distribution_version"]);
  if (!versions.empty()) environment.distribution_version = versions.front();
  environment.mechanism_drivers = texts_of(doc["mechanism_drivers"]);
  environment.type_drivers = texts_of(doc["type_drivers"]);
  environment.aci_enabled = doc["aci_enabled"].json() == "true";
  environment.pnic_patterns = texts_of(doc["pnic_patterns"]);
  environment.object_shape = doc["object_shape"].text();
  environment.sections = sections_of(json);
  environment.document = json;
  return environment;
}

}  // namespace toposcope::discovery

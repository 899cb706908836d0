#include <algorithm>

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

}  // namespace

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
  environment.document = json;
  return environment;
}

}  // namespace toposcope::discovery

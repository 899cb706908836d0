#include <algorithm>
#include <string>

#include <nlohmann/json.hpp>

#include "toposcope/discovery/scanner_config.h"

#include "config/scanner_faults.h"

namespace toposcope::discovery {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kType = "environment_type";
constexpr const char* kDrivers = "mechanism_drivers";

/// What conditions are compared with: the document, whatever its fields.
Json facts_of(const EnvironmentConfig& environment) {
  Json facts = Json::parse(environment.document, nullptr, false);
  if (!facts.is_object()) {  // an environment that was made, not read
    facts = Json::object();
    if (!environment.distribution.empty()) facts["distribution"] = environment.distribution;
    if (!environment.mechanism_drivers.empty()) facts[kDrivers] = environment.mechanism_drivers;
    if (!environment.type_drivers.empty()) facts["type_drivers"] = environment.type_drivers;
  }
  if (!facts.contains(kType)) facts[kType] = environment.environment_type;
  return facts;
}

Json list_of(const Json& value) { return value.is_array() ? value : Json::array({value}); }

bool have_common(const Json& left, const Json& right) {
  const Json lefts = list_of(left);
  const Json rights = list_of(right);
  return std::any_of(lefts.begin(), lefts.end(), [&](const Json& one) {
    return std::find(rights.begin(), rights.end(), one) != rights.end();
  });
}

bool matches_2018(const std::string& attribute, const Json& required, const Json& facts) {
  const auto fact = facts.find(attribute);
  if (fact == facts.end()) return false;
  if (attribute == kDrivers) return have_common(*fact, required);
  if (*fact == required) return true;
  return required.is_array() &&
         std::find(required.begin(), required.end(), *fact) != required.end();
}

bool matches_2020(const std::string& attribute, const Json& required, const Json& facts) {
  const auto fact = facts.find(attribute);
  if (fact == facts.end() || !is_truthy(*fact)) return false;
  return !is_truthy(required) || have_common(*fact, required);
}

/// All attributes of one map, after it got an environment type if it had none.
template <typename Matches>
bool all_match(Json condition, const Json& facts, Matches matches) {
  if (!condition.contains(kType)) condition[kType] = "OpenStack";
  const auto attributes = condition.items();
  return std::all_of(attributes.begin(), attributes.end(), [&](const auto& attribute) {
    return matches(attribute.key(), attribute.value(), facts);
  });
}

bool meets_condition(const std::string& text, ScannerConfig::Conditions rules, const Json& facts) {
  Json condition = text.empty() ? Json::object() : Json::parse(text, nullptr, false);
  if (rules == ScannerConfig::Conditions::k2018) return all_match(condition, facts, matches_2018);
  if (condition.is_object()) return all_match(condition, facts, matches_2020);
  return condition.empty() || std::any_of(condition.begin(), condition.end(), [&](const Json& one) {
           return all_match(one, facts, matches_2020);
         });
}

/// Whether one map of a restriction has all its attributes in common with the environment.
model::Result<bool> is_restricted(const Json& restriction, const Json& facts) {
  for (const auto& [attribute, excluded] : restriction.items()) {
    const auto fact = facts.find(attribute);
    if (fact == facts.end()) {
      return model::Error{model::ErrorCode::kInvalidArgument,
                          "a restriction of the scanner asks for \"" + attribute +
                              "\", which the environment does not state",
                          ""};
    }
    if (!have_common(*fact, excluded)) return false;
  }
  return true;
}

}  // namespace

model::Result<bool> applies(const ScannerEntry& entry, ScannerConfig::Conditions conditions,
                            const EnvironmentConfig& environment) {
  const Json facts = facts_of(environment);
  if (!meets_condition(entry.condition, conditions, facts)) return false;
  if (entry.restriction.empty()) return true;
  const Json restriction = Json::parse(entry.restriction, nullptr, false);
  for (const Json& one : list_of(restriction)) {
    const auto restricted = is_restricted(one, facts);
    if (!restricted.has_value()) return restricted.error();
    if (restricted.value()) return false;
  }
  return true;
}

}  // namespace toposcope::discovery

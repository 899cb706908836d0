#include "graph/brute_force_rules.h"

#include <algorithm>
#include <cctype>

namespace toposcope::testing {
namespace {

using graph::Semantics;
using nlohmann::json;

json field(const json& document, const char* name) { return document.value(name, json()); }

bool is_number(const json& value) { return value.is_number() || value.is_boolean(); }

double number(const json& value) {
  return value.is_boolean() ? (value.get<bool>() ? 1.0 : 0.0) : value.get<double>();
}

bool all_digits(const json& value) {
  const auto text = value.get<std::string>();
  return !text.empty() && std::all_of(text.begin(), text.end(),
                                      [](unsigned char c) { return std::isdigit(c) != 0; });
}

bool is_list_of_texts(const json& value) {
  return value.is_array() &&
         std::all_of(value.begin(), value.end(), [](const json& item) { return item.is_string(); });
}

/// Missing, empty or a text: not a number or a list.
bool scope_is_sound(const json& document) {
  const json scope = field(document, "environment");
  return !is_true(scope) || scope.is_string();
}

bool names_focal_point(const json& document) {
  const json type = field(document, "focal_point_type");
  return type.is_string() && !type.get<std::string>().empty();
}

bool clique_type_is_sound(const json& document) {
  return document.is_object() && scope_is_sound(document) && names_focal_point(document) &&
         is_list_of_texts(field(document, "link_types"));
}

bool constraints_are_sound(const json& document) {
  return document.is_object() && scope_is_sound(document) && names_focal_point(document) &&
         is_list_of_texts(field(document, "constraints"));
}

bool version_fits(const json& wanted, const json& have, Semantics semantics) {
  if (semantics == Semantics::kCalipso2018) return python_equal(wanted, have);
  if (!wanted.is_string()) return false;
  if (!have.is_string()) return false;
  if (!all_digits(wanted) || !all_digits(have)) return wanted == have;
  return std::stoll(wanted.get<std::string>()) <= std::stoll(have.get<std::string>());
}

bool python_in(const json& item, const json& container) {
  if (container.is_array()) {
    return std::any_of(container.begin(), container.end(),
                       [&](const json& member) { return python_equal(member, item); });
  }
  return container.is_string() && item.is_string() &&
         container.get<std::string>().find(item.get<std::string>()) != std::string::npos;
}

/// Whether any wanted driver is there, looking at them in turn until one cannot be looked up.
bool driver_fits(const json& wanted, const json& have, Semantics semantics) {
  if (semantics == Semantics::kCalipso2018 || !wanted.is_array()) return python_in(wanted, have);
  for (const json& driver : wanted) {
    if (!have.is_array() && !driver.is_string()) return false;
    if (python_in(driver, have)) return true;
  }
  return false;
}

/// The table of spec "Selecting clique types", from its last row up.
int deployment_points(const json& type, const json& config, Semantics semantics) {
  const json environment_type = field(type, "environment_type");
  if (is_true(environment_type) &&
      !python_equal(environment_type, field(config, "environment_type"))) {
    return 0;
  }
  int points = 0;
  if (const json wanted = field(type, "distribution"); is_true(wanted)) {
    if (!python_equal(wanted, field(config, "distribution"))) return 0;
    points += 32;
    if (const json version = field(type, "distribution_version"); is_true(version)) {
      if (!version_fits(version, field(config, "distribution_version"), semantics)) return 0;
      points += 16;
    }
  }
  if (const json wanted = field(type, "mechanism_drivers"); is_true(wanted)) {
    if (!driver_fits(wanted, field(config, "mechanism_drivers"), semantics)) return 0;
    points += 8;
  }
  if (const json wanted = field(type, "type_drivers"); is_true(wanted)) {
    if (!python_equal(wanted, field(config, "type_drivers"))) return 0;
    points += 4;
  }
  return std::max(points, 2);
}

int points(const json& type, const json& config, Semantics semantics) {
  const json scope = field(type, "environment");
  const bool own = is_true(scope) && scope == config["name"];
  const bool any = scope == json("ANY");
  if (semantics == Semantics::kGuide) return own || any ? 1 : 0;
  if (is_true(scope)) return own ? 64 : any ? 1 : 0;
  return deployment_points(type, config, semantics);
}

std::vector<json> choose_types(const PlainInventory& inventory, const json& config,
                               const std::string& focal_point_type, Semantics semantics) {
  std::vector<std::pair<int, json>> scored;
  int best = 1;
  for (const json& type : inventory.clique_types) {
    if (!clique_type_is_sound(type) || type["focal_point_type"] != focal_point_type) continue;
    scored.emplace_back(points(type, config, semantics), type);
    best = std::max(best, scored.back().first);
  }
  std::vector<json> chosen;
  for (const auto& [value, type] : scored) {
    if (value == best) chosen.push_back(type);
  }
  if (semantics == Semantics::kCalipso2018 && !chosen.empty()) chosen.resize(1);
  return chosen;
}

std::vector<std::string> choose_constraints(const PlainInventory& inventory,
                                            const std::string& environment,
                                            const std::string& focal_point_type,
                                            Semantics semantics) {
  const bool first_of_all = semantics == Semantics::kCalipso2018 || semantics == Semantics::kGuide;
  json chosen = json::array();
  for (const json& document : inventory.clique_constraints) {
    if (!constraints_are_sound(document)) continue;
    if (document["focal_point_type"] != focal_point_type) continue;
    const json scope = field(document, "environment");
    const bool own = scope == json(environment);
    if (first_of_all || own || !is_true(scope)) chosen = document["constraints"];
    if (first_of_all || own) break;
  }
  return chosen.get<std::vector<std::string>>();
}

}  // namespace

bool is_true(const json& value) {
  if (value.is_null()) return false;
  if (is_number(value)) return number(value) != 0;
  if (value.is_string()) return !value.get<std::string>().empty();
  return !value.empty();
}

bool python_equal(const json& a, const json& b) {
  if (is_number(a) && is_number(b)) return number(a) == number(b);
  if (a.type() != b.type()) return false;
  if (a.is_array()) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), python_equal);
  }
  if (a.is_object()) {
    return a.size() == b.size() && std::all_of(a.items().begin(), a.items().end(), [&](auto item) {
             return b.contains(item.key()) && python_equal(item.value(), b[item.key()]);
           });
  }
  return a == b;
}

std::optional<PlainRules> rules_for(const PlainInventory& inventory, const std::string& environment,
                                    const std::string& focal_point_type, Semantics semantics) {
  const auto config =
      std::find_if(inventory.environments.begin(), inventory.environments.end(),
                   [&](const json& candidate) { return field(candidate, "name") == environment; });
  if (config == inventory.environments.end()) return std::nullopt;
  PlainRules out;
  out.environment = environment;
  out.clique_types = choose_types(inventory, *config, focal_point_type, semantics);
  out.constraints = choose_constraints(inventory, environment, focal_point_type, semantics);
  if (out.clique_types.empty()) return std::nullopt;
  return out;
}

}  // namespace toposcope::testing

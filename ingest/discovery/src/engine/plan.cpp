#include "engine/plan.h"

#include <algorithm>
#include <cctype>
#include <set>
#include <string_view>

namespace toposcope::discovery {
namespace {

constexpr std::string_view kEnvironment = "environment";
constexpr std::string_view kFolder = "_folder";

model::Error error(model::ErrorCode code, std::string message) {
  return model::Error{code, std::move(message), ""};
}

Object environment_object(const std::string& name) {
  Object object;
  object.id = object.name = name;
  object.type = kEnvironment;
  return object;
}

/// "availability_zone" as "AvailabilityZone".
std::string title_case(std::string_view type) {
  std::string text;
  bool begins = true;
  for (const char letter : type) {
    if (letter == '_') {
      begins = true;
      continue;
    }
    const auto byte = static_cast<unsigned char>(letter);
    text += static_cast<char>(begins ? std::toupper(byte) : letter);
    begins = false;
  }
  return text;
}

/// Scanners that may bring objects of a type below a parent, best first.
std::vector<std::string> scanners_for(const std::string& type, std::string_view parent_type) {
  if (!parent_type.ends_with(kFolder)) return {"Scan" + title_case(parent_type)};
  const std::string_view types = parent_type.substr(0, parent_type.size() - kFolder.size());
  return {"Scan" + title_case(type) + "sRoot", "Scan" + title_case(types) + "Root"};
}

/// By which member of a parent its scanner is asked: as the entry that brought the parent says.
std::string id_field_for(const ScannerConfig& config, const std::string& scanner,
                         const std::string& parent_type) {
  for (const auto& [name, entries] : config.scanners) {
    for (const ScannerEntry& entry : entries) {
      if (entry.children_scanner == scanner && entry.type == parent_type) return entry.id_field;
    }
  }
  return "id";
}

std::optional<std::string> find_scanner(const ScannerConfig& config, const Object& object) {
  for (const std::string& name : scanners_for(object.type, object.parent_type)) {
    const auto* entries = config.find(name);
    if (entries == nullptr) continue;
    const bool brings =
        std::any_of(entries->begin(), entries->end(),
                    [&](const ScannerEntry& entry) { return entry.type == object.type; });
    if (brings) return name;
  }
  return std::nullopt;
}

/// Types of all objects with this id, each once.
std::set<std::string> types_of(const Inventory& live, const std::string& id) {
  std::set<std::string> types;
  for (std::size_t at = 0; at < live.size(); ++at) {
    const Object& object = live.object(ObjectNumber{static_cast<std::uint32_t>(at)});
    if (object.id == id) types.insert(object.type);
  }
  return types;
}

/// A folder that the environment itself has, which needs no inventory.
const ScannerEntry* environment_entry(const ScannerConfig& config, const std::string& type) {
  const auto* entries = config.find("ScanEnvironment");
  if (entries == nullptr) return nullptr;
  const auto found = std::find_if(entries->begin(), entries->end(), [&](const ScannerEntry& entry) {
    return entry.type == type && entry.folder.has_value();
  });
  return found == entries->end() ? nullptr : &*found;
}

ScanPlan plan_of_environment(const std::string& environment) {
  ScanPlan plan;
  plan.scanner = "ScanEnvironment";
  plan.parent = environment_object(environment);
  return plan;
}

model::Result<Object> find_object(const ScanTarget& part, const Inventory& live) {
  std::string type = part.type;
  if (type.empty()) {
    const std::set<std::string> types = types_of(live, part.id);
    if (types.size() > 1) {
      std::string names;
      for (const std::string& name : types) names += (names.empty() ? "" : ", ") + name;
      return error(model::ErrorCode::kInvalidArgument, "several objects have the id " + part.id +
                                                           "; say which type is meant: " + names);
    }
    if (types.size() == 1) type = *types.begin();
  }
  const auto found = live.find(type, part.id);
  if (found.has_value()) return live.object(*found);
  return error(model::ErrorCode::kNotFound,
               "there is no " + (type.empty() ? std::string("object") : type) + " with the id " +
                   part.id + " in " + live.environment());
}

model::Result<ScanPlan> plan_of_object(const ScannerConfig& config, const Object& object,
                                       const Inventory& live) {
  const auto scanner = find_scanner(config, object);
  if (!scanner.has_value()) {
    return error(model::ErrorCode::kInvalidArgument,
                 "no scanner brings " + object.type + " below " + object.parent_type +
                     "; scan what is above it: " + object.parent_id);
  }
  ScanPlan plan;
  plan.scanner = *scanner;
  plan.child_type = object.type;
  plan.child_id = object.id;
  if (object.parent_type == kEnvironment) {
    plan.parent = environment_object(live.environment());
    return plan;
  }
  const auto parent = live.find(object.parent_type, object.parent_id);
  if (!parent.has_value()) {
    return error(model::ErrorCode::kNotFound, "the parent of " + object.id + " is not there: " +
                                                  object.parent_type + " " + object.parent_id);
  }
  plan.parent = live.object(*parent);
  plan.id_field = id_field_for(config, plan.scanner, plan.parent.type);
  return plan;
}

}  // namespace

model::Result<ScanPlan> make_scan_plan(const ScannerConfig& config, const ScanTarget& part,
                                       const Inventory& live) {
  const std::string& environment = live.environment();
  if (part.type.empty() && part.id.empty()) return plan_of_environment(environment);
  if (part.type == kEnvironment) {
    if (part.id.empty() || part.id == environment) return plan_of_environment(environment);
    return error(model::ErrorCode::kNotFound, "the environment is " + environment);
  }
  if (const auto* entry = environment_entry(config, part.type); entry != nullptr) {
    const std::string id = environment + "-" + entry->folder->types_name;
    if (part.id.empty() || part.id == id) {
      ScanPlan plan = plan_of_environment(environment);
      plan.child_type = part.type;
      plan.child_id = id;
      return plan;
    }
  }
  if (part.id.empty()) {
    return error(model::ErrorCode::kInvalidArgument,
                 "say which " + part.type + " is meant: its id is missing");
  }
  const auto object = find_object(part, live);
  if (!object.has_value()) return object.error();
  return plan_of_object(config, object.value(), live);
}

}  // namespace toposcope::discovery

#include "engine/plan.h"

#include <algorithm>
#include <cctype>
#include <set>
#include <string_view>
#include <utility>

#include "engine/origins.h"
#include "inventory/doc.h"
#include "inventory/folder.h"

namespace toposcope::discovery {
namespace {

constexpr std::string_view kEnvironment = "environment";
constexpr std::string_view kRootScanner = "ScanEnvironment";

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

/// What a plan is made of.
struct Known {
  const ScannerConfig& config;
  const Inventory& live;
  const EntryApplies& entry_applies;

  /// An entry whose condition cannot be judged is not for the environment either.
  [[nodiscard]] bool is_for_environment(const ScannerEntry& entry) const {
    const auto yes = entry_applies(entry);
    return yes.has_value() && yes.value();
  }
};

/// Scanners that may bring objects of a type below a parent, best first.
std::vector<std::string> scanners_for(const std::string& type, std::string_view parent_type) {
  if (!is_folder_type(parent_type)) return {"Scan" + title_case(parent_type)};
  const std::string_view types = parent_type.substr(0, parent_type.rfind('_'));
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

std::optional<std::string> find_scanner(const Known& known, const Object& object) {
  for (const std::string& name : scanners_for(object.type, object.parent_type)) {
    const auto* entries = known.config.find(name);
    if (entries == nullptr) continue;
    const bool brings =
        std::any_of(entries->begin(), entries->end(), [&](const ScannerEntry& entry) {
          return entry.type == object.type && known.is_for_environment(entry);
        });
    if (brings) return name;
  }
  return std::nullopt;
}

/// Whether the scanner is one that is run on parents of this type.
bool is_run_on(const ScannerConfig& config, const std::string& scanner,
               const std::string& parent_type) {
  if (parent_type == kEnvironment) return scanner == kRootScanner;
  for (const auto& [name, entries] : config.scanners) {
    for (const ScannerEntry& entry : entries) {
      if (entry.children_scanner == scanner && entry.type == parent_type) return true;
    }
  }
  return false;
}

/// Of an entry and its scanner.
struct Place {
  const std::string* scanner = nullptr;
  const ScannerEntry* entry = nullptr;
  int fit = 0;
};

/// The entry that made this fetch: best one of the object's type, as fetchers may bring others on
/// the way, and of a scanner that is run on such parents.
Place find_entry(const Known& known, const Origin& origin, const std::string& type) {
  Place best;
  for (const auto& [scanner, entries] : known.config.scanners) {
    const bool is_below = is_run_on(known.config, scanner, origin.parent_type);
    for (const ScannerEntry& entry : entries) {
      const bool is_it = entry.folder ? origin.fetcher == "folder." + entry.folder->types_name
                                      : origin.fetcher == entry.fetcher;
      if (!is_it || !known.is_for_environment(entry)) continue;
      const int fit = 1 + (is_below ? 1 : 0) + (entry.type == type ? 2 : 0);
      if (fit > best.fit) best = {&scanner, &entry, fit};
    }
  }
  return best;
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
  const auto* entries = config.find(kRootScanner);
  if (entries == nullptr) return nullptr;
  const auto found = std::find_if(entries->begin(), entries->end(), [&](const ScannerEntry& entry) {
    return entry.type == type && entry.folder.has_value();
  });
  return found == entries->end() ? nullptr : &*found;
}

ScanPlan plan_of_environment(const std::string& environment) {
  ScanPlan plan;
  plan.scanner = kRootScanner;
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

/// The parent of a scanner; nothing when it is not there.
std::optional<Object> find_parent(const Inventory& live, const std::string& type,
                                  const std::string& id) {
  if (type == kEnvironment) return environment_object(live.environment());
  const auto found = live.find(type, id);
  if (!found) return std::nullopt;
  return live.object(*found);
}

/// The host that an object is, is on, or is a folder of.
std::string host_of(const Inventory& live, const Object& object) {
  const Object* at = &object;
  for (std::size_t steps = 0; steps < live.size(); ++steps) {  // parents may form a ring
    if (at->type == "host") return at->id;
    if (!at->host.empty()) return at->host;
    const auto above = live.find(at->parent_type, at->parent_id);
    if (!above) break;
    at = &live.object(*above);
  }
  return {};
}

ScanPlan plan_below(const Known& known, std::string scanner, Object parent) {
  ScanPlan plan;
  plan.scanner = std::move(scanner);
  plan.id_field = id_field_for(known.config, plan.scanner, parent.type);
  plan.host = host_of(known.live, parent);
  plan.parent = std::move(parent);
  return plan;
}

std::optional<ScanPlan> plan_by_origin(const Known& known, const Object& object) {
  Doc doc;
  if (!doc.load(object.document)) return std::nullopt;
  const auto origin = parse_origin(doc["scan_origin"].text());
  if (!origin) return std::nullopt;
  auto parent = find_parent(known.live, origin->parent_type, origin->parent_id);
  const Place place = find_entry(known, *origin, object.type);
  if (!parent || place.entry == nullptr) return std::nullopt;
  // A folder that came on the way to something else is not what that fetch is about.
  if (is_folder_type(object.type) && place.entry->type != object.type) return std::nullopt;
  ScanPlan plan = plan_below(known, *place.scanner, *std::move(parent));
  plan.child_type = place.entry->type;
  plan.child_id = object.id;
  return plan;
}

model::Result<ScanPlan> plan_by_type(const Known& known, const Object& object) {
  const auto scanner = find_scanner(known, object);
  if (!scanner.has_value()) {
    return error(model::ErrorCode::kInvalidArgument,
                 "no scanner brings " + object.type + " below " + object.parent_type +
                     "; scan what is above it: " + object.parent_id);
  }
  auto parent = find_parent(known.live, object.parent_type, object.parent_id);
  if (!parent.has_value()) {
    return error(model::ErrorCode::kNotFound, "the parent of " + object.id + " is not there: " +
                                                  object.parent_type + " " + object.parent_id);
  }
  ScanPlan plan = plan_below(known, *scanner, *std::move(parent));
  plan.child_type = object.type;
  plan.child_id = object.id;
  return plan;
}

}  // namespace

model::Result<ScanPlan> make_scan_plan(const ScannerConfig& config, const ScanTarget& part,
                                       const Inventory& live, const EntryApplies& entry_applies) {
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
  const Known known{config, live, entry_applies};
  if (auto plan = plan_by_origin(known, object.value())) return *std::move(plan);
  return plan_by_type(known, object.value());
}

}  // namespace toposcope::discovery

#include "adapters/calipso/collections.h"

#include <algorithm>
#include <array>
#include <map>

#include "io/source_input.h"

namespace toposcope::ingest::calipso {
namespace {

constexpr auto kKnown = std::to_array<std::string_view>({
    "api_tokens",
    "attributes_for_hover_on_data",
    "clique_constraints",
    "clique_types",
    "cliques",
    "connection_tests",
    "constants",
    "environment_options",
    "environments_config",
    "graphs",
    "inventory",
    "link_types",
    "links",
    "messages",
    "monitoring_config",
    "monitoring_config_templates",
    "network_agent_types",
    "roles",
    "scans",
    "scheduled_scans",
    "schemas",
    "statistics",
    "supported_environments",
    "user_settings",
    "users",
    "validations",
});
static_assert(std::is_sorted(kKnown.begin(), kKnown.end()));

std::string folder_of(const std::string& path) {
  const auto slash = path.rfind('/');
  return slash == std::string::npos ? "" : path.substr(0, slash);
}

bool is_data_file(const std::string& path) {
  for (const char* ending : {".json", ".json.gz", ".bson", ".bson.gz"}) {
    if (path.ends_with(ending)) return true;
  }
  return false;
}

/// mongodump writes one beside each collection; it holds indexes, no records.
bool is_metadata(const std::string& path) {
  return path.ends_with(".metadata.json") || path.ends_with(".metadata.json.gz");
}

/// What one folder's file names say about how its collections were renamed.
class Naming {
 public:
  explicit Naming(const std::set<std::string>& stems) {
    for (const auto& stem : stems) {
      if (stem.starts_with(kInventory)) suffixes_.push_back(stem.substr(kInventory.size()));
      if (stems.contains(stem + "_links")) prefixes_.push_back(stem);
    }
  }

  /// The collection that a file of that stem holds; empty when it is none.
  [[nodiscard]] std::string_view collection_of(std::string_view stem) const {
    for (const auto& prefix : prefixes_) {
      if (stem == prefix && !is_known_collection(stem)) return kInventory;
      if (stem.starts_with(prefix) && stem.substr(prefix.size()).starts_with('_')) {
        const auto rest = collection_of_stem(stem.substr(prefix.size() + 1));
        if (!rest.empty()) return rest;
      }
    }
    for (const auto& suffix : suffixes_) {
      if (!stem.ends_with(suffix)) continue;
      const auto rest = collection_of_stem(stem.substr(0, stem.size() - suffix.size()));
      if (!rest.empty()) return rest;
    }
    return collection_of_stem(stem);
  }

 private:
  std::vector<std::string> suffixes_;
  std::vector<std::string> prefixes_;
};

}  // namespace

bool is_known_collection(std::string_view name) noexcept {
  return std::binary_search(kKnown.begin(), kKnown.end(), name);
}

std::string_view collection_among(std::string_view name, const std::set<std::string>& names) {
  return Naming(names).collection_of(name);
}

std::string_view collection_of_stem(std::string_view stem) noexcept {
  const auto found = std::lower_bound(kKnown.begin(), kKnown.end(), stem);
  return found != kKnown.end() && *found == stem ? *found : std::string_view();
}

FilePlan plan_files(const std::vector<std::string>& paths) {
  std::map<std::string, std::set<std::string>> stems;
  for (const auto& path : paths) {
    if (is_data_file(path) && !is_metadata(path)) stems[folder_of(path)].insert(stem_of(path));
  }
  FilePlan plan;
  std::set<std::string> folders;
  for (const auto& path : paths) {
    if (!is_data_file(path) || is_metadata(path)) continue;
    const Naming naming(stems[folder_of(path)]);
    const auto collection = naming.collection_of(stem_of(path));
    if (collection.empty()) {
      plan.ignored.push_back(path);
    } else {
      plan.files.push_back({path, std::string(collection)});
      folders.insert(folder_of(path));
    }
  }
  plan.folders.assign(folders.begin(), folders.end());
  return plan;
}

}  // namespace toposcope::ingest::calipso

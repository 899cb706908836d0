#pragma once

/// \file
/// Calipso's collections and how files are named after them.

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace toposcope::ingest::calipso {

inline constexpr std::string_view kInventory = "inventory";
inline constexpr std::string_view kLinks = "links";

[[nodiscard]] bool is_known_collection(std::string_view name) noexcept;

/// Files of a dump or export, by what they hold.
struct FilePlan {
  struct File {
    std::string path;
    std::string collection;
  };
  std::vector<File> files;           ///< In the order of their paths.
  std::vector<std::string> ignored;  ///< JSON and BSON files that hold no known collection.
  std::vector<std::string> folders;  ///< Folders inside the source that hold known collections.
};

/// Tells files of collections by their names: "links.json", "links.bson.gz", and where a scan used
/// an inventory of another name also "inventory_test.json" with "links_test.json", or "acme.json"
/// with "acme_links.json".
[[nodiscard]] FilePlan plan_files(const std::vector<std::string>& paths);

/// The collection that `name` is among others of the same folder or document: known itself, or
/// renamed like an inventory that is there too.  Empty when it is none.
[[nodiscard]] std::string_view collection_among(std::string_view name,
                                                const std::set<std::string>& names);

/// The collection that a single file is named after; empty when it is none.
[[nodiscard]] std::string_view collection_of_stem(std::string_view stem) noexcept;

}  // namespace toposcope::ingest::calipso

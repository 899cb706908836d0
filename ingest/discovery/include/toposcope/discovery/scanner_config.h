#pragma once

/// \file
/// What a scan asks, and in which order: scanners.json.
///
/// \code
///   const auto config = discovery::read_scanner_config(text, discovery::known_words());
///   if (!config.has_value()) print(config.error().message);   // a line for each fault
///   for (const ScannerEntry& entry : *config->find("ScanHost")) {
///     if (const auto yes = applies(entry, config->conditions, environment); ...) ...
///   }
/// \endcode

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "toposcope/discovery/environment.h"
#include "toposcope/model/result.h"

namespace toposcope::discovery {

/// A fetcher that asks nothing: it makes one folder below the parent.
struct FolderFetch {
  std::string types_name;   ///< "vnics": id PARENT-vnics, type vnics_folder.
  std::string parent_type;  ///< What the folder says of its parent.
  std::string text;         ///< What is shown; as written, or types_name with a capital.
  bool create = true;       ///< False: its children are scanned, itself is not stored.
};

/// One line of a scanner.
struct ScannerEntry {
  std::string type;                   ///< Of the objects that it brings.
  std::string fetcher;                ///< A name; empty for a folder.
  std::optional<FolderFetch> folder;  ///< Or this.
  std::string children_scanner;       ///< What scans each of its objects; empty: nothing does.
  std::string id_field = "id";  ///< The member of such an object that its children are asked by.
  std::string condition;        ///< JSON as written; empty: absent.
  std::string restriction;      ///< Likewise.
};

/// A file of this form, as Calipso ships it:
///
///   {"scanners_package": "discover",
///    "scanners": {"ScanInstancesRoot": [{"type": "instance", "fetcher": "ApiFetchHostInstances",
///                                        "children_scanner": "ScanInstance"}]}}
struct ScannerConfig {
  /// Whose rules conditions follow; see applies().
  enum class Conditions : std::uint8_t { k2018, k2020 };

  std::string package;
  std::vector<std::pair<std::string, std::vector<ScannerEntry>>> scanners;  ///< In file order.
  Conditions conditions = Conditions::k2020;

  /// The entries of a scanner; null when there is none of that name.
  [[nodiscard]] const std::vector<ScannerEntry>* find(std::string_view scanner) const;
};

/// What names in a file may be.
struct KnownWords {
  std::set<std::string, std::less<>> object_types;
  std::set<std::string, std::less<>> fetchers;
  std::set<std::string, std::less<>> mechanism_drivers;
};

/// What either version of Calipso knows, and what we do.  Fetchers that are known may still not be
/// built; that is for a scan to say.
[[nodiscard]] const KnownWords& known_words();

/// \param otherwise  whose rules conditions follow when the file does not tell: an
///        "environment_restriction", or a condition that is a list, is of 2020
/// \retval kMalformedInput  faulty; the message has one line for each fault, in file order
[[nodiscard]] model::Result<ScannerConfig> read_scanner_config(
    std::string_view json, const KnownWords& known,
    ScannerConfig::Conditions otherwise = ScannerConfig::Conditions::k2020);

/// The text of a file that is compiled in: "toposcope", "2018" or "2020"; empty for another word.
[[nodiscard]] std::string_view shipped_scanners(std::string_view words);

/// The same, read.
/// \retval kNotFound  there is no such file
[[nodiscard]] model::Result<ScannerConfig> shipped_scanner_config(std::string_view words);

/// Whether an entry is for this environment.
/// \retval kInvalidArgument  a restriction asks for what the environment does not state
[[nodiscard]] model::Result<bool> applies(const ScannerEntry& entry,
                                          ScannerConfig::Conditions conditions,
                                          const EnvironmentConfig& environment);

}  // namespace toposcope::discovery

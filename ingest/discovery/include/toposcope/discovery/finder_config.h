#pragma once

/// \file
/// Which link finders run, and in which order: link_finders.json.
///
/// \code
///   const auto config = discovery::read_finder_config(text);
///   if (!config.has_value()) print(config.error().message);   // a line for each fault
/// \endcode

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "toposcope/discovery/link_mode.h"
#include "toposcope/model/result.h"

namespace toposcope::discovery {

/// A file of this form, as Calipso ships it:
///
///   {"finders_package": "scan.link_finders", "base_finder": "FindLinks",
///    "link_finders": ["FindLinksForInstanceVnics", "FindLinksForOteps"]}
struct FinderConfig {
  std::string package;
  std::string base_finder;
  /// In the order in which they run, which counts: a finder reads what those before it found.
  /// "FindImplicitLinks" may be among them; whether it runs says the request, not the file.
  std::vector<std::string> finders;
};

/// Names of all finders that there are, in the order of Calipso's own file; ours are the last but
/// the implicit links.
[[nodiscard]] std::span<const std::string_view> known_finders() noexcept;

/// What each version of Calipso ships; ours is that of 2021 and what finds our own links.
[[nodiscard]] FinderConfig shipped_finder_config(LinkMode mode);

/// \retval kMalformedInput  faulty; the message has one line for each fault, in file order: members
///         that are missing or no text, a list that is none or empty, entries that are no text,
///         that name no finder, or the same again
[[nodiscard]] model::Result<FinderConfig> read_finder_config(std::string_view json);

}  // namespace toposcope::discovery

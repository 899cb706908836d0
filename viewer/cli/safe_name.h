#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace toposcope::cli {

/// What a file is named after.
struct NamedThing {
  std::string environment;
  std::string type;
  std::string id;
  std::string key;
};

/// File names without extension, one a thing, in the same order: "type__id" with every byte but
/// letters, digits, dot, dash and underscore percent-encoded; long ones are cut.  Names that were
/// cut, or that differ in case only (or not at all), get "-" and eight digits of a hash of
/// environment and key, so that a name depends on the thing and not on its place in the list.
[[nodiscard]] std::vector<std::string> safe_file_names(const std::vector<NamedThing>& things);

}  // namespace toposcope::cli

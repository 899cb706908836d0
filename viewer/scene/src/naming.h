#pragma once

#include <span>
#include <string>
#include <string_view>

namespace toposcope::scene {

/// A host's name without its domain; an address stays whole.
[[nodiscard]] std::string_view without_domain(std::string_view name);

/// The name without what the box around it already says: the owner's id or name in front or behind,
/// with or without domain, and what separates them.  Never empty unless the name is.
[[nodiscard]] std::string short_name(std::string_view name, std::string_view owner);

/// What several names have in common, with "*" for the rest: "app-be-*"; empty when that is less
/// than two characters.
[[nodiscard]] std::string common_name(std::span<const std::string_view> names);

}  // namespace toposcope::scene

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

/// The text as one line: line feeds and other control characters count as blanks, runs of blanks
/// are one, and none is at an end.
[[nodiscard]] std::string one_line(std::string_view text);

/// "networks", "switches".
[[nodiscard]] std::string plural_of(std::string_view word);

/// What several names have in common, with "*" for the rest: "app-be-*"; empty when that is less
/// than two characters.
[[nodiscard]] std::string common_name(std::span<const std::string_view> names);

}  // namespace toposcope::scene

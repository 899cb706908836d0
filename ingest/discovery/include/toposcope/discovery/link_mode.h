#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace toposcope::discovery {

/// By whose rules links are found.
enum class LinkMode : std::uint8_t {
  kToposcope,    ///< Our own: those of 2021 without their faults.
  kCalipso,      ///< As Calipso of 2021 does, link for link.
  kCalipso2018,  ///< As Calipso of 2018 does.
};

/// "toposcope", "calipso", "calipso-2018".
[[nodiscard]] std::string_view link_mode_word(LinkMode mode) noexcept;

/// The mode of such a word; nothing for any other text.
[[nodiscard]] std::optional<LinkMode> link_mode_named(std::string_view word) noexcept;

}  // namespace toposcope::discovery

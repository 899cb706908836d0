#include "toposcope/discovery/link_mode.h"

namespace toposcope::discovery {

std::string_view link_mode_word(LinkMode mode) noexcept {
  switch (mode) {
    case LinkMode::kToposcope:
      return "toposcope";
    case LinkMode::kCalipso:
      return "calipso";
    case LinkMode::kCalipso2018:
      return "calipso-2018";
  }
  return {};
}

std::optional<LinkMode> link_mode_named(std::string_view word) noexcept {
  for (const LinkMode mode : {LinkMode::kToposcope, LinkMode::kCalipso, LinkMode::kCalipso2018}) {
    if (word == link_mode_word(mode)) return mode;
  }
  return std::nullopt;
}

}  // namespace toposcope::discovery

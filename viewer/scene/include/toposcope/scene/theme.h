#pragma once

/// \file
/// Colours of drawings, by the role that they play.

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "toposcope/model/records.h"
#include "toposcope/scene/scene.h"

namespace toposcope::scene {

/// Colours of one status.
struct StatusColours {
  Colour mark;  ///< Bars, badges, borders.
  Colour text;
  Colour tint;  ///< Ground of a card; alpha 0: as other cards.
};

/// \see the palettes in data/look.json, and colour_vision.h for how they are checked
struct Theme {
  std::string name;
  Colour window, canvas, panel;
  Colour card, card_border;
  Colour box, box_head, box_border, divider;
  Colour text, text2, text3;  ///< Names, details, captions.
  Colour link;
  Colour accent, accent_soft, accent_ink;  ///< Never a status; ink is what is written on it.
  Colour hatch;
  Colour glyph_on_dark, glyph_on_light;  ///< What badges are written with.
  Colour mark_border;  ///< Around marks, where colours alone do not print; or alpha 0.
  std::array<StatusColours, 7> statuses;  ///< By model::StatusValue; kNoCheck is not used.
  std::array<Colour, 6> ramp;             ///< A metric, from low to high.

  [[nodiscard]] const StatusColours& of(model::StatusValue status) const {
    return statuses.at(static_cast<std::size_t>(status));
  }
};

/// "#RRGGBB" or "#RRGGBBAA".
[[nodiscard]] std::optional<Colour> colour_of(std::string_view text) noexcept;

/// The colour with another alpha, 0 to 1.
[[nodiscard]] Colour with_alpha(Colour colour, float alpha) noexcept;

}  // namespace toposcope::scene

#pragma once

/// \file
/// How windows look: colours of a theme and measures of the specification, for Dear ImGui and for
/// our own widgets.

#include <imgui.h>

#include "toposcope/scene/theme.h"

#include "ui/paint/colours.h"

namespace toposcope::ui {

/// What a text is for; sizes and weights are those of the visual specification.
enum class TextRole : unsigned char {
  kTitle,       ///< 15/600: title of the inspector.
  kFocal,       ///< 14/600
  kStatusWord,  ///< 13/600: status, title of an empty view.
  kStatusText,  ///< 13/400
  kHead,        ///< 12/600: heads of sections, numbers of counts.
  kName,        ///< 12/500: names of nodes.
  kRow,         ///< 12/400
  kDetail,      ///< 11/400: details, captions of sections.
  kLabel,       ///< 11/500: buttons, links in text.
  kCaption,     ///< 10/400: key hints.
  kHeading,     ///< 10/500: headings of columns.
  kDisc,        ///< 9/700: numbers inside discs.
  kAxis,        ///< 9/400
  kMono,        ///< 11, DejaVu Sans Mono: addresses, numbers that tick.
};

/// A style of the type table in a colour.
[[nodiscard]] scene::TextStyle text_style(TextRole role, scene::Colour colour);

/// Measures at 100 %, pixels.
namespace metric {
inline constexpr float kControl = 24;  ///< Height of buttons and fields.
inline constexpr float kSearch = 28;   ///< Height of the search field.
inline constexpr float kPill = 26;     ///< Height of counts.
inline constexpr float kControlRadius = 5;
inline constexpr float kPanelRadius = 6;
inline constexpr float kProblemRow = 52;
inline constexpr float kRow = 24;
inline constexpr float kLine = 20;  ///< Lines of lists in the inspector.
inline constexpr float kMargin = 14;
inline constexpr float kTabStrip = 32;
inline constexpr float kBanner = 28;
}  // namespace metric

/// Gives a style the colours of a theme and the measures above, times `scale`.
void apply_theme(const scene::Theme& theme, float scale, ImGuiStyle& style);

/// `over` at `share` (0 to 1) on `ground`.
[[nodiscard]] scene::Colour mixed(scene::Colour ground, scene::Colour over, float share);

}  // namespace toposcope::ui

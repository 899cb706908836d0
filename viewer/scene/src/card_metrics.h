#pragma once

/// \file
/// Measures of cards and frames in pixels at 100 %: the one place where they are written down.

#include "toposcope/scene/cards.h"

namespace toposcope::scene {

inline constexpr float kCardHeight = 36;
inline constexpr float kFocalHeight = 50;
inline constexpr float kCollapsedHeight = 44;
inline constexpr float kCollapsedIndent = 14;  ///< Of icon and text, behind the chevron.
inline constexpr float kCollapsedGap = 16;
inline constexpr float kFoldEdges = 6;  ///< How far the edges behind a fold reach.
inline constexpr float kMinCardWidth = 80;
inline constexpr float kMinFocalWidth = 128;
inline constexpr float kMinStatusWidth = 104;  ///< So that "was OK, 25 min" fits.
inline constexpr float kMaxCardWidth = 160;
inline constexpr float kTextInset = 28;  ///< From the left of a card to its text.
inline constexpr float kFocalTextInset = 34;
inline constexpr float kTextMargin = 10;
inline constexpr float kNameSize = 12;
inline constexpr float kFocalNameSize = 14;
inline constexpr float kDetailSize = 10;

inline constexpr float kLaneHeadHeight = 26;
inline constexpr float kFocalTabRoom = 6;  ///< Below a title bar, for the tab of the focal point.
inline constexpr float kLaneMargin = 10;
inline constexpr float kLanePitch = 52;
inline constexpr float kCaseHeadHeight = 28;
inline constexpr float kCaseMargin = 8;
inline constexpr float kCasePitch = 46;
inline constexpr float kDistributionWidth = 90;
inline constexpr float kBadgePitch = 33;  ///< Of badges with counts in a title bar.

/// The room that the title bar of a frame asks for; it depends on no status.
[[nodiscard]] float title_width(const Frame& frame);

}  // namespace toposcope::scene

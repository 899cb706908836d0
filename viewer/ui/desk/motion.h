#pragma once

/// \file
/// What the clock moves: cameras, cards, pulses, ghosts; and what follows when results have come.

#include "toposcope/graph/layout.h"
#include "toposcope/scene/camera.h"

#include "ui/desk/desk.h"

namespace toposcope::ui {

/// Seconds; \see visual rules 13.
inline constexpr double kCameraSeconds = 0.18, kMoveSeconds = 0.22, kFadeSeconds = 0.16,
                        kPulseSeconds = 0.6, kGhostSeconds = 10, kTooltipSeconds = 0.35;

/// Brings what moves to where it is now.
void move_things(AppState& state);
[[nodiscard]] bool things_move(const AppState& state);

/// How much of a length of time has gone, 0 to 1; all in seconds.
[[nodiscard]] float share_of(double began, double now, double length);

/// How far cards of a tab have come on their way, 0 to 1.
[[nodiscard]] float progress_of_move(const AppState& state, const TabState& tab);

/// Asks for what was put off, now that the way is free.
void follow_up(Desk desk);

}  // namespace toposcope::ui

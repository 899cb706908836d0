#pragma once

/// \file
/// Badges of statuses and icons of types as shapes of a scene, for rows of panels.

#include <string_view>

#include "toposcope/scene/facts.h"
#include "toposcope/scene/look.h"
#include "toposcope/scene/scene.h"
#include "toposcope/scene/theme.h"

namespace toposcope::ui {

/// The badge of a status, `size` wide; OK is a small disc, no check a hollow one.
void draw_status_badge(scene::Scene& scene, const scene::Theme& theme,
                       const scene::StatusFacts& status, scene::Point centre, float size);

/// The icon of a type; without one the first two letters of its name.
void draw_type_icon(scene::Scene& scene, const scene::Look& look, std::string_view type,
                    scene::Rect place, scene::Colour colour);

}  // namespace toposcope::ui

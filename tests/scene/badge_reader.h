#pragma once

/// \file
/// Badges by their lines alone, as a person without colours sees them; test code only.

#include <string>

#include "toposcope/scene/scene.h"

namespace toposcope::testing {

/// "MLLZ": the steps of a path.
[[nodiscard]] std::string steps_of(const scene::Scene& scene, const scene::Path& path);

/// What is drawn around a point: "triangle |.", "square //", "diamond ||", "ring ?", "ring hands",
/// "disc -|"; "square hollow tick" when it is filled with the ground; "none".
[[nodiscard]] std::string badge_at(const scene::Scene& scene, scene::Point centre,
                                   scene::Colour ground);

}  // namespace toposcope::testing

#pragma once

/// \file
/// Looks into finished drawings; test code only.

#include <string>
#include <string_view>
#include <vector>

#include "toposcope/scene/poster.h"
#include "toposcope/scene/scene.h"

namespace toposcope::testing {

/// A text and the room that its letters take: from the top of capitals to the end of descenders.
struct TextBox {
  std::string text;
  scene::Rect rect;
};

/// Level texts in the order of drawing.
[[nodiscard]] std::vector<TextBox> text_boxes(const scene::Scene& scene);

/// All texts, turned ones too, in the order of drawing.
[[nodiscard]] std::vector<std::string> texts_of(const scene::Scene& scene);

/// Texts that overlap others, as "one / other"; empty when none does.
[[nodiscard]] std::string overlaps_of(const std::vector<TextBox>& boxes);

/// The group of this id.
/// \throws std::invalid_argument when there is none
[[nodiscard]] const scene::Group& group_named(const scene::Scene& scene, std::string_view id);

/// Whether there is such a group.
[[nodiscard]] bool has_group(const scene::Scene& scene, std::string_view id);

/// The shapes of a group as a scene of their own.
[[nodiscard]] scene::Scene part_of(const scene::Scene& scene, const scene::Group& group);

/// All shapes without their colours: "box 0 0 126 36 r6 w1", one a line; what a grey copy keeps.
/// Coordinates are from the upper left corner of `origin`.
[[nodiscard]] std::string geometry_of(const scene::Scene& scene, scene::Point origin);

/// The rectangle around everything that is drawn, strokes included, by corners and controls.
[[nodiscard]] scene::Rect extent_of(const scene::Scene& scene);

/// draw_poster(), which must not fail.
[[nodiscard]] scene::Poster must_draw(const scene::GraphFacts& facts,
                                      const scene::PosterOptions& options = {});

}  // namespace toposcope::testing

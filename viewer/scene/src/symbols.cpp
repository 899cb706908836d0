#include "toposcope/scene/symbols.h"

#include <algorithm>
#include <string>

#include "badges.h"
#include "canvas_parts.h"

namespace toposcope::scene {

bool status_has_badge(const StatusFacts& status) { return has_badge(status); }

void draw_status_badge(Scene& scene, const Theme& theme, const StatusFacts& status, Point centre,
                       float size) {
  if (!has_badge(status)) return draw_swatch(scene, theme, status, centre);
  draw_badge(scene, theme, status, {centre, size, theme.panel});
}

void draw_type_icon(Scene& scene, const Look& look, std::string_view type, const Rect& place,
                    Colour colour) {
  constexpr float kGrid = 16;
  const float side = std::min(place.width, place.height);
  const Point centre = place.centre();
  draw_icon(scene, look, std::string(type),
            {{centre.x - side / 2, centre.y - side / 2}, side / kGrid, colour});
}

}  // namespace toposcope::scene

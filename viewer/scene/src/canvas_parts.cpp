#include "canvas_parts.h"

#include <utility>

#include "toposcope/model/text.h"
#include "toposcope/scene/text_metrics.h"

namespace toposcope::scene {
namespace {

constexpr float kIconStroke = 1.35F;

/// The first two characters of a type, for one that has no icon.
std::string initials(std::string_view type) {
  std::string out;
  for (int i = 0; i < 2 && !type.empty(); ++i) out += model::take_utf8(type).bytes;
  return out;
}

}  // namespace

void add_text(Scene& scene, std::string text, Point at, const TextStyle& style, Anchor anchor) {
  if (text.empty()) return;
  const float width = text_width(text, style);
  scene.add(Text{std::move(text), at, anchor, style, width, 0});
}

void draw_icon(Scene& scene, const Look& look, const std::string& type, const IconPlace& place) {
  const auto known = look.icons.find(look.type(type).icon);
  const Stroke pen{place.colour, kIconStroke, Cap::kRound, {}};
  const auto at = [&](Point p) {
    return Point{place.at.x + p.x * place.scale, place.at.y + p.y * place.scale};
  };
  if (known == look.icons.end()) {
    const Point corner = at({1.5F, 1.5F});
    const float side = 13 * place.scale;
    scene.add(Box{{corner.x, corner.y, side, side}, all_round(3), {}, pen});
    add_text(scene, initials(type), at({8, 11}),
             {.weight = Weight::kSemiBold, .size = 8 * place.scale, .colour = place.colour},
             Anchor::kMiddle);
    return;
  }
  std::vector<Point> points;
  for (const Point p : known->second.points) points.push_back(at(p));
  scene.add_path(known->second.steps, points, {}, pen);
}

}  // namespace toposcope::scene

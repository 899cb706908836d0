#include "ui/paint/symbols.h"

#include <array>
#include <span>
#include <string>
#include <vector>

#include "toposcope/scene/text_metrics.h"

#include "ui/paint/ui_glyphs.h"

namespace toposcope::ui {
namespace {

using model::StatusValue;
using scene::Cap;
using scene::Circle;
using scene::Colour;
using scene::Point;
using scene::Scene;
using scene::Stroke;

/// Draws in halves of the badge's size.
struct Pen {
  Scene& scene;
  Point centre;
  float half;

  [[nodiscard]] Point at(float x, float y) const {
    return {centre.x + x * half, centre.y + y * half};
  }
  void line(std::span<const Point> points, Colour colour, float width) const {
    std::vector<scene::PathStep> steps(points.size(), scene::PathStep::kLine);
    steps.front() = scene::PathStep::kMove;
    scene.add_path(steps, points, {}, {colour, width * half, Cap::kRound, {}});
  }
  void tick(Colour colour) const {
    line(std::array{at(-0.4F, 0.02F), at(-0.1F, 0.34F), at(0.4F, -0.3F)}, colour, 0.22F);
  }
};

void draw_shape(const Pen& pen, std::span<const Point> corners, Colour fill, Colour edge) {
  pen.scene.add_polygon(corners, fill, {edge, fill.alpha != 0 ? 1.0F : 1.75F, Cap::kRound, {}});
}

void draw_ring(const Pen& pen, const scene::StatusColours& colours) {
  pen.scene.add(Circle{pen.centre, pen.half * 0.86F, {}, {colours.text, 1.5F, Cap::kButt, {}}});
}

void draw_inside(const Pen& pen, StatusValue value, Colour ink) {
  if (value == StatusValue::kWarning) {
    pen.line(std::array{pen.at(0, -0.3F), pen.at(0, 0.22F)}, ink, 0.23F);
    pen.scene.add(Circle{pen.at(0, 0.52F), 0.13F * pen.half, ink, {}});
  } else if (value == StatusValue::kError) {
    constexpr float c = 0.387F;
    pen.line(std::array{pen.at(-c, -c), pen.at(c, c)}, ink, 0.245F);
    pen.line(std::array{pen.at(c, -c), pen.at(-c, c)}, ink, 0.245F);
  } else {
    for (const float x : {-0.243F, 0.243F}) {
      pen.line(std::array{pen.at(x, -0.315F), pen.at(x, 0.315F)}, ink, 0.215F);
    }
  }
}

}  // namespace

void draw_status_badge(Scene& scene, const scene::Theme& theme, const scene::StatusFacts& status,
                       Point centre, float size) {
  const Pen pen{scene, centre, size / 2};
  if (status.value == StatusValue::kNoCheck) {
    scene.add(Circle{centre, size * 0.28F, {}, {theme.text3, 1, Cap::kButt, {}}});
    return;
  }
  const scene::StatusColours& colours = theme.of(status.value);
  if (status.value == StatusValue::kOk) {
    scene.add(Circle{centre, size * 0.28F, colours.mark, {}});
    return;
  }
  if (status.value == StatusValue::kUnknown || status.value == StatusValue::kStale) {
    draw_ring(pen, colours);
    if (status.acknowledged) return pen.tick(colours.text);
    if (status.value == StatusValue::kStale) {
      return pen.line(std::array{pen.at(0, -0.5F), pen.at(0, 0), pen.at(0.36F, 0.24F)},
                      colours.text, 0.2F);
    }
    const scene::TextStyle style{
        .weight = scene::Weight::kBold, .size = size * 9 / 14, .colour = colours.text};
    scene.add(scene::Text{"?", pen.at(0, 0.46F), scene::Anchor::kMiddle, style, 0, 0});
    return;
  }
  const Colour fill = status.acknowledged ? Colour{} : colours.mark;
  constexpr float k = 0.86F;
  if (status.value == StatusValue::kWarning) {
    draw_shape(pen, std::array{pen.at(0, -1), pen.at(1, 0.78F), pen.at(-1, 0.78F)}, fill,
               colours.mark);
  } else if (status.value == StatusValue::kError) {
    draw_shape(pen, std::array{pen.at(-k, -k), pen.at(k, -k), pen.at(k, k), pen.at(-k, k)}, fill,
               colours.mark);
  } else {
    draw_shape(pen, std::array{pen.at(0, -1), pen.at(1, 0), pen.at(0, 1), pen.at(-1, 0)}, fill,
               colours.mark);
  }
  if (status.acknowledged) return pen.tick(colours.text);
  const bool is_dark_mark = status.value == StatusValue::kError || theme.name == "light";
  draw_inside(pen, status.value, is_dark_mark ? theme.glyph_on_dark : theme.glyph_on_light);
}

void draw_type_icon(Scene& scene, const scene::Look& look, std::string_view type, scene::Rect place,
                    Colour colour) {
  const scene::TypeLook of = look.type(type);
  const auto icon = look.icons.find(of.icon);
  const float size = place.width;
  if (icon != look.icons.end()) {
    return add_icon(scene, icon->second, place.centre(), size, {colour, 1.35F, Cap::kRound, {}});
  }
  scene.add(scene::Box{{place.x + 1.5F, place.y + 1.5F, size - 3, size - 3},
                       scene::all_round(3),
                       {},
                       {colour, 1.2F, Cap::kButt, {}}});
  const scene::TextStyle style{
      .weight = scene::Weight::kSemiBold, .size = size / 2, .colour = colour};
  scene.add(scene::Text{std::string(type.substr(0, 2)),
                        {place.centre().x, place.centre().y + size * 0.18F},
                        scene::Anchor::kMiddle,
                        style,
                        0,
                        0});
}

}  // namespace toposcope::ui

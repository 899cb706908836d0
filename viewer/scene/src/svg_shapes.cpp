#include "svg_shapes.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <string_view>
#include <variant>

#include "dash_pattern.h"
#include "fitted_radii.h"
#include "xml_text.h"

namespace toposcope::scene {
namespace {

void append_alpha(std::string& out, std::string_view head, const Colour& colour) {
  if (colour.alpha != 255) append_attribute(out, head, static_cast<float>(colour.alpha) / 255);
}

void append_fill(std::string& out, const Colour& fill) {
  if (fill.alpha == 0) return;
  out += " fill=\"";
  append_colour(out, fill);
  out += '"';
  append_alpha(out, " fill-opacity=\"", fill);
}

void append_stroke(std::string& out, const Stroke& stroke) {
  if (!is_drawn(stroke)) return;
  out += " stroke=\"";
  append_colour(out, stroke.colour);
  out += '"';
  append_alpha(out, " stroke-opacity=\"", stroke.colour);
  if (stroke.width != 1) append_attribute(out, " stroke-width=\"", stroke.width);
  if (stroke.cap == Cap::kRound) out += " stroke-linecap=\"round\"";
  const auto dash = dash_pattern(stroke);
  if (dash.empty()) return;
  append_attribute(out, " stroke-dasharray=\"", dash[0]);
  out.pop_back();
  for (const float length : dash.subspan(1)) append_next_number(out, length);
  out += '"';
}

bool is_visible(const Colour& fill, const Stroke& stroke) {
  return fill.alpha != 0 || is_drawn(stroke);
}

void append_paint(std::string& out, const Colour& fill, const Stroke& stroke) {
  append_fill(out, fill);
  append_stroke(out, stroke);
  out += "/>";
}

void append_pair(std::string& out, float x, float y) {
  append_number(out, x);
  append_next_number(out, y);
}

/// A quarter of a circle to a corner's end, `dx` and `dy` from its beginning.
void append_corner(std::string& out, float radius, float dx, float dy) {
  if (radius <= 0) return;
  out += 'a';
  append_pair(out, radius, radius);
  out += " 0 0 1";
  append_next_number(out, dx);
  append_next_number(out, dy);
}

void append_rounded_outline(std::string& out, const Rect& rect, std::span<const float, 4> radii) {
  const float right = rect.x + rect.width;
  const float bottom = rect.y + rect.height;
  out += "<path d=\"M";
  append_pair(out, rect.x + radii[0], rect.y);
  out += 'H';
  append_number(out, right - radii[1]);
  append_corner(out, radii[1], radii[1], radii[1]);
  out += 'V';
  append_number(out, bottom - radii[2]);
  append_corner(out, radii[2], -radii[2], radii[2]);
  out += 'H';
  append_number(out, rect.x + radii[3]);
  append_corner(out, radii[3], -radii[3], -radii[3]);
  out += 'V';
  append_number(out, rect.y + radii[0]);
  append_corner(out, radii[0], radii[0], -radii[0]);
  out += "z\"";
}

void append_shape(std::string& out, const Scene&, const Box& box) {
  if (!is_visible(box.fill, box.border) || box.rect.width <= 0 || box.rect.height <= 0) return;
  const std::array<float, 4> radii = fitted_radii(box);
  if (std::all_of(radii.begin(), radii.end(), [&](float r) { return r == radii[0]; })) {
    append_attribute(out, "<rect x=\"", box.rect.x);
    append_attribute(out, " y=\"", box.rect.y);
    append_attribute(out, " width=\"", box.rect.width);
    append_attribute(out, " height=\"", box.rect.height);
    if (radii[0] > 0) append_attribute(out, " rx=\"", radii[0]);
  } else {
    append_rounded_outline(out, box.rect, radii);
  }
  append_paint(out, box.fill, box.border);
}

void append_shape(std::string& out, const Scene&, const Circle& circle) {
  if (!is_visible(circle.fill, circle.border)) return;
  append_attribute(out, "<circle cx=\"", circle.centre.x);
  append_attribute(out, " cy=\"", circle.centre.y);
  append_attribute(out, " r=\"", circle.radius);
  append_paint(out, circle.fill, circle.border);
}

void append_points(std::string& out, std::span<const Point> points) {
  for (std::size_t i = 0; i < points.size(); ++i) {
    (i == 0 ? append_number : append_next_number)(out, points[i].x);
    append_next_number(out, points[i].y);
  }
}

void append_outline(std::string& out, std::span<const PathStep> steps,
                    std::span<const Point> points) {
  for (const PathStep step : steps) {
    constexpr std::string_view kLetters = "MLCz";
    constexpr std::array<std::size_t, 4> kCounts = {1, 1, 3, 0};
    const auto kind = static_cast<std::size_t>(step);
    const std::size_t count = std::min(kCounts[kind], points.size());
    out += kLetters[kind];
    append_points(out, points.first(count));
    points = points.subspan(count);
  }
}

void append_shape(std::string& out, const Scene& scene, const Path& path) {
  if (!is_visible(path.fill, path.stroke)) return;
  if (path.step_count == 0) return;
  out += "<path d=\"";
  append_outline(out, scene.steps(path), scene.points(path));
  out += '"';
  append_paint(out, path.fill, path.stroke);
}

void append_font(std::string& out, const TextStyle& style) {
  append_attribute(out, " font-size=\"", style.size);
  if (style.face == Face::kMono) out += " font-family=\"'DejaVu Sans Mono', monospace\"";
  constexpr std::array<std::string_view, 4> kWeights = {
      "", " font-weight=\"500\"", " font-weight=\"600\"", " font-weight=\"700\""};
  out += kWeights[static_cast<std::size_t>(style.weight)];
  if (style.italic) out += " font-style=\"italic\"";
  if (style.struck) out += " text-decoration=\"line-through\"";
  append_fill(out, style.colour);
}

void append_place(std::string& out, const Text& text) {
  append_attribute(out, " x=\"", text.at.x);
  append_attribute(out, " y=\"", text.at.y);
  if (text.anchor == Anchor::kMiddle) out += " text-anchor=\"middle\"";
  if (text.anchor == Anchor::kEnd) out += " text-anchor=\"end\"";
  if (text.width > 0) {
    append_attribute(out, " textLength=\"", text.width);
    out += " lengthAdjust=\"spacingAndGlyphs\"";
  }
  if (text.angle == 0) return;
  out += " transform=\"rotate(";
  append_number(out, text.angle);
  append_next_number(out, text.at.x);
  append_next_number(out, text.at.y);
  out += ")\"";
}

void append_shape(std::string& out, const Scene&, const Text& text) {
  if (text.text.empty() || text.style.colour.alpha == 0 || text.style.size <= 0) return;
  out += "<text";
  append_place(out, text);
  append_font(out, text.style);
  const bool keeps_spaces = text.text.front() == ' ' || text.text.back() == ' ' ||
                            text.text.find("  ") != std::string::npos;
  if (keeps_spaces) out += " xml:space=\"preserve\"";
  out += '>';
  append_escaped(out, text.text);
  out += "</text>";
}

}  // namespace

void append_svg_defaults(std::string& out) {
  out +=
      " font-family=\"Inter, 'DejaVu Sans', sans-serif\" fill=\"none\" stroke-linejoin=\"round\""
      " text-rendering=\"geometricPrecision\" style=\"font-kerning:none;"
      "font-variant-ligatures:none\"";
}

void append_svg_shape(std::string& out, const Scene& scene, const Shape& shape) {
  const std::size_t before = out.size();
  std::visit([&](const auto& one) { append_shape(out, scene, one); }, shape);
  if (out.size() != before) out += '\n';
}

}  // namespace toposcope::scene

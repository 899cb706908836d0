#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include "toposcope/model/status.h"
#include "toposcope/scene/text_metrics.h"

#include "badges.h"
#include "canvas_parts.h"
#include "route_math.h"

namespace toposcope::scene {
namespace {

using model::StatusValue;

constexpr float kWidth = 1.3F;
constexpr float kCalmStrength = 0.8F;
constexpr std::array<float, 4> kStaleDash = {5, 4, 0, 0};
constexpr std::array<float, 4> kMaintenanceDash = {1, 4, 0, 0};
constexpr std::array<float, 4> kHiddenDash = {2, 4, 0, 0};
constexpr std::array<float, 4> kImplicitDash = {9, 3, 2, 3};
constexpr float kEndLabelGap = 9;
constexpr float kEndLabelRoom = 72;
constexpr float kLeastRun = 60;  ///< A name wants so much level line.

Stroke stroke_of(const Theme& theme, const Line& line) {
  Stroke stroke{theme.link, kWidth, Cap::kRound, {}};
  if (line.implicit) stroke.dash = kImplicitDash;
  switch (line.status.value) {
    case StatusValue::kError:
      stroke = {theme.of(line.status.value).mark, 2.5F, Cap::kRound, stroke.dash};
      break;
    case StatusValue::kWarning:
      stroke = {theme.of(line.status.value).mark, 2, Cap::kRound, stroke.dash};
      break;
    case StatusValue::kStale:
    case StatusValue::kUnknown:
      stroke.dash = kStaleDash;
      stroke.cap = Cap::kButt;
      break;
    case StatusValue::kMaintenance:
      stroke.colour = theme.of(line.status.value).mark;
      stroke.dash = kMaintenanceDash;
      break;
    case StatusValue::kOk:
    case StatusValue::kNoCheck:
      if (!line.down) stroke.colour = with_alpha(stroke.colour, kCalmStrength);
      break;
  }
  if (line.difference == Difference::kRemoved) stroke.dash = kStaleDash;
  if (line.hidden_nodes != 0) stroke.dash = kHiddenDash;
  if (line.down && !model::is_alarm(line.status.value)) stroke.colour = theme.text2;
  return stroke;
}

/// As strong as somebody who looks at it wants it.
void make_strong(Stroke& stroke, const Theme& theme, const Line& line) {
  stroke.colour.alpha = 255;
  const bool is_calm = stroke.colour.red == theme.link.red &&
                       stroke.colour.green == theme.link.green &&
                       stroke.colour.blue == theme.link.blue;
  if (is_calm && !line.down) stroke.colour = theme.text2;
}

void draw_halo(Scene& scene, const Theme& theme, const graph::LayoutRoute& route) {
  scene.add_route(route, {with_alpha(theme.accent, 0.3F), 8, Cap::kRound, {}});
}

/// The colour of a step of the path that is asked about.
Colour path_colour(const Theme& theme, const Line& line) {
  return model::is_alarm(line.status.value) ? theme.of(line.status.value).mark : theme.accent;
}

void draw_arrow(Scene& scene, const Stroke& stroke, const RoutePlace& end) {
  const Point d = end.direction;
  const auto back = [&](float along, float across) {
    return Point{end.at.x - d.x * along - d.y * across, end.at.y - d.y * along + d.x * across};
  };
  scene.add_polygon(std::array{end.at, back(8, 4), back(8, -4)}, stroke.colour);
}

/// Where colours alone do not print, an ill line has a border, as its mark has.
void draw_casing(Scene& scene, const Theme& theme, const Line& line,
                 const graph::LayoutRoute& route) {
  if (theme.mark_border.alpha == 0 || !model::is_alarm(line.status.value)) return;
  Stroke casing = stroke_of(theme, line);
  casing.width += 1.2F;
  casing.colour = theme.mark_border;
  scene.add_route(route, casing);
}

void draw_why(Scene& scene, const Theme& theme, const Line& line, const graph::LayoutRoute& route) {
  const Stroke stroke{path_colour(theme, line), 2.5F, Cap::kRound, {}};
  scene.add_route(route, {theme.canvas, 6, Cap::kRound, {}});
  draw_casing(scene, theme, line, route);
  scene.add_route(route, stroke);
  if (line.directed) draw_arrow(scene, stroke, end_of(route));
}

bool is_double(const CanvasGround& ground, const Line& line) {
  const bool folds =
      ground.cards.cards[line.source].is_fold() || ground.cards.cards[line.target].is_fold();
  return line.links.size() > 3 || (folds && line.links.size() > 1);
}

void draw_double(Scene& scene, const Theme& theme, const Stroke& stroke,
                 const graph::LayoutRoute& route) {
  Stroke outer = stroke;
  outer.width = 3.3F;
  outer.colour.alpha = 255;
  scene.add_route(route, outer);
  scene.add_route(route, {theme.canvas, 1.1F, Cap::kRound, {}});
}

void draw_status_mark(Scene& scene, const Theme& theme, const Line& line, Point at) {
  if (line.status.value == StatusValue::kWarning) {
    return draw_badge(scene, theme, line.status, {at, 12, theme.canvas});
  }
  scene.add(Circle{at, 7.5F, theme.canvas, {}});
  const Stroke pen{theme.of(line.status.value).mark, 2.4F, Cap::kRound, {}};
  scene.add_line({at.x - 3.4F, at.y - 3.4F}, {at.x + 3.4F, at.y + 3.4F}, pen);
  scene.add_line({at.x + 3.4F, at.y - 3.4F}, {at.x - 3.4F, at.y + 3.4F}, pen);
}

/// A gap with a bar at each side: the way is cut here.
void draw_gap(Scene& scene, const Theme& theme, const RoutePlace& middle) {
  const Point d = middle.direction;
  const auto beside = [&](float along, float across) {
    return Point{middle.at.x + d.x * along - d.y * across,
                 middle.at.y + d.y * along + d.x * across};
  };
  scene.add_line(beside(-5, 0), beside(5, 0), {theme.canvas, 4, Cap::kButt, {}});
  const Stroke bar{theme.text2, 2, Cap::kButt, {}};
  for (const float along : {-5.0F, 5.0F}) scene.add_line(beside(along, -6), beside(along, 6), bar);
}

void draw_plate(Scene& scene, const Theme& theme, const std::string& text, Point at) {
  const TextStyle style{.weight = Weight::kSemiBold, .size = 10, .colour = theme.text};
  const float width = std::ceil(text_width(text, style)) + 10;
  scene.add(Box{{at.x - width / 2, at.y - 7.5F, width, 15},
                all_round(7.5F),
                theme.card,
                {theme.card_border, 1, Cap::kButt, {}}});
  add_text(scene, text, {at.x, at.y + 4}, style, Anchor::kMiddle);
}

void draw_count(Scene& scene, const Theme& theme, std::size_t count, Point at) {
  draw_plate(scene, theme, "\u00D7" + std::to_string(count), at);
}

/// Between neighbouring columns there is room for the number only.
std::string hidden_text(const Line& line, const graph::LayoutRoute& route) {
  constexpr float kRoomForWord = 64;
  const Point& a = route.front();
  const Point& b = route.back();
  const std::string count = std::to_string(line.hidden_nodes);
  return std::hypot(b.x - a.x, b.y - a.y) < kRoomForWord ? count : count + " hidden";
}

void draw_step(Scene& scene, const Theme& theme, const Line& line, Point at) {
  scene.add(Circle{at, 7.5F, theme.canvas, {}});
  const Colour colour = path_colour(theme, line);
  scene.add(Circle{at, 6.5F, colour, {}});
  const Colour ink = model::is_alarm(line.status.value) ? theme.glyph_on_dark : theme.accent_ink;
  add_text(scene, std::to_string(line.why_step), {at.x, at.y + 3.2F},
           {.weight = Weight::kBold, .size = 9, .colour = ink}, Anchor::kMiddle);
}

/// Something already stands in the middle: this goes beside it.
Point beside_mark(const RoutePlace& middle) {
  return {middle.at.x - middle.direction.x * 18, middle.at.y - middle.direction.y * 18};
}

const TextStyle kLineName{.size = 10};

bool has_count(const CanvasGround& ground, const Line& line) {
  const bool folds =
      ground.cards.cards[line.source].is_fold() || ground.cards.cards[line.target].is_fold();
  return line.links.size() > 3 && !folds && !model::is_alarm(line.status.value);
}

/// What stands on a line, from the middle on.
enum class LineMark : std::uint8_t { kStatus, kGap, kStep, kCount, kHidden, kDifference };

std::vector<LineMark> marks_of(const CanvasGround& ground, const Line& line) {
  std::vector<LineMark> marks;
  if (model::is_alarm(line.status.value)) {
    marks.push_back(LineMark::kStatus);
  } else if (line.down) {
    marks.push_back(LineMark::kGap);
  }
  if (line.why_step != 0) marks.push_back(LineMark::kStep);
  if (has_count(ground, line)) marks.push_back(LineMark::kCount);
  if (line.hidden_nodes != 0) marks.push_back(LineMark::kHidden);
  if (line.difference != Difference::kNone) marks.push_back(LineMark::kDifference);
  return marks;
}

}  // namespace

void draw_line(Scene& scene, const CanvasGround& ground, const Line& line,
               const graph::LayoutRoute& route, const LineState& state) {
  if (route.empty()) return;
  if (state.selected) draw_halo(scene, ground.theme, route);
  if (line.why_step != 0) return draw_why(scene, ground.theme, line, route);
  Stroke stroke = stroke_of(ground.theme, line);
  if (state.strong || state.selected) make_strong(stroke, ground.theme, line);
  draw_casing(scene, ground.theme, line, route);
  if (is_double(ground, line)) {
    draw_double(scene, ground.theme, stroke, route);
  } else {
    scene.add_route(route, stroke);
  }
  if (line.directed) draw_arrow(scene, stroke, end_of(route));
}

void draw_thin_line(Scene& scene, const Theme& theme, const Line& line,
                    const graph::LayoutRoute& route, const LineState& state) {
  if (state.selected) draw_halo(scene, theme, route);
  Stroke stroke = stroke_of(theme, line);
  if (state.strong || state.selected) make_strong(stroke, theme, line);
  stroke.width = model::is_alarm(line.status.value) ? 1.6F : 1.0F;
  scene.add_route(route, stroke);
}

void draw_end_labels(Scene& scene, const Theme& theme, const Line& line,
                     const graph::LayoutRoute& route) {
  if (route.size() < 4) return;
  const bool forward = route.front().x <= route.back().x;
  const auto write = [&](const std::string& text, Point at, bool at_left) {
    TextStyle style{.size = 9, .colour = theme.text2};
    const float side = at_left ? kEndLabelGap : -kEndLabelGap;
    add_text(scene, cut_end(text, style, kEndLabelRoom), {at.x + side, at.y - 4}, style,
             at_left ? Anchor::kStart : Anchor::kEnd);
  };
  write(line.source_end, route.front(), forward);
  write(line.target_end, route.back(), !forward);
}

void draw_trunk(Scene& scene, const Theme& theme, const graph::LayoutRoute& trunk) {
  draw_double(scene, theme, {theme.link, kWidth, Cap::kRound, {}}, trunk);
}

void draw_trunk_count(Scene& scene, const Theme& theme, const graph::LayoutRoute& trunk,
                      std::size_t links) {
  draw_count(scene, theme, links, middle_of(trunk).at);
}

void draw_line_marks(Scene& scene, const CanvasGround& ground, const Line& line,
                     const graph::LayoutRoute& route) {
  if (route.empty()) return;
  const Theme& theme = ground.theme;
  RoutePlace place = middle_of(route);
  for (const LineMark mark : marks_of(ground, line)) {
    switch (mark) {
      case LineMark::kStatus:
        draw_status_mark(scene, theme, line, place.at);
        break;
      case LineMark::kGap:
        draw_gap(scene, theme, place);
        break;
      case LineMark::kStep:
        draw_step(scene, theme, line, place.at);
        break;
      case LineMark::kCount:
        draw_count(scene, theme, line.links.size(), place.at);
        break;
      case LineMark::kHidden:
        draw_plate(scene, theme, hidden_text(line, route), place.at);
        break;
      case LineMark::kDifference:
        draw_difference(scene, theme, line.difference, place.at);
        break;
    }
    place.at = beside_mark(place);
  }
}

std::vector<Rect> places_of_marks(const CanvasGround& ground, const Line& line,
                                  const graph::LayoutRoute& route) {
  std::vector<Rect> places;
  if (route.empty()) return places;
  RoutePlace place = middle_of(route);
  for (const LineMark mark : marks_of(ground, line)) {
    const float half = mark == LineMark::kHidden ? 32.0F : mark == LineMark::kCount ? 16.0F : 8.0F;
    places.push_back({place.at.x - half, place.at.y - 8, 2 * half, 16});
    place.at = beside_mark(place);
  }
  return places;
}

std::optional<Rect> place_of_name(const Line& line, const graph::LayoutRoute& route) {
  const bool has_mark = line.why_step != 0 || model::is_alarm(line.status.value) || line.down ||
                        line.hidden_nodes != 0;
  if (line.name.empty() || has_mark) {
    return std::nullopt;
  }
  const LevelRun run = level_run(route);
  const float width = text_width(line.name, kLineName) + 8;
  if (run.length < std::max(kLeastRun, width + 8)) return std::nullopt;
  return Rect{run.from.x + (run.length - width) / 2, run.from.y - 7, width, 14};
}

void draw_line_name(Scene& scene, const Theme& theme, const Line& line, const Rect& place) {
  TextStyle style = kLineName;
  style.colour = theme.text2;
  scene.add(Box{place, all_round(3), theme.box, {}});
  add_text(scene, line.name, {place.centre().x, place.y + 10.5F}, style, Anchor::kMiddle);
}

}  // namespace toposcope::scene

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>

#include "toposcope/model/status.h"
#include "toposcope/scene/flatten.h"
#include "toposcope/scene/text_metrics.h"

#include "badges.h"
#include "canvas_parts.h"
#include "card_metrics.h"

namespace toposcope::scene {
namespace {

using model::StatusValue;

constexpr float kHatchPitch = 5.66F;  ///< 8 along the edges.
constexpr std::array<float, 4> kStaleDash = {4, 3, 0, 0};
constexpr std::array<float, 4> kPlaceholderDash = {1.5F, 3, 0, 0};

/// How the state of a card looks; visual rules in one table.
struct CardLook {
  float bar = 0;
  Colour bar_colour = {};
  Stroke border = {};
  Colour fill = {};
  Colour icon = {};
  Colour name = {};
  Colour detail = {};
  bool hatched = false;
  bool italic = false;
  bool struck = false;
};

CardLook plain_look(const Theme& theme) {
  CardLook look;
  look.border = {theme.card_border, 1, Cap::kButt, {}};
  look.fill = theme.card;
  look.icon = theme.text2;
  look.name = theme.text;
  look.detail = theme.text3;
  return look;
}

void make_ill(CardLook& look, const Theme& theme, const StatusFacts& status) {
  const StatusColours& colours = theme.of(status.value);
  look.bar = 4;
  look.bar_colour = colours.mark;
  look.icon = look.detail = colours.text;
  float width = status.value == StatusValue::kError     ? 2.0F
                : status.value == StatusValue::kWarning ? 1.5F
                                                        : 1.0F;
  if (status.acknowledged) width = 1;
  look.border = {colours.mark, width, Cap::kButt, {}};
  if (!status.acknowledged && colours.tint.alpha != 0) look.fill = colours.tint;
  if (status.value == StatusValue::kMaintenance) look.detail = theme.text3;
}

CardLook look_of_status(const Theme& theme, const StatusFacts& status) {
  CardLook look = plain_look(theme);
  switch (status.value) {
    case StatusValue::kNoCheck:
      break;
    case StatusValue::kOk:
      look.bar = 3;
      look.bar_colour = theme.of(status.value).mark;
      break;
    case StatusValue::kWarning:
    case StatusValue::kError:
    case StatusValue::kMaintenance:
      make_ill(look, theme, status);
      break;
    case StatusValue::kUnknown:
      look.bar = 4;
      look.bar_colour = theme.of(status.value).mark;
      look.border.colour = theme.of(status.value).text;
      break;
    case StatusValue::kStale:
      look.border = {theme.of(status.value).text, 1, Cap::kButt, kStaleDash};
      look.name = theme.text2;
      look.hatched = true;
      break;
  }
  return look;
}

CardLook look_of(const Theme& theme, const Card& card) {
  // Members of different states share a card: the bar at its lower edge tells them apart.
  const bool mixed = card.is_fold() && card.counts.count(card.status.value) !=
                                           static_cast<std::uint32_t>(card.members.size());
  CardLook look = mixed && card.status.value != StatusValue::kError &&
                          card.status.value != StatusValue::kWarning
                      ? plain_look(theme)
                      : look_of_status(theme, card.status);
  if (has_badge(card.status) && theme.mark_border.alpha != 0) {
    look.border.colour = theme.mark_border;
  }
  if (card.placeholder) {
    look.border = {theme.text3, 1, Cap::kRound, kPlaceholderDash};
    look.fill = theme.canvas;
    look.name = theme.text2;
    look.icon = theme.text3;
    look.italic = true;
  }
  if (card.marks.difference == Difference::kRemoved) {
    look.border = {theme.text2, 1, Cap::kButt, kStaleDash};
    look.fill = theme.canvas;
    look.struck = true;
  }
  if (card.marks.why_step != 0 && !has_badge(card.status)) {
    look.border = {theme.accent, 1.5F, Cap::kButt, {}};
  }
  return look;
}

/// A border of whole pixels lies on half ones.
Rect inside(const Rect& rect, float border) {
  const float inset = border == 1.0F ? 0.5F : 0.0F;
  return {rect.x + inset, rect.y + inset, rect.width - 2 * inset, rect.height - 2 * inset};
}

struct RoundedRect {
  Rect rect;
  float radius = 0;
};

Rect grown(const Rect& rect, float by) {
  return {rect.x - by, rect.y - by, rect.width + 2 * by, rect.height + 2 * by};
}

float radius_of(Outline outline, const Rect& body) {
  if (outline == Outline::kPhysical) return 2;
  return outline == Outline::kLogical ? body.height / 2 : 6;
}

void draw_texts(Scene& scene, const Card& card, const CardLook& look, const Rect& body) {
  const bool focal = card.is_focal_point;
  const float x = body.x + (focal ? kFocalTextInset : kTextInset);
  const float room = body.right() - kTextMargin + 4 - x;
  TextStyle name{.weight = focal ? Weight::kSemiBold : Weight::kMedium,
                 .size = focal ? kFocalNameSize : kNameSize,
                 .colour = look.name,
                 .italic = look.italic,
                 .struck = look.struck};
  if (look.italic) name.weight = Weight::kRegular;
  const TextStyle detail{.size = kDetailSize, .colour = look.detail};
  const Point name_at{x, body.y + (focal ? 23.0F : 16.0F)};
  add_text(scene, cut_middle(card.name, name, room), name_at, name);
  add_text(scene, cut_end(card.detail, detail, room), {x, body.y + (focal ? 38.0F : 29.5F)},
           detail);
}

void draw_fold_edges(Scene& scene, const Theme& theme, const Rect& body, float radius) {
  for (const float by : {6.0F, 3.0F}) {
    const Rect edge = inside({body.x + by, body.y + by, body.width, body.height}, 1);
    scene.add(Box{edge, all_round(radius), theme.card, {theme.card_border, 1, Cap::kButt, {}}});
  }
}

void draw_pill(Scene& scene, const Theme& theme, const Card& card, const Rect& body) {
  const std::string text = "\u00D7" + std::to_string(card.members.size());
  const TextStyle style{.weight = Weight::kSemiBold, .size = 11, .colour = theme.text};
  const float width = std::ceil(text_width(text, style)) + 14;
  const Rect pill{body.right() - width + 6.5F, body.y - 10.5F, width, 16};
  scene.add(Box{pill, all_round(8), theme.card, {theme.card_border, 1, Cap::kButt, {}}});
  add_text(scene, text, {pill.centre().x, pill.y + 12}, style, Anchor::kMiddle);
}

void draw_focal_ring(Scene& scene, const Theme& theme, const Rect& body, float radius) {
  scene.add(Box{grown(body, 3), all_round(radius + 3), {}, {theme.accent, 2, Cap::kButt, {}}});
  const Rect tab{body.x + std::max(4.0F, radius - 2), body.y - 15, 38, 12.5F};
  scene.add(Box{tab, {4, 4, 0, 0}, theme.accent, {}});
  add_text(scene, "focal", {tab.centre().x, tab.y + 9.5F},
           {.weight = Weight::kSemiBold, .size = 10, .colour = theme.accent_ink}, Anchor::kMiddle);
}

/// What a person did or asked for, behind and around the card.
void draw_marks_behind(Scene& scene, const Theme& theme, const Card& card,
                       const RoundedRect& body) {
  if (card.marks.found) {
    scene.add(Box{grown(body.rect, 4), all_round(body.radius + 3), theme.accent_soft, {}});
  }
  if (card.marks.selected) {
    const Stroke halo{with_alpha(theme.accent, 0.22F), 5, Cap::kButt, {}};
    scene.add(Box{grown(body.rect, 5), all_round(body.radius + 5), {}, halo});
  }
}

void draw_marks_above(Scene& scene, const Theme& theme, const Card& card,
                      const RoundedRect& outline) {
  const Rect& body = outline.rect;
  if (card.marks.selected) {
    scene.add(
        Box{grown(body, 3), all_round(outline.radius + 3), {}, {theme.accent, 2, Cap::kButt, {}}});
  }
  if (card.marks.pinned) {
    const Point at{body.right() - 8, body.bottom() - 7};
    const Stroke pen{theme.accent, 1.4F, Cap::kRound, {}};
    scene.add(Circle{{at.x, at.y - 2}, 2, {}, pen});
    scene.add_line({at.x, at.y}, {at.x, at.y + 4}, pen);
  }
  // The pill of a fold has the right corner.
  draw_difference(scene, theme, card.marks.difference,
                  {card.is_fold() ? body.x + 2 : body.right() - 1, body.y});
}

/// Cuts off what is outside of the round corners.
std::optional<Segment> within(Segment line, const RoundedRect& body) {
  const float r = body.radius;
  const auto cut = [&](Point& end, const Point& other) {
    const Point centre{std::clamp(end.x, body.rect.x + r, body.rect.right() - r),
                       std::clamp(end.y, body.rect.y + r, body.rect.bottom() - r)};
    const float x = end.x - centre.x;
    const float y = end.y - centre.y;
    const float beyond = x * x + y * y - r * r;
    if (beyond <= 0) return true;
    const float length = std::hypot(other.x - end.x, other.y - end.y);
    const Point d{(other.x - end.x) / length, (other.y - end.y) / length};
    const float b = x * d.x + y * d.y;
    const float root = b * b - beyond;
    if (root < 0 || -b - std::sqrt(root) >= length || b > 0) return false;
    const float t = -b - std::sqrt(root);
    end = {end.x + d.x * t, end.y + d.y * t};
    return true;
  };
  if (!cut(line.from, line.to) || !cut(line.to, line.from)) return std::nullopt;
  return line;
}

void draw_hatch(Scene& scene, const Theme& theme, const RoundedRect& body) {
  for (const Segment& line : hatch(body.rect, kHatchPitch)) {
    if (const auto inside = within(line, body)) {
      scene.add_line(inside->from, inside->to, {theme.hatch, 0.8F, Cap::kButt, {}});
    }
  }
}

void draw_body(Scene& scene, const CanvasGround& ground, const Card& card, const Rect& body) {
  const Theme& theme = ground.theme;
  const float radius = radius_of(ground.look.type(card.type).outline, body);
  const CardLook look = look_of(theme, card);
  if (card.is_fold()) draw_fold_edges(scene, theme, body, radius);
  scene.add(Box{inside(body, look.border.width), all_round(radius), look.fill,
                look.hatched ? Stroke{} : look.border});
  if (look.hatched) {
    draw_hatch(scene, theme, {grown(body, -1), radius - 1});
    scene.add(Box{inside(body, 1), all_round(radius), {}, look.border});
  }
  if (look.bar > 0) {
    draw_left_bar(scene, body, radius, {look.bar, look.bar_colour, theme.mark_border});
  }
  const bool focal = card.is_focal_point;
  const float icon = focal ? 18 : 16;
  draw_icon(scene, ground.look, card.type,
            {{body.x + (focal ? 9.0F : 8.0F), body.y + (body.height - icon) / 2},
             icon / 16,
             focal ? theme.text : look.icon});
  draw_texts(scene, card, look, body);
  const bool mixed = card.counts.count(card.status.value) != card.counts.total();
  if (card.is_fold() && mixed) {
    draw_distribution(scene, theme, card.counts,
                      {body.x + 5, body.bottom() - 5, body.width - 10, 3});
  }
}

}  // namespace

void draw_left_bar(Scene& scene, const Rect& rect, float radius, const LeftBar& bar) {
  const float width = bar.width;
  const float r = std::max(radius, width);
  const float rise = r - std::sqrt(r * r - (r - width) * (r - width));
  const float k = 0.5523F;
  // The quarter arc is cut at `width`; a cubic of the cut part is close enough at this size.
  const Point top{rect.x + width, rect.y + rise};
  const Point low{rect.x + width, rect.bottom() - rise};
  const std::array points = {
      top,
      Point{rect.x + width * (1 - k), rect.y + rise + (r - rise) * 0.25F},
      Point{rect.x, rect.y + rise + (r - rise) * (1 - k)},
      Point{rect.x, rect.y + r},
      Point{rect.x, rect.bottom() - r},
      Point{rect.x, rect.bottom() - rise - (r - rise) * (1 - k)},
      Point{rect.x + width * (1 - k), rect.bottom() - rise - (r - rise) * 0.25F},
      low};
  scene.add_path(std::array{PathStep::kMove, PathStep::kCurve, PathStep::kLine, PathStep::kCurve,
                            PathStep::kClose},
                 points, bar.colour,
                 bar.rim.alpha == 0 ? Stroke{} : Stroke{bar.rim, 0.5F, Cap::kButt, {}});
}

void draw_card(Scene& scene, const CanvasGround& ground, const Card& card, const Rect& rect) {
  const float height = card.is_fold() ? rect.height - kFoldEdges : rect.height;
  const Rect body{rect.x, rect.y, rect.width, height};
  const float radius = radius_of(ground.look.type(card.type).outline, body);
  draw_marks_behind(scene, ground.theme, card, {body, radius});
  draw_body(scene, ground, card, body);
  if (card.is_focal_point) draw_focal_ring(scene, ground.theme, body, radius);
  draw_marks_above(scene, ground.theme, card, {body, radius});
  if (card.is_fold()) draw_pill(scene, ground.theme, card, body);
  const bool in_comparison = card.marks.difference != Difference::kNone;
  if (has_badge(card.status) && !in_comparison) {
    const float left = card.is_fold() ? body.x + 2 : body.right() - 1;
    draw_badge(scene, ground.theme, card.status,
               {{left, body.y}, card.is_focal_point ? 16.0F : 14.0F, ground.theme.canvas});
  }
}

}  // namespace toposcope::scene

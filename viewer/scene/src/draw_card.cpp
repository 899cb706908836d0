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
#include "card_look.h"
#include "card_metrics.h"

namespace toposcope::scene {
namespace {

constexpr float kHatchPitch = 5.66F;  ///< 8 along the edges.
constexpr float kSmallNameSize = 11;  ///< Where a card is one line high.
constexpr float kSmallTextInset = 22;
constexpr float kSmallTextMargin = 5;
constexpr float kPulseReach = 10;
constexpr float kMostCollapsedBar = 60;

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

/// What stands out of a card would cover the row above.
bool is_crowded(const CardView& view) { return view.crowded || view.detail != Detail::kFull; }

/// Room for the chevron of a collapsed box.
float indent_of(const Card& card) { return card.is_collapsed ? kCollapsedIndent : 0; }

/// It opens to the right.
void draw_chevron(Scene& scene, const Theme& theme, const Rect& body) {
  const Point at{body.x + 10, body.centre().y};
  scene.add_path(std::array{PathStep::kMove, PathStep::kLine, PathStep::kLine},
                 std::array{Point{at.x, at.y - 4}, Point{at.x + 4.5F, at.y}, Point{at.x, at.y + 4}},
                 {}, {theme.text3, 1.4F, Cap::kRound, {}});
}

TextStyle name_style(const Card& card, const CardLook& look, Detail detail) {
  const bool focal = card.is_focal_point;
  TextStyle name{.weight = focal ? Weight::kSemiBold : Weight::kMedium,
                 .size = focal ? kFocalNameSize : kNameSize,
                 .colour = look.name,
                 .italic = look.italic,
                 .struck = look.struck};
  if (card.is_collapsed) name.weight = Weight::kSemiBold;
  if (look.italic) name.weight = Weight::kRegular;
  if (detail != Detail::kFull) name.size = focal ? kNameSize : kSmallNameSize;
  return name;
}

/// Somewhat smaller where that saves letters: cards that a camera made narrow.
TextStyle fitted_style(const std::string& text, TextStyle style, const CardView& view, float room) {
  constexpr float kLeast = 0.83F;
  if (view.rect.width >= kMaxCardWidth || room <= 0) return style;
  const float width = text_width(text, style);
  if (width > room) style.size *= std::max(kLeast, room / width);
  return style;
}

void draw_texts(Scene& scene, const CanvasGround& ground, const CardView& view,
                const CardLook& look) {
  const Card& card = view.card;
  const Rect body = body_of(view);
  const TextStyle name = name_style(card, look, view.detail);
  if (view.detail != Detail::kFull) {
    const float x = body.x + kSmallTextInset + indent_of(card);
    const float pill = pill_of(ground.cards, view).rect.width;
    const float room = body.right() - kSmallTextMargin - pill - x;
    if (room <= 0) return;
    const TextStyle fitted = fitted_style(card.name, name, view, room);
    const std::string text = cut_middle(card.name, fitted, room);
    if (text == "\u2026") return;  // Dots alone say nothing; the icon stands for the type.
    return add_text(scene, text, {x, body.centre().y + 4}, fitted);
  }
  const bool focal = card.is_focal_point;
  const float x = body.x + (focal ? kFocalTextInset : kTextInset) + indent_of(card);
  const float pill = is_crowded(view) ? pill_of(ground.cards, view).rect.width : 0;
  const float room = body.right() - kTextMargin + 4 - pill - x;
  const TextStyle detail{.size = kDetailSize, .colour = look.detail};
  const float drop = (body.height - (focal ? kFocalHeight : kCardHeight)) / 2;
  const Point name_at{x, body.y + drop + (focal ? 23.0F : 16.0F)};
  const TextStyle fitted = fitted_style(card.name, name, view, room);
  add_text(scene, cut_middle(card.name, fitted, room), name_at, fitted);
  add_text(scene, cut_end(card.detail, detail, room), {x, body.y + drop + (focal ? 38.0F : 29.5F)},
           detail);
}

void draw_fold_edges(Scene& scene, const Theme& theme, const CardView& view, float radius) {
  const Rect body = body_of(view);
  const float step = view.detail == Detail::kTile ? 1.5F : 3.0F;
  for (const float by : {2 * step, step}) {
    const Rect edge = inside({body.x + by, body.y + by, body.width, body.height}, 1);
    scene.add(Box{edge, all_round(radius), theme.card, {theme.card_border, 1, Cap::kButt, {}}});
  }
}

void draw_pill(Scene& scene, const CanvasGround& ground, const CardView& view) {
  const Pill pill = pill_of(ground.cards, view);
  if (pill.text.empty()) return;
  const Theme& theme = ground.theme;
  const TextStyle style{.weight = Weight::kSemiBold, .size = 11, .colour = theme.text};
  scene.add(Box{pill.rect, all_round(8), theme.card, {theme.card_border, 1, Cap::kButt, {}}});
  add_text(scene, pill.text, {pill.rect.centre().x, pill.rect.y + 12}, style, Anchor::kMiddle);
}

void draw_focal_ring(Scene& scene, const Theme& theme, const RoundedRect& outline, bool has_tab) {
  const auto& [body, radius] = outline;
  scene.add(Box{grown(body, 3), all_round(radius + 3), {}, {theme.accent, 2, Cap::kButt, {}}});
  if (!has_tab) return;
  const Rect tab{body.x + std::max(4.0F, radius - 2), body.y - 15, 38, 12.5F};
  scene.add(Box{tab, {4, 4, 0, 0}, theme.accent, {}});
  add_text(scene, "focal", {tab.centre().x, tab.y + 9.5F},
           {.weight = Weight::kSemiBold, .size = 10, .colour = theme.accent_ink}, Anchor::kMiddle);
}

/// What a person did or asked for, behind and around the card.
void draw_marks_behind(Scene& scene, const Theme& theme, const CardState& state,
                       const RoundedRect& body) {
  if (state.found) {
    scene.add(Box{grown(body.rect, 4), all_round(body.radius + 3), theme.accent_soft, {}});
  }
  if (state.selected) {
    const Stroke halo{with_alpha(theme.accent, 0.22F), 5, Cap::kButt, {}};
    scene.add(Box{grown(body.rect, 5), all_round(body.radius + 5), {}, halo});
  }
}

void draw_rings(Scene& scene, const Theme& theme, const CardView& view,
                const RoundedRect& outline) {
  const Rect& body = outline.rect;
  if (view.state.selected) {
    scene.add(
        Box{grown(body, 3), all_round(outline.radius + 3), {}, {theme.accent, 2, Cap::kButt, {}}});
  }
  if (view.state.keyboard) {
    const Stroke ring{theme.text, 1.5F, Cap::kButt, {3, 3, 0, 0}};
    scene.add(Box{grown(body, 4.75F), all_round(outline.radius + 4), {}, ring});
  }
  const float pulse = view.state.pulse;
  if (pulse > 0 && pulse < 1) {
    const Colour colour =
        has_badge(view.card.status) ? theme.of(view.card.status.value).mark : theme.accent;
    const float reach = kPulseReach * pulse;
    scene.add(Box{grown(body, reach),
                  all_round(outline.radius + reach),
                  {},
                  {with_alpha(colour, 1 - pulse), 2, Cap::kButt, {}}});
  }
}

void draw_marks_above(Scene& scene, const Theme& theme, const CardView& view,
                      const RoundedRect& outline) {
  const Card& card = view.card;
  const Rect& body = outline.rect;
  draw_rings(scene, theme, view, outline);
  if (view.state.pinned && view.detail <= Detail::kName) {
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

/// Centred at the left of a card; in the middle of a tile.
IconPlace icon_place(const CardView& view, const CardLook& look, const CanvasGround& ground) {
  const Rect body = body_of(view);
  const bool focal = view.card.is_focal_point;
  const Colour colour = focal ? ground.theme.text : look.icon;
  if (view.detail == Detail::kTile) {
    const float side = std::min(12.0F, 0.62F * body.height);
    return {{body.centre().x - side / 2 + 1, body.centre().y - side / 2}, side / 16, colour};
  }
  const bool full = view.detail == Detail::kFull;
  const float side = full ? (focal ? 18.0F : 16.0F) : std::min(13.0F, body.height - 4);
  const float inset = full && focal ? 9.0F : full ? 8.0F : 6.0F;
  return {{body.x + inset + indent_of(view.card), body.y + (body.height - side) / 2},
          side / 16,
          colour};
}

/// Of the members of a fold or box, when these are not all alike.
void draw_members(Scene& scene, const Theme& theme, const CardView& view) {
  const Card& card = view.card;
  const Rect body = body_of(view);
  const bool mixed = card.counts.count(card.status.value) != card.counts.total();
  if (view.detail > Detail::kName) return;
  if (card.is_collapsed && view.detail == Detail::kFull) {
    const float width = std::min(kMostCollapsedBar, body.width - 110);
    if (width < 20) return;
    return draw_distribution(scene, theme, card.counts,
                             {body.right() - 10 - width, body.y + body.height - 14, width, 4});
  }
  if (mixed && (card.is_fold() || card.is_collapsed)) {
    draw_distribution(scene, theme, card.counts,
                      {body.x + 5, body.bottom() - 5, body.width - 10, 3});
  }
}

void draw_body(Scene& scene, const CanvasGround& ground, const CardView& view, float radius) {
  const Theme& theme = ground.theme;
  const Rect body = body_of(view);
  const CardLook look = look_of(theme, view);
  if (view.card.is_fold() || view.card.is_collapsed) draw_fold_edges(scene, theme, view, radius);
  scene.add(Box{inside(body, look.border.width), all_round(radius), look.fill,
                look.hatched ? Stroke{} : look.border});
  if (look.hatched) {
    draw_hatch(scene, theme, {grown(body, -1), radius - 1});
    scene.add(Box{inside(body, 1), all_round(radius), {}, look.border});
  }
  if (look.bar > 0) {
    draw_left_bar(scene, body, radius, {look.bar, look.bar_colour, theme.mark_border});
  }
  draw_icon(scene, ground.look, view.card.type, icon_place(view, look, ground));
  const bool has_text = view.detail < Detail::kTile;
  if (has_text && view.card.is_collapsed) draw_chevron(scene, theme, body);
  if (has_text) draw_texts(scene, ground, view, look);
  draw_members(scene, theme, view);
}

float radius_of(const CanvasGround& ground, const CardView& view) {
  const Rect body = body_of(view);
  if (view.card.is_collapsed) {
    const bool fabric = ground.cards.frames[view.card.frame].fabric;
    return fabric ? 4 : std::min(10.0F, body.height / 2);
  }
  const float radius = radius_of(ground.look.type(view.card.type).outline, body);
  return view.detail == Detail::kTile ? std::min(radius, 0.3F * body.height) : radius;
}

/// At the upper right corner; at the left one where a pill has that.
void draw_card_badge(Scene& scene, const CanvasGround& ground, const CardView& view) {
  const Rect body = body_of(view);
  const bool at_left = !is_crowded(view) && !pill_of(ground.cards, view).text.empty();
  const float size = view.detail == Detail::kTile   ? std::min(10.0F, 0.6F * body.height)
                     : view.detail == Detail::kName ? 12.0F
                     : view.card.is_focal_point     ? 16.0F
                                                    : 14.0F;
  draw_badge(scene, ground.theme, view.card.status,
             {{at_left ? body.x + 2 : body.right() - 1, body.y}, size, ground.theme.canvas});
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

CardState state_of_marks(const NodeMarks& marks) {
  CardState state;
  state.selected = marks.selected;
  state.found = marks.found;
  state.pinned = marks.pinned;
  return state;
}

Rect body_of(const CardView& view) {
  const Rect& rect = view.rect;
  const bool has_edges =
      (view.card.is_fold() || view.card.is_collapsed) && view.detail != Detail::kTile;
  return {rect.x, rect.y, rect.width, has_edges ? rect.height - kFoldEdges : rect.height};
}

Pill pill_of(const CardGraph& cards, const CardView& view) {
  const Card& card = view.card;
  Pill pill;
  if (view.detail >= Detail::kTile) return pill;
  if (card.is_fold()) {
    pill.text = "\u00D7" + std::to_string(card.members.size());
  } else if (card.open_fold != graph::kNone) {
    const OpenFold& fold = cards.open_folds[card.open_fold];
    // The first of its cards carries it, for all.
    if (&cards.cards[fold.cards[0]] != &card) return pill;
    pill.text =
        "1\u2013" + std::to_string(fold.cards.size()) + " of " + std::to_string(fold.members);
  }
  if (pill.text.empty()) return pill;
  const Rect body = body_of(view);
  const TextStyle style{.weight = Weight::kSemiBold, .size = 11};
  const float width = std::ceil(text_width(pill.text, style)) + 14;
  pill.rect = {body.right() - width + 6.5F, body.y - 10.5F, width, 16};
  if (is_crowded(view)) {
    pill.rect.x = body.right() - width - 4;
    pill.rect.y = body.centre().y - 8;
  }
  return pill;
}

void draw_card(Scene& scene, const CanvasGround& ground, const CardView& view) {
  const Rect body = body_of(view);
  const float radius = radius_of(ground, view);
  draw_marks_behind(scene, ground.theme, view.state, {body, radius});
  draw_body(scene, ground, view, radius);
  if (view.card.is_focal_point)
    draw_focal_ring(scene, ground.theme, {body, radius}, !is_crowded(view));
  draw_marks_above(scene, ground.theme, view, {body, radius});
  draw_pill(scene, ground, view);
  const bool in_comparison = view.card.marks.difference != Difference::kNone;
  if (has_badge(view.card.status) && !in_comparison) draw_card_badge(scene, ground, view);
}

}  // namespace toposcope::scene

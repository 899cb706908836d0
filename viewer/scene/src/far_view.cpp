#include "far_view.h"

#include <algorithm>
#include <array>

#include "badges.h"
#include "card_metrics.h"

namespace toposcope::scene {
namespace {

using model::StatusValue;

constexpr float kLineStrength = 0.4F;
constexpr float kDimmed = 0.3F;
constexpr float kDot = 2;
constexpr float kRing = 2.5F;
constexpr float kSquare = 4;
constexpr float kPointed = 4.5F;  ///< Half of a triangle or diamond.

/// Straight lines of one look, as one shape.
class LineBatch {
 public:
  void add(Point from, Point to) {
    steps_.push_back(PathStep::kMove);
    steps_.push_back(PathStep::kLine);
    points_.push_back(from);
    points_.push_back(to);
  }

  void draw(Scene& scene, const Stroke& stroke) const {
    if (!steps_.empty()) scene.add_path(steps_, points_, {}, stroke);
  }

 private:
  std::vector<PathStep> steps_;
  std::vector<Point> points_;
};

void draw_lines(WindowDrawing& drawing, const FarView& view) {
  LineBatch calm, dimmed, warning, error, path, selected;
  const std::vector<std::uint32_t> seen = seen_lines(view);
  for (const std::uint32_t i : seen) {
    const LineGist& line = view.index.lines[i];
    const LineState state =
        view.input.line_states.empty() ? LineState{} : view.input.line_states[i];
    LineBatch& batch = state.dimmed                           ? dimmed
                       : state.selected || state.strong       ? selected
                       : line.on_path                         ? path
                       : line.status == StatusValue::kError   ? error
                       : line.status == StatusValue::kWarning ? warning
                                                              : calm;
    batch.add(view.placer.point(view.input.layout.nodes[line.source].centre()),
              view.placer.point(view.input.layout.nodes[line.target].centre()));
  }
  drawing.lines_drawn = static_cast<std::uint32_t>(seen.size());
  const Theme& theme = view.input.theme;
  const auto mark = [&](StatusValue status) { return theme.of(status).mark; };
  Scene& scene = drawing.scene;
  dimmed.draw(scene, {with_alpha(theme.link, kLineStrength * kDimmed), 1, Cap::kButt, {}});
  calm.draw(scene, {with_alpha(theme.link, kLineStrength), 1, Cap::kButt, {}});
  warning.draw(scene, {mark(StatusValue::kWarning), 1.3F, Cap::kButt, {}});
  error.draw(scene, {mark(StatusValue::kError), 1.6F, Cap::kButt, {}});
  selected.draw(scene, {theme.text2, 1.3F, Cap::kButt, {}});
  path.draw(scene, {theme.accent, 2, Cap::kButt, {}});
}

void draw_frames(WindowDrawing& drawing, const FarView& view) {
  const Theme& theme = view.input.theme;
  for (std::uint32_t i = 0; i < view.input.layout.boxes.size(); ++i) {
    const Rect& box = view.input.layout.boxes[i];
    if (box.width <= 0 || !touches(box, view.visible)) continue;
    drawing.scene.add(Box{view.placer.frame(i),
                          all_round(std::min(10.0F, 20 * view.placer.zoom())),
                          theme.box,
                          {theme.box_border, 1, Cap::kButt, {}}});
  }
}

template <std::size_t N>
void add_corners(Scene& scene, const std::array<Point, N>& corners, Colour fill,
                 const Stroke& stroke) {
  std::array<PathStep, N + 1> steps{};
  steps.fill(PathStep::kLine);
  steps.front() = PathStep::kMove;
  steps.back() = PathStep::kClose;
  scene.add_path(steps, corners, fill, stroke);
}

Colour faded(Colour colour, bool dimmed) {
  if (dimmed) colour.alpha = static_cast<std::uint8_t>(static_cast<float>(colour.alpha) * kDimmed);
  return colour;
}

/// What a person has to do with a card, around its mark.
void draw_rings(Scene& scene, const Theme& theme, const CardState& state, Point at) {
  if (state.found) scene.add(Circle{at, 7, {}, {theme.accent_soft, 4, Cap::kButt, {}}});
  if (state.selected) scene.add(Circle{at, 7, {}, {theme.accent, 2, Cap::kButt, {}}});
  if (state.keyboard) scene.add(Circle{at, 9.5F, {}, {theme.text, 1.5F, Cap::kButt, {3, 3, 0, 0}}});
  if (state.hovered) scene.add(Circle{at, 7, {}, {theme.text, 1.5F, Cap::kButt, {}}});
  if (state.pulse > 0 && state.pulse < 1) {
    scene.add(Circle{at,
                     4 + 10 * state.pulse,
                     {},
                     {with_alpha(theme.text, 1 - state.pulse), 2, Cap::kButt, {}}});
  }
}

/// Cards that are seen, by rank: the worst last.
std::array<std::vector<std::uint32_t>, kMarkRanks> cards_by_rank(const FarView& view,
                                                                 bool free_only) {
  std::array<std::vector<std::uint32_t>, kMarkRanks> ranks;
  for (std::uint32_t i = 0; i < view.index.cards.size(); ++i) {
    const CardGist& card = view.index.cards[i];
    if (card.is_title || (free_only && card.frame != graph::kNone)) continue;
    if (touches(view.input.layout.nodes[i], view.visible)) ranks.at(card.rank).push_back(i);
  }
  return ranks;
}

void draw_cards(WindowDrawing& drawing, const FarView& view, bool free_only) {
  const auto ranks = cards_by_rank(view, free_only);
  std::size_t count = 0;
  for (const auto& rank : ranks) count += rank.size();
  drawing.cards_drawn = static_cast<std::uint32_t>(count);
  // Three shapes a label follow; growing would move all of it.
  const std::size_t labels = 3 * view.input.layout.boxes.size();
  drawing.scene.reserve(drawing.scene.shapes().size() + count + labels);
  // At most as high as the row has room for: dots stay dots.
  const float scale = std::min(1.0F, view.placer.zoom() * kCardHeight / (2 * kDot));
  const bool has_states = !view.input.card_states.empty();
  for (const auto& rank : ranks) {
    for (const std::uint32_t i : rank) {
      CardGist card = view.index.cards[i];
      card.dimmed = has_states && view.input.card_states[i].dimmed;
      const Point at = view.placer.point(view.input.layout.nodes[i].centre());
      draw_mark(drawing.scene, view.input.theme, card, at, scale);
    }
  }
  if (!has_states) return;
  for (const auto& rank : ranks) {
    for (const std::uint32_t i : rank) {
      const Point at = view.placer.point(view.input.layout.nodes[i].centre());
      draw_rings(drawing.scene, view.input.theme, view.input.card_states[i], at);
    }
  }
}

}  // namespace

std::vector<std::uint32_t> seen_lines(const FarView& view) {
  std::vector<std::uint32_t> seen;
  std::size_t calm = 0;
  for (const std::uint32_t i : view.index.line_order) {
    const LineGist& line = view.index.lines[i];
    const bool speaks = line.is_ill || line.on_path;
    if (line.is_hidden || (!speaks && calm > kMostCalmLines)) continue;
    if (!touches(line.extent, view.visible)) continue;
    if (!speaks) ++calm;
    seen.push_back(i);
  }
  if (calm <= kMostCalmLines) return seen;
  std::erase_if(seen, [&](std::uint32_t i) {
    return !view.index.lines[i].is_ill && !view.index.lines[i].on_path;
  });
  return seen;
}

void draw_mark(Scene& scene, const Theme& theme, const CardGist& card, Point at, float scale) {
  const StatusColours& colours = theme.of(card.status);
  const bool is_checked = card.status != StatusValue::kNoCheck && !card.placeholder;
  const Colour colour = faded(is_checked ? colours.mark : theme.text3, card.dimmed);
  const Stroke rim = card.acknowledged ? Stroke{colour, 1.5F, Cap::kButt, {}}
                                       : Stroke{theme.canvas, 1, Cap::kButt, {}};
  const Colour fill = card.acknowledged ? theme.canvas : colour;
  const auto corner = [&](float x, float y) {
    return Point{at.x + x * kPointed, at.y + y * kPointed};
  };
  switch (is_checked ? card.status : StatusValue::kNoCheck) {
    case StatusValue::kNoCheck:
      return scene.add(Circle{at, (kDot - 0.5F) * scale, {}, {colour, 1, Cap::kButt, {}}});
    case StatusValue::kOk:
      return scene.add(Circle{at, kDot * scale, colour, {}});
    case StatusValue::kUnknown:
    case StatusValue::kStale:
      return scene.add(Circle{at,
                              kRing * std::max(scale, 0.8F),
                              theme.canvas,
                              {faded(colours.text, card.dimmed), 1.2F, Cap::kButt, {}}});
    case StatusValue::kWarning:
      return add_corners(scene, std::array{corner(0, -1), corner(1, 0.78F), corner(-1, 0.78F)},
                         fill, rim);
    case StatusValue::kMaintenance:
      return add_corners(
          scene, std::array{corner(0, -1), corner(1, 0), corner(0, 1), corner(-1, 0)}, fill, rim);
    case StatusValue::kError:
      return scene.add(
          Box{{at.x - kSquare, at.y - kSquare, 2 * kSquare, 2 * kSquare}, {}, fill, rim});
  }
}

void draw_far(WindowDrawing& drawing, const FarView& view) {
  if (view.placer.detail() == Detail::kBox) {
    draw_boxes(drawing, view);
    return draw_cards(drawing, view, true);
  }
  draw_frames(drawing, view);
  draw_lines(drawing, view);
  draw_cards(drawing, view, false);
  draw_frame_labels(drawing.scene, view);
}

}  // namespace toposcope::scene

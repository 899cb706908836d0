// Boxes from very far: with name, count and distribution as far as there is room, and what links
// them.

#include <algorithm>
#include <cmath>
#include <vector>

#include "toposcope/model/status.h"

#include "badges.h"
#include "far_view.h"

namespace toposcope::scene {
namespace {

using model::StatusValue;

constexpr float kBarHeight = 4;
constexpr float kLeastForBar = 9;  ///< A box of less is all bar.

void draw_links(WindowDrawing& drawing, const FarView& view) {
  const Theme& theme = view.input.theme;
  for (const FrameLink& link : view.index.frame_links) {
    const Rect& a = view.input.layout.boxes[link.first];
    const Rect& b = view.input.layout.boxes[link.second];
    if (a.width <= 0 || b.width <= 0) continue;
    if (!touches(a, view.visible) && !touches(b, view.visible)) continue;
    const float width = std::min(1 + 0.5F * std::log2(static_cast<float>(link.lines)), 5.0F);
    const Colour colour = link.worst == StatusValue::kNoCheck ? with_alpha(theme.link, 0.6F)
                                                              : theme.of(link.worst).mark;
    drawing.scene.add_line(view.placer.point(a.centre()), view.placer.point(b.centre()),
                           {colour, width, Cap::kButt, {}});
    ++drawing.lines_drawn;
  }
}

void draw_box(Scene& scene, const Theme& theme, const Frame& frame, const Rect& rect) {
  if (rect.height < kLeastForBar) {
    return draw_distribution(scene, theme, frame.counts,
                             {rect.x, rect.y, rect.width, std::max(rect.height, 2.0F)});
  }
  scene.add(Box{rect, all_round(3), theme.box_head, {theme.box_border, 1, Cap::kButt, {}}});
  const float inset = std::min(8.0F, rect.width / 8);
  draw_distribution(
      scene, theme, frame.counts,
      {rect.x + inset, rect.bottom() - kBarHeight - 2, rect.width - 2 * inset, kBarHeight});
}

/// What is ill in a box, at its edge.
void draw_worst(Scene& scene, const Theme& theme, const Frame& frame, const Rect& box) {
  const StatusFacts worst = frame.counts.worst();
  if (model::badness(worst.value) <= model::badness(StatusValue::kUnknown)) return;
  draw_mark(scene, theme, {.status = worst.value, .acknowledged = worst.acknowledged},
            {box.right() - 1, box.centre().y}, 1);
}

}  // namespace

void draw_boxes(WindowDrawing& drawing, const FarView& view) {
  std::vector<std::uint32_t> seen;
  for (std::uint32_t i = 0; i < view.input.layout.boxes.size(); ++i) {
    const Rect& box = view.input.layout.boxes[i];
    if (box.width > 0 && touches(box, view.visible)) seen.push_back(i);
  }
  draw_links(drawing, view);
  const Theme& theme = view.input.theme;
  for (const std::uint32_t i : seen) {
    draw_box(drawing.scene, theme, view.input.cards.frames[i], view.placer.frame(i));
  }
  for (const std::uint32_t i : seen) {
    draw_worst(drawing.scene, theme, view.input.cards.frames[i], view.placer.frame(i));
  }
  draw_frame_labels(drawing.scene, view);
}

}  // namespace toposcope::scene

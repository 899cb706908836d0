// Boxes from very far: with name, count and distribution as far as there is room, and what links
// them.

#include <algorithm>
#include <cmath>
#include <string>
#include <tuple>
#include <vector>

#include "toposcope/model/status.h"
#include "toposcope/scene/captions.h"
#include "toposcope/scene/text_metrics.h"

#include "badges.h"
#include "far_view.h"
#include "taken_places.h"

namespace toposcope::scene {
namespace {

using model::StatusValue;

constexpr float kBarHeight = 4;
constexpr float kLeastForBar = 9;  ///< A box of less is all bar.
constexpr float kLabelHeight = 14;
constexpr float kMostLabel = 160;

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

/// Name and count on a plate, at the left of the box.
void draw_label(Scene& scene, const Theme& theme, const Frame& frame, const Rect& place) {
  const TextStyle name{.weight = Weight::kSemiBold, .size = 11, .colour = theme.text};
  const TextStyle count{.size = 10, .colour = theme.text2};
  const std::string text = cut_middle(frame.name, name, kMostLabel);
  scene.add(Box{place, all_round(3), with_alpha(theme.canvas, 0.75F), {}});
  add_text(scene, text, {place.x + 4, place.y + 10.5F}, name);
  add_text(scene, grouped_digits(frame.counts.total()),
           {place.x + 10 + text_width(text, name), place.y + 10.5F}, count);
}

float label_width(const Frame& frame) {
  const TextStyle name{.weight = Weight::kSemiBold, .size = 11};
  const TextStyle count{.size = 10};
  return std::min(text_width(frame.name, name), kMostLabel) + 14 +
         text_width(grouped_digits(frame.counts.total()), count);
}

/// The worst first, then the fullest, as far as they do not cover each other.
void draw_labels(WindowDrawing& drawing, const FarView& view,
                 const std::vector<std::uint32_t>& seen) {
  std::vector<std::tuple<int, std::uint32_t, std::uint32_t>> order;
  for (const std::uint32_t i : seen) {
    const Frame& frame = view.input.cards.frames[i];
    order.emplace_back(-model::badness(frame.counts.worst().value), ~frame.counts.total(), i);
  }
  std::sort(order.begin(), order.end());
  TakenPlaces taken;
  for (const auto& [badness, size, i] : order) {
    const Frame& frame = view.input.cards.frames[i];
    const Rect box = view.placer.frame(i);
    const float top =
        box.height >= kLabelHeight + 8 ? box.y + 2 : box.centre().y - kLabelHeight / 2;
    const Rect place{box.x + 3, top, label_width(frame), kLabelHeight};
    if (!taken.is_free(place)) continue;
    taken.take(place);
    draw_label(drawing.scene, view.input.theme, frame, place);
  }
}

/// What is ill in a box, at its corner.
void draw_worst(Scene& scene, const Theme& theme, const Frame& frame, const Rect& box) {
  const StatusFacts worst = frame.counts.worst();
  if (model::badness(worst.value) <= model::badness(StatusValue::kUnknown)) return;
  draw_mark(scene, theme, {.status = worst.value, .acknowledged = worst.acknowledged},
            {box.right(), box.y}, 1);
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
  draw_labels(drawing, view, seen);
  for (const std::uint32_t i : seen) {
    draw_worst(drawing.scene, theme, view.input.cards.frames[i], view.placer.frame(i));
  }
}

}  // namespace toposcope::scene

// Names of boxes that have no room for a title bar: beside them.

#include <algorithm>
#include <string>
#include <tuple>
#include <vector>

#include "toposcope/model/status.h"
#include "toposcope/scene/captions.h"
#include "toposcope/scene/text_metrics.h"

#include "far_view.h"
#include "taken_places.h"

namespace toposcope::scene {
namespace {

constexpr float kHeight = 14;
constexpr float kMostName = 150;
constexpr float kGap = 8;  ///< From the box.
constexpr float kPadding = 4;

/// Name and count, measured.
struct Label {
  std::string name, count;
  float name_width = 0;
  float width = 0;
};

TextStyle name_style(const Theme& theme) {
  return {.weight = Weight::kSemiBold, .size = 11, .colour = theme.text2};
}

TextStyle count_style(const Theme& theme) { return {.size = 10, .colour = theme.text3}; }

Label label_of(const Theme& theme, const Frame& frame) {
  Label label;
  label.name = cut_middle(frame.name, name_style(theme), kMostName);
  label.count = grouped_digits(frame.counts.total());
  label.name_width = text_width(label.name, name_style(theme));
  label.width = label.name_width + 6 + text_width(label.count, count_style(theme)) + 2 * kPadding;
  return label;
}

/// Lanes have theirs at the left, cases at the right; in the window as long as the box is.
Rect place_of(const Frame& frame, const Rect& box, const Label& label, Size window) {
  const float beside = frame.fabric ? box.right() + kGap : box.x - kGap - label.width;
  const float most = std::max(0.0F, window.width - label.width);
  return {std::clamp(beside, 0.0F, most), box.centre().y - kHeight / 2, label.width, kHeight};
}

void draw_label(Scene& scene, const Theme& theme, const Label& label, const Rect& place) {
  scene.add(Box{place, all_round(3), with_alpha(theme.canvas, 0.8F), {}});
  const float x = place.x + kPadding;
  add_text(scene, label.name, {x, place.y + 11}, name_style(theme));
  add_text(scene, label.count, {x + label.name_width + 6, place.y + 11}, count_style(theme));
}

/// The worst first, then the fullest.
std::vector<std::uint32_t> by_importance(const FarView& view) {
  std::vector<std::tuple<int, std::uint32_t, std::uint32_t>> order;
  for (std::uint32_t i = 0; i < view.input.layout.boxes.size(); ++i) {
    const Frame& frame = view.input.cards.frames[i];
    const bool has_place = view.placer.has_box(i) && view.placer.head_height(i) <= 0 &&
                           frame.collapsed_card == graph::kNone;
    if (!has_place || !touches(view.input.layout.boxes[i], view.visible)) continue;
    order.emplace_back(-model::badness(frame.counts.worst().value), ~frame.counts.total(), i);
  }
  std::sort(order.begin(), order.end());
  std::vector<std::uint32_t> frames;
  for (const auto& [badness, size, i] : order) frames.push_back(i);
  return frames;
}

}  // namespace

void draw_frame_labels(Scene& scene, const FarView& view) {
  const Theme& theme = view.input.theme;
  TakenPlaces taken;
  for (const std::uint32_t i : by_importance(view)) {
    const Frame& frame = view.input.cards.frames[i];
    const Label label = label_of(theme, frame);
    const Rect place = place_of(frame, view.placer.frame(i), label, scene.size());
    if (!taken.is_free(place)) continue;
    taken.take(place);
    draw_label(scene, theme, label, place);
  }
}

}  // namespace toposcope::scene

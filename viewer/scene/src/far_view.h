#pragma once

#include "toposcope/scene/window_view.h"

#include "placer.h"
#include "window_index.h"

namespace toposcope::scene {

/// Whether two rectangles have a point in common.
[[nodiscard]] inline bool touches(const Rect& a, const Rect& b) {
  return a.x <= b.right() && b.x <= a.right() && a.y <= b.bottom() && b.y <= a.bottom();
}

/// What a window that sees a large part of a layout draws from.
struct FarView {
  const WindowInput& input;
  const WindowIndex::Data& index;
  const Placer& placer;
  Rect visible;  ///< In layout pixels.
};

/// What a window shows and what stands so near to it that parts of it may reach in.
[[nodiscard]] Rect seen_rect(const Camera& camera, Size window);

/// Lines that are drawn from afar, in order: all, or of too many the ill ones and those of the
/// path.
[[nodiscard]] std::vector<std::uint32_t> seen_lines(const FarView& view);

/// Marks for cards, straight lines; from Detail::kBox on, boxes with what they hold instead.
void draw_far(WindowDrawing& drawing, const FarView& view);

/// A card as a mark: a dot, or the shape of its badge.
/// \param scale  1: as high as visual rules say
void draw_mark(Scene& scene, const Theme& theme, const CardGist& card, Point at, float scale);

/// Names and counts of boxes without a title bar, as far as they do not cover each other.
void draw_frame_labels(Scene& scene, const FarView& view);

/// Boxes as such; Detail::kBox.
void draw_boxes(WindowDrawing& drawing, const FarView& view);

/// More calm lines than this are left out from afar.
inline constexpr std::size_t kMostCalmLines = 5'000;

}  // namespace toposcope::scene

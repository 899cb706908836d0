#include "toposcope/scene/window_view.h"

#include <algorithm>

#include "canvas_drawer.h"
#include "far_view.h"
#include "window_index.h"

namespace toposcope::scene {
namespace {

constexpr float kReach = 48;  ///< What belongs to a card may stand out of it so far.
constexpr float kHeadingLine = 14;
constexpr float kHeadingBand = 20;
constexpr float kLeastHeading = 40;

/// Draws cards, lines and frames that a window shows.
class NearView {
 public:
  NearView(const WindowInput& input, const WindowIndex::Data& index, const Placer& placer)
      : input_(input), index_(index), placer_(placer) {}

  void draw(WindowDrawing& drawing, const Rect& visible) {
    visible_ = visible;
    CanvasView view{{input_.cards, input_.layout, input_.look, input_.theme},
                    placer_,
                    index_.bundles,
                    input_.card_states,
                    input_.line_states};
    choose_frames(view);
    choose_cards(view);
    choose_lines(view);
    drawing.cards_drawn = static_cast<std::uint32_t>(view.cards.size());
    drawing.lines_drawn = static_cast<std::uint32_t>(view.lines.size());
    CanvasDrawer(view, drawing.scene, drawing.picks).draw();
    draw_frame_labels(drawing.scene, {input_, index_, placer_, visible});
    draw_headings(drawing.scene);
  }

 private:
  void choose_frames(CanvasView& view) const {
    for (std::uint32_t i = 0; i < input_.cards.frames.size(); ++i) {
      const bool is_drawn =
          placer_.has_box(i) && input_.cards.frames[i].collapsed_card == graph::kNone;
      if (is_drawn && touches(input_.layout.boxes[i], visible_)) view.frames.push_back(i);
    }
  }

  void choose_cards(CanvasView& view) const {
    for (std::uint32_t i = 0; i < index_.cards.size(); ++i) {
      if (!index_.cards[i].is_title && touches(input_.layout.nodes[i], visible_)) {
        view.cards.push_back(i);
      }
    }
    // Tiles are so close that what one carries stands on others: the worst on top.
    if (placer_.detail() != Detail::kTile) return;
    std::stable_sort(view.cards.begin(), view.cards.end(), [&](std::uint32_t a, std::uint32_t b) {
      return index_.cards[a].rank < index_.cards[b].rank;
    });
  }

  void choose_lines(CanvasView& view) const {
    for (const std::uint32_t i : index_.line_order) {
      const LineGist& line = index_.lines[i];
      if (!line.is_hidden && touches(line.extent, visible_)) view.lines.push_back(i);
    }
    for (std::uint32_t i = 0; i < index_.trunk_extents.size(); ++i) {
      if (touches(index_.trunk_extents[i], visible_)) view.trunks.push_back(i);
    }
  }

  /// Those of columns stay in view at the top; there they stand on a ground of their own.
  void draw_headings(Scene& scene) const {
    if (placer_.detail() < Detail::kTile) {
      for (Heading heading : index_.fabric) {
        heading.at = {placer_.point(heading.at).x,
                      placer_.point({0, heading.at.y + 9}).y - kFabricRise};
        heading.room *= placer_.zoom();
        draw_heading(scene, input_.theme, heading);
      }
    }
    if (index_.columns.empty()) return;
    const float natural =
        placer_.point({0, input_.layout.bounds.y}).y - heading_rise(input_.cards, input_.layout);
    const float y = std::max(natural, kHeadingLine);
    if (y > natural) {
      scene.add(Box{{0, 0, scene.size().width, kHeadingBand},
                    {},
                    with_alpha(input_.theme.canvas, 0.92F),
                    {}});
    }
    for (Heading heading : index_.columns) {
      heading.room *= placer_.zoom();
      // In the middle of what is seen of a broad column.
      const float middle = placer_.point(heading.at).x;
      const float left = std::max(middle - heading.room / 2, 0.0F);
      const float right = std::min(middle + heading.room / 2, scene.size().width);
      if (right <= left) continue;
      heading.at = {(left + right) / 2, y};
      heading.room = right - left;
      if (heading.room >= kLeastHeading) draw_heading(scene, input_.theme, heading);
    }
  }

  static constexpr float kFabricRise = 9;

  const WindowInput& input_;
  const WindowIndex::Data& index_;
  const Placer& placer_;
  Rect visible_;
};

OffscreenHits hits_outside(const WindowInput& input, const Placer& placer, Size window) {
  OffscreenHits hits;
  const std::size_t count = input.cards.cards.size();
  for (std::uint32_t i = 0; i < count; ++i) {
    const bool found =
        input.card_states.empty() ? input.cards.cards[i].marks.found : input.card_states[i].found;
    if (!found) continue;
    const Rect at = placer.card(i);
    if (at.right() < 0) {
      ++hits.left;
    } else if (at.x > window.width) {
      ++hits.right;
    } else if (at.bottom() < 0) {
      ++hits.up;
    } else if (at.y > window.height) {
      ++hits.down;
    }
  }
  return hits;
}

}  // namespace

Rect seen_rect(const Camera& camera, Size window) {
  const Rect visible = visible_rect(camera, window);
  const float reach = kReach / camera.zoom;
  return {visible.x - reach, visible.y - reach, visible.width + 2 * reach,
          visible.height + 2 * reach};
}

WindowDrawing draw_window(const WindowInput& input, const Camera& camera, Size window) {
  WindowDrawing drawing;
  draw_window_into(drawing, input, camera, window);
  return drawing;
}

void draw_window_into(WindowDrawing& drawing, const WindowInput& input, const Camera& camera,
                      Size window) {
  std::vector<WindowIndex> own;
  const WindowIndex::Data& index = index_of(input, own);
  const Placer placer(input.cards, input.layout, camera, window);
  drawing.scene.restart(window, input.theme.canvas);
  drawing.picks.clear();
  drawing.cards_drawn = drawing.lines_drawn = 0;
  drawing.offscreen = hits_outside(input, placer, window);
  const Rect visible = seen_rect(camera, window);
  if (placer.detail() <= Detail::kTile) {
    NearView(input, index, placer).draw(drawing, visible);
  } else {
    drawing.picks.push_back({});
    draw_far(drawing, {input, index, placer, visible});
  }
}

}  // namespace toposcope::scene

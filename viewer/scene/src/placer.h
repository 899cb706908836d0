#pragma once

#include <cstdint>

#include "toposcope/scene/camera.h"
#include "toposcope/scene/window_view.h"

#include "canvas_parts.h"

namespace toposcope::scene {

/// Where the cards, frames and lines of a layout are drawn.
class Placer {
 public:
  /// As the layout says: for a picture.
  Placer(const CardGraph& cards, const graph::Layout& layout);
  /// As a camera sees them.
  Placer(const CardGraph& cards, const graph::Layout& layout, const Camera& camera, Size window);

  [[nodiscard]] Detail detail() const noexcept { return detail_; }
  [[nodiscard]] float zoom() const noexcept { return zoom_; }
  /// Rows are nearer than at the zoom of pictures.
  [[nodiscard]] bool is_crowded() const noexcept { return zoom_ < 0.97F; }

  [[nodiscard]] Point point(Point at) const {
    return is_identity_ ? at : Point{at.x * zoom_ + offset_.x, at.y * zoom_ + offset_.y};
  }
  [[nodiscard]] Rect rect(const Rect& at) const {
    if (is_identity_) return at;
    const Point corner = point({at.x, at.y});
    return {corner.x, corner.y, at.width * zoom_, at.height * zoom_};
  }

  [[nodiscard]] Rect frame(std::uint32_t index) const { return rect(layout_.boxes[index]); }
  /// 0: there is no room for one.
  [[nodiscard]] float head_height(std::uint32_t frame) const;

  /// Where a card is drawn, the edges behind a fold included; a head's title bar.
  [[nodiscard]] Rect card(std::uint32_t index) const;
  /// What a card of this height has room for.
  [[nodiscard]] Detail detail_of(const Card& card, const Rect& rect) const;

  [[nodiscard]] bool has_box(std::uint32_t frame) const {
    return frame != graph::kNone && layout_.boxes[frame].width > 0;
  }
  /// Title bars are drawn with their frames.
  [[nodiscard]] bool is_title(const Card& card) const {
    return card.is_head && has_box(card.frame);
  }

  /// Meets its cards where they are drawn.  Empty for a line that its frame says.  One that has
  /// more to say goes from the title bar down the margin: layouts have no route for it.
  [[nodiscard]] graph::LayoutRoute route(std::uint32_t line) const;

 private:
  [[nodiscard]] float height_of(const Card& card, float layout_height) const;
  /// Cards take of the room between columns what their text needs.
  [[nodiscard]] float width_of(const Card& card, float layout_width) const;
  /// How high a card of this height may be without touching others.
  [[nodiscard]] float room_of(float layout_height) const;
  [[nodiscard]] Rect square_of(const Card& card, const Rect& at, float layout_height) const;
  [[nodiscard]] Point on_edge(std::uint32_t card, Point at) const;
  [[nodiscard]] graph::LayoutRoute down_the_margin(const Rect& title, const Rect& card) const;

  const CardGraph& cards_;
  const graph::Layout& layout_;
  float zoom_ = 1;
  Point offset_ = {};
  bool is_identity_ = true;
  float gap_ = 0;  ///< That the layout keeps between rows of cards.
  Detail detail_ = Detail::kFull;
};

}  // namespace toposcope::scene

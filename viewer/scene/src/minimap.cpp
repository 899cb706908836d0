#include "toposcope/scene/minimap.h"

#include <algorithm>
#include <vector>

#include "far_view.h"

namespace toposcope::scene {
namespace {

constexpr float kMargin = 6;
constexpr float kCell = 2;  ///< A card is so wide and high.

Camera camera_of(const Rect& bounds, Size minimap) {
  const Camera camera = fitted(bounds, minimap, kMargin);
  // A map shows all of it, however small that gets.
  const float wide = (minimap.width - 2 * kMargin) / std::max(bounds.width, 1.0F);
  const float high = (minimap.height - 2 * kMargin) / std::max(bounds.height, 1.0F);
  return {camera.centre, std::min({wide, high, 1.0F})};
}

Colour colour_of(const Theme& theme, const CardGist& card) {
  return card.status == model::StatusValue::kNoCheck ? theme.card_border
                                                     : theme.of(card.status).mark;
}

/// One square a cell, of the worst card in it.
class Cells {
 public:
  explicit Cells(Size size)
      : columns_(static_cast<std::size_t>(size.width / kCell) + 1),
        worst_(columns_ * (static_cast<std::size_t>(size.height / kCell) + 1), nullptr) {}

  void put(Point at, const CardGist& card) {
    if (at.x < 0 || at.y < 0) return;
    const std::size_t cell =
        static_cast<std::size_t>(at.y / kCell) * columns_ + static_cast<std::size_t>(at.x / kCell);
    if (cell >= worst_.size()) return;
    const CardGist*& worst = worst_[cell];
    if (worst == nullptr || card.rank > worst->rank) worst = &card;
  }

  /// The worst last and larger, so that no neighbour covers it.
  void draw(Scene& scene, const Theme& theme) const {
    for (std::uint8_t rank = 0; rank < kMarkRanks; ++rank) {
      const float grow = rank >= 4 ? 1.0F : 0;
      for (std::size_t i = 0; i < worst_.size(); ++i) {
        if (worst_[i] == nullptr || worst_[i]->rank != rank) continue;
        const float x = static_cast<float>(i % columns_) * kCell - grow;
        const float y = static_cast<float>(i / columns_) * kCell - grow;
        const float side = kCell + 2 * grow;
        scene.add(Box{{x, y, side, side}, {}, colour_of(theme, *worst_[i]), {}});
      }
    }
  }

 private:
  std::size_t columns_;
  std::vector<const CardGist*> worst_;
};

/// What the window shows; at least a spot, and no more than the map.
Rect view_frame(const Placer& placer, const Camera& camera, Size window, Size minimap) {
  const Rect seen = placer.rect(visible_rect(camera, window));
  const float left = std::clamp(seen.x, 0.75F, minimap.width - 4);
  const float top = std::clamp(seen.y, 0.75F, minimap.height - 4);
  const float right = std::clamp(seen.right(), left + 3, minimap.width - 0.75F);
  const float bottom = std::clamp(seen.bottom(), top + 3, minimap.height - 0.75F);
  return {left, top, right - left, bottom - top};
}

}  // namespace

bool wants_minimap(const Rect& bounds, const Camera& camera, Size window) {
  const Rect seen = visible_rect(camera, window);
  return bounds.x < seen.x || bounds.y < seen.y || bounds.right() > seen.right() ||
         bounds.bottom() > seen.bottom();
}

Scene draw_minimap(const WindowInput& input, const Camera& camera, Size window, Size minimap) {
  std::vector<WindowIndex> own;
  const WindowIndex::Data& index = index_of(input, own);
  const Theme& theme = input.theme;
  const Placer placer(input.cards, input.layout, camera_of(input.layout.bounds, minimap), minimap);
  Scene scene(minimap, theme.panel);
  for (std::uint32_t i = 0; i < input.layout.boxes.size(); ++i) {
    if (!placer.has_box(i)) continue;
    scene.add(Box{placer.frame(i), all_round(1), theme.box_head, {}});
  }
  Cells cells(minimap);
  for (std::uint32_t i = 0; i < index.cards.size(); ++i) {
    cells.put(placer.point(input.layout.nodes[i].centre()), index.cards[i]);
  }
  cells.draw(scene, theme);
  scene.add(Box{view_frame(placer, camera, window, minimap),
                all_round(2),
                with_alpha(theme.accent, 0.12F),
                {theme.accent, 1.5F, Cap::kButt, {}}});
  return scene;
}

Point minimap_to_layout(const Rect& bounds, Size minimap, Point at) {
  return to_layout(camera_of(bounds, minimap), minimap, at);
}

}  // namespace toposcope::scene

#include "toposcope/scene/canvas.h"

#include <numeric>

#include "canvas_drawer.h"

namespace toposcope::scene {

Drawing draw_canvas(const CardGraph& cards, const graph::Layout& layout, const Look& look,
                    const Theme& theme) {
  Drawing drawing;
  drawing.scene = Scene({layout.bounds.right(), layout.bounds.bottom()}, theme.canvas);
  const Placer placer(cards, layout);
  const Bundles bundles = find_bundles(cards, layout);
  CanvasView view{{cards, layout, look, theme}, placer, bundles};
  for (std::uint32_t i = 0; i < cards.frames.size(); ++i) {
    if (placer.has_box(i) && cards.frames[i].collapsed_card == graph::kNone)
      view.frames.push_back(i);
  }
  for (std::uint32_t i = 0; i < cards.cards.size(); ++i) {
    if (!placer.is_title(cards.cards[i])) view.cards.push_back(i);
  }
  view.lines = lines_by_layer(cards);
  view.trunks.resize(bundles.bundles.size());
  std::iota(view.trunks.begin(), view.trunks.end(), 0U);
  CanvasDrawer(view, drawing.scene, drawing.picks).draw();
  return drawing;
}

}  // namespace toposcope::scene

#pragma once

/// \file
/// The graph: drawing, pointing, dragging.
///
/// \code
///   canvas.draw(context, state.tab(), plan.canvas);
/// \endcode

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "toposcope/scene/captions.h"
#include "toposcope/scene/hit_test.h"
#include "toposcope/scene/window_view.h"

#include "ui/panels/panels.h"

namespace toposcope::ui {

/// What a held button does.
struct CanvasDrag {
  enum class Kind : std::uint8_t { kNone, kPan, kBand, kCard };
  Kind kind = Kind::kNone;
  scene::Point began;  ///< Canvas pixels.
  scene::Point now;
  std::uint32_t card = graph::kNone;
  scene::Point card_from;  ///< Upper left corner, layout pixels.
  bool moved = false;      ///< Beyond a click's tremble.
};

/// View state of one canvas; what it shows is in the tab.
class CanvasPanel {
 public:
  /// \param name  of the region: "canvas", "canvas2"
  explicit CanvasPanel(std::string name) : name_(std::move(name)) {}

  void draw(const PanelContext& context, const TabState& tab, const scene::Rect& area);

 private:
  /// What belongs to the picture at hand.
  struct Prepared {
    PicturePtr picture;
    std::optional<scene::WindowIndex> index;
    std::vector<scene::CardState> cards;
    std::vector<scene::LineState> lines;
    graph::Layout layout;  ///< While cards move or are dragged.
    bool layout_differs = false;
    std::optional<scene::WindowIndex> moving_index;  ///< Of that layout.
    std::vector<scene::TruthPart> truth;
    std::vector<scene::LegendEntry> legend;
  };

  /// The half that keys and actions are about; a press or the wheel on the other one makes it that.
  [[nodiscard]] static bool is_active(const PanelContext& context, const TabState& tab);
  static void take_over(const PanelContext& context, const TabState& tab);
  void prepare(const PanelContext& context, const TabState& tab);
  void prepare_states(const AppState& state, const TabState& tab);
  void prepare_layout(const AppState& state, const TabState& tab);
  [[nodiscard]] scene::WindowInput input(const PanelContext& context) const;
  void draw_picture(const PanelContext& context, const TabState& tab, const scene::Rect& area);
  void draw_band(const PanelContext& context, const scene::Rect& area) const;
  void draw_minimap(const PanelContext& context, const TabState& tab, const scene::Rect& area);
  void draw_waiting(const PanelContext& context, const TabState& tab) const;
  void draw_around(const PanelContext& context, const TabState& tab, const scene::Rect& area);
  void draw_tooltip(const PanelContext& context, const TabState& tab) const;
  void draw_menu(const PanelContext& context) const;

  void handle(const PanelContext& context, const TabState& tab, const scene::Rect& area);
  void press(const PanelContext& context, const std::optional<scene::Hit>& hit, scene::Point at);
  void drag(const PanelContext& context, const TabState& tab, scene::Point at);
  void release(const PanelContext& context, const TabState& tab,
               const std::optional<scene::Hit>& hit);
  void click(const PanelContext& context, const TabState& tab, const scene::Hit& hit) const;
  void select_for_menu(const PanelContext& context, const TabState& tab,
                       const scene::Hit& hit) const;
  void point(const PanelContext& context, const TabState& tab,
             const std::optional<scene::Hit>& hit) const;

  std::string name_;
  Prepared prepared_;
  scene::WindowDrawing drawing_;  ///< Of the last frame: its memory is used again.
  CanvasDrag drag_;
  scene::Size size_;
};

/// What the foot of a canvas says of a picture.
struct CanvasCaptions {
  const std::vector<scene::TruthPart>& truth;
  const std::vector<scene::LegendEntry>& legend;
};
/// Truth line and legend at the lower edge of a canvas.
void draw_canvas_foot(const PanelContext& context, const TabState& tab,
                      const CanvasCaptions& captions, const scene::Rect& area);
/// The filter as it is written, at the upper edge of a canvas.
void draw_filter_bar(const PanelContext& context, const TabState& tab, const scene::Rect& area);
/// Why there is nothing to draw, and a way on; false when there is something.
bool draw_empty_canvas(const PanelContext& context, const TabState& tab);
/// Focal points that hold the node, beside its neighbourhood.
void draw_dependants(const PanelContext& context, const TabState& tab, const scene::Rect& area);
/// What differs between the two states of a comparison, and what a what-if takes away.
void draw_differences(const PanelContext& context, const TabState& tab, const scene::Rect& area);

}  // namespace toposcope::ui

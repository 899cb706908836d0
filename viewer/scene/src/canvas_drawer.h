#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "toposcope/scene/canvas.h"
#include "toposcope/scene/window_view.h"

#include "bundles.h"
#include "canvas_parts.h"
#include "placer.h"
#include "taken_places.h"

namespace toposcope::scene {

/// What of a card graph is drawn, and where.
struct CanvasView {
  CanvasGround ground;
  const Placer& placer;
  const Bundles& bundles;
  std::span<const CardState> card_states = {};  ///< Empty: those of marks.
  std::span<const LineState> line_states = {};
  std::vector<std::uint32_t> frames = {}, cards = {}, lines = {}, trunks = {};  ///< In order.

  [[nodiscard]] CardState card_state(std::uint32_t card) const {
    return card_states.empty() ? state_of_marks(ground.cards.cards[card].marks) : card_states[card];
  }
  [[nodiscard]] LineState line_state(std::uint32_t line) const {
    return line_states.empty() ? LineState{} : line_states[line];
  }
};

/// Calm lines first, then by how bad, the path that is asked about last.
[[nodiscard]] std::vector<std::uint32_t> lines_by_layer(const CardGraph& cards);

/// Draws cards, lines and frames in layers; see draw_canvas().
class CanvasDrawer {
 public:
  CanvasDrawer(const CanvasView& view, Scene& scene, std::vector<PickTarget>& picks);

  void draw();

 private:
  using Kind = PickTarget::Kind;

  [[nodiscard]] bool is_small() const { return view_.placer.detail() >= Detail::kTile; }
  [[nodiscard]] const CardGraph& cards() const { return view_.ground.cards; }
  [[nodiscard]] CardView card_view(std::uint32_t index) const;
  [[nodiscard]] float opacity_of(Kind kind, std::uint32_t index) const;
  [[nodiscard]] graph::LayoutRoute route_of(std::uint32_t line) const;
  [[nodiscard]] graph::LayoutRoute trunk_of(const Bundle& bundle) const;

  void begin(Kind kind, std::uint32_t index, std::string id, const std::string& title);
  void draw_frames();
  [[nodiscard]] bool is_free_of_others(const Rect& place, const OpenFold& fold) const;
  void draw_open_folds();
  void draw_lines();
  void draw_one_line(std::uint32_t index, const graph::LayoutRoute& route);
  void draw_cards();
  void draw_marks();
  void draw_marks_of_line(std::uint32_t index, TakenPlaces& taken);
  void draw_name(std::uint32_t index, TakenPlaces& taken);
  void draw_tile_names();
  void draw_tile_name(std::uint32_t card, TakenPlaces& taken);
  [[nodiscard]] TakenPlaces taken_by_cards() const;

  const CanvasView& view_;
  Scene& scene_;
  std::vector<PickTarget>& picks_;
};

}  // namespace toposcope::scene

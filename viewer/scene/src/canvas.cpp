#include "toposcope/scene/canvas.h"

#include <algorithm>
#include <numeric>
#include <string>

#include "toposcope/model/status.h"

#include "bundles.h"
#include "canvas_parts.h"
#include "route_math.h"
#include "taken_places.h"

namespace toposcope::scene {
namespace {

/// Draws all of a card graph in layers.
class CanvasDrawer {
 public:
  CanvasDrawer(const CanvasGround& ground, Drawing& drawing)
      : ground_(ground), drawing_(drawing), bundles_(find_bundles(ground.cards, ground.layout)) {
    drawing_.picks.push_back({});
  }

  void draw() {
    draw_frames();
    draw_lines();
    draw_cards();
    draw_marks();
  }

 private:
  using Kind = PickTarget::Kind;

  /// Opens a group for a thing that can be pointed at.
  void begin(Kind kind, std::uint32_t index, std::string id, std::string title) {
    Group group;
    group.id = std::move(id);
    group.title = std::move(title);
    group.pick = static_cast<PickId>(drawing_.picks.size());
    drawing_.picks.push_back({kind, index});
    const bool removed =
        (kind == Kind::kCard &&
         ground_.cards.cards[index].marks.difference == Difference::kRemoved) ||
        (kind == Kind::kLine && ground_.cards.lines[index].difference == Difference::kRemoved);
    group.opacity = removed ? 0.5F : 1.0F;
    drawing_.scene.begin_group(std::move(group));
  }

  void draw_frames() {
    for (std::uint32_t i = 0; i < ground_.cards.frames.size(); ++i) {
      const Rect& rect = ground_.layout.boxes[i];
      const Frame& frame = ground_.cards.frames[i];
      if (rect.width <= 0) continue;
      const bool is_node = frame.head != graph::kNone;
      begin(Kind::kFrame, i, "box-" + frame.key,
            is_node ? ground_.cards.cards[frame.head].title : title_of(frame));
      draw_frame(drawing_.scene, ground_, frame, rect);
      drawing_.scene.end_group();
    }
  }

  static std::string title_of(const Frame& frame) {
    std::string title = frame.type + " " + frame.name;
    if (!frame.role.empty()) title += "\n" + frame.role;
    if (!frame.reason.empty()) title += "\n" + frame.reason;
    return title + "\n" + std::to_string(frame.counts.total()) + " objects";
  }

  /// Calm first, then by how bad, the path that is asked about last.
  static int layer_of(const Line& line) {
    if (line.why_step != 0) return 10;
    return model::badness(line.status.value) > model::badness(model::StatusValue::kUnknown)
               ? model::badness(line.status.value)
               : 0;
  }

  [[nodiscard]] std::vector<std::uint32_t> lines_by_layer() const {
    std::vector<std::uint32_t> order(ground_.cards.lines.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
      return layer_of(ground_.cards.lines[a]) < layer_of(ground_.cards.lines[b]);
    });
    return order;
  }

  void draw_lines() {
    for (const Bundle& bundle : bundles_.bundles) {
      draw_trunk(drawing_.scene, ground_.theme, bundle.trunk);
    }
    for (const std::uint32_t i : lines_by_layer()) {
      const Line& line = ground_.cards.lines[i];
      const graph::LayoutRoute route = route_of(i);
      if (route.empty()) continue;
      begin(Kind::kLine, i, "l-" + std::to_string(line.links[0]), line.title);
      draw_one(i, route);
      drawing_.scene.end_group();
    }
  }

  void draw_one(std::uint32_t index, const graph::LayoutRoute& route) {
    const Line& line = ground_.cards.lines[index];
    const std::uint32_t bundle = bundles_.of_line[index];
    if (bundle == graph::kNone) return draw_line(drawing_.scene, ground_, line, route);
    const Splits splits = splits_of(route, bundles_.bundles[bundle]);
    draw_line(drawing_.scene, ground_, line, splits.first);
    draw_line(drawing_.scene, ground_, line, splits.second);
  }

  [[nodiscard]] bool has_box(std::uint32_t frame) const {
    return frame != graph::kNone && ground_.layout.boxes[frame].width > 0;
  }

  /// Title bars are drawn with their frames.
  [[nodiscard]] bool is_title(const Card& card) const {
    return card.is_head && has_box(card.frame);
  }

  /// Empty for a line that its frame says.  One that has more to say goes from the title bar down
  /// the margin: layouts have no route for it.
  [[nodiscard]] graph::LayoutRoute route_of(std::uint32_t index) const {
    const Line& line = ground_.cards.lines[index];
    const bool from_title = is_title(ground_.cards.cards[line.source]);
    const Card& part = ground_.cards.cards[from_title ? line.target : line.source];
    if (line.is_contained && has_box(part.frame)) return {};
    const graph::LayoutRoute& route = ground_.layout.routes[index];
    if (!route.empty() || !has_box(part.frame)) return route;
    const Rect& title = ground_.layout.nodes[from_title ? line.source : line.target];
    const Rect& card = ground_.layout.nodes[from_title ? line.target : line.source];
    const float x = card.x - 4;
    const Point top{x, title.bottom()};
    const Point corner{x, card.centre().y};
    const Point end{card.x, card.centre().y};
    graph::LayoutRoute down = {top, top, corner, corner, corner, end, end};
    if (!from_title) std::reverse(down.begin(), down.end());
    return down;
  }

  void draw_cards() {
    for (std::uint32_t i = 0; i < ground_.cards.cards.size(); ++i) {
      const Card& card = ground_.cards.cards[i];
      if (is_title(card)) continue;
      begin(Kind::kCard, i, "n-" + card.key, card.title);
      draw_card(drawing_.scene, ground_, card, ground_.layout.nodes[i]);
      drawing_.scene.end_group();
    }
  }

  void draw_marks() {
    const std::vector<std::uint32_t> order = lines_by_layer();
    TakenPlaces taken = taken_by_cards();
    for (const Bundle& bundle : bundles_.bundles) {
      draw_trunk_count(drawing_.scene, ground_.theme, bundle.trunk, bundle.links);
      const Point middle = middle_of(bundle.trunk).at;
      taken.take({middle.x - 20, middle.y - 8, 40, 16});
    }
    for (const std::uint32_t i : order) {
      if (bundles_.of_line[i] != graph::kNone) continue;
      const graph::LayoutRoute route = route_of(i);
      draw_line_marks(drawing_.scene, ground_, ground_.cards.lines[i], route);
      for (const Rect& place : places_of_marks(ground_, ground_.cards.lines[i], route)) {
        taken.take(place);
      }
    }
    for (const std::uint32_t i : order) draw_name(i, taken);
  }

  /// With what stands out of them above: tab, pill, badge.
  [[nodiscard]] TakenPlaces taken_by_cards() const {
    TakenPlaces taken;
    for (const Rect& card : ground_.layout.nodes) {
      taken.take({card.x, card.y - 8, card.width + 7, card.height + 8});
    }
    return taken;
  }

  /// Names stand where there is room; tooltips have all of them.
  void draw_name(std::uint32_t index, TakenPlaces& taken) {
    if (bundles_.of_line[index] != graph::kNone) return;
    const auto place = place_of_name(ground_.cards.lines[index], route_of(index));
    if (!place.has_value() || !taken.is_free(*place)) return;
    draw_line_name(drawing_.scene, ground_.theme, ground_.cards.lines[index], *place);
    taken.take(*place);
  }

  const CanvasGround& ground_;
  Drawing& drawing_;
  Bundles bundles_;
};

}  // namespace

Drawing draw_canvas(const CardGraph& cards, const graph::Layout& layout, const Look& look,
                    const Theme& theme) {
  Drawing drawing;
  drawing.scene = Scene({layout.bounds.right(), layout.bounds.bottom()}, theme.canvas);
  const CanvasGround ground{cards, layout, look, theme};
  CanvasDrawer(ground, drawing).draw();
  return drawing;
}

}  // namespace toposcope::scene

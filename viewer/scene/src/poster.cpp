#include "toposcope/scene/poster.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "toposcope/scene/canvas.h"
#include "toposcope/scene/text_metrics.h"

#include "bundles.h"
#include "canvas_parts.h"
#include "headings.h"
#include "legend.h"
#include "mesh.h"
#include "naming.h"

namespace toposcope::scene {
namespace {

using model::Error;
using model::ErrorCode;
using model::Result;

constexpr float kMargin = 14;
constexpr float kBareMargin = 16;
constexpr float kLeastWidth = 460;  ///< So that the caption is no column of words.
constexpr float kRowPitch = 22;
constexpr float kCaptionPitch = 18;

constexpr std::array<std::pair<LayoutName, std::string_view>, 6> kLayoutNames = {
    {{LayoutName::kAuto, "auto"},
     {LayoutName::kTiers, "tiers"},
     {LayoutName::kRadial, "radial"},
     {LayoutName::kMatrix, "matrix"},
     {LayoutName::kDot, "dot"},
     {LayoutName::kSfdp, "sfdp"}}};

/// A drawing and what is needed to say what it shows.
struct Drawn {
  Scene scene;
  Rect bounds;  ///< Of the scene, which a former layout may keep off the origin.
  graph::Layout layout;
  std::vector<FlowItem> truth, legend;
  float top_room = 2;    ///< Above it, for headings.
  bool is_part = false;  ///< The scene reaches beyond `bounds`.
};

Result<graph::Layout> lay_out(const CardGraph& cards, LayoutName name,
                              const PosterOptions& options) {
  const graph::LayoutInput input = cards.layout_input(options.previous);
  switch (name) {
    case LayoutName::kRadial:
      return graph::lay_out_radial(input);
    case LayoutName::kDot:
      return graph::lay_out_with_graphviz(input, graph::GraphvizEngine::kDot, options.graphviz);
    case LayoutName::kSfdp:
      return graph::lay_out_with_graphviz(input, graph::GraphvizEngine::kSfdp, options.graphviz);
    default:
      return graph::lay_out_tiers(input);
  }
}

/// The drawing of cards that have their places.
Drawn draw_placed(const PlacedGraph& graph, const Look& look, const Theme& theme) {
  const auto& [facts, cards, layout] = graph;
  Drawn drawn;
  Drawing drawing = draw_canvas(cards, layout, look, theme);
  if (!layout.columns.empty()) {
    drawn.top_room = heading_rise(cards, layout) + kHeadingHeight;
    for (const Heading& heading : column_headings(cards, layout)) {
      draw_heading(drawing.scene, theme, heading);
    }
    for (const Heading& heading : fabric_headings(cards, layout, look)) {
      draw_heading(drawing.scene, theme, heading);
    }
  }
  drawn.scene = std::move(drawing.scene);
  drawn.bounds = layout.bounds;
  drawn.truth = truth_items(facts, cards, theme);
  LegendFacts shown = legend_facts(facts, cards);
  if (!find_bundles(cards, layout).bundles.empty()) shown.has_double_links = true;
  drawn.legend = legend_items(shown, theme);
  return drawn;
}

Result<Drawn> draw_cards(const GraphFacts& facts, const Look& look, const Theme& theme,
                         const PosterOptions& options, LayoutName name) {
  const bool frames = name == LayoutName::kTiers || name == LayoutName::kDot;
  const CardGraph cards = make_cards(
      facts, look,
      {.fold = options.fold, .room_for_status = options.previous == nullptr, .frames = frames});
  auto layout = lay_out(cards, name, options);
  if (!layout.has_value()) return layout.error();
  Drawn drawn = draw_placed({facts, cards, layout.value()}, look, theme);
  drawn.layout = std::move(layout).value();
  return drawn;
}

Result<Drawn> draw(const GraphFacts& facts, const Look& look, const Theme& theme,
                   const PosterOptions& options) {
  LayoutName name = options.layout;
  if (name == LayoutName::kAuto) name = is_mesh(facts) ? LayoutName::kMatrix : LayoutName::kTiers;
  if (name != LayoutName::kMatrix) return draw_cards(facts, look, theme, options, name);
  auto mesh = draw_mesh(facts, theme);
  if (!mesh.has_value()) return mesh.error();
  Drawn drawn;
  drawn.scene = std::move(mesh).value();
  drawn.bounds = {0, 0, drawn.scene.size().width, drawn.scene.size().height};
  drawn.truth = truth_items(mesh_part(facts), CardGraph{}, theme);
  drawn.legend = legend_items(mesh_legend_facts(facts), theme);
  return drawn;
}

/// Title, then rule and time; as wide as `area`.
/// \return the height that was used
float draw_caption(Scene& scene, const Theme& theme, const Caption& caption, const Rect& area) {
  float y = area.y;
  const std::string name = one_line(caption.title);
  if (!name.empty()) {
    const TextStyle title{.weight = Weight::kSemiBold, .size = 13, .colour = theme.text};
    add_text(scene, cut_middle(name, title, area.width), {area.x, y + 14}, title);
    y += 20;
  }
  std::vector<FlowItem> items;
  for (const std::string& part : {one_line(caption.rule), one_line(caption.as_of)}) {
    if (part.empty()) continue;
    FlowItem item;
    item.texts = {{(items.empty() ? "" : "\u00B7  ") + part, {.size = 11, .colour = theme.text2}}};
    item.gap_before = 7;
    items.push_back(std::move(item));
  }
  return y + draw_flow(scene, items, {area.x, y, area.width, 0}, kCaptionPitch) - area.y;
}

/// Truth line, legend and caption below the drawing; returns where they end.
float draw_foot(Scene& scene, const Theme& theme, const Drawn& drawn, const Caption& caption,
                float y) {
  const float room = scene.size().width - 2 * kMargin;
  scene.add_line({kMargin, y + 0.5F}, {scene.size().width - kMargin, y + 0.5F},
                 {theme.divider, 1, Cap::kButt, {}});
  y += 6;
  y += draw_flow(scene, drawn.truth, {kMargin, y, room, 0}, kRowPitch);
  y += draw_flow(scene, drawn.legend, {kMargin, y, room, 0}, kRowPitch);
  return y + 8 + draw_caption(scene, theme, caption, {kMargin, y + 8, room, 0});
}

/// Covers what stands out of a part of a drawing, so that it ends at straight edges.
void cover_around(Scene& scene, const Rect& kept) {
  const float width = scene.size().width;
  constexpr float kBeyond = 1.0E5F;  ///< More than a drawing reaches below the part.
  for (const Rect& rect : {Rect{0, 0, width, kept.y}, Rect{0, 0, kept.x, kept.bottom()},
                           Rect{kept.right(), 0, width - kept.right(), kept.bottom()},
                           Rect{0, kept.bottom(), width, kBeyond}}) {
    Box box;
    box.rect = rect;
    box.fill = scene.background();
    scene.add(box);
  }
}

Scene compose(const Drawn& drawn, const Theme& theme, const PosterOptions& options) {
  const bool bare = options.bare;
  const float side = bare ? kBareMargin : kMargin + 4;
  const float top = side + drawn.top_room;
  const Rect& inner = drawn.bounds;
  const float width = std::ceil(inner.width + 2 * side);
  Scene scene({bare ? width : std::max(width, kLeastWidth), 0}, theme.canvas);
  const float left = std::floor((scene.size().width - inner.width) / 2);
  scene.append(drawn.scene, {left - inner.x, top - inner.y});
  if (drawn.is_part) cover_around(scene, {left, top, inner.width, inner.height});
  float y = top + inner.height + side;
  if (!bare) y = draw_foot(scene, theme, drawn, options.caption, y) + kMargin;
  scene.resize({scene.size().width, std::ceil(y)});
  return scene;
}

Result<const Theme*> theme_named(const Look& look, const std::string& name) {
  if (const Theme* theme = look.theme(name); theme != nullptr) return theme;
  std::string known;
  for (const auto& [other, ignored] : look.themes) known += (known.empty() ? "" : ", ") + other;
  return Error{ErrorCode::kInvalidArgument, "there is no theme '" + name + "'; there are: " + known,
               ""};
}

}  // namespace

std::optional<LayoutName> layout_named(std::string_view name) noexcept {
  for (const auto& [value, text] : kLayoutNames) {
    if (text == name) return value;
  }
  return std::nullopt;
}

Result<Poster> draw_poster(const GraphFacts& facts, const Look& look,
                           const PosterOptions& options) {
  const auto theme = theme_named(look, options.theme);
  if (!theme.has_value()) return theme.error();
  auto drawn = draw(facts, look, *theme.value(), options);
  if (!drawn.has_value()) return drawn.error();
  Poster poster;
  poster.scene = compose(drawn.value(), *theme.value(), options);
  poster.layout = std::move(drawn.value().layout);
  return poster;
}

Result<Scene> draw_placed_poster(const PlacedGraph& graph, const Look& look,
                                 const PosterOptions& options, const std::optional<Rect>& part) {
  const auto theme = theme_named(look, options.theme);
  if (!theme.has_value()) return theme.error();
  Drawn drawn = draw_placed(graph, look, *theme.value());
  if (part.has_value()) {
    drawn.bounds = *part;
    drawn.top_room = 0;
    drawn.is_part = true;
  }
  return compose(drawn, *theme.value(), options);
}

Fitted fit_into(const Scene& scene, Size size) {
  Fitted fitted;
  fitted.scale = std::min(size.width / scene.size().width, size.height / scene.size().height);
  const Size room{size.width / fitted.scale, size.height / fitted.scale};
  fitted.scene = Scene(room, scene.background());
  fitted.scene.append(
      scene, {(room.width - scene.size().width) / 2, (room.height - scene.size().height) / 2});
  return fitted;
}

}  // namespace toposcope::scene

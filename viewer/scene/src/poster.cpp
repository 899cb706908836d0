#include "toposcope/scene/poster.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <string>

#include "toposcope/scene/canvas.h"

#include "canvas_parts.h"
#include "legend.h"
#include "mesh.h"

namespace toposcope::scene {
namespace {

using model::Error;
using model::ErrorCode;
using model::Result;

constexpr float kMargin = 14;
constexpr float kBareMargin = 16;
constexpr float kHeadingRoom = 24;
constexpr float kLeastWidth = 460;  ///< So that the caption is no column of words.
constexpr float kRowPitch = 22;

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
  graph::Layout layout;
  std::vector<FlowItem> truth, legend;
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

/// Titles of columns, above everything.
void add_column_headings(Scene& scene, const CardGraph& cards, const graph::Layout& layout,
                         const Theme& theme) {
  const TextStyle style{.weight = Weight::kMedium, .size = 10, .colour = theme.text3};
  for (const graph::LayoutColumn& column : layout.columns) {
    const auto heading =
        std::find_if(cards.headings.begin(), cards.headings.end(),
                     [&](const ColumnHeading& h) { return h.column == column.column; });
    if (heading == cards.headings.end()) continue;
    add_text(scene, heading->text, {column.x + column.width / 2, -13}, style, Anchor::kMiddle);
  }
}

/// What free cards of the fabric are, above the first of each run of one type.
void add_fabric_headings(Scene& scene, const CardGraph& cards, const graph::Layout& layout,
                         const Look& look, const Theme& theme) {
  const bool has_cases = std::any_of(cards.frames.begin(), cards.frames.end(),
                                     [](const Frame& frame) { return frame.fabric; });
  if (!has_cases) return;
  const TextStyle style{.weight = Weight::kMedium, .size = 10, .colour = theme.text3};
  std::map<std::string, Rect> first;
  for (std::size_t i = 0; i < cards.cards.size(); ++i) {
    const Card& card = cards.cards[i];
    if (card.column < cards.fabric_column || card.frame != graph::kNone) continue;
    const auto [top, is_new] = first.emplace(card.type, layout.nodes[i]);
    if (layout.nodes[i].y < top->second.y) top->second = layout.nodes[i];
  }
  for (const auto& [type, rect] : first) {
    add_text(scene, look.type(type).label + "s", {rect.x + 1, rect.y - 9}, style);
  }
}

Result<Drawn> draw_cards(const GraphFacts& facts, const Look& look, const Theme& theme,
                         const PosterOptions& options, LayoutName name) {
  const bool frames = name == LayoutName::kTiers || name == LayoutName::kDot;
  const CardGraph cards = make_cards(facts, look, {.fold = options.fold, .frames = frames});
  auto layout = lay_out(cards, name, options);
  if (!layout.has_value()) return layout.error();
  Drawn drawn;
  drawn.layout = std::move(layout).value();
  Drawing drawing = draw_canvas(cards, drawn.layout, look, theme);
  if (!drawn.layout.columns.empty()) {
    add_column_headings(drawing.scene, cards, drawn.layout, theme);
    add_fabric_headings(drawing.scene, cards, drawn.layout, look, theme);
  }
  drawn.scene = std::move(drawing.scene);
  drawn.truth = truth_items(facts, cards, theme);
  drawn.legend = legend_items(legend_facts(facts, cards), theme);
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
  drawn.truth = truth_items(facts, CardGraph{}, theme);
  drawn.legend = legend_items(mesh_legend_facts(facts), theme);
  return drawn;
}

/// Title, then rule and time.
float draw_caption(Scene& scene, const Theme& theme, const Caption& caption, Point at) {
  float y = at.y;
  if (!caption.title.empty()) {
    add_text(scene, caption.title, {at.x, y + 14},
             {.weight = Weight::kSemiBold, .size = 13, .colour = theme.text});
    y += 20;
  }
  const std::string separator = caption.rule.empty() || caption.as_of.empty() ? "" : "  \u00B7  ";
  const std::string line = caption.rule + separator + caption.as_of;
  if (!line.empty()) {
    add_text(scene, line, {at.x, y + 12}, {.size = 11, .colour = theme.text2});
    y += 18;
  }
  return y - at.y;
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
  return y + 8 + draw_caption(scene, theme, caption, {kMargin, y + 8});
}

Scene compose(const Drawn& drawn, const Theme& theme, const PosterOptions& options) {
  const bool bare = options.bare;
  const float side = bare ? kBareMargin : kMargin + 4;
  const float top = drawn.layout.columns.empty() ? side + 2 : side + kHeadingRoom;
  const Size inner = drawn.scene.size();
  const float width = std::ceil(inner.width + 2 * side);
  Scene scene({bare ? width : std::max(width, kLeastWidth), 0}, theme.canvas);
  scene.append(drawn.scene, {std::floor((scene.size().width - inner.width) / 2), top});
  float y = top + inner.height + side;
  if (!bare) y = draw_foot(scene, theme, drawn, options.caption, y) + kMargin;
  scene.resize({scene.size().width, std::ceil(y)});
  return scene;
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
  const Theme* theme = look.theme(options.theme);
  if (theme == nullptr) {
    std::string known;
    for (const auto& [name, ignored] : look.themes) known += (known.empty() ? "" : ", ") + name;
    return Error{ErrorCode::kInvalidArgument,
                 "there is no theme '" + options.theme + "'; there are: " + known, ""};
  }
  auto drawn = draw(facts, look, *theme, options);
  if (!drawn.has_value()) return drawn.error();
  Poster poster;
  poster.scene = compose(drawn.value(), *theme, options);
  poster.layout = std::move(drawn.value().layout);
  return poster;
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

#pragma once

/// \file
/// A whole picture: the drawing with headings, truth line, legend and caption, ready to be written.
///
/// \code
///   scene::PosterOptions options;
///   options.caption.title = "instance web-1";
///   const auto poster = scene::draw_poster(facts, scene::builtin_look(), options);
///   if (!poster.has_value()) return poster.error();
///   const std::string svg = scene::to_svg(poster.value().scene, {"web-1"});
/// \endcode

#include <optional>
#include <string>
#include <string_view>

#include "toposcope/graph/graphviz_layout.h"
#include "toposcope/graph/layout.h"
#include "toposcope/model/result.h"
#include "toposcope/scene/cards.h"
#include "toposcope/scene/facts.h"
#include "toposcope/scene/look.h"
#include "toposcope/scene/scene.h"

namespace toposcope::scene {

enum class LayoutName : std::uint8_t {
  kAuto,  ///< A matrix where most links join nodes of one type (a mesh), else tiers.
  kTiers,
  kRadial,
  kMatrix,
  kDot,
  kSfdp,
};

/// "auto", "tiers", "radial", "matrix", "dot", "sfdp".
[[nodiscard]] std::optional<LayoutName> layout_named(std::string_view name) noexcept;

/// What stands below the drawing.
struct Caption {
  std::string title;  ///< "instance web-fe-03"
  std::string rule;   ///< "instance, full (18 steps)"; empty: none.
  std::string as_of;  ///< "2026-11-20 14:32:09 CET, revision 4812"; empty: none.
};

struct PosterOptions {
  std::string theme = "light";
  LayoutName layout = LayoutName::kAuto;
  bool fold = true;
  bool bare = false;  ///< The drawing alone.
  Caption caption = {};
  std::size_t rule_steps = 0;
  graph::GraphvizOptions graphviz = {};
  const graph::Layout* previous = nullptr;  ///< See graph::LayoutInput.
};

struct Poster {
  Scene scene;
  graph::Layout layout;  ///< What a later poster may take as `previous`; empty for a matrix.
};

/// Draws facts as one picture.
/// \retval kInvalidArgument  the look has no such theme; a matrix of more than 400 rows
/// \retval kUnavailable      Graphviz failed
/// \par Thread safety
/// Calls may run at the same time.
[[nodiscard]] model::Result<Poster> draw_poster(const GraphFacts& facts, const Look& look,
                                                const PosterOptions& options);

/// A drawing that stands already.
struct PlacedGraph {
  const GraphFacts& facts;
  const CardGraph& cards;       ///< Of `facts`.
  const graph::Layout& layout;  ///< Of `cards`.
};

/// The picture of cards as they stand: nothing is folded, measured or laid out anew.
/// \param options  of which layout, fold, graphviz and previous mean nothing here
/// \param part     the rectangle of the layout that is drawn, without headings of columns; none:
///                 all of it
/// \retval kInvalidArgument  the look has no such theme
/// \par Thread safety
/// Calls may run at the same time.
[[nodiscard]] model::Result<Scene> draw_placed_poster(const PlacedGraph& graph, const Look& look,
                                                      const PosterOptions& options,
                                                      const std::optional<Rect>& part = {});

/// The scene scaled and centred to fill `size` pixels: its new size divided by `scale` fits.
struct Fitted {
  Scene scene;
  float scale = 1;
};
[[nodiscard]] Fitted fit_into(const Scene& scene, Size size);

}  // namespace toposcope::scene

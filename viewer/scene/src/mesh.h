#pragma once

#include "toposcope/model/result.h"
#include "toposcope/scene/facts.h"
#include "toposcope/scene/scene.h"
#include "toposcope/scene/theme.h"

#include "legend.h"

namespace toposcope::scene {

/// Whether most links join nodes of one type and join many of their pairs: then a matrix is read
/// more easily than lines.
[[nodiscard]] bool is_mesh(const GraphFacts& facts);

/// Rows are sources, columns destinations, a cell the worst of the links of its direction.  Nodes
/// of other types than that of most links are left out.
/// \retval kInvalidArgument  no two nodes of
/// one type are linked, or more than 400 are
[[nodiscard]] model::Result<Scene> draw_mesh(const GraphFacts& facts, const Theme& theme);

/// The part of a graph that a matrix shows: nodes of one type and the links between two of them.
/// It says what it leaves out.
[[nodiscard]] GraphFacts mesh_part(const GraphFacts& facts);

/// What a matrix shows: cells instead of nodes.
[[nodiscard]] LegendFacts mesh_legend_facts(const GraphFacts& facts);

}  // namespace toposcope::scene

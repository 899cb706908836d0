#pragma once

#include <vector>

#include "toposcope/scene/captions.h"
#include "toposcope/scene/cards.h"
#include "toposcope/scene/poster.h"
#include "toposcope/scene/theme.h"

#include "flow_text.h"

namespace toposcope::scene {

/// What is said below every picture.
struct LegendFacts {
  StatusCounts nodes;
  bool has_calm_links = false, has_double_links = false, has_implicit_links = false,
       has_down_links = false, has_hidden_links = false, has_path = false;
  StatusCounts marked_links;  ///< Those that are drawn by their status.
};

/// What a drawing of cards shows.
[[nodiscard]] LegendFacts legend_facts(const GraphFacts& facts, const CardGraph& cards);

/// Statuses with counts, then link styles: only what is there.
[[nodiscard]] std::vector<LegendEntry> legend_entries(const LegendFacts& shown);

[[nodiscard]] std::vector<FlowItem> legend_items(const LegendFacts& shown, const Theme& theme);

/// "60 of 60 objects, 68 of 68 links", what folds, what boxes say, what is hidden.
[[nodiscard]] std::vector<FlowItem> truth_items(const GraphFacts& facts, const CardGraph& cards,
                                                const Theme& theme);

}  // namespace toposcope::scene

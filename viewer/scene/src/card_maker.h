#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "toposcope/graph/fold.h"
#include "toposcope/scene/cards.h"

#include "documents.h"
#include "frame_finder.h"

namespace toposcope::scene {

/// What make_cards() works out once and all of its parts look at.  Vectors are indexed by node.
struct CardGround {
  const GraphFacts& facts;
  const Look& look;
  Documents documents;
  std::vector<double> tiers;
  std::vector<std::uint32_t> columns;
  FoundFrames frames;
  graph::Folding folding;
  std::vector<std::string> fold_keys;  ///< Of folding.folds; see CardOptions::open_folds.
  /// Of the frame that a node stands in, when that is drawn as one card: the first of those that it
  /// folds with; else kNone.
  std::vector<std::uint32_t> collapsed;
  /// A linked node of another host, or kNone.
  std::vector<std::uint32_t> across;
  std::map<std::string, std::size_t> count_of_type;
  std::vector<std::uint32_t> card_of;   ///< Index into CardGraph::cards.
  std::vector<std::uint32_t> frame_of;  ///< Index into CardGraph::frames, indexed by found frame.
};

/// Parses, assigns tiers and columns, finds frames and folds.
[[nodiscard]] CardGround prepare_ground(const GraphFacts& facts, const Look& look,
                                        const CardOptions& options);

/// Names, details and titles of one card.
void write_card(Card& card, const CardGround& ground);

/// What is left of a fold that is open in part.
void write_rest(Card& card, std::uint32_t shown);

/// Frames with their titles, sorted; fills ground.frame_of.
void add_frames(CardGraph& graph, CardGround& ground);

/// Lines between cards.
void add_lines(CardGraph& graph, const CardGround& ground);

/// Widths and heights of cards, equal within a column.
void measure_cards(CardGraph& graph, bool room_for_status);

/// Headings of columns.
void add_headings(CardGraph& graph, const CardGround& ground);

}  // namespace toposcope::scene

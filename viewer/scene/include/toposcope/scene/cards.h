#pragma once

/// \file
/// From facts to what is drawn of them: cards, lines and frames, still without places.
///
/// \code
///   const scene::CardGraph cards = scene::make_cards(facts, look, {.fold = true});
///   const graph::Layout layout = graph::lay_out_tiers(cards.layout_input(nullptr));
/// \endcode
///
/// \par Thread safety
/// Pure functions over plain values.

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "toposcope/graph/layout.h"
#include "toposcope/scene/facts.h"
#include "toposcope/scene/look.h"

namespace toposcope::scene {

/// How many members show which status.  Acknowledged ones count twice: with their status, and here.
struct StatusCounts {
  std::array<std::uint32_t, 7> of = {};  ///< By model::StatusValue.
  std::array<std::uint32_t, 7> acknowledged = {};

  void add(const StatusFacts& status);
  void add(const StatusCounts& other);
  [[nodiscard]] std::uint32_t count(model::StatusValue status) const {
    return of.at(static_cast<std::size_t>(status));
  }
  [[nodiscard]] std::uint32_t total() const;
  /// The worst that takes part: Error, Warning, Unknown = Stale, OK; acknowledged when all members
  /// of that status are.  Else Maintenance when there is some, else no check.
  [[nodiscard]] StatusFacts worst() const;
};

/// One node, or several that are equal by structure.
struct Card {
  std::vector<std::uint32_t> members;  ///< Of GraphFacts::nodes, ascending; never empty.
  std::string key;  ///< What layouts know it by: the key of its one member; of a fold see
                    ///< CardOptions::open_folds; of a collapsed box "box:" and the key of that.
  std::string type;
  std::string name;         ///< As written, not cut.
  std::string detail;       ///< The second line.
  std::string calm_detail;  ///< The second line in health: widths follow it, so that no status
                            ///< moves anything.
  std::string title;        ///< Tooltip.
  StatusFacts status;       ///< Of its one member; of a fold the worst of its members.
  StatusCounts counts;
  NodeMarks marks;  ///< Of a fold: what any of its members has; all of them differ alike.
  bool placeholder = false;
  bool is_focal_point = false;
  bool is_head = false;  ///< The title bar of its frame.
  /// All of a frame as one card: links end at it.
  bool is_collapsed = false;
  /// Of a fold that is open in part: how many members stand beside it; 0: none.
  std::uint32_t opened = 0;
  std::uint32_t open_fold = graph::kNone;  ///< Of CardGraph::open_folds, whose member it shows.
  std::uint32_t frame = graph::kNone;      ///< Of CardGraph::frames.
  std::uint32_t column = 0;
  float width = 0;
  float height = 0;

  [[nodiscard]] bool is_fold() const noexcept { return members.size() > 1 && !is_collapsed; }
};

/// One or more links between two cards.
struct Line {
  std::uint32_t source = 0;  ///< Of CardGraph::cards.
  std::uint32_t target = 0;
  std::vector<std::uint32_t> links;  ///< Of GraphFacts::links, ascending; never empty.
  std::string type;                  ///< Link type, of the first.
  std::string name;                  ///< Of its one link; empty when it has several.
  std::string title;                 ///< Tooltip.
  StatusFacts status;                ///< As drawn: its own, or that of both of its ends.
  bool down = false;
  bool implicit = false;
  bool directed = false;
  bool is_contained = false;  ///< From a frame's card to its own head, and nothing is to be said of
                              ///< it: the frame says it.
  std::uint32_t why_step = 0;
  Difference difference = Difference::kNone;
  std::uint32_t hidden_nodes = 0;  ///< How many hidden nodes it stands for.
  std::string source_end = {};     ///< What is written at its ends; of its one link.
  std::string target_end = {};
};

/// A box around cards: the lane of a host, the case of a switch.  Several alike may be one.
struct Frame {
  std::string type;  ///< Of the owner.
  std::string key;   ///< Of the owner: "type:id" of the first when several are one.
  std::string name;
  std::string role;                   ///< After the name, quieter: "compute · az1".
  std::string reason;                 ///< Why it is as it is; empty: nothing to say.
  StatusFacts status;                 ///< Of the owner.
  StatusCounts counts;                ///< Of the nodes inside, its head included.
  std::uint32_t boxes = 1;            ///< How many owners stand here.
  std::uint32_t head = graph::kNone;  ///< The card that its title bar is.
  bool fabric = false;
  std::uint32_t collapsed_card = graph::kNone;  ///< The card that all of it is; no frame is drawn.
};

/// A fold of which some members are shown as cards of their own, with a dashed frame around them.
struct OpenFold {
  std::string key;                   ///< Of CardOptions::open_folds.
  std::uint32_t members = 0;         ///< All of them.
  std::vector<std::uint32_t> cards;  ///< Those that are shown, then the rest's, if there is one.
};

struct ColumnHeading {
  std::uint32_t column = 0;
  std::string text;
};

struct CardGraph {
  std::vector<Card> cards;
  std::vector<Line> lines;
  std::vector<Frame> frames;  ///< From top to bottom; lanes, then fabric.
  std::vector<OpenFold> open_folds;
  std::vector<ColumnHeading> headings;  ///< By column.
  std::uint32_t fabric_column = graph::kNone;
  std::uint32_t focal_point = graph::kNone;  ///< Of cards.
  std::size_t folded_nodes = 0;
  std::size_t folds = 0;
  std::size_t collapsed_nodes = 0;  ///< In collapsed frames.
  std::size_t collapsed_frames = 0;
  std::size_t contained_links = 0;  ///< Between a frame and its head, or inside a collapsed frame.

  /// For lay_out_tiers() and its like; indexes of nodes, links and boxes are those of cards, lines
  /// and frames.
  [[nodiscard]] graph::LayoutInput layout_input(const graph::Layout* previous) const;
};

struct CardOptions {
  bool fold = true;
  /// True: cards have room for what checks say.  A window that must not move when a status changes
  /// leaves it false; a picture is made once.
  bool room_for_status = false;
  bool frames = true;  ///< False: no boxes, every node is a card, and names say their host.
  /// By Card::key of a fold, how many of its members are cards of their own; what is left stays a
  /// fold.  Such a key is "fold:" and the key of the first node of those that would be equal if all
  /// were well and nobody had asked for one of them, "~2" and so on behind it where these are more
  /// than one fold.  So it outlives changes of status, selection, pins and searches; a change of
  /// structure may end it, and then the fold is closed.
  std::map<std::string, std::uint32_t> open_folds = {};
  /// Keys of frames that are one card each.
  std::set<std::string> collapsed = {};
};

/// Folds, names and measures; decides about columns and frames.
/// \pre  link ends and the focal point are in range
/// \par Complexity
/// That of graph::fold_equivalents(), and one parse of each node's document.
[[nodiscard]] CardGraph make_cards(const GraphFacts& facts, const Look& look,
                                   const CardOptions& options);

}  // namespace toposcope::scene

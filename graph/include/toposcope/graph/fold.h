#pragma once

/// \file
/// Folding: which nodes of a drawing are equal by structure and may share one card.
///
/// \code
///   const graph::Folding folding = graph::fold_equivalents(input);
///   for (const graph::Fold& fold : folding.folds) draw_card(fold.members.size());
/// \endcode
///
/// Equal means: the coarsest equitable partition ("colour refinement") that starts from what the
/// caller says of nodes and links.  So forty instances with their vNICs and bridges fold to three
/// cards in a row, whatever they are called.
///
/// A picture with folds stays true: every member of a fold has as many links of each kind to any
/// other card, folded or not, as every other member.  Therefore what is too few to fold is told
/// apart: four instances on each of three switches are three folds, not one fold of twelve that
/// would seem to hang on every switch.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "toposcope/graph/layout.h"

namespace toposcope::graph {

struct FoldNode {
  std::uint32_t signature = 0;  ///< Equal for nodes that look alike; an interned number.
  std::uint32_t box = kNone;    ///< Nodes of different boxes fold only when the boxes do.
  std::uint32_t apart = 0;      ///< 0: may fold; else stays outside, the greater the sooner.
};

/// Its direction is ignored: cards show lines, and which end a source names first is an accident.
/// Parallel links count, each by its signature.
struct FoldLink {
  std::uint32_t source = 0;
  std::uint32_t target = 0;
  std::uint32_t signature = 0;  ///< Equal for links that look alike.
};

struct FoldInput {
  std::vector<FoldNode> nodes;
  std::vector<FoldLink> links;
  std::vector<std::uint32_t> box_signatures;  ///< Indexed by box: equal for those that look alike.
  std::uint32_t focal_point = 0;              ///< Never folds; kNone: there is none.
};

struct FoldOptions {
  std::size_t min_members = 4;  ///< Fewer do not fold; at least 2.
  std::size_t max_apart = 12;   ///< Of one fold at most so many stay outside.
};

/// Several nodes as one card.
struct Fold {
  std::vector<std::uint32_t> members;  ///< Ascending; at least FoldOptions::min_members.
};

/// Several boxes as one.
struct BoxFold {
  std::vector<std::uint32_t> boxes;  ///< Ascending; at least FoldOptions::min_members.
};

struct Folding {
  std::vector<Fold> folds;                 ///< By first member.
  std::vector<BoxFold> box_folds;          ///< By first box.
  std::vector<std::uint32_t> fold_of;      ///< Indexed by node: index of its fold, or kNone.
  std::vector<std::uint32_t> box_fold_of;  ///< Indexed by box.
};

/// Finds what folds.
///
/// The partition is the coarsest one of nodes and boxes in which
/// - members of a class look alike, and are all in one box, all in boxes of one class, or all in
///   none;
/// - nodes of a class have, signature by signature, equally many links to every class; boxes of a
///   class have equally many nodes of every class;
/// - the focal point is alone, and so is every member of what would be a class of fewer than
///   min_members.
///
/// Classes of more than one are the folds.  So nodes fold within their box; boxes fold when each
/// has as many equals of every node in the others, and the nodes in them then fold across these
/// boxes, whatever their number in one of them.  Nodes in no box fold among themselves.
///
/// Nodes with `apart` > 0 then are made alone, too, at most max_apart of one fold: the greatest,
/// ties first to those that are alone already (an ill instance and its ill vNIC leave together),
/// then by index.  Fold after fold, by first member; the partition is made finer after each, which
/// also keeps what hangs on those nodes outside.
///
/// Renumbering the input renumbers the result, except where more than max_apart tie.
///
/// \pre  indexes are in range
/// \par Complexity
/// O((N + L) log N) time, all rounds together; O(N + L) memory.
/// \par Source
/// Colour refinement: Cardon and Crochemore (1982); Berkholz, Bonsma and Grohe (2013).
/// \par Thread safety
/// Pure.
[[nodiscard]] Folding fold_equivalents(const FoldInput& input, const FoldOptions& options = {});

}  // namespace toposcope::graph

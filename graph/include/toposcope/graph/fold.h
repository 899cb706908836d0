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

struct FoldLink {
  std::uint32_t source = 0;
  std::uint32_t target = 0;
  std::uint32_t signature = 0;  ///< Equal for links that look alike.
};

struct FoldInput {
  std::vector<FoldNode> nodes;
  std::vector<FoldLink> links;
  std::vector<std::uint32_t> box_signatures;  ///< Indexed by box: equal for those that look alike.
  std::uint32_t focal_point = 0;              ///< Never folds.
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
/// First nodes fold within their box.  Boxes fold when every node of one has, class by class, as
/// many equals in the other; the members of their folds and single nodes then fold across these
/// boxes. Nodes with `apart` > 0 are kept outside by giving each a signature of its own, which also
/// keeps what hangs on them outside; per class of equals at most max_apart, greatest first, ties by
/// index.
///
/// \pre  indexes are in range
/// \par Complexity
/// O((N + L) log N) time per refinement, two refinements; O(N + L) memory.
/// \par Source
/// Colour refinement: Cardon and Crochemore (1982); Berkholz, Bonsma and Grohe (2013).
/// \par Thread safety
/// Pure.
[[nodiscard]] Folding fold_equivalents(const FoldInput& input, const FoldOptions& options = {});

}  // namespace toposcope::graph

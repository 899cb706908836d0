#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "toposcope/scene/facts.h"
#include "toposcope/scene/look.h"

#include "documents.h"

namespace toposcope::scene {

/// A box of the drawing before anything folds.
struct FoundFrame {
  std::string type;  ///< Of the owner.
  std::string id;
  std::uint32_t head = graph::kNone;   ///< The owner, when it is one of the nodes.
  std::uint32_t owner = graph::kNone;  ///< The owner, when it is one of GraphFacts::owners.
  bool fabric = false;
};

struct FoundFrames {
  std::vector<FoundFrame> frames;      ///< By (place in Look::boxes, first node).
  std::vector<std::uint32_t> of_node;  ///< Indexed by node: index of its frame, or kNone.
};

/// Which nodes stand in which box: a node names its owner in a property (or as its host), or the
/// owner is linked to it.  Lanes are for tiers left of the fabric, cases for the fabric.
/// \param documents  of the nodes
[[nodiscard]] FoundFrames find_frames(const GraphFacts& facts, const Look& look,
                                      const Documents& documents, const std::vector<double>& tiers);

}  // namespace toposcope::scene

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "toposcope/graph/fold.h"

namespace toposcope::testing {

/// fold_equivalents() by the plainest means: recolour everything by what it sees until nothing
/// changes, and start anew whenever something has been made alone.
graph::Folding naive_fold(const graph::FoldInput& input, const graph::FoldOptions& options = {});

/// A class number for each node and each box.
struct Classes {
  std::vector<std::uint32_t> nodes;
  std::vector<std::uint32_t> boxes;
};

/// Those of a folding; what does not fold is a class of its own.
Classes classes_of(const graph::Folding& folding);

/// What is wrong with these classes by the definition in fold.h, `apart` left out; empty: nothing.
std::string fault_of(const graph::FoldInput& input, const graph::FoldOptions& options,
                     const Classes& classes);

}  // namespace toposcope::testing

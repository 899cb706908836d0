#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "toposcope/graph/fold.h"

namespace toposcope::testing {

/// A graph to fold, with names.
struct NamedFoldInput {
  graph::FoldInput input;
  std::vector<std::string> nodes;  ///< By index.
  std::vector<std::string> boxes;
};

/// Reads a graph from words, each of them a link, a node or an end of a box:
///
///   *hub-br1 br1-nic1 br1-nic1 nic1-trunk-sw1 host1{ vm1-nic1 !!vm2 }
///
/// Letters of a name say what it looks like, its digits which one it is: vm1 and vm2 are alike.
/// `a-b` is a link, `a-x-b` one that looks like x, written twice it is there twice.  A node belongs
/// to the box in whose braces it is named first.  One `!` adds 1 to `apart`, `*` is the focal point
/// (first node named so; else there is none).
NamedFoldInput read_fold_input(std::string_view text);

/// The text once for each number from..to, '#' replaced by it.
std::string each(int from, int to, std::string_view text);

/// Folds by first member: "vm1..4,6 | nic1..4,6", then those of boxes: "| [host1..4]".
std::string show(const NamedFoldInput& named, const graph::Folding& folding);

}  // namespace toposcope::testing

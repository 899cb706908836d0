#pragma once

/// \file
/// Differences as text and JSON: of inventories, and of the cliques of one focal point.

#include <ostream>
#include <string>
#include <vector>

#include "toposcope/graph/clique_diff.h"
#include "toposcope/store/objects.h"

#include "json_text.h"

namespace toposcope::cli {

/// A change of the inventory: a line that begins with + - or ~, then one a member that differs.
void print_change(std::ostream& out, const store::Change& change);

/// {"change","subject","environment","type","id","key","name","members"}; a member that differs is
/// {"before","after"}, each only where the member is there.
[[nodiscard]] Json change_json(const store::Change& change);

/// What one clique gained and lost, under the name of its clique type: things of one cause
/// together, then the cause.
void print_clique_diff(std::ostream& out, const std::string& clique_type_name,
                       const graph::CliqueDiff& diff);

/// One object a difference.
[[nodiscard]] std::vector<Json> clique_diff_json(const std::string& clique_type_name,
                                                 const graph::CliqueDiff& diff);

}  // namespace toposcope::cli

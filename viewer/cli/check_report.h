#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "toposcope/discovery/check.h"
#include "toposcope/model/result.h"
#include "toposcope/store/graph_store.h"

namespace toposcope::cli {

/// All that looks wrong with an inventory: itself, its rules, and what its rules miss in it.  Worst
/// first, then by code and place.
/// \param environment  only this one; rules that are for all count; empty: all
/// \return any error of the store, unchanged
[[nodiscard]] model::Result<std::vector<discovery::Finding>> check_all(
    store::GraphStore& store, const std::string& environment);

/// How many of a code are left out, by code.
using LeftOut = std::map<std::string, std::size_t>;

/// Keeps the first `most` findings of each code; 0: all.
[[nodiscard]] LeftOut shorten(std::vector<discovery::Finding>& findings, std::size_t most);

/// "1 error, 3 warnings, 2 notes"
[[nodiscard]] std::string count_text(const std::vector<discovery::Finding>& findings);

}  // namespace toposcope::cli

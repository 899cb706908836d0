#pragma once

/// \file
/// Constraint values as integers, so that a check is a compare.
///
/// \code
///   ConstraintTable table;
///   if (auto added = table.add(1, R"({"network":["n1","n2"]})"); !added.has_value()) return added;
///   table.accepted(1, "network").size();  // 2
/// \endcode

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "toposcope/model/result.h"

namespace toposcope::graph {

/// A JSON value interned by Python equality: 1, 1.0 and true are one value, "1" is another.
using ValueId = std::int32_t;

inline constexpr ValueId kAbsent = -1;

/// The constraint sets of one snapshot: what nodes want and what links carry.
///
/// A node accepts, for a name, the members of its list, or its one value, or null when it lacks the
/// name.  A link carries one value (a list is one value), or none: then it passes.
///
/// Source: clique_finder.py of korenlev/calipso-cvim as observed; docs/semantics.md, "The recipe".
///
/// \par Complexity
/// carried(), accepted() and json() look through the few names of one set.
/// \par Thread safety
/// const members may run at the same time.
class ConstraintTable {
 public:
  /// Adds set `number` (> 0) given as a JSON object.
  /// \retval kMalformedInput  not a JSON object
  [[nodiscard]] model::Status add(std::uint32_t number, std::string_view json);

  /// What a link with this set carries under `name`; kAbsent: nothing.  Set 0 carries nothing.
  [[nodiscard]] ValueId carried(std::uint32_t set, std::string_view name) const;

  /// What a focal point with this set accepts under `name`; never empty but for an empty list.
  [[nodiscard]] std::span<const ValueId> accepted(std::uint32_t set, std::string_view name) const;

  /// The node's own value as JSON text, "null" when it lacks the name.
  [[nodiscard]] std::string_view json(std::uint32_t set, std::string_view name) const;

  /// One more than the largest set number.
  [[nodiscard]] std::size_t size() const noexcept { return sets_.size(); }

 private:
  struct Entry {
    std::string name;
    std::string json;
    ValueId carried = kAbsent;
    std::vector<ValueId> accepted;
  };

  ValueId intern(std::string canonical);
  [[nodiscard]] const Entry* find(std::uint32_t set, std::string_view name) const;

  std::vector<std::vector<Entry>> sets_;  ///< Indexed by set number; entries by name.
  std::map<std::string, ValueId, std::less<>> values_{{"null", 0}};  ///< By canonical JSON text.
};

}  // namespace toposcope::graph

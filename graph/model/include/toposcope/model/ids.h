#pragma once

/// \file
/// Indexes and row numbers that do not mix.

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>

namespace toposcope::model {

/// An index that only compares with, and converts to, its own kind.
/// \tparam Tag an empty struct; one tag per kind of id.
template <typename Tag, typename Value = std::uint32_t>
struct Id {
  Value value = 0;

  constexpr auto operator<=>(const Id&) const = default;  // NOLINT(modernize-use-nullptr): LLVM bug
};

using NodeId = Id<struct NodeIdTag>;  ///< Dense, 0-based, valid within one snapshot.
using LinkId = Id<struct LinkIdTag>;  ///< Dense, 0-based, valid within one snapshot.

using NodeRow = Id<struct NodeRowTag, std::int64_t>;  ///< Surrogate key in one store; > 0, stable.
using LinkRow = Id<struct LinkRowTag, std::int64_t>;  ///< Surrogate key in one store; > 0, stable.

/// Number of a revision in one store: 1, 2, 3, ...; 0 is the empty state before the first.
using RevisionNumber = std::int64_t;

}  // namespace toposcope::model

template <typename Tag, typename Value>
struct std::hash<toposcope::model::Id<Tag, Value>> {
  std::size_t operator()(toposcope::model::Id<Tag, Value> id) const noexcept {
    return std::hash<Value>{}(id.value);
  }
};

#pragma once

/// \file
/// Values of an Open vSwitch database: atoms, sets and maps of atoms.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "parse/text_lines.h"

namespace toposcope::discovery::parse {

/// Atoms are texts: numbers, "true", "false" and UUIDs as they are printed.
struct OvsValue {
  enum class Kind : std::uint8_t { kAtom, kSet, kMap };
  Kind kind = Kind::kAtom;
  Fields entries;  ///< One for an atom; the second halves are those of a map.

  bool operator==(const OvsValue&) const = default;

  /// The atom, or the only one of a set; else empty.
  [[nodiscard]] std::string_view atom() const noexcept;
  /// Of a map; empty when it has none.
  [[nodiscard]] std::string_view at(std::string_view key) const noexcept;
  /// Of an atom or set; an empty set has none.
  [[nodiscard]] std::vector<std::string> atoms() const;
};

[[nodiscard]] OvsValue ovs_atom(std::string text);

/// As ovs-vsctl prints it: `word`, `"text"`, `[a, b]`, `{a=b, c="d"}`.
/// \return nothing when it is none of these
[[nodiscard]] std::optional<OvsValue> read_ovs_value(std::string_view text);

/// One row of a table: columns and their values, in the order printed.
struct OvsRecord {
  std::vector<std::pair<std::string, OvsValue>> columns;

  bool operator==(const OvsRecord&) const = default;

  /// An empty set when there is no such column.
  [[nodiscard]] const OvsValue& operator[](std::string_view column) const noexcept;
};

}  // namespace toposcope::discovery::parse

#pragma once

#include <cstdint>
#include <span>

namespace toposcope::scene {

/// Neighbouring code points with widths of their own.
struct MetricRun {
  char32_t first;
  char32_t last;
  std::uint16_t offset;  ///< Of `first` in AdvanceTable::indexes.
};

/// Both ends belong to it.
struct CodeRange {
  char32_t first;
  char32_t last;
};

struct AdvanceTable {
  std::span<const MetricRun> runs;          ///< Ascending.
  std::span<const std::uint16_t> indexes;   ///< Of a kind of advances, by place in the runs.
  std::span<const std::uint16_t> advances;  ///< Four a kind, by Weight; in units.
  std::uint32_t em;                         ///< Units.
  std::uint32_t mono;                       ///< The one advance of the mono face; in units.
};

struct WidthClasses {
  std::span<const CodeRange> zero;  ///< Ascending.
  std::span<const CodeRange> wide;  ///< Ascending.
};

[[nodiscard]] AdvanceTable advance_table();
[[nodiscard]] WidthClasses width_classes();

}  // namespace toposcope::scene

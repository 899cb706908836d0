#pragma once

#include <cstddef>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "toposcope/graph/constraint_table.h"

namespace toposcope::graph {

/// One constraint name over all sets of a snapshot: what a walk reads instead of texts.
struct ConstraintColumn {
  std::string name;
  std::vector<ValueId> carried;                    ///< By set.
  std::vector<std::span<const ValueId>> accepted;  ///< By set.
};

/// The columns of the names that rules use, each built once.
class ConstraintColumns {
 public:
  /// \param table  must outlive the columns
  explicit ConstraintColumns(const ConstraintTable& table);

  /// Position of the name's column; it and the column's address stay.
  [[nodiscard]] std::size_t position(std::string_view name);
  [[nodiscard]] const ConstraintColumn& operator[](std::size_t position) const {
    return columns_[position];
  }

  /// Every set's own number, as a column of values.
  [[nodiscard]] std::span<const ValueId> set_numbers() const { return set_numbers_; }

 private:
  const ConstraintTable& table_;
  std::deque<ConstraintColumn> columns_;
  std::vector<ValueId> set_numbers_;
};

}  // namespace toposcope::graph

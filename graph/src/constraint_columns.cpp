#include "constraint_columns.h"

#include <algorithm>
#include <cstdint>
#include <numeric>

namespace toposcope::graph {

ConstraintColumns::ConstraintColumns(const ConstraintTable& table)
    : table_(table), set_numbers_(std::max<std::size_t>(table.size(), 1)) {
  std::iota(set_numbers_.begin(), set_numbers_.end(), ValueId{0});
}

std::size_t ConstraintColumns::position(std::string_view name) {
  const auto it = std::find_if(columns_.begin(), columns_.end(),
                               [&](const auto& column) { return column.name == name; });
  if (it != columns_.end()) return static_cast<std::size_t>(it - columns_.begin());
  ConstraintColumn column;
  column.name = name;
  for (std::uint32_t set = 0; set < set_numbers_.size(); ++set) {
    column.carried.push_back(table_.carried(set, name));
    column.accepted.push_back(table_.accepted(set, name));
  }
  columns_.push_back(std::move(column));
  return columns_.size() - 1;
}

}  // namespace toposcope::graph

#pragma once

#include <cstdint>
#include <vector>

namespace toposcope::store::sqlite {

/// Row numbers as bits: rows are dense, so this is the smallest set of them.
class RowSet {
 public:
  void add(std::int64_t row) {
    const auto at = static_cast<std::size_t>(row);
    if (at >= bits_.size()) bits_.resize(at + at / 2 + 64);
    bits_[at] = true;
  }
  [[nodiscard]] bool contains(std::int64_t row) const {
    const auto at = static_cast<std::size_t>(row);
    return at < bits_.size() && bits_[at];
  }

 private:
  std::vector<bool> bits_;
};

}  // namespace toposcope::store::sqlite

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace toposcope::graph {

/// Many texts in one buffer: 8 bytes a text beside its characters.  Append only.
class StringColumn {
 public:
  void push_back(std::string_view text) {
    buffer_.append(text);
    end_.push_back(buffer_.size());
  }
  [[nodiscard]] std::string_view operator[](std::size_t index) const {
    const std::size_t begin = index == 0 ? 0 : end_[index - 1];
    return std::string_view(buffer_).substr(begin, end_[index] - begin);
  }
  [[nodiscard]] std::size_t size() const noexcept { return end_.size(); }

 private:
  std::string buffer_;
  std::vector<std::uint64_t> end_;
};

}  // namespace toposcope::graph

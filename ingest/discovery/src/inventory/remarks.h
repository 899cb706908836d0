#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "toposcope/model/diagnostic.h"

#include "inventory/object.h"

namespace toposcope::discovery {

/// What could not be decided, and of which object; the first kMost of all.
class Remarks {
 public:
  static constexpr std::size_t kMost = 1000;

  void add(const Object& object, std::string message) {
    add(object.type + ":" + object.id, std::move(message));
  }
  void add(std::string where, std::string message) {
    ++count_;
    if (all_.size() < kMost) all_.push_back({std::move(where), std::move(message)});
  }

  [[nodiscard]] std::uint64_t count() const noexcept { return count_; }
  [[nodiscard]] const std::vector<model::Diagnostic>& all() const noexcept { return all_; }

 private:
  std::uint64_t count_ = 0;
  std::vector<model::Diagnostic> all_;
};

}  // namespace toposcope::discovery

#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "toposcope/model/topology.h"

namespace toposcope::store::memory {

/// The numbers that topology sinks receive for names; once given, they stay.
class Names {
 public:
  /// 0 for an empty constraint set, else the number of the name, from 1.
  std::uint32_t number(model::NameKind kind, const std::string& name) {
    const bool is_set = kind == model::NameKind::kConstraintSet;
    if (is_set && name.empty()) return 0;
    // An environment keeps its number when it gets declared.
    if (kind == model::NameKind::kUndeclared) kind = model::NameKind::kEnvironment;
    auto& numbers = numbers_[kind];
    return numbers.try_emplace(name, static_cast<std::uint32_t>(numbers.size() + 1)).first->second;
  }

  /// The name with this number; empty when there is none.  Lives as long as this.
  [[nodiscard]] std::string_view name(model::NameKind kind, std::uint32_t number) const {
    const auto numbers = numbers_.find(kind);
    if (numbers == numbers_.end()) return {};
    for (const auto& [name, value] : numbers->second) {
      if (value == number) return name;
    }
    return {};
  }

 private:
  std::map<model::NameKind, std::map<std::string, std::uint32_t>> numbers_;
};

}  // namespace toposcope::store::memory

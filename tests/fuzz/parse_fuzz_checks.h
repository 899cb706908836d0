#pragma once

/// \file
/// What must hold of a parser of what a tool printed, whatever comes in.

#include <cstdlib>
#include <iostream>
#include <string_view>

#include "toposcope/model/result.h"

namespace toposcope::testing {

inline void require(bool holds, std::string_view what) {
  if (holds) return;
  std::cerr << what << "\n";
  std::abort();
}

/// \return true when there is a value; a fault says where it is and what was expected
template <typename T>
bool is_read(const model::Result<T>& result) {
  if (result.has_value()) return true;
  require(result.error().code == model::ErrorCode::kMalformedInput, "another code");
  require(result.error().message.starts_with("expected "), "a fault that expects nothing");
  require(!result.error().where.empty(), "a fault that is nowhere");
  for (const char c : result.error().message) require(c >= ' ' || c < 0, "control characters");
  return false;
}

}  // namespace toposcope::testing

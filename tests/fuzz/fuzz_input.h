#pragma once

/// \file
/// What every fuzz target begins with.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <string_view>

namespace toposcope::testing {

/// The fuzzer's bytes as a text.
inline std::string_view text_of_input(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

/// Stops the program, as a crash would, and says what does not hold.
inline void require(bool holds, std::string_view what) {
  if (holds) return;
  std::cerr << what << "\n";
  std::abort();
}

}  // namespace toposcope::testing

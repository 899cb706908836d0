#pragma once

#include <cstdlib>
#include <iostream>
#include <sstream>
#include <string>
#include <string_view>

#include "fuzz_checks.h"

namespace toposcope::ingest::testing {

/// The records that `text` holds as a `Writer` writes them; empty when it cannot be read.
template <typename Writer, typename Read>
std::string rewritten(Read read, std::string_view text) {
  auto stream = stream_of(text);
  std::ostringstream out;
  Writer writer(out);
  if (stream == nullptr || !read(std::move(stream), "input", {}, writer).has_value()) return {};
  return writer.finish().has_value() ? out.str() : std::string();
}

/// Checks the records that `text` holds, and that what is written of them reads back.  The order of
/// links may change once: the second writing must be the third.
template <typename Writer, typename Read>
void check_round_trip(Read read, std::string_view text) {
  auto stream = stream_of(text);
  if (stream == nullptr) return;
  CheckingSink sink;
  const auto result = read(std::move(stream), "input", {}, sink);
  sink.check(result);
  if (!result.has_value()) return;
  const std::string once = rewritten<Writer>(read, text);
  const std::string twice = rewritten<Writer>(read, once);
  const std::string thrice = rewritten<Writer>(read, twice);
  if (!once.empty() && twice == thrice && twice.size() == once.size()) return;
  std::cerr << "what was written does not read back:\n" << once << "became\n" << twice;
  std::abort();
}

}  // namespace toposcope::ingest::testing

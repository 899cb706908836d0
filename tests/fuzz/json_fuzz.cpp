// toposcope's interchange form; what it gives is exported and must give the same again.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <sstream>
#include <string>
#include <string_view>

#include "toposcope/ingest/json_export.h"

#include "adapters/interchange/json_adapter.h"
#include "fuzz_checks.h"
#include "fuzz_input.h"

namespace {

using namespace toposcope;  // NOLINT(google-build-using-namespace): one small program

/// The records that `text` holds, as an export.
std::string exported(std::string_view text) {
  auto stream = ingest::testing::stream_of(text);
  std::ostringstream out;
  ingest::JsonLinesWriter writer(out);
  const auto result = ingest::interchange::read_stream(std::move(stream), "input", {}, writer);
  return result.has_value() ? out.str() : "";
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = testing::text_of_input(data, size);
  auto stream = ingest::testing::stream_of(bytes);
  if (stream == nullptr) return 0;
  ingest::testing::CheckingSink sink;
  const auto result = ingest::interchange::read_stream(std::move(stream), "input", {}, sink);
  sink.check(result);
  if (!result.has_value()) return 0;
  const std::string once = exported(bytes);
  const std::string twice = exported(once);
  if (once != twice) {
    std::cerr << "an export does not read back:\n" << once << "became\n" << twice;
    std::abort();
  }
  return 0;
}

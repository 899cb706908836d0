// Tables of nodes, links or documents; the first byte chooses what the user says of the columns.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "adapters/csv/csv_adapter.h"
#include "fuzz_checks.h"
#include "fuzz_input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace toposcope::ingest;  // NOLINT(google-build-using-namespace): one function
  const std::string_view bytes = toposcope::testing::text_of_input(data, size);
  ReadOptions options;
  if (size > 0 && (data[0] & 1U) != 0) options.fields = {{"type", "a", true, true}};
  auto stream = testing::stream_of(bytes);
  if (stream == nullptr) return 0;
  testing::CheckingSink sink;
  sink.check(csv::read_stream(std::move(stream), "input", options, sink));
  return 0;
}

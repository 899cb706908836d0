// Node-link JSON.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "adapters/node_link/node_link_adapter.h"
#include "fuzz_checks.h"
#include "fuzz_input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace toposcope::ingest;  // NOLINT(google-build-using-namespace): one function
  auto stream = testing::stream_of(toposcope::testing::text_of_input(data, size));
  if (stream == nullptr) return 0;
  testing::CheckingSink sink;
  sink.check(node_link::read_stream(std::move(stream), "input", {}, sink));
  return 0;
}

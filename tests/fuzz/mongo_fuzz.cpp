// Collections as MongoDB's tools write them: JSON lines, JSON arrays, BSON.  Every input is read as
// each of the three kinds of collection.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "adapters/calipso/calipso_adapter.h"
#include "fuzz_checks.h"
#include "fuzz_input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace toposcope::ingest;  // NOLINT(google-build-using-namespace): one function
  const std::string_view bytes = toposcope::testing::text_of_input(data, size);
  for (const char* collection : {"inventory", "links", "environments_config"}) {
    auto stream = testing::stream_of(bytes);
    if (stream == nullptr) return 0;
    testing::CheckingSink sink;
    sink.check(calipso::read_stream(std::move(stream), {"input", collection}, {}, sink));
  }
  return 0;
}

// GraphML; what is read is written again, and must then come back unchanged.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "toposcope/ingest/graphml_export.h"

#include "adapters/graphml/graphml_adapter.h"
#include "fuzz_checks.h"
#include "fuzz_input.h"
#include "round_trip.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace toposcope::ingest;  // NOLINT(google-build-using-namespace): one function
  testing::check_round_trip<GraphmlWriter>(graphml::read_stream,
                                           toposcope::testing::text_of_input(data, size));
  return 0;
}

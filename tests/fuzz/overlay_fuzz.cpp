// What-if files: any bytes are a what-if or a fault that is explained; what was read is written and
// read again without a difference.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "fuzz_input.h"
#include "query/overlay_file.h"

namespace {

using namespace toposcope;  // NOLINT(google-build-using-namespace): a program of one file

using testing::require;

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = testing::text_of_input(data, size);
  const auto file = query::read_overlay_file(text);
  if (!file.has_value()) {
    const auto code = file.error().code;
    require(code == model::ErrorCode::kMalformedInput || code == model::ErrorCode::kUnsupported,
            "another code");
    require(!file.error().message.empty(), "a fault without a message");
    return 0;
  }
  const auto again = query::read_overlay_file(query::write_overlay_file(file.value()));
  require(again.has_value(), "what was written cannot be read");
  require(again.value() == file.value(), "what was written reads as another what-if");
  return 0;
}

// View files: any bytes are a view or a fault that is explained; what was read is written and read
// again without a difference.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "fuzz_input.h"
#include "ui/desk/view_spec.h"

namespace {

using namespace toposcope;  // NOLINT(google-build-using-namespace): a program of one file

using testing::require;

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = testing::text_of_input(data, size);
  const auto view = ui::read_view(text);
  const auto window = ui::read_view_window(text);
  if (!view.has_value()) {
    require(view.error().code == model::ErrorCode::kMalformedInput, "another code");
    require(!view.error().message.empty(), "a fault without a message");
    return 0;
  }
  if (!window.has_value()) {
    require(!window.error().message.empty(), "a fault without a message");
    return 0;
  }
  const std::string written = ui::to_json(view.value(), window.value());
  const auto again = ui::read_view(written);
  require(again.has_value(), "what was written cannot be read");
  require(again.value() == view.value(), "what was written reads as another view");
  require(ui::read_view_window(written).value() == window.value(), "it is looked at otherwise");
  return 0;
}

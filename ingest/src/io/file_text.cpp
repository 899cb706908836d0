#include "toposcope/ingest/file_text.h"

#include <algorithm>
#include <cstddef>
#include <span>
#include <system_error>

#include "io/byte_stream.h"
#include "io/source_input.h"

namespace toposcope::ingest {
namespace {

constexpr std::size_t kLeastBytes = std::size_t{64} << 10U;

}  // namespace

model::Result<std::string> read_file_text(const std::filesystem::path& path) {
  auto stream = open_source(Source{.path = path}, {});
  if (!stream.has_value()) return stream.error();
  std::error_code unknown;
  const auto stored = std::filesystem::file_size(path, unknown);
  std::string text(std::max<std::size_t>(kLeastBytes, unknown ? 0 : stored + 1), '\0');
  std::size_t used = 0;
  for (;;) {
    if (used == text.size()) text.resize(text.size() * 2);
    const auto got = read_fully(*stream.value(), std::span(text).subspan(used));
    if (!got.has_value()) return got.error();
    used += got.value();
    if (used < text.size()) break;
  }
  text.resize(used);
  text.shrink_to_fit();
  return text;
}

}  // namespace toposcope::ingest

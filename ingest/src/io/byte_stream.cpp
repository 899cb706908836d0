#include "io/byte_stream.h"

#include <algorithm>

namespace toposcope::ingest {
namespace {

/// Moves the front of `from` into `buffer`.
std::size_t take_front(std::string_view from, std::span<char> buffer) {
  return from.copy(buffer.data(), buffer.size());
}

}  // namespace

model::Result<std::size_t> MemoryStream::read(std::span<char> buffer) {
  const std::size_t count = take_front(rest_, buffer);
  rest_.remove_prefix(count);
  return count;
}

model::Result<std::size_t> PrefixedStream::read(std::span<char> buffer) {
  if (used_ == prefix_.size()) return rest_->read(buffer);
  const std::size_t count = take_front(std::string_view(prefix_).substr(used_), buffer);
  used_ += count;
  return count;
}

model::Result<std::size_t> read_fully(ByteStream& stream, std::span<char> buffer) {
  std::size_t filled = 0;
  while (filled < buffer.size()) {
    const auto count = stream.read(buffer.subspan(filled));
    if (!count.has_value()) return count.error();
    if (count.value() == 0) break;
    filled += count.value();
  }
  return filled;
}

model::Result<std::string> read_front(ByteStream& stream, std::size_t max_bytes) {
  constexpr std::size_t kFirstBytes = 4096;  // enough for a small source
  std::string bytes;
  std::size_t filled = 0;
  while (filled == bytes.size() && filled < max_bytes) {
    bytes.resize(std::min(max_bytes, std::max(kFirstBytes, 4 * filled)));
    const auto count = read_fully(stream, std::span(bytes).subspan(filled));
    if (!count.has_value()) return count.error();
    filled += count.value();
  }
  bytes.resize(filled);
  return bytes;
}

}  // namespace toposcope::ingest

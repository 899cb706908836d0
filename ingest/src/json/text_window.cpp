#include "json/text_window.h"

#include <algorithm>
#include <cstring>

namespace toposcope::ingest {
namespace {

constexpr std::size_t kFirstBytes = 8192;  // enough for a small source

std::uint64_t count_lines(std::string_view text) {
  std::uint64_t lines = 0;
  for (auto at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) {
    ++lines;
  }
  return lines;
}

}  // namespace

TextWindow::TextWindow(ByteStream& stream, std::size_t block_bytes)
    : stream_(stream),
      block_bytes_(block_bytes),
      buffer_(std::min(block_bytes, kFirstBytes) + kPadding) {}

void TextWindow::count_consumed_lines() {
  lines_ += count_lines({buffer_.data() + counted_, begin_ - counted_});
  counted_ = begin_;
}

std::uint64_t TextWindow::line() {
  count_consumed_lines();
  return lines_;
}

model::Result<bool> TextWindow::more() {
  const bool filled = end_ + kPadding == buffer_.size();  // the source is larger than the buffer
  if (begin_ > 0) {
    count_consumed_lines();
    std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
    end_ -= begin_;
    begin_ = counted_ = 0;
  }
  if (filled && buffer_.size() < block_bytes_) {
    buffer_.resize(std::min(4 * buffer_.size(), block_bytes_ + kPadding));
  } else if (end_ + kPadding == buffer_.size()) {
    if (buffer_.size() > kMaxPieceBytes) {
      return model::Error{model::ErrorCode::kMalformedInput,
                          "one record is longer than 128 MiB; is a bracket missing?",
                          "line " + std::to_string(line())};
    }
    buffer_.resize(2 * end_ + kPadding);
  }
  const auto count = stream_.read({buffer_.data() + end_, buffer_.size() - kPadding - end_});
  if (!count.has_value()) return count.error();
  end_ += count.value();
  return count.value() > 0;
}

}  // namespace toposcope::ingest

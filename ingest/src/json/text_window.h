#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "toposcope/model/result.h"

#include "io/byte_stream.h"

namespace toposcope::ingest {

/// A sliding window over a stream: the unread text, which can be made longer and consumed from the
/// front.  Behind its end kPadding readable bytes follow, as simdjson wants them.
/// Memory: one block (less for a small source), or twice the longest piece that had to be held at
/// once.
class TextWindow {
 public:
  static constexpr std::size_t kPadding = 64;
  static constexpr std::size_t kBlockBytes = std::size_t{128} << 10U;
  static constexpr std::size_t kMaxPieceBytes = std::size_t{128} << 20U;

  explicit TextWindow(ByteStream& stream, std::size_t block_bytes = kBlockBytes);

  /// The unread text; valid until more().
  [[nodiscard]] std::string_view text() const noexcept {
    return {buffer_.data() + begin_, end_ - begin_};
  }

  /// Reads on.  False when the stream has ended; text() is then all that is left.
  /// \retval kMalformedInput  one piece is longer than kMaxPieceBytes
  [[nodiscard]] model::Result<bool> more();

  void consume(std::size_t bytes) noexcept { begin_ += bytes; }

  /// Number of the line in which the unread text begins; the first is 1.
  [[nodiscard]] std::uint64_t line();

 private:
  void count_consumed_lines();

  ByteStream& stream_;
  std::size_t block_bytes_;
  std::vector<char> buffer_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  std::size_t counted_ = 0;  ///< Lines before this offset are in lines_.
  std::uint64_t lines_ = 1;
};

}  // namespace toposcope::ingest

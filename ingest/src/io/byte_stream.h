#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "toposcope/model/result.h"

namespace toposcope::ingest {

/// Bytes in order, wherever they come from.
class ByteStream {
 public:
  virtual ~ByteStream() = default;

  /// Fills the front of `buffer` and says how much; 0 only at the end (or for an empty buffer).
  /// \retval kIo              the operating system refused
  /// \retval kMalformedInput  a compressed or archived stream is damaged
  [[nodiscard]] virtual model::Result<std::size_t> read(std::span<char> buffer) = 0;
};

/// Bytes that are in memory already; the text must outlive the stream.
class MemoryStream final : public ByteStream {
 public:
  explicit MemoryStream(std::string_view bytes) : rest_(bytes) {}
  [[nodiscard]] model::Result<std::size_t> read(std::span<char> buffer) override;

 private:
  std::string_view rest_;
};

/// Bytes that were taken from a stream to look at them, then the rest of it.
class PrefixedStream final : public ByteStream {
 public:
  PrefixedStream(std::string prefix, std::unique_ptr<ByteStream> rest)
      : prefix_(std::move(prefix)), rest_(std::move(rest)) {}
  [[nodiscard]] model::Result<std::size_t> read(std::span<char> buffer) override;

 private:
  std::string prefix_;
  std::size_t used_ = 0;
  std::unique_ptr<ByteStream> rest_;
};

/// A stream that somebody else owns and that outlives this one.
class BorrowedStream final : public ByteStream {
 public:
  explicit BorrowedStream(ByteStream& stream) : stream_(stream) {}
  [[nodiscard]] model::Result<std::size_t> read(std::span<char> buffer) override {
    return stream_.read(buffer);
  }

 private:
  ByteStream& stream_;
};

/// Reads until `buffer` is full or the stream ends; says how much it got.
[[nodiscard]] model::Result<std::size_t> read_fully(ByteStream& stream, std::span<char> buffer);

/// The first `max_bytes` of a stream, or all of a shorter one.
[[nodiscard]] model::Result<std::string> read_front(ByteStream& stream, std::size_t max_bytes);

}  // namespace toposcope::ingest

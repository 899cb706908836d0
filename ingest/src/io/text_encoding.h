#pragma once

/// \file
/// Text in the encodings that spreadsheets and old tools write, as UTF-8.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "io/byte_stream.h"

namespace toposcope::ingest {

enum class TextEncoding : std::uint8_t { kUtf8, kUtf16Le, kUtf16Be, kWindows1252 };

/// Told by the byte order mark, else by whether the bytes are UTF-8; a last character that is cut
/// off does not count.  Latin-1 is Windows-1252 here, as in HTML: they differ in control characters
/// that no text has.
[[nodiscard]] TextEncoding encoding_of(std::string_view head) noexcept;

/// The character that a byte of Windows-1252 stands for.
[[nodiscard]] std::uint32_t windows_1252_character(unsigned char byte) noexcept;

/// Appends a character as UTF-8; what is no character becomes U+FFFD.
void append_utf8_character(std::string& out, std::uint32_t code);

/// A text in UTF-8, without byte order mark, whatever its bytes were.
class DecodingStream final : public ByteStream {
 public:
  DecodingStream(std::unique_ptr<ByteStream> bytes, TextEncoding encoding);
  [[nodiscard]] model::Result<std::size_t> read(std::span<char> buffer) override;

  /// Bytes of a UTF-8 text that were no UTF-8; each was taken for Windows-1252.
  [[nodiscard]] std::uint64_t odd_bytes() const noexcept { return odd_bytes_; }

 private:
  [[nodiscard]] model::Status fill();
  void decode(bool ended);
  std::size_t decode_utf8(bool ended);
  std::size_t decode_utf16(bool ended);
  void decode_bytes();

  std::unique_ptr<ByteStream> bytes_;
  TextEncoding encoding_;
  std::string raw_;       ///< Read, not yet decoded.
  std::string text_;      ///< Decoded.
  std::size_t used_ = 0;  ///< Of text_.
  std::uint64_t odd_bytes_ = 0;
  bool begun_ = false;
  bool ended_ = false;
};

/// The whole text in one piece, decoded.
[[nodiscard]] std::string decoded(std::string_view bytes);

}  // namespace toposcope::ingest

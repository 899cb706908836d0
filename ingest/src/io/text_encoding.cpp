#include "io/text_encoding.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

#include <simdjson.h>

#include "toposcope/model/text.h"

#include "json/json_text.h"

namespace toposcope::ingest {
namespace {

constexpr std::size_t kChunkBytes = std::size_t{64} << 10U;
constexpr std::uint32_t kReplacement = 0xFFFD;

// Of 0x80 to 0x9F; the five that have no character are control characters.
constexpr std::array<std::uint16_t, 32> kWindows1252 = {
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

unsigned char byte_of(char c) { return static_cast<unsigned char>(c); }

/// Length of the sequence that a first byte announces.
std::size_t announced_length(char first) {
  const unsigned char byte = byte_of(first);
  if (byte < 0xC0) return 1;
  if (byte < 0xE0) return 2;
  return byte < 0xF0 ? 3 : 4;
}

/// Length of what may be the front of a character at the end of `text`.
std::size_t cut_off_at_end(std::string_view text) {
  for (std::size_t back = 1; back <= std::min<std::size_t>(3, text.size()); ++back) {
    const char c = text[text.size() - back];
    if ((byte_of(c) & 0xC0U) == 0x80U) continue;
    return announced_length(c) > back ? back : 0;
  }
  return 0;
}

bool is_utf8(std::string_view text) { return simdjson::validate_utf8(text.data(), text.size()); }

std::uint32_t unit_at(std::string_view text, std::size_t at, bool little) {
  const std::uint32_t first = byte_of(text[at]);
  const std::uint32_t second = byte_of(text[at + 1]);
  return little ? first | (second << 8U) : (first << 8U) | second;
}

bool is_high(std::uint32_t unit) { return unit >= 0xD800 && unit < 0xDC00; }
bool is_low(std::uint32_t unit) { return unit >= 0xDC00 && unit < 0xE000; }

}  // namespace

TextEncoding encoding_of(std::string_view head) noexcept {
  if (head.starts_with("\xFF\xFE")) return TextEncoding::kUtf16Le;
  if (head.starts_with("\xFE\xFF")) return TextEncoding::kUtf16Be;
  head.remove_suffix(cut_off_at_end(head));
  return is_utf8(head) ? TextEncoding::kUtf8 : TextEncoding::kWindows1252;
}

std::uint32_t windows_1252_character(unsigned char byte) noexcept {
  return byte >= 0x80 && byte < 0xA0 ? kWindows1252[byte - 0x80U] : byte;
}

void append_utf8_character(std::string& out, std::uint32_t code) {
  if (code > 0x10FFFF || is_high(code) || is_low(code)) code = kReplacement;
  const auto tail = [&out](std::uint32_t bits) {
    out += static_cast<char>(0x80U | (bits & 0x3FU));
  };
  if (code < 0x80) {
    out += static_cast<char>(code);
  } else if (code < 0x800) {
    out += static_cast<char>(0xC0U | (code >> 6U));
    tail(code);
  } else if (code < 0x10000) {
    out += static_cast<char>(0xE0U | (code >> 12U));
    tail(code >> 6U);
    tail(code);
  } else {
    out += static_cast<char>(0xF0U | (code >> 18U));
    tail(code >> 12U);
    tail(code >> 6U);
    tail(code);
  }
}

DecodingStream::DecodingStream(std::unique_ptr<ByteStream> bytes, TextEncoding encoding)
    : bytes_(std::move(bytes)), encoding_(encoding) {}

model::Result<std::size_t> DecodingStream::read(std::span<char> buffer) {
  if (buffer.empty()) return std::size_t{0};
  while (used_ == text_.size()) {
    if (ended_) return std::size_t{0};
    if (auto status = fill(); !status.has_value()) return status.error();
  }
  const std::size_t count = std::min(buffer.size(), text_.size() - used_);
  std::memcpy(buffer.data(), text_.data() + used_, count);
  used_ += count;
  return count;
}

model::Status DecodingStream::fill() {
  const std::size_t kept = raw_.size();
  raw_.resize(kept + kChunkBytes);
  const auto count = bytes_->read({raw_.data() + kept, kChunkBytes});
  raw_.resize(kept + (count.has_value() ? count.value() : 0));
  if (!count.has_value()) return count.error();
  ended_ = count.value() == 0;
  text_.clear();
  used_ = 0;
  // A first read may be shorter than a byte order mark.
  if (!begun_ && !ended_ && raw_.size() < kByteOrderMark.size()) return model::ok();
  if (!begun_) {
    const std::string_view raw = raw_;
    const bool utf16 = encoding_ == TextEncoding::kUtf16Le || encoding_ == TextEncoding::kUtf16Be;
    raw_.erase(0, utf16 ? std::min<std::size_t>(2, raw.size())
                        : raw.size() - without_byte_order_mark(raw).size());
    begun_ = true;
  }
  decode(ended_);
  return model::ok();
}

void DecodingStream::decode(bool ended) {
  if (encoding_ == TextEncoding::kWindows1252) {
    decode_bytes();
  } else {
    raw_.erase(0, encoding_ == TextEncoding::kUtf8 ? decode_utf8(ended) : decode_utf16(ended));
  }
}

void DecodingStream::decode_bytes() {
  for (const char c : raw_) append_utf8_character(text_, windows_1252_character(byte_of(c)));
  raw_.clear();
}

std::size_t DecodingStream::decode_utf8(bool ended) {
  std::string_view rest = raw_;
  if (!ended) rest.remove_suffix(cut_off_at_end(rest));
  const std::size_t used = rest.size();
  if (is_utf8(rest)) {
    text_ = rest;
    return used;
  }
  while (!rest.empty()) {
    const model::Utf8Piece piece = model::take_utf8(rest);
    if (piece.is_valid) {
      text_ += piece.bytes;
    } else {
      ++odd_bytes_;
      append_utf8_character(text_, windows_1252_character(byte_of(piece.bytes[0])));
    }
  }
  return used;
}

std::size_t DecodingStream::decode_utf16(bool ended) {
  const bool little = encoding_ == TextEncoding::kUtf16Le;
  std::size_t at = 0;
  for (; at + 1 < raw_.size(); at += 2) {
    const std::uint32_t unit = unit_at(raw_, at, little);
    if (is_high(unit)) {
      if (at + 3 >= raw_.size() && !ended) return at;
      const std::uint32_t low = at + 3 < raw_.size() ? unit_at(raw_, at + 2, little) : 0;
      if (is_low(low)) {
        append_utf8_character(text_, 0x10000 + ((unit - 0xD800) << 10U) + (low - 0xDC00));
        at += 2;
        continue;
      }
    }
    append_utf8_character(text_, unit);
  }
  if (!ended || at == raw_.size()) return at;
  append_utf8_character(text_, kReplacement);  // half a character
  return raw_.size();
}

std::string decoded(std::string_view bytes) {
  DecodingStream stream(std::make_unique<MemoryStream>(bytes), encoding_of(bytes));
  std::string text;
  std::array<char, 4096> buffer = {};
  for (;;) {
    const auto count = stream.read(buffer);
    if (!count.has_value() || count.value() == 0) return text;
    text.append(buffer.data(), count.value());
  }
}

}  // namespace toposcope::ingest

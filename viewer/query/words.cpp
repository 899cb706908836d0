#include "query/words.h"

#include <algorithm>
#include <chrono>

#include "toposcope/model/text.h"

namespace toposcope::query {
namespace {

void append_escape(std::string& out, char c) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(c);
  switch (c) {
    case '\n':
      out += "\\n";
      return;
    case '\t':
      out += "\\t";
      return;
    case '\r':
      out += "\\r";
      return;
    default:
      break;
  }
  out += "\\x";
  out += kHex[byte >> 4U];
  out += kHex[byte & 15U];
}

/// The code point of a well-formed sequence of two or three bytes; others are not asked for.
std::uint32_t code_point(std::string_view bytes) {
  std::uint32_t value = static_cast<unsigned char>(bytes[0]) & (bytes.size() == 2 ? 0x1FU : 0x0FU);
  for (const char c : bytes.substr(1))
    value = value << 6U | (static_cast<unsigned char>(c) & 0x3FU);
  return value;
}

/// Characters without a shape that turn the direction of writing or break lines: with them a name
/// could make a row read as another.
bool is_invisible_control(std::string_view bytes) {
  if (bytes.size() != 2 && bytes.size() != 3) return false;
  const std::uint32_t c = code_point(bytes);
  return c == 0x061C || (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF;
}

void append_unicode_escape(std::string& out, std::uint32_t c) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  out += "\\u";
  for (const unsigned shift : {12U, 8U, 4U, 0U}) out += kHex[c >> shift & 15U];
}

}  // namespace

std::string printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const std::size_t length = model::utf8_length(text);
    const auto byte = static_cast<unsigned char>(text[0]);
    // The second group of control characters, U+0080 to U+009F, is C2 80 to C2 9F.
    const bool second_group =
        length == 2 && byte == 0xC2 && static_cast<unsigned char>(text[1]) < 0xA0;
    if (length == 0 || second_group) {
      out += "\xEF\xBF\xBD";
    } else if (length == 1 && (byte < 0x20 || byte == 0x7F)) {
      append_escape(out, text[0]);
    } else if (is_invisible_control(text.substr(0, length))) {
      append_unicode_escape(out, code_point(text.substr(0, length)));
    } else {
      out.append(text.substr(0, length));
    }
    text.remove_prefix(std::max<std::size_t>(length, 1));
  }
  return out;
}

std::string count_text(std::uint64_t count, std::string_view noun) {
  return std::to_string(count) + " " + std::string(noun) + (count == 1 ? "" : "s");
}

std::string time_text(model::UtcMicros time) {
  return model::to_rfc3339(std::chrono::floor<std::chrono::seconds>(time));
}

}  // namespace toposcope::query

#include "toposcope/model/dot_text.h"

#include <charconv>

#include "toposcope/model/text.h"

namespace toposcope::model {
namespace {

bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x20 || byte == 0x7F;
}

/// What a name in DOT cannot carry, and the escape character itself.
bool is_special(char c) { return c == '\\' || c == '~' || is_control(c); }

void append_label_character(std::string& out, char c) {
  switch (c) {
    case '\\':
      out += "\\\\";
      return;
    case '&':
      out += "&amp;";
      return;
    case '\n':
      out += "\\n";
      return;
    default:
      out += is_control(c) ? ' ' : c;
  }
}

void append_escaped_byte(std::string& out, char c) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(c);
  out += '~';
  out += kHex[byte >> 4U];
  out += kHex[byte & 15U];
}

}  // namespace

std::string dot_label(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const Utf8Piece piece = take_utf8(text);
    if (!piece.is_valid) {
      out.append(kReplacementCharacter);
    } else if (piece.bytes.size() == 1) {
      append_label_character(out, piece.bytes[0]);
    } else {
      out.append(piece.bytes);
    }
  }
  return out;
}

std::string dot_name(std::string_view text) {
  if (text.empty()) return "~";
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const Utf8Piece piece = take_utf8(text);
    const char first = piece.bytes[0];
    const bool anonymous = first == '%' && out.empty();  // cgraph's own prefix
    if (!piece.is_valid || anonymous || is_special(first)) {
      append_escaped_byte(out, first);
    } else {
      out.append(piece.bytes);
    }
  }
  return out;
}

std::string text_of_dot_name(std::string_view name) {
  if (name == "~") return {};
  std::string out;
  out.reserve(name.size());
  for (std::size_t at = 0; at < name.size(); ++at) {
    unsigned byte = 0;
    const char* digits = name.data() + at + 1;
    const bool escape = name[at] == '~' && at + 2 < name.size() &&
                        std::from_chars(digits, digits + 2, byte, 16).ptr == digits + 2;
    out += escape ? static_cast<char>(byte) : name[at];
    if (escape) at += 2;
  }
  return out;
}

}  // namespace toposcope::model

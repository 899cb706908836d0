#include "export_dot_text.h"

#include <algorithm>

#include "toposcope/model/text.h"

namespace toposcope::graph {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  // U+FFFD

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
    const std::size_t length = model::utf8_length(text);
    if (length == 1) {
      append_label_character(out, text[0]);
    } else {
      out.append(length == 0 ? kReplacement : text.substr(0, length));
    }
    text.remove_prefix(std::max<std::size_t>(length, 1));
  }
  return out;
}

std::string dot_name(std::string_view text) {
  if (text.empty()) return "~";
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const std::size_t length = model::utf8_length(text);
    const bool anonymous = text[0] == '%' && out.empty();  // cgraph's own prefix
    if (length == 0 || anonymous || is_special(text[0])) {
      append_escaped_byte(out, text[0]);
    } else {
      out.append(text.substr(0, length));
    }
    text.remove_prefix(std::max<std::size_t>(length, 1));
  }
  return out;
}

}  // namespace toposcope::graph

#include "xml_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>

#include "drawn_text.h"

namespace toposcope::scene {
namespace {

constexpr int kLargest = 2'000'000'000;  ///< In hundredths; fits an int.

int hundredths(float value) {
  if (std::isnan(value)) return 0;
  const double wide = std::round(static_cast<double>(value) * 100);
  return static_cast<int>(std::clamp<double>(wide, -kLargest, kLargest));
}

void append_hundredths(std::string& out, int rest) {
  if (rest < 0) {
    out += '-';
    rest = -rest;
  }
  const int whole = rest / 100;
  const int part = rest % 100;
  if (whole != 0 || part == 0) {
    std::array<char, 12> digits{};
    const auto end = std::to_chars(digits.begin(), digits.end(), whole).ptr;
    out.append(digits.begin(), end);
  }
  if (part == 0) return;
  out += '.';
  out += static_cast<char>('0' + part / 10);
  if (part % 10 != 0) out += static_cast<char>('0' + part % 10);
}

void append_hex(std::string& out, unsigned nibble) { out += "0123456789abcdef"[nibble & 15U]; }

/// True for what needs no look in XML text.
bool is_plain(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x20 && byte < 0x7F && c != '&' && c != '<' && c != '>' && c != '"' && c != '\'';
}

std::string_view escape_of(char32_t code) {
  switch (code) {
    case U'&':
      return "&amp;";
    case U'<':
      return "&lt;";
    case U'>':
      return "&gt;";
    case U'"':
      return "&quot;";
    case U'\'':
      return "&#39;";
    default:
      return {};
  }
}

}  // namespace

void append_number(std::string& out, float value) { append_hundredths(out, hundredths(value)); }

void append_next_number(std::string& out, float value) {
  const int rest = hundredths(value);
  if (rest >= 0) out += ' ';
  append_hundredths(out, rest);
}

void append_attribute(std::string& out, std::string_view head, float value) {
  out += head;
  append_number(out, value);
  out += '"';
}

void append_colour(std::string& out, const Colour& colour) {
  const std::array<unsigned, 3> channels = {colour.red, colour.green, colour.blue};
  const bool is_short =
      std::all_of(channels.begin(), channels.end(), [](unsigned c) { return c % 17 == 0; });
  out += '#';
  for (const unsigned channel : channels) {
    if (!is_short) append_hex(out, channel >> 4U);
    append_hex(out, channel);
  }
}

void append_escaped(std::string& out, std::string_view text) {
  while (!text.empty()) {
    const auto plain = static_cast<std::size_t>(
        std::find_if_not(text.begin(), text.end(), is_plain) - text.begin());
    out += text.substr(0, plain);
    text.remove_prefix(plain);
    if (text.empty()) return;
    const DrawnCharacter character = take_drawn(text);
    const std::string_view escape = escape_of(character.code);
    out += escape.empty() ? character.bytes : escape;
  }
}

void append_escaped_lines(std::string& out, std::string_view text) {
  while (true) {
    const std::size_t end = text.find('\n');
    append_escaped(out, text.substr(0, end));
    if (end == std::string_view::npos) return;
    out += '\n';
    text.remove_prefix(end + 1);
  }
}

}  // namespace toposcope::scene

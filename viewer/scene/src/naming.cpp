#include "naming.h"

#include <algorithm>

namespace toposcope::scene {
namespace {

bool is_separator(char c) {
  return c == '-' || c == '_' || c == '|' || c == '.' || c == '@' || c == '/' || c == ':' ||
         c == ' ';
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Cuts `part` and a separator off the front or the end; the text itself when it has none there.
std::string_view cut_part(std::string_view name, std::string_view part) {
  if (part.empty() || name.size() < part.size() + 2) return name;
  if (name.starts_with(part) && is_separator(name[part.size()])) {
    return name.substr(part.size() + 1);
  }
  const std::size_t rest = name.size() - part.size();
  if (name.ends_with(part) && is_separator(name[rest - 1])) return name.substr(0, rest - 1);
  return name;
}

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(' ') + 1 - first);
}

/// Whether an address of IP, with or without its prefix length, is written there.
bool is_address(std::string_view name) {
  const bool has_colon = name.find(':') != std::string_view::npos;
  return std::all_of(name.begin(), name.end(), [&](char c) {
    const bool is_hex = (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    return is_digit(c) || c == '.' || c == ':' || c == '/' || (has_colon && is_hex);
  });
}

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

/// How many bytes at the front of a text are a control character or a break of lines; 0: none.
std::size_t control_length(std::string_view text) {
  const auto first = static_cast<unsigned char>(text[0]);
  if (first < 0x20 || first == 0x7F) return 1;
  if (first == 0xC2 && text.size() > 1 && static_cast<unsigned char>(text[1]) < 0xA0) return 2;
  return text.starts_with("\u2028") || text.starts_with("\u2029") ? 3 : 0;
}

/// The end of the longest common beginning that cuts neither a character nor a number.
std::size_t common_prefix(std::span<const std::string_view> names) {
  std::size_t length = names[0].size();
  for (const std::string_view name : names) {
    const auto [a, b] = std::mismatch(names[0].begin(), names[0].end(), name.begin(), name.end());
    length = std::min(length, static_cast<std::size_t>(a - names[0].begin()));
  }
  while (length > 0 && length < names[0].size() && is_continuation(names[0][length])) --length;
  const bool cuts_number = std::any_of(names.begin(), names.end(), [&](std::string_view name) {
    return name.size() > length && is_digit(name[length]);
  });
  while (cuts_number && length > 0 && is_digit(names[0][length - 1])) --length;
  return length;
}

}  // namespace

std::string_view without_domain(std::string_view name) {
  const std::size_t dot = name.find('.');
  if (dot == std::string_view::npos || dot == 0) return name;
  return is_address(name) ? name : name.substr(0, dot);
}

std::string short_name(std::string_view name, std::string_view owner) {
  std::string_view rest = cut_part(name, owner);
  if (rest == name) rest = cut_part(name, without_domain(owner));
  const std::string_view bare = trimmed(rest);
  return std::string(bare.empty() ? name : bare);
}

std::string one_line(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t control = control_length(text);
    const bool is_blank = control > 0 || text[0] == ' ';
    if (!is_blank) {
      out += text[0];
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
    text.remove_prefix(std::max<std::size_t>(control, 1));
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::string plural_of(std::string_view word) {
  const bool hisses =
      word.ends_with("s") || word.ends_with("x") || word.ends_with("ch") || word.ends_with("sh");
  return std::string(word) + (hisses ? "es" : "s");
}

std::string common_name(std::span<const std::string_view> names) {
  if (names.empty()) return {};
  const std::size_t length = common_prefix(names);
  if (length < 2) return {};
  return std::string(names[0].substr(0, length)) + "*";
}

}  // namespace toposcope::scene

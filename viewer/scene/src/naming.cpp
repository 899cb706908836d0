#include "naming.h"

#include <algorithm>
#include <cctype>

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

/// The end of the longest common beginning that cuts neither a character nor a number.
std::size_t common_prefix(std::span<const std::string_view> names) {
  std::size_t length = names[0].size();
  for (const std::string_view name : names) {
    const auto [a, b] = std::mismatch(names[0].begin(), names[0].end(), name.begin(), name.end());
    length = std::min(length, static_cast<std::size_t>(a - names[0].begin()));
  }
  while (length > 0 && length < names[0].size() &&
         (static_cast<unsigned char>(names[0][length]) & 0xC0U) == 0x80U) {
    --length;
  }
  while (length > 0 && is_digit(names[0][length - 1])) --length;
  return length;
}

}  // namespace

std::string_view without_domain(std::string_view name) {
  const std::size_t dot = name.find('.');
  if (dot == std::string_view::npos || dot == 0) return name;
  const bool is_address = std::all_of(name.begin(), name.end(),
                                      [](char c) { return is_digit(c) || c == '.' || c == ':'; });
  return is_address ? name : name.substr(0, dot);
}

std::string short_name(std::string_view name, std::string_view owner) {
  std::string_view rest = cut_part(name, owner);
  if (rest == name) rest = cut_part(name, without_domain(owner));
  return std::string(rest);
}

std::string common_name(std::span<const std::string_view> names) {
  if (names.empty()) return {};
  const std::size_t length = common_prefix(names);
  if (length < 2) return {};
  return std::string(names[0].substr(0, length)) + "*";
}

}  // namespace toposcope::scene

// Texts of the inspector letter by letter: addresses, lines of a record.

#include <algorithm>
#include <array>
#include <cctype>

#include "query/json_text.h"
#include "ui/models/inspector_model.h"
#include "ui/paint/utf8.h"

namespace toposcope::ui {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_hex(char c) { return std::isxdigit(static_cast<unsigned char>(c)) != 0; }

std::vector<std::string_view> parts_of(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (;;) {
    const std::size_t end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

bool all_of(std::string_view text, bool (*fits)(char)) {
  return !text.empty() && std::all_of(text.begin(), text.end(), fits);
}

std::string_view without_prefix_length(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) return text;
  return all_of(text.substr(slash + 1), is_digit) ? text.substr(0, slash) : std::string_view();
}

bool is_ipv4(std::string_view text) {
  const auto parts = parts_of(without_prefix_length(text), '.');
  return parts.size() == 4 && std::all_of(parts.begin(), parts.end(), [](std::string_view part) {
           return part.size() <= 3 && all_of(part, is_digit);
         });
}

bool is_ipv6(std::string_view text) {
  const std::string_view address = without_prefix_length(text);
  const auto parts = parts_of(address, ':');
  if (parts.size() < 3 || parts.size() > 9) return false;
  const bool fits = std::all_of(parts.begin(), parts.end(), [](std::string_view part) {
    return part.empty() || (part.size() <= 4 && all_of(part, is_hex));
  });
  return fits && (parts.size() == 8 || address.find("::") != std::string_view::npos);
}

bool is_mac(std::string_view text) {
  struct Notation {
    char separator;
    std::size_t groups, letters;
  };
  constexpr std::array<Notation, 3> kNotations = {{{':', 6, 2}, {'-', 6, 2}, {'.', 3, 4}}};
  return std::any_of(kNotations.begin(), kNotations.end(), [&](const Notation& notation) {
    const auto parts = parts_of(text, notation.separator);
    return parts.size() == notation.groups &&
           std::all_of(parts.begin(), parts.end(), [&](std::string_view part) {
             return part.size() == notation.letters && all_of(part, is_hex);
           });
  });
}

bool is_hex_id(std::string_view text) {
  constexpr std::size_t kShortest = 12;
  if (text.size() < kShortest) return false;
  bool digit = false;
  for (const char c : text) {
    if (!is_hex(c) && c != '-') return false;
    digit = digit || is_digit(c);
  }
  return digit;
}

bool is_called_id(std::string_view name) {
  return name == "id" || name == "uuid" || name.ends_with("_id") || name.ends_with("_uuid");
}

}  // namespace

bool is_for_mono(std::string_view name, std::string_view value) {
  if (value.empty() || value.find(' ') != std::string_view::npos) return false;
  return is_called_id(name) || is_ipv4(value) || is_mac(value) || is_ipv6(value) ||
         is_hex_id(value);
}

std::vector<std::string> readable_lines(std::string_view document) {
  std::string text(document);
  const query::Json json = query::parse_or_null(document);
  if (!json.is_null()) text = json.dump(2, ' ', false, query::Json::error_handler_t::replace);
  std::vector<std::string> lines;
  for (const std::string_view line : parts_of(text, '\n')) lines.emplace_back(line);
  return lines;
}

std::vector<std::string_view> in_columns(std::span<const std::string> lines, std::size_t columns) {
  std::vector<std::string_view> pieces;
  for (const std::string& line : lines) {
    std::string_view rest = line;
    do {
      const std::size_t end = bytes_of_letters(rest, columns);
      pieces.push_back(rest.substr(0, end));
      rest.remove_prefix(end);
    } while (!rest.empty());
  }
  return pieces;
}

}  // namespace toposcope::ui

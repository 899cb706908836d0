#include "json/json_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstddef>
#include <cstdlib>
#include <optional>

#include "toposcope/model/text.h"
#include "toposcope/model/time.h"

#include "io/text_encoding.h"

namespace toposcope::ingest {
namespace {

constexpr std::uint32_t kReplacement = 0xFFFD;
constexpr std::size_t kHexDigits = 4;

/// The four hexadecimal digits at the front of `text`.
std::optional<std::uint32_t> code_unit(std::string_view text) {
  std::uint32_t unit = 0;
  const auto digits = text.substr(0, kHexDigits);
  const char* end = digits.data() + digits.size();
  const auto [stop, error] = std::from_chars(digits.data(), end, unit, 16);
  if (digits.size() < kHexDigits || error != std::errc() || stop != end) return std::nullopt;
  return unit;
}

bool is_high(std::uint32_t unit) { return unit >= 0xD800 && unit < 0xDC00; }
bool is_low(std::uint32_t unit) { return unit >= 0xDC00 && unit < 0xE000; }

/// Appends what "\uXXXX" stands for (`text` begins behind the u); says how much it used.
std::size_t append_unicode(std::string& out, std::string_view text) {
  const auto unit = code_unit(text);
  if (!unit) {
    append_utf8_character(out, kReplacement);
    return 0;
  }
  if (is_high(*unit) && text.substr(kHexDigits).starts_with("\\u")) {
    const auto low = code_unit(text.substr(kHexDigits + 2));
    if (low && is_low(*low)) {
      append_utf8_character(out, 0x10000 + ((*unit - 0xD800) << 10U) + (*low - 0xDC00));
      return 2 * kHexDigits + 2;
    }
  }
  append_utf8_character(out, is_high(*unit) || is_low(*unit) ? kReplacement : *unit);
  return kHexDigits;
}

/// What a one-letter escape stands for; 0 when there is no such escape.
char plain_escape(char letter) {
  switch (letter) {
    case '"':
    case '\\':
    case '/':
      return letter;
    case 'b':
      return '\b';
    case 'f':
      return '\f';
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    case 't':
      return '\t';
    default:
      return '\0';
  }
}

std::size_t count_digits(std::string_view text) {
  std::size_t count = 0;
  while (count < text.size() && text[count] >= '0' && text[count] <= '9') ++count;
  return count;
}

/// A number with a fraction or an exponent, taken apart: 0.d1d2d3... times a power of ten.
struct Decimal {
  bool negative = false;
  std::string digits;         ///< Without zeros at either end; empty for zero.
  std::int64_t exponent = 0;  ///< Power of ten of the first digit: 0 for 1.5.
};

/// Nothing when it is no number, or its exponent is beyond all use.
std::optional<Decimal> parse_decimal(std::string_view number) {
  if (!is_json_number(number)) return std::nullopt;
  Decimal decimal;
  decimal.negative = number.starts_with('-');
  if (decimal.negative) number.remove_prefix(1);
  const auto e = number.find_first_of("eE");
  if (e != std::string_view::npos) {
    auto power = number.substr(e + 1);
    if (power.starts_with('+')) power.remove_prefix(1);
    constexpr std::size_t kMaxPowerDigits = 10;
    if (power.size() > kMaxPowerDigits) return std::nullopt;
    std::from_chars(power.data(), power.data() + power.size(), decimal.exponent);
    number = number.substr(0, e);
  }
  const auto point = std::min(number.find('.'), number.size());
  decimal.exponent += static_cast<std::int64_t>(point) - 1;
  decimal.digits = number.substr(0, point);
  if (point < number.size()) decimal.digits += number.substr(point + 1);
  const auto first = decimal.digits.find_first_not_of('0');
  if (first == std::string::npos) return Decimal{decimal.negative, {}, 0};
  decimal.exponent -= static_cast<std::int64_t>(first);
  decimal.digits.erase(decimal.digits.find_last_not_of('0') + 1);
  decimal.digits.erase(0, first);
  return decimal;
}

/// As 12.5, 12.0 or 0.00125.
void append_fixed(std::string& out, const Decimal& decimal) {
  if (decimal.exponent < 0) {
    out += "0.";
    out.append(static_cast<std::size_t>(-decimal.exponent - 1), '0');
    out += decimal.digits;
    return;
  }
  const auto whole = static_cast<std::size_t>(decimal.exponent) + 1;
  out += decimal.digits.substr(0, whole);
  if (decimal.digits.size() < whole) out.append(whole - decimal.digits.size(), '0');
  out += '.';
  out += decimal.digits.size() > whole ? decimal.digits.substr(whole) : "0";
}

/// As 1.25e-07.
void append_scientific(std::string& out, const Decimal& decimal) {
  out += decimal.digits.front();
  if (decimal.digits.size() > 1) out.append(".").append(decimal.digits, 1);
  out += decimal.exponent < 0 ? "e-" : "e+";
  const std::string power = std::to_string(std::abs(decimal.exponent));
  if (power.size() < 2) out += '0';
  out += power;
}

void append_number(std::string& out, std::string_view number) {
  const auto decimal = parse_decimal(number);
  if (!decimal) {
    out += number;
    return;
  }
  if (decimal->negative) out += '-';
  if (decimal->digits.empty()) {
    out += "0.0";
  } else if (decimal->exponent >= -4 && decimal->exponent < 16) {
    append_fixed(out, *decimal);
  } else {
    append_scientific(out, *decimal);
  }
}

/// Most numbers: a few digits, a point, and digits of which the last counts.
bool is_plainly_one_spelling(std::string_view number) {
  if (number.starts_with('-')) number.remove_prefix(1);
  const std::size_t whole = count_digits(number);
  constexpr std::size_t kMaxWhole = 16;
  if (whole == 0 || whole > kMaxWhole || !number.substr(whole).starts_with('.')) return false;
  const std::size_t decimals = count_digits(number.substr(whole + 1));
  if (decimals == 0 || whole + 1 + decimals != number.size()) return false;
  if (number.front() == '0' && (whole > 1 || number[2] == '0')) return number == "0.0";
  return number.back() != '0' || decimals == 1;
}

}  // namespace

std::string_view without_byte_order_mark(std::string_view text) noexcept {
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  return text;
}

void append_one_spelling(std::string& out, std::string_view scalar) {
  if (scalar.starts_with('"')) {
    if (scalar.find('\\') == std::string_view::npos) {
      out += scalar;
    } else {
      model::append_json_string(out, unescaped(scalar.substr(1, scalar.size() - 2)));
    }
    return;
  }
  const bool number = scalar.starts_with('-') || count_digits(scalar) > 0;
  if (number && scalar.find_first_of(".eE") != std::string_view::npos) {
    append_number(out, scalar);
  } else {
    out += scalar;
  }
}

bool is_one_spelling(std::string_view number) {
  if (is_plainly_one_spelling(number)) return true;
  std::string text;
  append_number(text, number);
  return text == number;
}

std::string unescaped(std::string_view raw) {
  std::string text;
  for (;;) {
    const auto slash = raw.find('\\');
    text += raw.substr(0, slash);
    if (slash == std::string_view::npos) return text;
    raw.remove_prefix(slash + 1);
    if (raw.empty()) return text;
    const char letter = raw.front();
    raw.remove_prefix(1);
    if (letter == 'u') {
      raw.remove_prefix(append_unicode(text, raw));
    } else if (const char plain = plain_escape(letter); plain != '\0') {
      text += plain;
    } else {
      append_utf8_character(text, kReplacement);
    }
  }
}

bool is_json_number(std::string_view text) noexcept {
  if (text.starts_with('-')) text.remove_prefix(1);
  const std::size_t whole = count_digits(text);
  if (whole == 0 || (whole > 1 && text.front() == '0')) return false;
  text.remove_prefix(whole);
  if (text.starts_with('.')) {
    const std::size_t decimals = count_digits(text.substr(1));
    if (decimals == 0) return false;
    text.remove_prefix(1 + decimals);
  }
  if (text.starts_with('e') || text.starts_with('E')) {
    text.remove_prefix(1);
    if (text.starts_with('+') || text.starts_with('-')) text.remove_prefix(1);
    const std::size_t exponent = count_digits(text);
    if (exponent == 0) return false;
    text.remove_prefix(exponent);
  }
  return text.empty();
}

void append_json_double(std::string& out, double value) {
  if (!std::isfinite(value)) {
    out += std::isnan(value) ? "\"NaN\"" : value > 0 ? "\"Infinity\"" : "\"-Infinity\"";
    return;
  }
  std::array<char, 32> digits = {};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value,
                                 std::chars_format::scientific)
                       .ptr;
  append_number(out, {digits.data(), static_cast<std::size_t>(end - digits.data())});
}

void append_json_time(std::string& out, std::int64_t unix_ms) {
  // Years 0 to 9999, which RFC 3339 can say; other times stay numbers.
  constexpr std::int64_t kFirst = -62167219200000;
  constexpr std::int64_t kLast = 253402300799999;
  if (unix_ms < kFirst || unix_ms > kLast) {
    out += std::to_string(unix_ms);
    return;
  }
  model::append_json_string(
      out, model::to_rfc3339(model::UtcMicros(std::chrono::milliseconds(unix_ms))));
}

}  // namespace toposcope::ingest

#include "query/address_scan.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "toposcope/model/text.h"

namespace toposcope::query {
namespace {

/// What a byte can be in an address.
enum ByteClass : std::uint8_t { kOther, kLetter, kDigit, kPoint };

constexpr std::array<std::uint8_t, 256> make_classes() {
  std::array<std::uint8_t, 256> table{};
  for (unsigned c = '0'; c <= '9'; ++c) table[c] = kDigit;
  for (unsigned c = 'a'; c <= 'z'; ++c) table[c] = table[c - 0x20] = kLetter;
  table[':'] = table['.'] = table['-'] = kPoint;
  return table;
}
constexpr std::array<std::uint8_t, 256> kClasses = make_classes();

std::uint8_t class_of(char c) { return kClasses[static_cast<unsigned char>(c)]; }

/// Bytes before the quote that ends the string; npos when nothing does.
std::size_t string_length(std::string_view text, bool& has_escape) {
  has_escape = false;
  std::size_t from = 0;
  while (true) {
    const std::size_t quote = text.find('"', from);
    if (quote == std::string_view::npos) return quote;
    std::size_t slashes = 0;
    while (slashes < quote && text[quote - 1 - slashes] == '\\') ++slashes;
    if (slashes % 2 == 0) {
      has_escape = text.substr(0, quote).find('\\') != std::string_view::npos;
      return quote;
    }
    from = quote + 1;
  }
}

/// Escapes as the characters they stand for; those that are no ASCII as 0x80, which is in no
/// address.
void unescape_ascii(std::string& out, std::string_view raw) {
  out.clear();
  for (std::size_t i = 0; i < raw.size(); ++i) {
    if (raw[i] != '\\' || i + 1 == raw.size()) {
      out += raw[i];
      continue;
    }
    ++i;
    if (raw[i] != 'u') {
      out += std::string_view("bfnrt").find(raw[i]) == std::string_view::npos ? raw[i] : ' ';
      continue;
    }
    unsigned code = 0;
    const std::string_view digits = raw.substr(i + 1, 4);
    for (const char c : digits) {
      const std::size_t value = std::string_view("0123456789abcdef")
                                    .find(static_cast<char>(class_of(c) == kLetter ? c | 0x20 : c));
      code = code * 16 + static_cast<unsigned>(value & 15U);
    }
    out += static_cast<char>(code < 0x80 ? code : 0x80);
    i += digits.size();
  }
}

bool has_word(std::string_view name, std::string_view small) {
  return std::search(name.begin(), name.end(), small.begin(), small.end(), [](char a, char b) {
           return static_cast<char>(class_of(a) == kLetter ? a | 0x20 : a) == b;
         }) != name.end();
}

std::string_view without_tail(std::string_view run) {
  while (!run.empty() && (run.back() == '.' || run.back() == ':') && !run.ends_with("::")) {
    run.remove_suffix(1);
  }
  return run;
}

std::optional<Address> parse_ip(std::string_view text) {
  if (text.size() < 3) return std::nullopt;
  return text.find(':') != std::string_view::npos ? parse_ipv6(text) : parse_ipv4(text);
}

}  // namespace

void AddressScanner::scan(std::string_view document, const Found& found) {
  levels_.assign(1, Level{});
  expects_name_ = false;
  found_ = &found;
  std::string_view rest = document;
  while (!rest.empty()) {
    const char c = rest.front();
    rest.remove_prefix(1);
    switch (c) {
      case '"':
        take_string(rest);
        break;
      case '{':
        levels_.push_back({true, {}});
        expects_name_ = true;
        break;
      case '[':
        levels_.push_back({false, levels_.back().member});
        break;
      case '}':
      case ']':
        if (levels_.size() > 1) levels_.pop_back();
        expects_name_ = false;
        break;
      case ',':
        expects_name_ = levels_.back().is_object;
        break;
      default:
        break;
    }
  }
}

void AddressScanner::take_string(std::string_view& rest) {
  bool has_escape = false;
  const std::size_t length = std::min(string_length(rest, has_escape), rest.size());
  const std::string_view raw = rest.substr(0, length);
  rest.remove_prefix(std::min(length + 1, rest.size()));
  if (expects_name_) {
    levels_.back().member = raw;
    expects_name_ = false;
  } else if (has_escape) {
    unescape_ascii(plain_, raw);
    take_runs(plain_);
  } else {
    take_runs(raw);
  }
}

void AddressScanner::take_runs(std::string_view text) {
  std::size_t i = 0;
  while (i < text.size()) {
    while (i < text.size() && class_of(text[i]) == kOther) ++i;
    const std::size_t begin = i;
    std::size_t points = 0;
    std::uint8_t seen = kOther;
    while (i < text.size() && (seen = class_of(text[i])) != kOther) {
      points += static_cast<std::size_t>(seen == kPoint);
      ++i;
    }
    const std::size_t size = i - begin;
    if (points >= 2 || size == 12) take_run(text.substr(begin, size));
  }
}

void AddressScanner::take_run(std::string_view run) {
  const std::string_view member = levels_.back().member;
  if (run.size() == 12 && run.find_first_of(":.-") == std::string_view::npos) {
    if (!has_word(member, "mac") && !has_word(member, "hwaddr")) return;
    if (const auto mac = parse_mac(run)) (*found_)(member, *mac);
    return;
  }
  run = without_tail(run);
  if (run.size() < 3) return;
  if (run.size() == 14 || run.size() == 17) {
    if (const auto mac = parse_mac(run)) return (*found_)(member, *mac);
  }
  if (const auto ip = parse_ip(run)) return (*found_)(member, *ip);
  const std::size_t colon = run.find(':');
  if (colon != std::string_view::npos) {
    if (const auto ip = parse_ipv4(run.substr(0, colon))) return (*found_)(member, *ip);
  }
  if (run.find('-') == std::string_view::npos) return;
  while (!run.empty()) {
    const std::size_t dash = std::min(run.find('-'), run.size());
    const std::string_view piece = without_tail(run.substr(0, dash));
    if (const auto ip = parse_ip(piece)) (*found_)(member, *ip);
    run.remove_prefix(std::min(dash + 1, run.size()));
  }
}

}  // namespace toposcope::query

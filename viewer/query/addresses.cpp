#include "query/addresses.h"

#include <algorithm>
#include <charconv>
#include <cstring>

#include <arpa/inet.h>

namespace toposcope::query {
namespace {

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

constexpr std::string_view kHex = "0123456789abcdef";

void append_byte(std::string& out, std::uint8_t byte) {
  out += kHex[byte >> 4U];
  out += kHex[byte & 15U];
}

/// A group of IPv6, without leading zeros.
void append_group(std::string& out, const Address& address, std::size_t group) {
  std::array<char, 4> digits{};
  const unsigned value = address.bytes[2 * group] * 256U + address.bytes[2 * group + 1];
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value, 16).ptr;
  out.append(digits.data(), end);
}

std::string dotted(const Address& address) {
  std::string out;
  for (std::size_t i = 0; i < 4; ++i) {
    if (i > 0) out += '.';
    out += std::to_string(address.bytes[i]);
  }
  return out;
}

/// Only inet_pton() and friends need the zero byte at the end.
std::optional<Address> parse_inet(int family, AddressKind kind, std::string_view text) {
  std::array<char, INET6_ADDRSTRLEN> buffer{};
  if (text.size() >= buffer.size()) return std::nullopt;
  if (text.find('\0') != std::string_view::npos) return std::nullopt;
  std::copy(text.begin(), text.end(), buffer.begin());
  Address address{kind, {}};
  if (inet_pton(family, buffer.data(), address.bytes.data()) != 1) return std::nullopt;
  return address;
}

bool is_separator(char c) { return c == ':' || c == '.' || c == '-'; }

/// Leading zeros off; at least one digit stays when the group is whole.
std::string_view without_zeros(std::string_view group, bool whole) {
  while (group.size() > (whole ? 1U : 0U) && group.front() == '0') group.remove_prefix(1);
  return group;
}

}  // namespace

std::string Address::text() const {
  if (kind == AddressKind::kIpv4) return dotted(*this);
  if (kind == AddressKind::kIpv6) {
    std::array<char, INET6_ADDRSTRLEN> out{};
    const char* done = inet_ntop(AF_INET6, bytes.data(), out.data(), out.size());
    return done == nullptr ? std::string() : std::string(done);
  }
  std::string out;
  for (std::size_t i = 0; i < 6; ++i) {
    if (i > 0) out += ':';
    append_byte(out, bytes[i]);
  }
  return out;
}

std::string Address::search_text() const {
  if (kind == AddressKind::kIpv4) return dotted(*this);
  std::string out;
  if (kind == AddressKind::kMac) {
    for (std::size_t i = 0; i < 6; ++i) append_byte(out, bytes[i]);
    return out;
  }
  for (std::size_t group = 0; group < 8; ++group) {
    if (group > 0) out += ':';
    append_group(out, *this, group);
  }
  return out;
}

std::optional<Address> parse_mac(std::string_view text) {
  const std::size_t unit = text.size() == 17 ? 2 : text.size() == 14 ? 4 : 12;
  if (unit == 12 && text.size() != 12) return std::nullopt;
  const char separator = unit == 4 ? '.' : unit == 2 ? text[2] : '\0';
  if (unit == 2 && separator != ':' && separator != '-') return std::nullopt;
  Address address{AddressKind::kMac, {}};
  std::size_t digits = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (unit < 12 && i % (unit + 1) == unit) {
      if (text[i] != separator) return std::nullopt;
      continue;
    }
    const int value = hex_value(text[i]);
    if (value < 0) return std::nullopt;
    std::uint8_t& byte = address.bytes[digits / 2];
    byte = static_cast<std::uint8_t>(byte * 16 + value);
    ++digits;
  }
  return address;
}

std::optional<Address> parse_ipv4(std::string_view text) {
  return parse_inet(AF_INET, AddressKind::kIpv4, text);
}

std::optional<Address> parse_ipv6(std::string_view text) {
  return parse_inet(AF_INET6, AddressKind::kIpv6, text);
}

std::optional<Address> parse_address(std::string_view text) {
  if (text.size() < 2 || text.size() >= INET6_ADDRSTRLEN) return std::nullopt;
  if (auto mac = parse_mac(text)) return mac;
  if (text.find(':') != std::string_view::npos) return parse_ipv6(text);
  return parse_ipv4(text);
}

std::optional<Address> from_search_text(AddressKind kind, std::string_view text) {
  switch (kind) {
    case AddressKind::kMac:
      return text.size() == 12 ? parse_mac(text) : std::nullopt;
    case AddressKind::kIpv4:
      return parse_ipv4(text);
    case AddressKind::kIpv6:
      break;
  }
  return parse_ipv6(text);
}

std::optional<AddressPattern> AddressPattern::of(std::string_view word) {
  if (word.empty() || word.size() >= INET6_ADDRSTRLEN) return std::nullopt;
  AddressPattern pattern;
  for (const char c : word) {
    const int digit = hex_value(c);
    if (digit < 0 && !is_separator(c)) return std::nullopt;
    pattern.word_ += digit < 0 ? c : kHex[static_cast<std::size_t>(digit)];
  }
  pattern.read_mac();
  pattern.read_ipv6();
  const bool dotted_part = pattern.word_.find_first_not_of("0123456789.") == std::string::npos &&
                           pattern.word_.find_first_not_of('.') != std::string::npos;
  if (dotted_part) pattern.needles_.push_back(pattern.word_);
  auto& needles = pattern.needles_;
  std::sort(needles.begin(), needles.end());
  needles.erase(std::unique(needles.begin(), needles.end()), needles.end());
  if (needles.empty()) return std::nullopt;
  return pattern;
}

void AddressPattern::read_mac() {
  std::string digits;
  char separator = '\0';
  std::size_t group = 0;
  for (const char c : word_) {
    if (hex_value(c) >= 0) {
      digits += c;
      ++group;
      if (separator != '\0' && group > mac_unit_) return;
      continue;
    }
    if (separator == '\0') {
      separator = c;
      mac_unit_ = c == '.' ? 4 : 2;
      mac_first_ = group;
      if (group > mac_unit_) return;
    } else if (c != separator || group != mac_unit_) {
      return;
    }
    group = 0;
  }
  if (digits.size() < 4 || digits.size() > 12) return;
  mac_ends_open_ = separator != '\0' && group == 0;
  mac_digits_ = digits;
  needles_.push_back(digits);
}

std::optional<AddressPattern::Groups> AddressPattern::read_groups(std::string_view word) {
  Groups groups;
  std::string* part = &groups.head;
  while (!word.empty()) {
    const std::size_t colon = std::min(word.find(':'), word.size());
    const std::string_view group = word.substr(0, colon);
    const bool whole = colon < word.size();
    if (group.size() > 4 || (group.empty() && whole)) return std::nullopt;
    part->append(without_zeros(group, whole));
    word.remove_prefix(colon);
    if (!whole) break;
    *part += ':';
    word.remove_prefix(1);
    if (word.empty() || word.front() != ':') continue;
    if (groups.has_gap) return std::nullopt;
    groups.has_gap = true;
    part = &groups.tail;
    word.remove_prefix(1);
  }
  return groups;
}

void AddressPattern::read_ipv6() {
  if (const auto whole = parse_ipv6(word_)) {
    ipv6_whole_ = whole->search_text();
    needles_.push_back(ipv6_whole_);
  }
  if (word_.find_first_of(".-") != std::string::npos) return;
  if (word_.starts_with("::")) {
    ipv6_ = read_groups(word_.substr(2));
    if (ipv6_.has_value() && ipv6_->has_gap) ipv6_.reset();
    if (ipv6_.has_value()) ipv6_ = Groups{{}, ipv6_->head, true};
  } else {
    ipv6_ = read_groups(word_);
  }
  const bool is_written_out = word_.find("::") == std::string::npos;
  if (word_.size() >= 4 && is_written_out) needles_.push_back(word_);
  if (ipv6_.has_value() && ipv6_->head.empty() && ipv6_->tail.empty()) ipv6_.reset();
  if (!ipv6_.has_value()) return;
  const std::string& longer = ipv6_->head.size() >= ipv6_->tail.size() ? ipv6_->head : ipv6_->tail;
  needles_.push_back(longer);
}

std::optional<AddressMatch> AddressPattern::match(AddressKind kind, std::string_view text) const {
  if (kind == AddressKind::kMac) return match_mac(text);
  if (kind == AddressKind::kIpv6) return match_ipv6(text);
  if (text.starts_with(word_)) {
    return text.size() == word_.size() ? AddressMatch::kWhole : AddressMatch::kBeginning;
  }
  if (word_.size() < 4 || text.find(word_) == std::string_view::npos) return std::nullopt;
  return AddressMatch::kAnywhere;
}

std::optional<AddressMatch> AddressPattern::match_mac(std::string_view digits) const {
  if (mac_digits_.empty()) return std::nullopt;
  for (std::size_t at = digits.find(mac_digits_); at != std::string_view::npos;
       at = digits.find(mac_digits_, at + 1)) {
    const std::size_t end = at + mac_digits_.size();
    if (mac_unit_ > 0) {
      const std::size_t separator = at + mac_first_;
      if (separator % mac_unit_ != 0 || separator == 0) continue;
      if (mac_ends_open_ && end == digits.size()) continue;
    }
    if (at > 0) return AddressMatch::kAnywhere;
    return end == digits.size() ? AddressMatch::kWhole : AddressMatch::kBeginning;
  }
  return std::nullopt;
}

std::optional<AddressMatch> AddressPattern::match_ipv6(std::string_view text) const {
  if (!ipv6_whole_.empty() && text == ipv6_whole_) return AddressMatch::kWhole;
  if (ipv6_.has_value()) {
    if (!ipv6_->has_gap && text.starts_with(ipv6_->head)) return AddressMatch::kBeginning;
    if (ipv6_->has_gap && text.starts_with(ipv6_->head)) {
      std::string_view rest = text.substr(ipv6_->head.size());
      while (rest.starts_with("0:")) {
        rest.remove_prefix(2);
        if (rest.starts_with(ipv6_->tail)) return AddressMatch::kBeginning;
      }
    }
  }
  const bool anywhere = word_.size() >= 4 && text.find(word_) != std::string_view::npos;
  return anywhere ? std::optional(AddressMatch::kAnywhere) : std::nullopt;
}

std::pair<std::size_t, std::size_t> AddressPattern::range_in(const Address& address) const {
  const std::string text = address.text();
  if (address.kind == AddressKind::kMac) {
    const std::string digits = address.search_text();
    for (std::size_t at = digits.find(mac_digits_); at != std::string::npos;
         at = digits.find(mac_digits_, at + 1)) {
      const std::size_t separator = at + mac_first_;
      if (mac_unit_ > 0 && (separator % mac_unit_ != 0 || separator == 0)) continue;
      const std::size_t last = at + mac_digits_.size() - 1;
      return {at + at / 2, last + last / 2 + 1};
    }
  }
  const std::size_t at = text.find(word_);
  if (at == std::string::npos) return {0, text.size()};
  return {at, at + word_.size()};
}

}  // namespace toposcope::query

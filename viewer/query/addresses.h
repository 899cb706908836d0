#pragma once

/// \file
/// Network addresses in one form, whatever the notation, and parts of them as people type them.
///
/// \code
///   parse_address("AABB.ccdd.EEff")->text();                // "aa:bb:cc:dd:ee:ff"
///   parse_address("2001:DB8:0::01")->text();                // "2001:db8::1"
///   AddressPattern::of("cc-dd")->match(AddressKind::kMac, "aabbccddeeff");  // anywhere
/// \endcode
///
/// All functions are pure.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace toposcope::query {

enum class AddressKind : std::uint8_t { kMac, kIpv4, kIpv6 };

struct Address {
  AddressKind kind = AddressKind::kMac;
  std::array<std::uint8_t, 16> bytes{};  ///< 6, 4 or 16 count; the others are 0.

  bool operator==(const Address&) const = default;

  /// For people: MAC with colons, dotted IPv4, IPv6 as RFC 5952 has it; lower case.
  [[nodiscard]] std::string text() const;

  /// What searches look through: 12 hexadecimal digits, dotted IPv4, the eight groups of IPv6
  /// without leading zeros and without "::".
  [[nodiscard]] std::string search_text() const;
};

/// Six groups of two joined by colons or dashes, three groups of four joined by dots, or 12 digits.
[[nodiscard]] std::optional<Address> parse_mac(std::string_view text);

/// Four decimal numbers up to 255 without leading zeros.
[[nodiscard]] std::optional<Address> parse_ipv4(std::string_view text);

/// RFC 4291 section 2.2, all three forms; no zone, no prefix length.
[[nodiscard]] std::optional<Address> parse_ipv6(std::string_view text);

/// Any of the three; 12 digits without separators are a MAC.
[[nodiscard]] std::optional<Address> parse_address(std::string_view text);

/// The address whose search_text() this is; nullopt for other texts.
[[nodiscard]] std::optional<Address> from_search_text(AddressKind kind, std::string_view text);

/// Where a pattern stands in an address.
enum class AddressMatch : std::uint8_t { kWhole, kBeginning, kAnywhere };

/// A whole address or a part of one, as typed.
///
/// A MAC has a pattern in it when one of its four notations has it, from four hexadecimal digits
/// on.  IPv4 has it at the beginning, or anywhere from four characters on.  IPv6 has it when it
/// begins with it, zeros at the front of groups left out and "::" written out in any length; or
/// when its eight groups have it anywhere, from four characters on.
class AddressPattern {
 public:
  /// \return nullopt for what is in no address: other characters than 0-9 a-f : . -
  [[nodiscard]] static std::optional<AddressPattern> of(std::string_view word);

  /// \param search_text  of Address::search_text()
  [[nodiscard]] std::optional<AddressMatch> match(AddressKind kind,
                                                  std::string_view search_text) const;

  /// One of these is in the search_text() of every address that matches.
  [[nodiscard]] const std::vector<std::string>& needles() const { return needles_; }

  /// The part of Address::text() that matches: [first, second) in bytes.
  [[nodiscard]] std::pair<std::size_t, std::size_t> range_in(const Address& address) const;

 private:
  /// How IPv6 may go on from the typed text: head and tail stand around "::".
  struct Groups {
    std::string head, tail;
    bool has_gap = false;
  };
  static std::optional<Groups> read_groups(std::string_view word);

  [[nodiscard]] std::optional<AddressMatch> match_mac(std::string_view digits) const;
  [[nodiscard]] std::optional<AddressMatch> match_ipv6(std::string_view text) const;
  void read_mac();
  void read_ipv6();

  std::string word_;
  std::string mac_digits_;      ///< Without separators; empty: no part of a MAC.
  std::size_t mac_unit_ = 0;    ///< Digits between separators; 0: none.
  std::size_t mac_first_ = 0;   ///< Digits before the first separator.
  bool mac_ends_open_ = false;  ///< The last character is a separator.
  std::optional<Groups> ipv6_;
  std::string ipv6_whole_;  ///< search_text() when it is a whole address.
  std::vector<std::string> needles_;
};

}  // namespace toposcope::query

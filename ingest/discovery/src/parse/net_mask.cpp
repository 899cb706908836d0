#include "parse/net_mask.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>

#include <arpa/inet.h>

#include "parse/text_lines.h"

namespace toposcope::discovery::parse {
namespace {

struct Address {
  int family = AF_INET;
  std::array<std::uint8_t, 16> bytes{};

  [[nodiscard]] int bits() const noexcept { return family == AF_INET ? 32 : 128; }
};

std::optional<Address> address_of(std::string_view text) {
  const std::string copy(text);
  Address address;
  if (text.find('\0') != std::string_view::npos) return std::nullopt;
  if (inet_pton(AF_INET, copy.c_str(), address.bytes.data()) == 1) return address;
  address.family = AF_INET6;
  if (inet_pton(AF_INET6, copy.c_str(), address.bytes.data()) == 1) return address;
  return std::nullopt;
}

std::string text_of(const Address& address) {
  std::array<char, INET6_ADDRSTRLEN> buffer{};
  inet_ntop(address.family, address.bytes.data(), buffer.data(), buffer.size());
  return buffer.data();
}

void clear_host_bits(Address& address, int prefix) noexcept {
  for (int i = 0; i < static_cast<int>(address.bytes.size()); ++i) {
    const int kept = std::clamp(prefix - 8 * i, 0, 8);
    address.bytes[static_cast<std::size_t>(i)] &= static_cast<std::uint8_t>(0xFF00U >> kept);
  }
}

}  // namespace

std::optional<std::string> dotted_mask(int prefix) {
  if (prefix < 0 || prefix > 32) return std::nullopt;
  Address mask;
  mask.bytes.fill(0xFF);
  clear_host_bits(mask, prefix);
  return text_of(mask);
}

std::optional<int> prefix_of_mask(std::string_view mask) {
  const auto address = address_of(mask);
  if (!address || address->family != AF_INET) return std::nullopt;
  int prefix = 0;
  for (std::size_t i = 0; i < 4; ++i) prefix += std::popcount(address->bytes[i]);
  if (dotted_mask(prefix) != text_of(*address)) return std::nullopt;
  return prefix;
}

std::optional<std::string> network_of(std::string_view address, int prefix) {
  auto network = address_of(address);
  if (!network || prefix < 0 || prefix > network->bits()) return std::nullopt;
  clear_host_bits(*network, prefix);
  return text_of(*network) + "/" + std::to_string(prefix);
}

bool network_holds(std::string_view cidr, std::string_view address) {
  const auto halves = split_at(cidr, "/");
  if (!halves) return false;
  const auto prefix = number_of<int>(halves->second);
  if (!prefix) return false;
  const auto one = address_of(halves->first);
  const auto other = address_of(address);
  if (!one || !other || one->family != other->family) return false;
  const auto network = network_of(halves->first, *prefix);
  return network && network == network_of(address, *prefix);
}

}  // namespace toposcope::discovery::parse

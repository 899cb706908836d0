#include "query/address_index.h"

#include <algorithm>

namespace toposcope::query {
namespace {

constexpr unsigned kHeadBit = 0x80;
constexpr std::size_t kMostMembers = std::size_t{1} << 14U;  // two bytes of seven bits
constexpr std::size_t kMostSeen = 32;

char head_byte(std::size_t value) { return static_cast<char>(kHeadBit | (value & 0x7FU)); }

std::size_t head_value(char byte) { return static_cast<unsigned char>(byte) & 0x7FU; }

}  // namespace

void AddressIndexBuilder::add(model::NodeRow row, std::string_view document) {
  seen_.clear();
  scanner_.scan(document, [&](std::string_view member, const Address& address) {
    if (std::find(seen_.begin(), seen_.end(), address) != seen_.end()) return;
    if (seen_.size() == kMostSeen) seen_.clear();
    seen_.push_back(address);
    entries_.push_back({row, buffer_.size()});
    const std::size_t number = member_number(member);
    buffer_ += head_byte(static_cast<std::size_t>(address.kind));
    buffer_ += head_byte(number);
    buffer_ += head_byte(number >> 7U);
    buffer_ += address.search_text();
  });
}

/// Names beyond the last number share it.
std::size_t AddressIndexBuilder::member_number(std::string_view member) {
  const auto known = number_of_member_.find(member);
  if (known != number_of_member_.end()) return known->second;
  if (members_.size() + 1 == kMostMembers) members_.emplace_back("address");
  if (members_.size() >= kMostMembers) return kMostMembers - 1;
  members_.emplace_back(member);
  number_of_member_.emplace(member, members_.size() - 1);
  return members_.size() - 1;
}

AddressEntry read_address_entry(std::string_view bytes) {
  return {static_cast<AddressKind>(head_value(bytes[0])),
          head_value(bytes[1]) | head_value(bytes[2]) << 7U, bytes.substr(kEntryHead)};
}

}  // namespace toposcope::query

#pragma once

/// \file
/// Collects the addresses of an inventory's documents for a SearchIndex.

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "toposcope/model/ids.h"

#include "query/address_scan.h"

namespace toposcope::query {

/// Addresses with the rows and members that hold them, in one buffer.
///
/// \code
///   AddressIndexBuilder addresses;
///   for (...) addresses.add(row, document);
///   const SearchIndex complete = names.with_addresses(addresses);
/// \endcode
///
/// One thread at a time.
/// \par Memory
/// 16 bytes and the address as text (12 to 39 bytes) each, until with_addresses() is done.
class AddressIndexBuilder {
 public:
  /// Adds what AddressScanner finds; an address that a document repeats counts once, under the
  /// first member (unless there are over 32 others in between).
  void add(model::NodeRow row, std::string_view document);

  [[nodiscard]] std::size_t size() const { return entries_.size(); }

  /// An address: three bytes of 0x80 and above (kind, member), then its search_text().
  struct Entry {
    model::NodeRow row;
    std::uint64_t offset = 0;  ///< Of buffer(); the next entry, or its end, ends it.
  };
  [[nodiscard]] const std::vector<Entry>& entries() const { return entries_; }
  [[nodiscard]] const std::string& buffer() const { return buffer_; }
  [[nodiscard]] const std::vector<std::string>& members() const { return members_; }

 private:
  std::size_t member_number(std::string_view member);

  AddressScanner scanner_;
  std::vector<Entry> entries_;
  std::string buffer_;
  std::vector<std::string> members_;
  std::map<std::string, std::size_t, std::less<>> number_of_member_;
  std::vector<Address> seen_;  ///< In the document at hand.
};

/// The parts of an entry.
struct AddressEntry {
  AddressKind kind = AddressKind::kMac;
  std::size_t member = 0;
  std::string_view search_text;
};

/// \param bytes  one whole entry
[[nodiscard]] AddressEntry read_address_entry(std::string_view bytes);

/// Bytes before the text of an entry.
inline constexpr std::size_t kEntryHead = 3;

}  // namespace toposcope::query

#pragma once

/// \file
/// The arrays behind a SearchIndex; only its parts include this.

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "query/byte_finder.h"
#include "query/search_index.h"

namespace toposcope::query {

/// How often each byte is in a buffer.
using ByteCounts = std::array<std::uint64_t, 256>;

[[nodiscard]] ByteCounts count_bytes(std::string_view buffer);

/// Looks for the two rarest bytes of a needle.
[[nodiscard]] ByteFinder make_finder(std::string_view needle, const ByteCounts& counts);

/// Nodes stand in the order in which equally good hits are shown: a place in it is a position.
struct SearchIndex::Names {
  std::shared_ptr<const graph::GraphSnapshot> snapshot;
  std::string buffer;                ///< "\n", then for each position "name\nid\nkey\n"; padding.
  std::vector<std::uint64_t> begin;  ///< By position; one more at the end.
  std::vector<model::NodeId> node;   ///< By position.
  ByteCounts counts{};
};

struct SearchIndex::Addresses {
  std::string buffer;                ///< Entries of AddressIndexBuilder by position; padding.
  std::vector<std::uint64_t> begin;  ///< By position; one more at the end.
  std::vector<std::string> members;
  ByteCounts counts{};
};

[[nodiscard]] std::shared_ptr<const SearchIndex::Names> make_names(
    std::shared_ptr<const graph::GraphSnapshot> snapshot);

[[nodiscard]] std::shared_ptr<const SearchIndex::Addresses> make_addresses(
    const SearchIndex::Names& names, const AddressIndexBuilder& builder);

/// The fields of a node that fit, a match for each word of the query.
[[nodiscard]] std::vector<SearchMatch> explain_matches(const SearchQuery& query,
                                                       const SearchIndex::Names& names,
                                                       const SearchIndex::Addresses* addresses,
                                                       std::size_t position);

/// Calls `visit` with each entry; stops when it returns false.
template <typename Visit>
void each_entry(const SearchIndex::Addresses& addresses, std::size_t position, const Visit& visit) {
  const std::string_view all = addresses.buffer;
  const std::uint64_t end = addresses.begin[position + 1];
  for (std::uint64_t at = addresses.begin[position]; at < end;) {
    std::uint64_t next = at + kEntryHead;
    while (static_cast<unsigned char>(all[next]) < 0x80) ++next;
    if (!visit(read_address_entry(all.substr(at, next - at)))) return;
    at = next;
  }
}

}  // namespace toposcope::query

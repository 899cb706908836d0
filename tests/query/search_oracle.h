#pragma once

/// \file
/// What a search has to find, said as plainly as can be; test code only.

#include <string>
#include <string_view>
#include <vector>

#include "query/search_worlds.h"

namespace toposcope::testing {

/// An address in a document, by the text of its usual form.
struct OracleAddress {
  std::string member;
  std::string text;

  auto operator<=>(const OracleAddress&) const = default;
};

/// The addresses of a document that is JSON, in order; empty for what is not.
[[nodiscard]] std::vector<OracleAddress> oracle_addresses(std::string_view document);

/// Whether a word as typed is an address, or a part of one in any notation, by the words of
/// AddressPattern.
[[nodiscard]] bool oracle_address_fits(const std::string& word, const std::string& address);

/// Indexes of the nodes that fit all words.
/// \param with_addresses  of their documents too
[[nodiscard]] std::vector<std::size_t> oracle_find(const std::vector<WorldNode>& world,
                                                   const std::string& query, bool with_addresses);

}  // namespace toposcope::testing

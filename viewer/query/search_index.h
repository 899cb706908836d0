#pragma once

/// \file
/// Search as you type over all objects of an inventory.
///
/// \code
///   const SearchIndex names(snapshot);               // at once
///   const SearchResult found = names.find("vnic web-3");
///   for (const SearchHit& hit : found.hits) show(hit.type, hit.name, hit.matches[0]);
///   const SearchIndex complete = names.with_addresses(addresses);  // later, in the background
/// \endcode

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "toposcope/graph/snapshot.h"
#include "toposcope/model/ids.h"

#include "query/address_index.h"
#include "query/search_query.h"

namespace toposcope::query {

struct SearchOptions {
  std::size_t limit = 50;  ///< Most hits; the total is counted all the same.

  /// Badness of each node by NodeId, as model::badness(); empty: all are well.
  std::span<const std::uint8_t> badness = {};

  unsigned threads = 2;  ///< At most; small inventories use one.
};

/// Why a node was found: one for each word, long words first, names of types last.
struct SearchMatch {
  std::string field;  ///< "name", "id", "key", "type", or the document's member with the address.
  std::string text;   ///< The field's value; of an address its usual form.
  std::size_t begin = 0, end = 0;  ///< Bytes of `text` that fit.
};

struct SearchHit {
  model::NodeId node;  ///< Of the snapshot.
  model::NodeRow row;
  std::string environment, type, id, name;
  SearchRank rank = SearchRank::kAnywhere;
  std::vector<SearchMatch> matches;
};

struct SearchResult {
  std::vector<SearchHit> hits;  ///< Best first.
  std::size_t total = 0;        ///< Of all nodes that fit, shown or not.
};

/// Names, ids and keys of all nodes of a snapshot, and addresses from their documents.
///
/// A query is words; each must fit the node, in any field: as part of name, id or key; or as an
/// address or part of one (AddressPattern); or because it is the node's type; or as TYPE:PART.
/// Case and accents do not count (text_fold.h), nor do dashes of a field that is a UUID, from
/// eight digits on.
///
/// Best is what is exact, then names that begin with the words, then beginnings of words, then the
/// rest (of several words the worst counts); within these ill before well, shorter names first,
/// natural order of names, keys.
///
/// Immutable, cheap to copy: any thread may search.
///
/// \par Complexity
/// Building: O(nodes * log(nodes)), about a second for a million.  find(): a pass over the folded
/// texts for each word, 6 ms of one processor for a million nodes, up to 70 ms for one letter that
/// most have; with_addresses(): O(nodes + addresses).
/// \par Memory
/// Folded texts (name, id when it differs, key when it says more) and 13 bytes a node; 8 bytes a
/// node, and 15 to 42 bytes an address.  memory_bytes() tells.
class SearchIndex {
 public:
  /// Nothing is found.
  SearchIndex();

  explicit SearchIndex(std::shared_ptr<const graph::GraphSnapshot> snapshot);

  /// The same names with these addresses in place of former ones.  Rows that the snapshot does not
  /// have are left out.
  [[nodiscard]] SearchIndex with_addresses(const AddressIndexBuilder& addresses) const;

  [[nodiscard]] bool covers_addresses() const { return addresses_ != nullptr; }

  [[nodiscard]] SearchResult find(std::string_view text, const SearchOptions& options = {}) const;

  /// Without the snapshot.
  [[nodiscard]] std::size_t memory_bytes() const;

  [[nodiscard]] const std::shared_ptr<const graph::GraphSnapshot>& snapshot() const;

  struct Names;
  struct Addresses;

 private:
  std::shared_ptr<const Names> names_;
  std::shared_ptr<const Addresses> addresses_;
};

}  // namespace toposcope::query

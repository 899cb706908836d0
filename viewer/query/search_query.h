#pragma once

/// \file
/// What a person typed into the search, ready to be looked for.  See search_index.h.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "query/addresses.h"

namespace toposcope::query {

/// How well a node fits; a smaller value is better.
enum class SearchRank : std::uint8_t {
  kExact,      ///< A name, id, key or address as a whole.
  kNameStart,  ///< A name begins with it; or only the type was asked for.
  kWordStart,  ///< A word of a name, id or key begins with it, or an address does.
  kAnywhere,
  kNone,
};

/// A text to look for in the folded fields of nodes.
struct TextNeedle {
  std::string bytes;
  /// The word as typed when its dashes were taken out for fields that are UUIDs; else empty.
  std::string dashed = {};
};

/// One way to look at a word: text, and perhaps an address.
struct WordPart {
  std::vector<TextNeedle> texts;
  std::optional<AddressPattern> address;
};

struct SearchWord {
  WordPart whole;
  std::optional<std::uint32_t> type;    ///< The word is this node type.
  std::optional<std::uint32_t> prefix;  ///< It begins with this node type and a colon.
  WordPart rest;                        ///< What stands behind the colon; texts may be empty.
};

struct SearchQuery {
  std::vector<SearchWord> words;              ///< All must fit; those that few nodes fit first.
  std::vector<TextNeedle> phrase;             ///< Several words as one text, which improves a rank.
  SearchRank type_rank = SearchRank::kExact;  ///< Of a node that fits a word by its type.
};

[[nodiscard]] SearchQuery compile_query(std::string_view text,
                                        std::span<const std::string> node_types);

/// A field as it is kept for searching: folded; a UUID, or 32 hexadecimal digits, without dashes.
/// \param origin  as of append_folded()
void append_field(std::string& out, std::string_view text,
                  std::vector<std::uint32_t>* origin = nullptr);

/// Whether a word goes on behind this byte of a folded text: letters, digits, all beyond ASCII.
[[nodiscard]] inline bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

/// The rank of a place where a needle was found in `buffer`, whose fields have a line feed before
/// and behind each; kNone when the place does not count.
/// \param begin  offset where the node's name begins
[[nodiscard]] SearchRank rank_of_place(const char* buffer, std::size_t begin, std::size_t place,
                                       const TextNeedle& needle);

[[nodiscard]] SearchRank rank_of(AddressMatch match);

}  // namespace toposcope::query

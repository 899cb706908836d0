#include <algorithm>

#include "query/search_columns.h"
#include "query/text_fold.h"

namespace toposcope::query {
namespace {

struct RankedMatch {
  SearchRank rank = SearchRank::kNone;
  SearchMatch match;
};

/// The best place of the needles in a field; an earlier one of two that are as good.
RankedMatch match_field(const char* field, std::string_view text, const WordPart& part) {
  RankedMatch best;
  std::string folded = "\n";
  std::vector<std::uint32_t> origin = {0};
  append_field(folded, text, &origin);
  folded += '\n';
  origin.push_back(static_cast<std::uint32_t>(text.size()));
  const bool is_name = std::string_view(field) == "name";
  for (const TextNeedle& needle : part.texts) {
    const std::size_t size = needle.bytes.size();
    for (std::size_t at = folded.find(needle.bytes); at != std::string::npos;
         at = folded.find(needle.bytes, at + 1)) {
      const SearchRank rank = rank_of_place(folded.data(), is_name ? 1 : 0, at, needle);
      if (rank >= best.rank) continue;
      // The last character goes to where the next one begins.
      std::size_t next = at + size;
      while (next + 1 < origin.size() && origin[next] == origin[at + size - 1]) ++next;
      best = {rank, {field, std::string(text), origin[at], origin[next]}};
    }
  }
  return best;
}

void keep_better(RankedMatch& best, RankedMatch other) {
  if (other.rank < best.rank) best = std::move(other);
}

/// Of one node.
class Explainer {
 public:
  Explainer(const SearchIndex::Names& names, const SearchIndex::Addresses* addresses,
            std::size_t position)
      : snapshot_(*names.snapshot),
        node_(names.node[position]),
        addresses_(addresses),
        position_(position) {}

  SearchMatch word(const SearchWord& word) const {
    RankedMatch best;
    match_part(word.whole, best);
    const std::string& type = snapshot_.node_types()[snapshot_.type(node_)];
    if (word.prefix == snapshot_.type(node_)) {
      match_part(word.rest, best);
      if (word.rest.texts.empty()) best = {SearchRank::kExact, {"type", type, 0, type.size()}};
    }
    if (best.rank == SearchRank::kNone && word.type == snapshot_.type(node_)) {
      return {"type", type, 0, type.size()};
    }
    return best.match;
  }

 private:
  void match_part(const WordPart& part, RankedMatch& best) const {
    keep_better(best, match_field("name", snapshot_.name(node_), part));
    keep_better(best, match_field("id", snapshot_.id(node_), part));
    keep_better(best, match_field("key", snapshot_.key(node_), part));
    if (!part.address.has_value() || addresses_ == nullptr) return;
    each_entry(*addresses_, position_, [&](const AddressEntry& entry) {
      const auto match = part.address->match(entry.kind, entry.search_text);
      if (!match.has_value() || rank_of(*match) >= best.rank) return true;
      const auto address = from_search_text(entry.kind, entry.search_text);
      if (!address.has_value()) return true;
      const auto [begin, end] = part.address->range_in(*address);
      best = {rank_of(*match), {addresses_->members[entry.member], address->text(), begin, end}};
      return true;
    });
  }

  const graph::GraphSnapshot& snapshot_;
  model::NodeId node_;
  const SearchIndex::Addresses* addresses_;
  std::size_t position_;
};

}  // namespace

std::vector<SearchMatch> explain_matches(const SearchQuery& query, const SearchIndex::Names& names,
                                         const SearchIndex::Addresses* addresses,
                                         std::size_t position) {
  const Explainer explainer(names, addresses, position);
  std::vector<SearchMatch> matches;
  for (const SearchWord& word : query.words) matches.push_back(explainer.word(word));
  return matches;
}

}  // namespace toposcope::query

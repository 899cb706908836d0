#include "query/search_index.h"

#include <algorithm>
#include <system_error>
#include <thread>

#include "toposcope/graph/snapshot_builder.h"

#include "query/search_columns.h"

namespace toposcope::query {
namespace {

constexpr auto kNoRank = static_cast<std::uint8_t>(SearchRank::kNone);
constexpr std::size_t kFewestForThreads = 20'000;  ///< Below, starting one costs more.
constexpr std::size_t kFewCandidates = 32;         ///< One in so many: looked at one by one.

/// Rank, badness, position: smaller is better.
using HitKey = std::uint64_t;

/// Positions [from, to) of the index, searched by one thread.
class RangeSearch {
 public:
  RangeSearch(const SearchQuery& query, const SearchIndex::Names& names,
              const SearchIndex::Addresses* addresses, std::size_t from, std::size_t to)
      : query_(query),
        names_(names),
        types_(*names.snapshot),
        addresses_(addresses),
        from_(from),
        to_(to) {}

  void run(const SearchOptions& options);

  [[nodiscard]] std::size_t total() const { return total_; }
  [[nodiscard]] const std::vector<HitKey>& best() const { return best_; }

 private:
  using Ranks = std::vector<std::uint8_t>;  ///< By position, from from_ on.

  void note(Ranks& ranks, std::size_t position, SearchRank rank) const {
    auto& slot = ranks[position - from_];
    slot = std::min(slot, static_cast<std::uint8_t>(rank));
  }
  [[nodiscard]] bool is_type(std::size_t position, std::uint32_t type) const {
    return types_.type(names_.node[position]) == type;
  }

  void scan_text(const TextNeedle& needle, std::optional<std::uint32_t> type, Ranks& ranks) const;
  void scan_addresses(const AddressPattern& pattern, std::optional<std::uint32_t> type,
                      Ranks& ranks) const;
  void scan_part(const WordPart& part, std::optional<std::uint32_t> type, Ranks& ranks) const;
  void scan_word(const SearchWord& word, Ranks& ranks) const;
  void narrow(Ranks& ranks, const Ranks& word) const;
  void narrow_one_by_one(Ranks& ranks, const SearchWord& word) const;
  [[nodiscard]] std::uint8_t rank_at(std::size_t position, const WordPart& part) const;
  [[nodiscard]] std::uint8_t rank_at(std::size_t position, const SearchWord& word) const;
  void improve_by_phrase(Ranks& ranks) const;
  void collect(const Ranks& ranks, const SearchOptions& options);

  const SearchQuery& query_;
  const SearchIndex::Names& names_;
  const graph::GraphSnapshot& types_;
  const SearchIndex::Addresses* addresses_;
  std::size_t from_, to_;
  std::size_t total_ = 0;
  std::vector<HitKey> best_;
};

/// The end of the places at which a needle of `size` bytes can begin in [.., end) of a text with
/// padding behind it.
std::size_t last_place(std::size_t text_size, std::size_t end, std::size_t size) {
  const std::size_t fits = text_size - kFinderPadding;
  return size > fits ? 0 : std::min(end, fits - size + 1);
}

void RangeSearch::scan_text(const TextNeedle& needle, std::optional<std::uint32_t> type,
                            Ranks& ranks) const {
  const auto& begin = names_.begin;
  const char* buffer = names_.buffer.data();
  const auto end = last_place(names_.buffer.size(), begin[to_], needle.bytes.size());
  std::size_t position = from_;
  bool is_found = false;  // in this node already, at the least good of places
  make_finder(needle.bytes, names_.counts)
      .each(buffer, begin[from_], end, [&](std::size_t place) -> std::size_t {
        if (begin[position + 1] <= place) is_found = false;
        if (is_found && is_word_byte(buffer[place - 1])) return place + 1;
        while (begin[position + 1] <= place) ++position;
        if (type.has_value() && !is_type(position, *type)) return begin[position + 1];
        const SearchRank rank = rank_of_place(buffer, begin[position], place, needle);
        note(ranks, position, rank);
        is_found = is_found || rank != SearchRank::kNone;
        return rank == SearchRank::kExact ? begin[position + 1] : place + 1;
      });
}

void RangeSearch::scan_addresses(const AddressPattern& pattern, std::optional<std::uint32_t> type,
                                 Ranks& ranks) const {
  const auto& begin = addresses_->begin;
  const std::string_view buffer = addresses_->buffer;
  const auto is_head = [&](std::size_t at) {
    return static_cast<unsigned char>(buffer[at]) >= 0x80;
  };
  for (const std::string& needle : pattern.needles()) {
    std::size_t position = from_;
    const auto end = last_place(buffer.size(), begin[to_], needle.size());
    make_finder(needle, addresses_->counts)
        .each(buffer.data(), begin[from_], end, [&](std::size_t place) -> std::size_t {
          while (begin[position + 1] <= place) ++position;
          if (type.has_value() && !is_type(position, *type)) return begin[position + 1];
          std::size_t text = place;
          while (!is_head(text - 1)) --text;
          std::size_t next = place + needle.size();
          while (!is_head(next)) ++next;
          const auto entry =
              read_address_entry(buffer.substr(text - kEntryHead, next - text + kEntryHead));
          const auto match = pattern.match(entry.kind, entry.search_text);
          if (match.has_value()) note(ranks, position, rank_of(*match));
          return next;
        });
  }
}

void RangeSearch::scan_part(const WordPart& part, std::optional<std::uint32_t> type,
                            Ranks& ranks) const {
  for (const TextNeedle& needle : part.texts) scan_text(needle, type, ranks);
  if (part.address.has_value() && addresses_ != nullptr) scan_addresses(*part.address, type, ranks);
}

void RangeSearch::scan_word(const SearchWord& word, Ranks& ranks) const {
  scan_part(word.whole, {}, ranks);
  if (word.prefix.has_value()) scan_part(word.rest, word.prefix, ranks);
  const bool all_of_prefix = word.prefix.has_value() && word.rest.texts.empty();
  const auto type = all_of_prefix ? word.prefix : word.type;
  if (!type.has_value()) return;
  for (std::size_t p = from_; p < to_; ++p) {
    if (is_type(p, *type)) note(ranks, p, query_.type_rank);
  }
}

/// Of several words the worst rank counts.
void RangeSearch::narrow(Ranks& ranks, const Ranks& word) const {
  for (std::size_t i = 0; i < ranks.size(); ++i) ranks[i] = std::max(ranks[i], word[i]);
}

void RangeSearch::narrow_one_by_one(Ranks& ranks, const SearchWord& word) const {
  for (std::size_t p = from_; p < to_; ++p) {
    std::uint8_t& rank = ranks[p - from_];
    if (rank != kNoRank) rank = std::max(rank, rank_at(p, word));
  }
}

std::uint8_t RangeSearch::rank_at(std::size_t position, const WordPart& part) const {
  std::uint8_t best = kNoRank;
  const std::size_t begin = names_.begin[position];
  const std::string_view text(names_.buffer.data() + begin, names_.begin[position + 1] - begin);
  for (const TextNeedle& needle : part.texts) {
    for (std::size_t at = text.find(needle.bytes); at != std::string_view::npos;
         at = text.find(needle.bytes, at + 1)) {
      const auto rank = rank_of_place(names_.buffer.data(), begin, begin + at, needle);
      best = std::min(best, static_cast<std::uint8_t>(rank));
    }
  }
  if (!part.address.has_value() || addresses_ == nullptr) return best;
  each_entry(*addresses_, position, [&](const AddressEntry& entry) {
    const auto match = part.address->match(entry.kind, entry.search_text);
    if (match.has_value()) best = std::min(best, static_cast<std::uint8_t>(rank_of(*match)));
    return true;
  });
  return best;
}

std::uint8_t RangeSearch::rank_at(std::size_t position, const SearchWord& word) const {
  const auto by_type = static_cast<std::uint8_t>(query_.type_rank);
  std::uint8_t best = rank_at(position, word.whole);
  if (word.type.has_value() && is_type(position, *word.type)) best = std::min(best, by_type);
  if (!word.prefix.has_value() || !is_type(position, *word.prefix)) return best;
  return std::min(best, word.rest.texts.empty() ? by_type : rank_at(position, word.rest));
}

void RangeSearch::improve_by_phrase(Ranks& ranks) const {
  if (query_.phrase.empty()) return;
  Ranks phrase(ranks.size(), kNoRank);
  for (const TextNeedle& needle : query_.phrase) scan_text(needle, {}, phrase);
  for (std::size_t i = 0; i < ranks.size(); ++i) {
    if (ranks[i] != kNoRank) ranks[i] = std::min(ranks[i], phrase[i]);
  }
}

void RangeSearch::collect(const Ranks& ranks, const SearchOptions& options) {
  for (std::size_t p = from_; p < to_; ++p) {
    const std::uint8_t rank = ranks[p - from_];
    if (rank == kNoRank) continue;
    ++total_;
    const std::uint32_t node = names_.node[p].value;
    const std::uint64_t badness = node < options.badness.size() ? options.badness[node] : 0;
    const HitKey key = std::uint64_t{rank} << 40U | (255 - badness) << 32U | p;
    if (best_.size() == options.limit) {
      if (options.limit == 0 || key > best_.front()) continue;
      std::pop_heap(best_.begin(), best_.end());
      best_.pop_back();
    }
    best_.push_back(key);
    std::push_heap(best_.begin(), best_.end());
  }
}

void RangeSearch::run(const SearchOptions& options) {
  Ranks ranks(to_ - from_, kNoRank);
  scan_word(query_.words.front(), ranks);
  for (std::size_t i = 1; i < query_.words.size(); ++i) {
    const auto none = std::count(ranks.begin(), ranks.end(), kNoRank);
    const std::size_t left = ranks.size() - static_cast<std::size_t>(none);
    if (left < ranks.size() / kFewCandidates + 1) {
      narrow_one_by_one(ranks, query_.words[i]);
      continue;
    }
    Ranks word(ranks.size(), kNoRank);
    scan_word(query_.words[i], word);
    narrow(ranks, word);
  }
  improve_by_phrase(ranks);
  collect(ranks, options);
}

/// Runs all ranges but the first in threads of their own, as far as there are any.
void run_all(std::vector<RangeSearch>& ranges, const SearchOptions& options) {
  std::vector<std::jthread> threads;
  std::size_t started = 1;
  try {
    for (; started < ranges.size(); ++started) {
      threads.emplace_back([&ranges, &options, started] { ranges[started].run(options); });
    }
  } catch (const std::system_error&) {
    // No thread is to be had: this one does the rest.
    for (; started < ranges.size(); ++started) ranges[started].run(options);
  }
  ranges.front().run(options);
}

SearchHit make_hit(HitKey key, const SearchQuery& query, const SearchIndex::Names& names,
                   const SearchIndex::Addresses* addresses) {
  const std::size_t position = key & 0xFFFFFFFFU;
  const model::NodeId node = names.node[position];
  const graph::GraphSnapshot& snapshot = *names.snapshot;
  return {node,
          snapshot.row(node),
          snapshot.environments()[snapshot.environment(node)].name,
          snapshot.node_types()[snapshot.type(node)],
          std::string(snapshot.id(node)),
          std::string(snapshot.name(node)),
          static_cast<SearchRank>(key >> 40U),
          explain_matches(query, names, addresses, position)};
}

}  // namespace

SearchIndex::SearchIndex() : SearchIndex(std::make_shared<graph::GraphSnapshot>()) {}

SearchIndex::SearchIndex(std::shared_ptr<const graph::GraphSnapshot> snapshot)
    : names_(make_names(std::move(snapshot))) {}

SearchIndex SearchIndex::with_addresses(const AddressIndexBuilder& addresses) const {
  SearchIndex index = *this;
  index.addresses_ = make_addresses(*names_, addresses);
  return index;
}

SearchResult SearchIndex::find(std::string_view text, const SearchOptions& options) const {
  SearchResult result;
  const SearchQuery query = compile_query(text, names_->snapshot->node_types());
  const std::size_t count = names_->node.size();
  if (query.words.empty() || count == 0) return result;
  const std::size_t parts = count < kFewestForThreads ? 1 : std::max(options.threads, 1U);
  std::vector<RangeSearch> ranges;
  for (std::size_t i = 0; i < parts; ++i) {
    ranges.emplace_back(query, *names_, addresses_.get(), count * i / parts,
                        count * (i + 1) / parts);
  }
  run_all(ranges, options);
  std::vector<HitKey> best;
  for (const RangeSearch& range : ranges) {
    result.total += range.total();
    best.insert(best.end(), range.best().begin(), range.best().end());
  }
  std::sort(best.begin(), best.end());
  best.resize(std::min(best.size(), options.limit));
  for (const HitKey key : best) {
    result.hits.push_back(make_hit(key, query, *names_, addresses_.get()));
  }
  return result;
}

std::size_t SearchIndex::memory_bytes() const {
  const auto bytes_of = [](const auto& items) { return items.capacity() * sizeof(items[0]); };
  std::size_t total = bytes_of(names_->buffer) + bytes_of(names_->begin) + bytes_of(names_->node);
  if (addresses_ == nullptr) return total;
  return total + bytes_of(addresses_->buffer) + bytes_of(addresses_->begin);
}

const std::shared_ptr<const graph::GraphSnapshot>& SearchIndex::snapshot() const {
  return names_->snapshot;
}

}  // namespace toposcope::query

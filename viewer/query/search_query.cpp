#include "query/search_query.h"

#include <algorithm>

#include "query/text_fold.h"

namespace toposcope::query {
namespace {

constexpr std::size_t kUuidDigits = 32;
constexpr std::size_t kUuidSize = 36;
constexpr std::size_t kFewestDigits = 8;  ///< From here on misplaced dashes are forgiven.

/// In folded text.
bool is_hex(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); }

bool is_dash_place(std::size_t offset) {
  return offset == 8 || offset == 13 || offset == 18 || offset == 23;
}

bool is_uuid(std::string_view folded) {
  if (folded.size() != kUuidSize) return false;
  for (std::size_t i = 0; i < folded.size(); ++i) {
    if (is_dash_place(i) ? folded[i] != '-' : !is_hex(folded[i])) return false;
  }
  return true;
}

std::string with_dashes(std::string_view digits) {
  std::string out;
  for (const char c : digits) {
    if (is_dash_place(out.size())) out += '-';
    out += c;
  }
  return out;
}

WordPart compile_part(const std::string& word) {
  WordPart part;
  if (word.empty()) return part;
  part.texts.push_back({word});
  part.address = AddressPattern::of(word);
  std::string digits;
  for (const char c : word) {
    if (c == '-') continue;
    if (!is_hex(c)) return part;
    digits += c;
  }
  if (digits.size() != word.size() && !digits.empty()) part.texts.push_back({digits, word});
  if (digits.size() == kUuidDigits) {
    std::string dashed = with_dashes(digits);
    if (dashed != word) part.texts.push_back({std::move(dashed)});
  }
  return part;
}

std::optional<std::uint32_t> type_named(std::string_view folded,
                                        std::span<const std::string> types) {
  for (std::size_t i = 0; i < types.size(); ++i) {
    if (folded_equals(types[i], folded)) return static_cast<std::uint32_t>(i);
  }
  return std::nullopt;
}

SearchWord compile_word(const std::string& word, std::span<const std::string> types) {
  SearchWord out{compile_part(word), type_named(word, types), {}, {}};
  const std::size_t colon = word.find(':');
  if (colon == std::string::npos || colon == 0) return out;
  out.prefix = type_named(std::string_view(word).substr(0, colon), types);
  if (out.prefix.has_value()) out.rest = compile_part(word.substr(colon + 1));
  return out;
}

/// Whether the place of a needle without dashes is one for the word as it was typed.
bool fits_dashes(std::string_view field, const TextNeedle& needle) {
  if (needle.bytes.size() == kUuidDigits) return true;
  if (field.size() != kUuidDigits || !std::all_of(field.begin(), field.end(), is_hex)) return false;
  return needle.bytes.size() >= kFewestDigits ||
         with_dashes(field).find(needle.dashed) != std::string::npos;
}

}  // namespace

SearchQuery compile_query(std::string_view text, std::span<const std::string> node_types) {
  SearchQuery query;
  std::string phrase;
  std::vector<std::string> words;
  const std::string folded = fold_text(text);
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t end = std::min(folded.find(' ', at), folded.size());
    if (end > at) words.push_back(folded.substr(at, end - at));
    at = end + 1;
  }
  for (const std::string& word : words) phrase += (phrase.empty() ? "" : " ") + word;
  if (words.size() > 1) query.phrase.push_back({phrase});
  std::stable_sort(words.begin(), words.end(),
                   [](const auto& a, const auto& b) { return a.size() > b.size(); });
  for (const std::string& word : words) query.words.push_back(compile_word(word, node_types));
  // Of most types there are many.
  std::stable_partition(query.words.begin(), query.words.end(),
                        [](const SearchWord& word) { return !word.type.has_value(); });
  const bool only_types =
      std::all_of(query.words.begin(), query.words.end(), [](const SearchWord& word) {
        return word.type.has_value() || (word.prefix.has_value() && word.rest.texts.empty());
      });
  if (only_types) query.type_rank = SearchRank::kNameStart;
  return query;
}

void append_field(std::string& out, std::string_view text, std::vector<std::uint32_t>* origin) {
  const std::size_t begin = out.size();
  append_folded(out, text, origin);
  if (text.size() != kUuidSize || !is_uuid(std::string_view(out).substr(begin))) return;
  for (const std::size_t dash : {23U, 18U, 13U, 8U}) {
    out.erase(begin + dash, 1);
    if (origin != nullptr) {
      origin->erase(origin->end() - static_cast<std::ptrdiff_t>(out.size() + 1 - begin - dash));
    }
  }
}

SearchRank rank_of_place(const char* buffer, std::size_t begin, std::size_t place,
                         const TextNeedle& needle) {
  const char before = buffer[place - 1];
  const char behind = buffer[place + needle.bytes.size()];
  if (!needle.dashed.empty()) {
    std::size_t from = place;
    std::size_t to = place + needle.bytes.size();
    while (buffer[from - 1] != '\n' && place - from <= kUuidDigits) --from;
    while (buffer[to] != '\n' && to - place <= kUuidDigits) ++to;
    if (!fits_dashes({buffer + from, to - from}, needle)) return SearchRank::kNone;
  }
  if (before == '\n' && behind == '\n') return SearchRank::kExact;
  if (place == begin) return SearchRank::kNameStart;
  return is_word_byte(before) ? SearchRank::kAnywhere : SearchRank::kWordStart;
}

SearchRank rank_of(AddressMatch match) {
  switch (match) {
    case AddressMatch::kWhole:
      return SearchRank::kExact;
    case AddressMatch::kBeginning:
      return SearchRank::kWordStart;
    case AddressMatch::kAnywhere:
      break;
  }
  return SearchRank::kAnywhere;
}

}  // namespace toposcope::query

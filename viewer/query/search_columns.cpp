#include "query/search_columns.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <span>

#include "toposcope/model/text.h"

#include "query/text_fold.h"

namespace toposcope::query {
namespace {

using graph::GraphSnapshot;
using model::NodeId;

/// A name with its first characters behind those that all names of its length have in common, so
/// written that the order of bytes is natural order.
struct SortKey {
  std::uint64_t high = 0, low = 0;  ///< The first byte highest.
  NodeId node;

  [[nodiscard]] bool ties_with(const SortKey& other) const {
    return high == other.high && low == other.low;
  }
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Bytes that a list of texts begin with together, at most `limit`.
template <typename TextOf>
std::size_t common_prefix(std::span<const SortKey> keys, std::size_t limit, const TextOf& text_of) {
  const std::string_view first = text_of(keys.front().node);
  std::size_t common = std::min(first.size(), limit);
  for (const SortKey& key : keys) {
    const std::string_view text = text_of(key.node);
    common = std::min(common, text.size());
    while (first.substr(0, common) != text.substr(0, common)) --common;
  }
  return common;
}

/// Writes a number as its length and its digits; what comes behind a long one, or does not fit, is
/// left out: such names may tie.
class NaturalBytes {
 public:
  explicit NaturalBytes(std::string_view text) {
    while (!text.empty() && size_ < bytes_.size()) {
      if (is_digit(text.front())) {
        if (!put_number(text)) return;
      } else {
        put(text.front());
        text.remove_prefix(1);
      }
    }
  }
  [[nodiscard]] std::uint64_t word(std::size_t from) const {
    std::uint64_t word = 0;
    for (std::size_t i = from; i < from + 8; ++i) word = word << 8U | bytes_[i];
    return word;
  }

 private:
  bool put_number(std::string_view& text) {
    std::size_t end = 0;
    while (end < text.size() && is_digit(text[end])) ++end;
    std::string_view digits = text.substr(0, end);
    while (digits.size() > 1 && digits.front() == '0') digits.remove_prefix(1);
    put(static_cast<char>('0' + std::min<std::size_t>(digits.size(), 9)));
    if (digits.size() >= 9) return false;
    for (const char c : digits) put(c);
    text.remove_prefix(end);
    return true;
  }
  void put(char c) {
    if (size_ < bytes_.size()) bytes_[size_++] = static_cast<unsigned char>(c);
  }

  std::array<unsigned char, 16> bytes_{};
  std::size_t size_ = 0;
};

/// Of nodes whose names are the same.
void sort_by_key(const GraphSnapshot& snapshot, std::span<SortKey> keys) {
  const auto key_of = [&](NodeId node) { return snapshot.key(node); };
  const std::size_t prefix = common_prefix(keys, std::string_view::npos, key_of);
  for (SortKey& key : keys) {
    const std::string_view text = key_of(key.node).substr(prefix);
    key.high = 0;
    for (std::size_t i = 0; i < 8; ++i) {
      key.high = key.high << 8U | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0U);
    }
  }
  std::sort(keys.begin(), keys.end(), [&](const SortKey& a, const SortKey& b) {
    if (a.high != b.high) return a.high < b.high;
    const int order = key_of(a.node).compare(key_of(b.node));
    return order != 0 ? order < 0 : a.node < b.node;
  });
}

/// Of nodes whose sort keys tie.
void sort_tied(const GraphSnapshot& snapshot, std::span<SortKey> keys) {
  const std::string_view name = snapshot.name(keys.front().node);
  const bool are_same = std::all_of(keys.begin(), keys.end(), [&](const SortKey& key) {
    return snapshot.name(key.node) == name;
  });
  if (are_same) return sort_by_key(snapshot, keys);
  std::sort(keys.begin(), keys.end(), [&](const SortKey& a, const SortKey& b) {
    const int names = model::compare_natural(snapshot.name(a.node), snapshot.name(b.node));
    if (names != 0) return names < 0;
    const int order = snapshot.key(a.node).compare(snapshot.key(b.node));
    return order != 0 ? order < 0 : a.node < b.node;
  });
}

/// Of nodes whose names are of one length.
void sort_bucket(const GraphSnapshot& snapshot, std::span<SortKey> keys) {
  const auto name_of = [&](NodeId node) { return snapshot.name(node); };
  std::size_t prefix = common_prefix(keys, std::string_view::npos, name_of);
  const std::string_view first = name_of(keys.front().node);
  while (prefix > 0 && is_digit(first[prefix - 1])) --prefix;
  for (SortKey& key : keys) {
    const NaturalBytes bytes(name_of(key.node).substr(prefix));
    key.high = bytes.word(0);
    key.low = bytes.word(8);
  }
  std::sort(keys.begin(), keys.end(), [](const SortKey& a, const SortKey& b) {
    return a.high != b.high ? a.high < b.high : a.low < b.low;
  });
  for (std::size_t from = 0; from < keys.size();) {
    std::size_t to = from + 1;
    while (to < keys.size() && keys[to].ties_with(keys[from])) ++to;
    if (to - from > 1) sort_tied(snapshot, keys.subspan(from, to - from));
    from = to;
  }
}

/// Shorter names first, natural order of names of one length, keys.
std::vector<NodeId> order_nodes(const GraphSnapshot& snapshot) {
  const auto count = static_cast<std::uint32_t>(snapshot.node_count());
  std::size_t longest = 0;
  for (std::uint32_t i = 0; i < count; ++i) {
    longest = std::max(longest, snapshot.name(NodeId{i}).size());
  }
  std::vector<std::uint32_t> end(longest + 2, 0);
  for (std::uint32_t i = 0; i < count; ++i) ++end[snapshot.name(NodeId{i}).size() + 1];
  std::partial_sum(end.begin(), end.end(), end.begin());
  std::vector<std::uint32_t> next(end.begin(), end.end() - 1);
  std::vector<SortKey> keys(count);
  for (std::uint32_t i = 0; i < count; ++i) {
    keys[next[snapshot.name(NodeId{i}).size()]++].node = NodeId{i};
  }
  for (std::size_t size = 0; size <= longest; ++size) {
    const std::size_t count_of_size = end[size + 1] - end[size];
    if (count_of_size > 0) sort_bucket(snapshot, std::span(keys).subspan(end[size], count_of_size));
  }
  std::vector<NodeId> order(count);
  std::transform(keys.begin(), keys.end(), order.begin(), [](const SortKey& k) { return k.node; });
  return order;
}

void append_node(std::string& out, const GraphSnapshot& snapshot, NodeId node) {
  const std::string_view name = snapshot.name(node);
  const std::string_view id = snapshot.id(node);
  const std::string_view key = snapshot.key(node);
  const std::string_view type = snapshot.node_types()[snapshot.type(node)];
  append_field(out, name);
  out += '\n';
  if (id != name) append_field(out, id);
  out += '\n';
  const bool is_type_and_id = key.size() == type.size() + 1 + id.size() && key.starts_with(type) &&
                              key[type.size()] == ':' && key.ends_with(id);
  if (key != name && key != id && !is_type_and_id) append_field(out, key);
  out += '\n';
}

/// Of the buffer of names: folded texts are never longer.
std::size_t most_bytes(const GraphSnapshot& snapshot) {
  std::size_t bytes = 1 + kFinderPadding;
  for (std::uint32_t i = 0; i < snapshot.node_count(); ++i) {
    const NodeId node{i};
    bytes += snapshot.name(node).size() + snapshot.id(node).size() + snapshot.key(node).size() + 3;
  }
  return bytes;
}

}  // namespace

ByteCounts count_bytes(std::string_view buffer) {
  ByteCounts counts{};
  for (const char c : buffer) ++counts[static_cast<unsigned char>(c)];
  return counts;
}

ByteFinder make_finder(std::string_view needle, const ByteCounts& counts) {
  const auto rarer = [&](std::size_t a, std::size_t b) {
    return counts[static_cast<unsigned char>(needle[a])] <
           counts[static_cast<unsigned char>(needle[b])];
  };
  std::size_t first = 0;
  for (std::size_t i = 1; i < needle.size(); ++i) {
    if (rarer(i, first)) first = i;
  }
  std::size_t second = first == 0 ? needle.size() - 1 : 0;
  for (std::size_t i = 0; i < needle.size(); ++i) {
    if (i != first && rarer(i, second)) second = i;
  }
  return {needle, first, second};
}

std::shared_ptr<const SearchIndex::Names> make_names(
    std::shared_ptr<const graph::GraphSnapshot> snapshot) {
  auto names = std::make_shared<SearchIndex::Names>();
  names->node = order_nodes(*snapshot);
  names->begin.reserve(names->node.size() + 1);
  names->buffer.reserve(most_bytes(*snapshot));
  names->buffer.assign(1, '\n');
  for (const NodeId node : names->node) {
    names->begin.push_back(names->buffer.size());
    append_node(names->buffer, *snapshot, node);
  }
  names->begin.push_back(names->buffer.size());
  names->counts = count_bytes(names->buffer);
  names->buffer.append(kFinderPadding, '\n');
  // Where many ids repeat the names; else it is not worth a copy.
  if (names->buffer.capacity() > names->buffer.size() / 16 * 17) names->buffer.shrink_to_fit();
  names->snapshot = std::move(snapshot);
  return names;
}

std::shared_ptr<const SearchIndex::Addresses> make_addresses(const SearchIndex::Names& names,
                                                             const AddressIndexBuilder& builder) {
  const std::size_t count = names.node.size();
  std::vector<std::uint32_t> position(count);  // by NodeId
  for (std::size_t p = 0; p < count; ++p) {
    position[names.node[p].value] = static_cast<std::uint32_t>(p);
  }
  const auto& entries = builder.entries();
  const auto size_of = [&](std::size_t entry) {
    const bool last = entry + 1 == entries.size();
    return (last ? builder.buffer().size() : entries[entry + 1].offset) - entries[entry].offset;
  };
  auto out = std::make_shared<SearchIndex::Addresses>();
  out->begin.assign(count + 1, 0);
  constexpr auto kNowhere = static_cast<std::uint32_t>(-1);
  std::vector<std::uint32_t> place(entries.size(), kNowhere);
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const auto node = names.snapshot->find(entries[i].row);
    if (!node.has_value()) continue;
    place[i] = position[node->value];
    out->begin[place[i] + 1] += size_of(i);
  }
  std::partial_sum(out->begin.begin(), out->begin.end(), out->begin.begin());
  out->buffer.resize(out->begin.back());
  std::vector<std::uint64_t> next(out->begin.begin(), out->begin.end() - 1);
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (place[i] == kNowhere) continue;
    builder.buffer().copy(out->buffer.data() + next[place[i]], size_of(i), entries[i].offset);
    next[place[i]] += size_of(i);
  }
  out->counts = count_bytes(out->buffer);
  out->buffer.append(kFinderPadding, '\x80');
  out->members = builder.members();
  return out;
}

}  // namespace toposcope::query

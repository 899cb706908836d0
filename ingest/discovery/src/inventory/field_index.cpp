#include "inventory/field_index.h"

#include <utility>

namespace toposcope::discovery {
namespace {

/// Keys of a value, or of each member of a list.
std::vector<std::string> keys_of(const Value& value) {
  std::vector<std::string> keys;
  if (!value.is_list()) {
    if (auto key = value.match_key()) keys.push_back(*std::move(key));
    return keys;
  }
  for (const Value& entry : value.items()) {
    if (auto key = entry.match_key()) keys.push_back(*std::move(key));
  }
  return keys;
}

/// Different for different lists of keys, whatever characters are in them.
void append_key(std::string& joined, std::string_view key) {
  joined += std::to_string(key.size());
  joined += ':';
  joined += key;
}

}  // namespace

void FieldIndex::add(ObjectNumber number, const Doc& doc) {
  std::vector<std::string> joined = {""};
  for (const std::string& path : paths_) {
    std::vector<std::string> longer;
    for (const std::string& key : keys_of(doc.root().at_path(path))) {
      for (const std::string& begin : joined) {
        longer.push_back(begin);
        append_key(longer.back(), key);
      }
    }
    joined = std::move(longer);
  }
  for (std::string& key : joined) {
    auto& numbers = entries_[std::move(key)];
    if (numbers.empty() || numbers.back() != number) numbers.push_back(number);
  }
}

std::span<const ObjectNumber> FieldIndex::find(std::span<const std::string> keys) const {
  std::string joined;
  for (const std::string& key : keys) append_key(joined, key);
  const auto found = entries_.find(joined);
  if (found == entries_.end()) return {};
  return found->second;
}

}  // namespace toposcope::discovery

#include "adapters/plain/node_index.h"

#include <utility>

namespace toposcope::ingest::plain {

std::uint32_t NodeIndex::number_of(std::string_view name) {
  const auto known = numbers_.find(name);
  if (known != numbers_.end()) return known->second;
  const auto number = static_cast<std::uint32_t>(names_.size());
  names_.emplace_back(numbers_.emplace(std::string(name), number).first->first);
  return number;
}

bool NodeIndex::add(std::string_view reference, const Node& node) {
  Entry entry;
  entry.type = number_of(node.type);
  entry.environment = number_of(node.environment);
  entry.is_key = !node.key.empty();
  if (entry.is_key) {
    entry.text = node.key;
  } else if (node.id != reference) {
    entry.text = node.id;
  }
  const auto [place, fresh] = entries_.emplace(std::string(reference), std::move(entry));
  if (fresh) return true;
  Entry& known = place->second;
  const bool same_type = known.type == number_of(node.type);
  known.ambiguous = known.ambiguous || !same_type;
  return !same_type || known.environment != number_of(node.environment);
}

bool NodeIndex::find(std::string_view reference, Found& found) const {
  const auto place = entries_.find(reference);
  if (place == entries_.end()) return false;
  const Entry& entry = place->second;
  found.node.environment = names_[entry.environment];
  found.node.type = names_[entry.type];
  found.node.key = entry.is_key ? std::string_view(entry.text) : std::string_view();
  const bool by_reference = !entry.is_key && entry.text.empty();
  found.node.id = by_reference ? std::string_view(place->first) : std::string_view(entry.text);
  if (entry.is_key) found.node.id = {};
  found.ambiguous = entry.ambiguous;
  return true;
}

}  // namespace toposcope::ingest::plain

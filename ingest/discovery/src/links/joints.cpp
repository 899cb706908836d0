#include "links/joints.h"

namespace toposcope::discovery {
namespace {

std::uint64_t pair_of(std::uint32_t first, std::uint32_t second) {
  return (std::uint64_t{first} << 32U) | second;
}

}  // namespace

Joints::Joints(LinkSet& links, const std::vector<std::string>& names)
    : links_(links), names_(names) {
  static_cast<void>(number_of(Values(names.size(), kNoText)));
}

Joints::ValueSet Joints::number_of(const Values& values) {
  const std::string key(reinterpret_cast<const char*>(values.data()),
                        values.size() * sizeof(TextNumber));
  const auto [known, fresh] = numbers_.try_emplace(key, static_cast<ValueSet>(sets_.size()));
  if (fresh) sets_.push_back(values);
  return known->second;
}

Joints::ValueSet Joints::values_of(TextNumber attributes) {
  if (attributes == kNoText || names_.empty()) return 0;
  const auto known = of_attributes_.find(attributes);
  if (known != of_attributes_.end()) return known->second;
  Values values(names_.size(), kNoText);
  if (doc_.load(links_.text(attributes))) {
    for (std::size_t i = 0; i < names_.size(); ++i) {
      const Value value = doc_[names_[i]];
      if (value.exists()) values[i] = links_.texts().number(value.json());
    }
  }
  const ValueSet set = number_of(values);
  of_attributes_.emplace(attributes, set);
  return set;
}

std::optional<Joints::ValueSet> Joints::joined(ValueSet first, ValueSet second) {
  if (first == second || second == 0) return first;
  if (first == 0) return second;
  const auto [known, fresh] = unions_.try_emplace(pair_of(first, second));
  if (!fresh) return known->second;
  Values values = sets_[first];
  const Values& others = sets_[second];
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (others[i] == kNoText) continue;
    if (values[i] != kNoText && values[i] != others[i]) return std::nullopt;
    values[i] = others[i];
  }
  known->second = number_of(values);
  return known->second;
}

TextNumber Joints::joined_type(TextNumber first, TextNumber second) {
  const auto [known, fresh] = types_.try_emplace(pair_of(first, second), kNoText);
  if (!fresh) return known->second;
  const std::string_view from = links_.text(first);
  std::string_view to = links_.text(second);
  const auto dash = to.find('-');
  to = dash == std::string_view::npos ? std::string_view() : to.substr(dash + 1);
  std::string type(from.substr(0, from.find('-')));
  type.append("-").append(to.substr(0, to.find('-')));
  known->second = links_.texts().number(type);
  return known->second;
}

TextNumber Joints::attributes_of(ValueSet set) {
  if (set == 0) return kNoText;
  std::vector<Attribute> attributes;
  for (std::size_t i = 0; i < names_.size(); ++i) {
    const TextNumber value = sets_[set][i];
    if (value != kNoText) attributes.push_back({names_[i], std::string(links_.text(value))});
  }
  return links_.texts().number(attributes_json(attributes));
}

}  // namespace toposcope::discovery

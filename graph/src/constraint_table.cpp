#include "toposcope/graph/constraint_table.h"

#include <algorithm>
#include <utility>

#include <nlohmann/json.hpp>

#include "canonical_json.h"

namespace toposcope::graph {
namespace {

constexpr ValueId kNull = 0;
constexpr ValueId kOnlyNull[] = {kNull};

}  // namespace

model::Status ConstraintTable::add(std::uint32_t number, std::string_view text) {
  const auto document = nlohmann::json::parse(text, nullptr, false);
  if (!document.is_object()) {
    return model::Error{model::ErrorCode::kMalformedInput, "a constraint set must be a JSON object",
                        std::string(text)};
  }
  if (number >= sets_.size()) sets_.resize(std::size_t{number} + 1);
  std::vector<Entry> entries;
  for (const auto& [name, value] : document.items()) {
    Entry entry{name, plain_json(value), intern(canonical_json(value)), {}};
    if (value.is_array()) {
      for (const auto& item : value) entry.accepted.push_back(intern(canonical_json(item)));
    } else {
      entry.accepted.push_back(entry.carried);
    }
    entries.push_back(std::move(entry));
  }
  sets_[number] = std::move(entries);
  return model::ok();
}

ValueId ConstraintTable::carried(std::uint32_t set, std::string_view name) const {
  const Entry* entry = find(set, name);
  return entry == nullptr ? kAbsent : entry->carried;
}

std::span<const ValueId> ConstraintTable::accepted(std::uint32_t set, std::string_view name) const {
  const Entry* entry = find(set, name);
  return entry == nullptr ? std::span<const ValueId>(kOnlyNull) : entry->accepted;
}

std::string_view ConstraintTable::json(std::uint32_t set, std::string_view name) const {
  const Entry* entry = find(set, name);
  return entry == nullptr ? std::string_view("null") : entry->json;
}

ValueId ConstraintTable::intern(std::string canonical) {
  const auto next = static_cast<ValueId>(values_.size());
  return values_.try_emplace(std::move(canonical), next).first->second;
}

const ConstraintTable::Entry* ConstraintTable::find(std::uint32_t set,
                                                    std::string_view name) const {
  if (set >= sets_.size()) return nullptr;
  const auto& entries = sets_[set];
  const auto it = std::find_if(entries.begin(), entries.end(),
                               [&](const Entry& entry) { return entry.name == name; });
  return it == entries.end() ? nullptr : &*it;
}

}  // namespace toposcope::graph

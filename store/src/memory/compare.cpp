#include <algorithm>
#include <tuple>

#include "memory/history.h"

namespace toposcope::store::memory {
namespace {

using Kind = ChangeKind;
using Subject = Change::Subject;

Change describe(Row row, const NodeState& node) {
  return {Subject::kNode, Kind::kAdded, row, node.environment, node.type, node.key,
          node.name,      "",           "",  node.id};
}

Change describe(Row row, const LinkState& link) {
  return {Subject::kLink, Kind::kAdded, row, link.environment, link.link_type, link.key,
          link.name,      "",           ""};
}

Change describe(const DocumentKey& key, const DocumentState& document) {
  return {
      Subject::kDocument, Kind::kAdded, 0, document.environment, key.first, key.second, "", "", ""};
}

bool is_described(const NodeState& node) { return !node.placeholder; }
bool is_described(const LinkState&) { return true; }
bool is_described(const DocumentState&) { return true; }

/// The described thing at a key; null when there is none.
template <typename Key, typename Thing>
const Thing* at(const std::map<Key, Thing>& things, const Key& key) {
  const auto it = things.find(key);
  return it == things.end() || !is_described(it->second) ? nullptr : &it->second;
}

template <typename Key, typename Thing>
void compare_things(const std::map<Key, Thing>& from, const std::map<Key, Thing>& to,
                    std::vector<Change>& out) {
  std::vector<Change> found;
  for (const auto& [key, thing] : to) {
    const Thing* before = at(from, key);
    if (!is_described(thing) || (before != nullptr && same_content(*before, thing))) continue;
    Change change = describe(key, thing);
    change.after = thing.document;
    if (before != nullptr) {
      change.kind = Kind::kChanged;
      change.before = before->document;
    }
    found.push_back(std::move(change));
  }
  for (const auto& [key, thing] : from) {
    if (!is_described(thing) || at(to, key) != nullptr) continue;
    Change change = describe(key, thing);
    change.kind = Kind::kRemoved;
    change.before = thing.document;
    found.push_back(std::move(change));
  }
  std::stable_sort(found.begin(), found.end(), [](const Change& a, const Change& b) {
    return std::tie(a.type, a.key, a.environment) < std::tie(b.type, b.key, b.environment);
  });
  out.insert(out.end(), found.begin(), found.end());
}

}  // namespace

std::vector<Change> compare(const State& from, const State& to) {
  std::vector<Change> out;
  compare_things(from.documents, to.documents, out);
  compare_things(from.nodes, to.nodes, out);
  compare_things(from.links, to.links, out);
  return out;
}

}  // namespace toposcope::store::memory

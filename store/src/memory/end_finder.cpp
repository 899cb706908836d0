#include "memory/end_finder.h"

#include <map>
#include <tuple>

namespace toposcope::store::memory {
namespace {

constexpr Row kNoRow = 0;

Row find_by_key(const State& state, const std::string& environment, const std::string& key,
                bool placeholders) {
  Row anywhere = kNoRow;
  for (const auto& [row, node] : state.nodes) {
    if (node.placeholder != placeholders || node.key != key) continue;
    if (node.environment == environment) return row;
    // A made key of a placeholder means something in its own environment only.
    if (placeholders && !node.key_given) continue;
    if (anywhere == kNoRow) anywhere = row;
  }
  return anywhere;
}

Row find_by_id(const State& state, const std::string& environment, const EndPut& end,
               bool placeholders) {
  for (const auto& [row, node] : state.nodes) {
    if (node.placeholder != placeholders || (placeholders && node.key_given)) continue;
    if (std::tie(node.environment, node.type, node.id) == std::tie(environment, end.type, end.id)) {
      return row;
    }
  }
  return kNoRow;
}

/// Of several ends that name one key, the least of these says what the placeholder is.
using Description = std::tuple<std::string, bool, std::string, std::string>;

Description describe(const MissingEnd& missing) {
  const EndPut& end = missing.end;
  return {missing.environment, end.id.empty(), end.type, end.id};
}

void make_placeholder(Merge& merge, NodeState node) {
  node.document = "{}";
  node.placeholder = true;
  node.first_seen = node.valid_from = merge.revision;
  merge.next.nodes.emplace(++merge.inventory.last_node_row, std::move(node));
}

}  // namespace

Row find_end(const State& state, const std::string& environment, const EndPut& end) {
  for (const bool placeholders : {false, true}) {
    const Row row = end.key.empty() ? find_by_id(state, environment, end, placeholders)
                                    : find_by_key(state, environment, end.key, placeholders);
    if (row != kNoRow) return row;
  }
  return kNoRow;
}

void make_placeholders(Merge& merge, const std::vector<MissingEnd>& ends) {
  std::map<std::string, Description> by_key;
  std::set<std::tuple<std::string, std::string, std::string>> by_id;
  for (const MissingEnd& missing : ends) {
    const EndPut& end = missing.end;
    if (end.key.empty()) {
      by_id.emplace(missing.environment, end.type, end.id);
      continue;
    }
    const auto [it, is_first] = by_key.try_emplace(end.key, describe(missing));
    if (!is_first) it->second = std::min(it->second, describe(missing));
  }
  for (const auto& [key, description] : by_key) {
    const auto& [environment, has_no_id, type, id] = description;
    NodeState node;
    node.environment = environment;
    node.key = key;
    node.key_given = true;
    node.type = type;
    node.id = has_no_id ? key : id;
    make_placeholder(merge, std::move(node));
  }
  for (const auto& [environment, type, id] : by_id) {
    NodeState node;
    node.environment = environment;
    node.key = free_key(type + ":" + id, [&, &scope = environment](const std::string& key) {
      return is_node_key_live(merge.next, scope, key);
    });
    node.type = type;
    node.id = id;
    make_placeholder(merge, std::move(node));
  }
}

}  // namespace toposcope::store::memory

#include "memory/end_finder.h"

#include <tuple>

namespace toposcope::store::memory {
namespace {

constexpr Row kNoRow = 0;

/// Looks among the described nodes, or among the placeholders.
class EndFinder {
 public:
  EndFinder(const State& state, const std::string& environment, const EndPut& end)
      : state_(state), environment_(environment), end_(end) {}

  [[nodiscard]] Row find(bool placeholders) const {
    if (!end_.key.empty()) {
      if (const Row row = by_key(placeholders); row != kNoRow) return row;
    }
    return end_.id.empty() ? kNoRow : by_id(placeholders);
  }

 private:
  [[nodiscard]] Row by_key(bool placeholders) const {
    Row anywhere = kNoRow;
    for (const auto& [row, node] : state_.nodes) {
      if (node.placeholder != placeholders || node.key != end_.key) continue;
      if (placeholders && !node.key_given) continue;
      if (node.environment == environment_) return row;
      if (anywhere == kNoRow) anywhere = row;
    }
    return anywhere;
  }

  [[nodiscard]] Row by_id(bool placeholders) const {
    for (const auto& [row, node] : state_.nodes) {
      if (node.placeholder != placeholders) continue;
      if (placeholders && node.key_given && !end_.key.empty()) continue;
      if (std::tie(node.environment, node.type, node.id) ==
          std::tie(environment_, end_.type, end_.id)) {
        return row;
      }
    }
    return kNoRow;
  }

  const State& state_;
  const std::string& environment_;
  const EndPut& end_;
};

Row make_placeholder(Merge& merge, const std::string& environment, const EndPut& end) {
  NodeState node;
  node.environment = environment;
  node.type = end.type;
  node.id = end.id.empty() ? end.key : end.id;
  node.key_given = !end.key.empty();
  node.key = free_key(
      node.key_given ? end.key : node.type + ":" + node.id,
      [&](const std::string& key) { return is_node_key_live(merge.next, environment, key); });
  node.document = "{}";
  node.placeholder = true;
  node.first_seen = node.valid_from = merge.revision;
  const Row row = ++merge.inventory.last_node_row;
  merge.next.nodes.emplace(row, std::move(node));
  return row;
}

}  // namespace

Row find_or_make_end(Merge& merge, const std::string& environment, const EndPut& end) {
  const EndFinder finder(merge.next, environment, end);
  for (const bool placeholders : {false, true}) {
    if (const Row row = finder.find(placeholders); row != kNoRow) return row;
  }
  return make_placeholder(merge, environment, end);
}

}  // namespace toposcope::store::memory

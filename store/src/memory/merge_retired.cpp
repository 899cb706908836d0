#include "memory/merge.h"

namespace toposcope::store::memory {
namespace {

model::Error too_many(const std::string& environment, std::size_t retired, std::size_t all) {
  return {model::ErrorCode::kConflict,
          "replace would retire " + std::to_string(retired) + " of " + std::to_string(all) +
              " nodes of environment '" + environment +
              "'; raise the share that may be retired when this is meant",
          ""};
}

}  // namespace

model::Status retire_nodes_not_matched(Merge& merge, const ImportOptions& options,
                                       const std::set<std::string>& environments) {
  const State& before = current(merge.inventory);
  for (const auto& environment : environments) {
    const auto lives = [&](Row, const NodeState& node) {
      return !node.placeholder && node.environment == environment;
    };
    const auto all = rows_where(before.nodes, lives);
    const auto retired = rows_where(merge.next.nodes, [&](Row row, const NodeState& node) {
      return lives(row, node) && node.described_by == merge.source &&
             !merge.matched_nodes.contains(row);
    });
    const double allowed = options.max_retired_share * static_cast<double>(all.size());
    if (static_cast<double>(retired.size()) > allowed) {
      return too_many(environment, retired.size(), all.size());
    }
    for (const Row row : retired) {
      ++merge.outcome.nodes[merge.next.nodes.at(row).type].retired;
      retire_node(merge.next, row, merge.revision);
    }
  }
  return model::ok();
}

void retire_links_not_matched(Merge& merge, const std::set<std::string>& environments) {
  const auto retired = rows_where(merge.next.links, [&](Row row, const LinkState& link) {
    return environments.contains(link.environment) && link.described_by == merge.source &&
           !merge.matched_links.contains(row);
  });
  for (const Row row : retired) {
    ++merge.outcome.links[merge.next.links.at(row).link_type].retired;
    merge.next.links.erase(row);
  }
}

}  // namespace toposcope::store::memory

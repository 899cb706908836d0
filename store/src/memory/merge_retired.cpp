#include "memory/merge.h"

namespace toposcope::store::memory {

void retire_nodes_not_matched(Merge& merge, const EnvironmentNames& environments,
                              RetiredShares& shares) {
  for (const auto& [row, node] : current(merge.inventory).nodes) {
    if (node.placeholder || node.described_by != merge.source) continue;
    if (!environments.contains(node.environment)) continue;
    const bool goes = !merge.matched_nodes.contains(row);
    shares.add_node(node.environment, goes);
    if (!goes) continue;
    ++merge.outcome.nodes[node.type].retired;
    retire_node(merge.next, row, merge.revision);
  }
}

void retire_links_not_matched(Merge& merge, const EnvironmentNames& environments,
                              RetiredShares& shares) {
  for (const auto& [row, link] : current(merge.inventory).links) {
    if (link.described_by != merge.source || !environments.contains(link.environment)) continue;
    const bool goes = !merge.matched_links.contains(row);
    shares.add_link(link.environment, goes);
    if (!goes) continue;
    ++merge.outcome.links[link.link_type].retired;
    merge.next.links.erase(row);
  }
}

}  // namespace toposcope::store::memory

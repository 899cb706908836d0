#include "memory/merge.h"

namespace toposcope::store::memory {
namespace {

bool is_spared(const ImportOptions& options, Row row, const NodeState& node) {
  if (!options.may_retire_node) return false;
  return !options.may_retire_node(
      {node.environment, node.type, node.id, node.parent_type, node.parent_id, {row}});
}

bool is_spared(const ImportOptions& options, const LinkState& link) {
  if (!options.may_retire_link) return false;
  return !options.may_retire_link(
      {link.environment, link.link_type, link.name, {link.source}, {link.target}});
}

}  // namespace

void retire_nodes_not_matched(Merge& merge, const EnvironmentNames& environments,
                              const ImportOptions& options, RetiredShares& shares) {
  for (const auto& [row, node] : current(merge.inventory).nodes) {
    if (node.placeholder || !environments.contains(node.environment)) continue;
    if (!options.of_any_source && node.described_by != merge.source) continue;
    const bool goes = !merge.matched_nodes.contains(row);
    if (goes && is_spared(options, row, node)) continue;
    shares.add_node(node.environment, goes);
    if (!goes) continue;
    ++merge.outcome.nodes[node.type].retired;
    retire_node(merge.next, row, merge.revision);
  }
}

void retire_links_not_matched(Merge& merge, const EnvironmentNames& environments,
                              const ImportOptions& options, RetiredShares& shares) {
  for (const auto& [row, link] : current(merge.inventory).links) {
    if (!environments.contains(link.environment)) continue;
    if (!options.of_any_source && link.described_by != merge.source) continue;
    const bool goes = !merge.matched_links.contains(row);
    if (goes && is_spared(options, link)) continue;
    shares.add_link(link.environment, goes);
    if (!goes) continue;
    ++merge.outcome.links[link.link_type].retired;
    merge.next.links.erase(row);
  }
}

}  // namespace toposcope::store::memory

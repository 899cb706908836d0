#include "explain_index.h"

#include <algorithm>
#include <numeric>

namespace toposcope::graph {
namespace {

using model::LinkId;
using model::NodeId;

/// Turns counts at index + 1 into the places where the lists begin.
void accumulate_counts(std::vector<std::uint32_t>& counts) {
  std::partial_sum(counts.begin(), counts.end(), counts.begin());
}

std::vector<LinkId> links_by_type(const GraphSnapshot& snapshot) {
  std::vector<std::uint32_t> next(snapshot.link_types().size() + 1, 0);
  for (std::uint32_t i = 0; i < snapshot.link_count(); ++i)
    ++next[snapshot.link_type(LinkId{i}) + 1];
  accumulate_counts(next);
  std::vector<LinkId> out(snapshot.link_count());
  for (std::uint32_t i = 0; i < snapshot.link_count(); ++i) {
    out[next[snapshot.link_type(LinkId{i})]++] = LinkId{i};
  }
  return out;
}

}  // namespace

LinkIndex::LinkIndex(const GraphSnapshot& snapshot) : snapshot_(&snapshot) {
  const std::vector<LinkId> by_type = links_by_type(snapshot);
  at_source_ = lists_of(Side::kSource, by_type);
  at_target_ = lists_of(Side::kTarget, by_type);
}

LinkIndex::Lists LinkIndex::lists_of(Side side, std::span<const LinkId> by_type) const {
  Lists out;
  out.begin.assign(snapshot_->node_count() + 1, 0);
  for (const LinkId link : by_type) ++out.begin[end_of(*snapshot_, link, side).value + 1];
  accumulate_counts(out.begin);
  out.links.resize(by_type.size());
  std::vector<std::uint32_t> next(out.begin.begin(), out.begin.end() - 1);
  for (const LinkId link : by_type) out.links[next[end_of(*snapshot_, link, side).value]++] = link;
  return out;
}

std::span<const LinkId> LinkIndex::at(Side side, NodeId node) const {
  const Lists& all = lists(side);
  return std::span(all.links).subspan(all.begin[node.value],
                                      all.begin[node.value + 1] - all.begin[node.value]);
}

std::span<const LinkId> LinkIndex::at(Side side, NodeId node, NameIndex type) const {
  const std::span<const LinkId> all = at(side, node);
  const auto first = std::partition_point(
      all.begin(), all.end(), [&](LinkId link) { return snapshot_->link_type(link) < type; });
  const auto last = std::partition_point(
      first, all.end(), [&](LinkId link) { return snapshot_->link_type(link) == type; });
  return {first, last};
}

}  // namespace toposcope::graph

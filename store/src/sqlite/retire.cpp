#include "retire.h"

#include <string>

namespace toposcope::store::sqlite {

void retire_nodes_not_matched(ImportContext& context, NodeImport& nodes,
                              const std::set<std::uint32_t>& environments, RetiredShares& shares) {
  auto described = context.db.prepare(
      "SELECT id, type, environment FROM main.node WHERE source=?1 AND placeholder=0");
  auto insert = context.db.prepare("INSERT INTO stage.gone_node VALUES(?1)");
  RowSet gone;
  for (described.start(context.source); described.step();) {
    if (!environments.contains(described.number(2))) continue;
    const std::int64_t row = described.integer(0);
    const bool goes = !nodes.is_matched(row);
    shares.add_node(context.names.text(described.number(2)), goes);
    if (!goes) continue;
    insert.run(row);
    gone.add(row);
    ++context.node_counts[described.number(1)].retired;
  }
  nodes.index().retire(gone);
}

void retire_links_not_matched(ImportContext& context, const LinkImport& links,
                              const std::set<std::uint32_t>& environments, RetiredShares& shares) {
  auto described =
      context.db.prepare("SELECT id, type, environment FROM main.link WHERE origin=?1");
  auto insert = context.db.prepare("INSERT INTO stage.gone_link VALUES(?1)");
  for (described.start(context.source); described.step();) {
    if (!environments.contains(described.number(2))) continue;
    const bool goes = !links.is_matched(described.integer(0));
    shares.add_link(context.names.text(described.number(2)), goes);
    if (!goes) continue;
    insert.run(described.integer(0));
    ++context.link_counts[described.number(1)].retired;
  }
}

}  // namespace toposcope::store::sqlite

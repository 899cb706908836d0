#include "retire.h"

#include <string>

namespace toposcope::store::sqlite {
namespace {

/// A row of the query over nodes.
bool is_spared_node(const ImportContext& context, const ImportOptions& options,
                    const Statement& node) {
  if (!options.may_retire_node) return false;
  const std::uint32_t parent_type = node.number(4);
  AbsentNode absent;
  absent.environment = context.names.text(node.number(2));
  absent.type = context.names.text(node.number(1));
  absent.id = node.text(3);
  if (parent_type != 0) absent.parent_type = context.names.text(parent_type);
  absent.parent_id = node.text(5);
  absent.row = {node.integer(0)};
  return !options.may_retire_node(absent);
}

/// A row of the query over links.
bool is_spared_link(const ImportContext& context, const ImportOptions& options,
                    const Statement& link) {
  if (!options.may_retire_link) return false;
  AbsentLink absent;
  absent.environment = context.names.text(link.number(2));
  absent.link_type = context.names.text(link.number(1));
  absent.name = link.text(3);
  absent.source = {link.integer(4)};
  absent.target = {link.integer(5)};
  return !options.may_retire_link(absent);
}

}  // namespace

void retire_nodes_not_matched(ImportContext& context, NodeImport& nodes, const Replaced& replaced,
                              RetiredShares& shares) {
  auto described = context.db.prepare(
      "SELECT id, type, environment, ext_id, parent_type, parent_id FROM main.node"
      " WHERE (source=?1 OR ?2) AND placeholder=0 ORDER BY id");
  auto insert = context.db.prepare("INSERT INTO stage.gone_node VALUES(?1)");
  RowSet gone;
  for (described.start(context.source, replaced.options.of_any_source); described.step();) {
    if (!replaced.environments.contains(described.number(2))) continue;
    const std::int64_t row = described.integer(0);
    const bool goes = !nodes.is_matched(row);
    if (goes && is_spared_node(context, replaced.options, described)) continue;
    shares.add_node(context.names.text(described.number(2)), goes);
    if (!goes) continue;
    insert.run(row);
    gone.add(row);
    ++context.node_counts[described.number(1)].retired;
  }
  nodes.index().retire(gone);
}

void retire_links_not_matched(ImportContext& context, const LinkImport& links,
                              const Replaced& replaced, RetiredShares& shares) {
  auto described = context.db.prepare(
      "SELECT id, type, environment, name, source, target FROM main.link"
      " WHERE origin=?1 OR ?2 ORDER BY id");
  auto insert = context.db.prepare("INSERT INTO stage.gone_link VALUES(?1)");
  for (described.start(context.source, replaced.options.of_any_source); described.step();) {
    if (!replaced.environments.contains(described.number(2))) continue;
    const bool goes = !links.is_matched(described.integer(0));
    if (goes && is_spared_link(context, replaced.options, described)) continue;
    shares.add_link(context.names.text(described.number(2)), goes);
    if (!goes) continue;
    insert.run(described.integer(0));
    ++context.link_counts[described.number(1)].retired;
  }
}

}  // namespace toposcope::store::sqlite

#include "retire.h"

#include <string>
#include <vector>

#include "error.h"

namespace toposcope::store::sqlite {
namespace {

struct Retired {
  std::int64_t row;
  std::uint32_t type;
};

void check_share(ImportContext& context, std::uint32_t environment, std::size_t retired,
                 double max_share) {
  auto count = context.db.prepare(
      "SELECT sum(count) FROM main.node_count WHERE environment=?1 AND placeholder=0");
  const std::int64_t all = count.find(environment) ? count.integer(0) : 0;
  if (static_cast<double>(retired) <= max_share * static_cast<double>(all)) return;
  fail(model::ErrorCode::kConflict,
       "replace would retire " + std::to_string(retired) + " of " + std::to_string(all) +
           " nodes of environment '" + context.names.text(environment) +
           "'; raise the share that may be retired when this is meant");
}

}  // namespace

void retire_nodes_not_matched(ImportContext& context, NodeImport& nodes,
                              const std::set<std::uint32_t>& environments,
                              double max_retired_share) {
  auto candidates = context.db.prepare(
      "SELECT id, type FROM main.node n WHERE environment=?1 AND source=?2 AND placeholder=0");
  auto insert = context.db.prepare("INSERT INTO stage.gone_node VALUES(?1)");
  RowSet gone;
  for (const std::uint32_t environment : environments) {
    std::vector<Retired> retired;
    for (candidates.start(environment, context.source); candidates.step();) {
      if (nodes.is_matched(candidates.integer(0))) continue;
      retired.push_back({candidates.integer(0), candidates.number(1)});
    }
    check_share(context, environment, retired.size(), max_retired_share);
    for (const Retired& node : retired) {
      insert.run(node.row);
      gone.add(node.row);
      ++context.node_counts[node.type].retired;
    }
  }
  nodes.index().retire(gone);
}

void retire_links_not_matched(ImportContext& context, const LinkImport& links,
                              const std::set<std::uint32_t>& environments) {
  auto candidates =
      context.db.prepare("SELECT id, type FROM main.link WHERE environment=?1 AND origin=?2");
  auto insert = context.db.prepare("INSERT INTO stage.gone_link VALUES(?1)");
  for (const std::uint32_t environment : environments) {
    for (candidates.start(environment, context.source); candidates.step();) {
      if (links.is_matched(candidates.integer(0))) continue;
      insert.run(candidates.integer(0));
      ++context.link_counts[candidates.number(1)].retired;
    }
  }
}

}  // namespace toposcope::store::sqlite

#include "former_nodes.h"

namespace toposcope::store::sqlite {

FormerNodes::FormerNodes(Connection& db)
    : is_empty_(db.integer("SELECT EXISTS(SELECT 1 FROM main.node_history)") == 0),
      find_(db.prepare(
          "SELECT id, first_seen FROM main.node_history"
          " WHERE key=?1 AND environment=?2"
          " AND placeholder=0 AND NOT EXISTS(SELECT 1 FROM main.node n WHERE n.id=node_history.id)"
          " ORDER BY valid_to DESC, id")) {}

std::optional<FormerNodes::Former> FormerNodes::take(std::uint32_t environment,
                                                     std::string_view key) {
  if (is_empty_) return std::nullopt;
  for (find_.start(key, environment); find_.step();) {
    if (!taken_.insert(find_.integer(0)).second) continue;
    const Former former{find_.integer(0), find_.integer(1)};
    find_.reset();
    return former;
  }
  return std::nullopt;
}

}  // namespace toposcope::store::sqlite

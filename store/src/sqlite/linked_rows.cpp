#include "linked_rows.h"

#include "row_set.h"

namespace toposcope::store::sqlite {
namespace {

constexpr std::size_t kScanFrom = 2000;

}  // namespace

std::vector<bool> have_links(Connection& db, const std::vector<std::int64_t>& nodes) {
  std::vector<bool> out;
  out.reserve(nodes.size());
  if (nodes.size() < kScanFrom) {
    auto probe = db.prepare(
        "SELECT 1 FROM main.name t WHERE t.kind=3"
        " AND (EXISTS(SELECT 1 FROM main.link WHERE type=t.id AND source=?1)"
        "   OR EXISTS(SELECT 1 FROM main.link WHERE type=t.id AND target=?1)) LIMIT 1");
    for (const std::int64_t node : nodes) out.push_back(probe.find(node));
    return out;
  }
  RowSet ends;
  auto links = db.prepare("SELECT source, target FROM main.link");
  while (links.step()) {
    ends.add(links.integer(0));
    ends.add(links.integer(1));
  }
  for (const std::int64_t node : nodes) out.push_back(ends.contains(node));
  return out;
}

}  // namespace toposcope::store::sqlite

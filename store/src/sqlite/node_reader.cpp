#include "node_reader.h"

#include <string>

#include "toposcope/store/graph_store.h"

#include "error.h"
#include "messages.h"

namespace toposcope::store::sqlite {
namespace {

std::vector<std::int64_t> rows_of(Statement& query) {
  std::vector<std::int64_t> out;
  while (query.step()) out.push_back(query.integer(0));
  return out;
}

}  // namespace

NodeReader::NodeReader(Connection& db) : NodeReader(db, Version(db, kNow)) {}

NodeReader::NodeReader(Connection& db, const Version& version)
    : db_(db),
      version_(version),
      statuses_(db, version),
      summary_(db.prepare_kept(
          "SELECT e.text, t.text, n.ext_id, n.key, n.name, n.placeholder FROM " + version.nodes() +
          " n JOIN main.name e ON e.id=n.environment"
          " JOIN main.name t ON t.id=n.type WHERE n.id=?1")) {}

void NodeReader::fail_no_row(const char* kind, std::int64_t row) const {
  throw Failure(messages::no_row(kind, row, version_.is_newest() ? kNow : version_.number()));
}

NodeSummary NodeReader::summary(std::int64_t row) {
  if (!summary_.find(row)) fail_no_row("node", row);
  NodeSummary out;
  out.row = {row};
  out.environment = summary_.text(0);
  out.type = summary_.text(1);
  out.id = summary_.text(2);
  out.key = summary_.text(3);
  out.name = summary_.text(4);
  out.placeholder = summary_.flag(5);
  summary_.reset();
  const Statuses::Shown shown = statuses_.shown(Subject::kNode, row);
  out.status = shown.value;
  out.acknowledged = shown.acknowledged;
  return out;
}

NodeDetail NodeReader::detail(std::int64_t row) {
  NodeDetail out;
  out.summary = summary(row);
  auto query = db_.prepare_kept(
      "SELECT coalesce(p.text, ''), n.parent_id, n.document, coalesce(s.text, ''),"
      " n.first_seen, n.valid_from, coalesce(seen.time, 0) FROM " +
      version_.described_nodes() +
      " n LEFT JOIN main.name p ON p.id=n.parent_type LEFT JOIN main.name s ON s.id=n.source"
      " LEFT JOIN main.source_seen seen"
      " ON seen.source=n.source AND seen.environment=n.environment WHERE n.id=?1");
  if (!query.find(row)) fail_no_row("node", row);
  out.parent_type = query.text(0);
  out.parent_id = query.text(1);
  out.document = query.text(2);
  out.source = query.text(3);
  out.first_seen = query.integer(4);
  out.changed = query.integer(5);
  out.last_seen = model::UtcMicros(std::chrono::microseconds(query.integer(6)));
  out.statuses = statuses_.of(Subject::kNode, row);
  return out;
}

LinkDetail NodeReader::link(std::int64_t row) {
  auto query = db_.prepare_kept(
      "SELECT e.text, t.text, l.key, l.name, l.source, l.target, l.implicit, l.document FROM " +
      version_.described_links() +
      " l JOIN main.name e ON e.id=l.environment JOIN main.name t ON t.id=l.type WHERE l.id=?1");
  if (!query.find(row)) fail_no_row("link", row);
  LinkDetail out;
  out.row = {row};
  out.environment = query.text(0);
  out.link_type = query.text(1);
  out.key = query.text(2);
  out.name = query.text(3);
  out.source = summary(query.integer(4));
  out.target = summary(query.integer(5));
  out.implicit = static_cast<model::Implicit>(query.integer(6));
  out.document = query.text(7);
  out.status = statuses_.shown(Subject::kLink, row).value;
  return out;
}

LinkDetail NodeReader::link_by_key(std::string_view key, std::string_view environment) {
  auto query = db_.prepare_kept("SELECT min(l.id) FROM " + version_.links() +
                                " l JOIN main.name e ON e.id=l.environment"
                                " WHERE l.key=?1 AND (?2='' OR e.text=?2)");
  if (!query.find(key, environment) || query.is_null(0)) throw Failure(messages::no_link_key(key));
  return link(query.integer(0));
}

/// The index on the ends of links begins with the type, so each type is asked for; an older
/// revision has no such index, and one look through it is cheaper.
std::string NodeReader::links_at_sql() const {
  if (!version_.is_newest()) {
    return "SELECT l.id FROM " + version_.links() +
           " l JOIN main.name t ON t.id=l.type WHERE ?1 IN (l.source, l.target)"
           " ORDER BY t.text, l.id";
  }
  const std::string at_end =
      "SELECT l.id, t.text FROM main.name t JOIN main.link l ON l.type=t.id AND l.";
  return at_end + "source=?1 WHERE t.kind=3 UNION " + at_end +
         "target=?1 WHERE t.kind=3 ORDER BY 2, 1";
}

std::vector<LinkDetail> NodeReader::links_at(std::int64_t row) {
  (void)summary(row);  // Fails when there is no such node.
  auto query = db_.prepare_kept(links_at_sql());
  std::vector<LinkDetail> out;
  for (const std::int64_t found : rows_of(query.start(row))) out.push_back(link(found));
  return out;
}

std::vector<NodeSummary> NodeReader::summaries(const std::vector<std::int64_t>& rows) {
  std::vector<NodeSummary> out;
  out.reserve(rows.size());
  for (const std::int64_t row : rows) out.push_back(summary(row));
  return out;
}

}  // namespace toposcope::store::sqlite

#include "merge.h"

#include <vector>

#include "linked_rows.h"
#include "schema.h"

namespace toposcope::store::sqlite {
namespace {

/// Rows of which a version ends now.
std::string ending(const std::string& table) {
  return "(SELECT id FROM stage." + table + " UNION ALL SELECT id FROM stage.gone_" + table + ")";
}

std::vector<std::int64_t> rows(Connection& db, const std::string& sql) {
  std::vector<std::int64_t> out;
  auto query = db.prepare(sql);
  while (query.step()) out.push_back(query.integer(0));
  return out;
}

}  // namespace

Merge::Merge(Connection& db, model::RevisionNumber revision, std::uint32_t source)
    : db_(db), revision_(std::to_string(revision)), source_(std::to_string(source)) {}

void Merge::run() {
  db_.execute("INSERT INTO main.constraint_set SELECT * FROM stage.constraint_set");
  find_loose_ends();
  merge_links();
  settle_placeholders();
  merge_nodes();
}

/// Placeholders that may lose their last link.
void Merge::find_loose_ends() {
  for (const char* end : {"source", "target"}) {
    db_.execute(
        "INSERT OR IGNORE INTO stage.loose SELECT n.id FROM main.link l JOIN main.node n"
        " ON n.id=l." +
        std::string(end) + " WHERE n.placeholder=1 AND l.id IN " + ending("link") +
        " AND n.id NOT IN (SELECT id FROM stage.node)");
  }
}

/// Adds to (or takes from) a table of counts what `from` holds.
void Merge::count(const char* table, const char* third, const std::string& from, int sign) {
  const std::string columns = "environment, type, " + std::string(third);
  const std::string counts = std::string(table) + "_count";
  db_.execute("INSERT INTO main." + counts + "(" + columns + ", count) SELECT " + columns + ", " +
              std::to_string(sign) + "*count(*) FROM " + from + " GROUP BY 1,2,3" +
              " ON CONFLICT(" + columns + ") DO UPDATE SET count=count+excluded.count");
  db_.execute("DELETE FROM main." + counts + " WHERE count=0");
}

void Merge::merge_links() {
  const std::string old = ending("link");
  count("link", "implicit", "main.link WHERE id IN " + old, -1);
  db_.execute("INSERT INTO main.link_history SELECT " + qualified("l", kLinkColumns) +
              ", coalesce(d.document, '{}'), " + revision_ +
              " FROM main.link l LEFT JOIN main.link_document d ON d.id=l.id WHERE l.id IN " + old);
  db_.execute("DELETE FROM main.link WHERE id IN (SELECT id FROM stage.gone_link)");
  db_.execute("DELETE FROM main.link_document WHERE id IN (SELECT id FROM stage.gone_link)");
  db_.execute("INSERT OR REPLACE INTO main.link SELECT * FROM stage.link");
  db_.execute("INSERT OR REPLACE INTO main.link_document SELECT * FROM stage.link_document");
  count("link", "implicit", "stage.link WHERE true", 1);
  db_.execute("UPDATE main.link SET origin=" + source_ +
              " WHERE id IN (SELECT id FROM stage.same_link)");
}

void Merge::settle_placeholders() {
  auto become_placeholder = db_.prepare(
      "INSERT INTO stage.node SELECT id, environment, type, 0, 1, key_given, 0, 0, 0, "
      "first_seen, " +
      revision_ +
      ", key, ext_id, '', '' FROM (SELECT * FROM stage.placeholder WHERE id=?1 UNION ALL"
      " SELECT * FROM main.node WHERE id=?1) LIMIT 1");
  auto keep = db_.prepare("DELETE FROM stage.gone_node WHERE id=?1");
  const auto retired = rows(db_, "SELECT id FROM stage.gone_node");
  const auto retired_linked = have_links(db_, retired);
  for (std::size_t i = 0; i < retired.size(); ++i) {
    if (!retired_linked[i]) continue;
    become_placeholder.run(retired[i]);
    keep.run(retired[i]);
  }
  auto forget = db_.prepare("INSERT OR IGNORE INTO stage.gone_node VALUES(?1)");
  const auto loose = rows(db_, "SELECT id FROM stage.loose");
  const auto loose_linked = have_links(db_, loose);
  for (std::size_t i = 0; i < loose.size(); ++i) {
    if (!loose_linked[i]) forget.run(loose[i]);
  }
}

void Merge::merge_nodes() {
  const std::string old = ending("node");
  count("node", "placeholder", "main.node WHERE id IN " + old, -1);
  db_.execute(
      "UPDATE stage.node SET first_seen=(SELECT first_seen FROM main.node n"
      " WHERE n.id=stage.node.id) WHERE id IN (SELECT id FROM main.node)");
  db_.execute("INSERT INTO main.node_history SELECT " + qualified("n", kNodeColumns) +
              ", coalesce(d.document, '{}'), " + revision_ +
              " FROM main.node n LEFT JOIN main.node_document d ON d.id=n.id WHERE n.id IN " + old);
  db_.execute(
      "INSERT INTO main.node_text(node_text, rowid, name, ext_id) SELECT 'delete', id, name,"
      " ext_id FROM main.node WHERE id IN " +
      old);
  db_.execute("DELETE FROM main.node_document WHERE id IN " + old);
  db_.execute("DELETE FROM main.node WHERE id IN (SELECT id FROM stage.gone_node)");
  db_.execute("INSERT OR REPLACE INTO main.node SELECT * FROM stage.node");
  db_.execute("INSERT OR REPLACE INTO main.node_document SELECT * FROM stage.node_document");
  db_.execute(
      "INSERT INTO main.node_text(rowid, name, ext_id) SELECT id, name, ext_id"
      " FROM main.node WHERE id IN (SELECT id FROM stage.node)");
  count("node", "placeholder", "stage.node WHERE true", 1);
  db_.execute("UPDATE main.node SET source=" + source_ +
              " WHERE id IN (SELECT id FROM stage.same_node)");
}

}  // namespace toposcope::store::sqlite

#include "schema.h"

#include "journal.h"

namespace toposcope::store::sqlite {
namespace {

constexpr std::string_view kNodeTable =
    "(id INTEGER PRIMARY KEY, environment INTEGER NOT NULL, type INTEGER NOT NULL,"
    " constraint_set INTEGER NOT NULL, placeholder INTEGER NOT NULL, key_given INTEGER NOT NULL,"
    " source INTEGER NOT NULL, parent_type INTEGER NOT NULL, content_hash INTEGER NOT NULL,"
    " first_seen INTEGER NOT NULL, valid_from INTEGER NOT NULL, key TEXT NOT NULL,"
    " ext_id TEXT NOT NULL, name TEXT NOT NULL, parent_id TEXT NOT NULL)";

constexpr std::string_view kLinkTable =
    "(id INTEGER PRIMARY KEY, environment INTEGER NOT NULL, type INTEGER NOT NULL,"
    " source INTEGER NOT NULL, target INTEGER NOT NULL, implicit INTEGER NOT NULL,"
    " constraint_set INTEGER NOT NULL, key_given INTEGER NOT NULL, origin INTEGER NOT NULL,"
    " content_hash INTEGER NOT NULL, valid_from INTEGER NOT NULL, key TEXT NOT NULL,"
    " name TEXT NOT NULL)";

constexpr const char* kHistoryTables = R"sql(
CREATE TABLE node_history(
  id INTEGER NOT NULL, environment INTEGER NOT NULL, type INTEGER NOT NULL,
  constraint_set INTEGER NOT NULL, placeholder INTEGER NOT NULL, key_given INTEGER NOT NULL,
  source INTEGER NOT NULL, parent_type INTEGER NOT NULL, content_hash INTEGER NOT NULL,
  first_seen INTEGER NOT NULL, valid_from INTEGER NOT NULL, key TEXT NOT NULL,
  ext_id TEXT NOT NULL, name TEXT NOT NULL, parent_id TEXT NOT NULL,
  document TEXT NOT NULL, valid_to INTEGER NOT NULL);
CREATE TABLE link_history(
  id INTEGER NOT NULL, environment INTEGER NOT NULL, type INTEGER NOT NULL,
  source INTEGER NOT NULL, target INTEGER NOT NULL, implicit INTEGER NOT NULL,
  constraint_set INTEGER NOT NULL, key_given INTEGER NOT NULL, origin INTEGER NOT NULL,
  content_hash INTEGER NOT NULL, valid_from INTEGER NOT NULL, key TEXT NOT NULL,
  name TEXT NOT NULL, document TEXT NOT NULL, valid_to INTEGER NOT NULL);
CREATE TABLE document_history(
  id INTEGER NOT NULL, collection TEXT NOT NULL, position INTEGER NOT NULL,
  environment TEXT NOT NULL, key TEXT NOT NULL, content_hash INTEGER NOT NULL,
  valid_from INTEGER NOT NULL, source INTEGER NOT NULL, document TEXT NOT NULL,
  valid_to INTEGER NOT NULL);
)sql";

constexpr const char* kOtherTables = R"sql(
CREATE TABLE name(id INTEGER PRIMARY KEY, kind INTEGER NOT NULL, text TEXT NOT NULL,
  UNIQUE(kind, text));
CREATE TABLE constraint_set(id INTEGER PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE constraint_name(name TEXT PRIMARY KEY) WITHOUT ROWID;
INSERT INTO constraint_name VALUES('network');
CREATE TABLE document(
  id INTEGER PRIMARY KEY, collection TEXT NOT NULL, position INTEGER NOT NULL,
  environment TEXT NOT NULL, key TEXT NOT NULL, content_hash INTEGER NOT NULL,
  valid_from INTEGER NOT NULL, source INTEGER NOT NULL, document TEXT NOT NULL);
CREATE TABLE node_count(environment INTEGER NOT NULL, type INTEGER NOT NULL,
  placeholder INTEGER NOT NULL, count INTEGER NOT NULL,
  PRIMARY KEY(environment, type, placeholder)) WITHOUT ROWID;
CREATE TABLE link_count(environment INTEGER NOT NULL, type INTEGER NOT NULL,
  implicit INTEGER NOT NULL, count INTEGER NOT NULL,
  PRIMARY KEY(environment, type, implicit)) WITHOUT ROWID;
CREATE TABLE status(
  subject INTEGER NOT NULL, row INTEGER NOT NULL, source TEXT NOT NULL, value INTEGER NOT NULL,
  text TEXT NOT NULL, time INTEGER NOT NULL, acknowledged INTEGER NOT NULL DEFAULT 0,
  valid_from INTEGER NOT NULL, since INTEGER NOT NULL, acknowledged_by TEXT NOT NULL DEFAULT '',
  acknowledged_comment TEXT NOT NULL DEFAULT '', acknowledged_until INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY(subject, row, source)) WITHOUT ROWID;
CREATE TABLE status_history(
  subject INTEGER NOT NULL, row INTEGER NOT NULL, source TEXT NOT NULL, value INTEGER NOT NULL,
  text TEXT NOT NULL, time INTEGER NOT NULL, acknowledged INTEGER NOT NULL,
  valid_from INTEGER NOT NULL, since INTEGER NOT NULL, acknowledged_by TEXT NOT NULL,
  acknowledged_comment TEXT NOT NULL, acknowledged_until INTEGER NOT NULL,
  replaced INTEGER NOT NULL, valid_to INTEGER NOT NULL);
CREATE TABLE revision(
  number INTEGER PRIMARY KEY, time INTEGER NOT NULL, kind TEXT NOT NULL, source TEXT NOT NULL,
  comment TEXT NOT NULL, nodes_added INTEGER NOT NULL, nodes_changed INTEGER NOT NULL,
  nodes_retired INTEGER NOT NULL, links_added INTEGER NOT NULL, links_changed INTEGER NOT NULL,
  links_retired INTEGER NOT NULL, documents_changed INTEGER NOT NULL);
CREATE TABLE source_seen(source INTEGER NOT NULL, environment INTEGER NOT NULL,
  revision INTEGER NOT NULL, time INTEGER NOT NULL, PRIMARY KEY(source, environment))
  WITHOUT ROWID;
CREATE TABLE counter(name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
INSERT INTO counter VALUES('last_node_row', 0), ('last_link_row', 0), ('kept_from', 0),
  ('status_kept_from', 0);
CREATE TABLE view_state(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
)sql";

constexpr const char* kIndexes = R"sql(
CREATE INDEX node_by_key ON node(key);
CREATE INDEX node_by_id ON node(type, ext_id, environment, placeholder);
CREATE INDEX node_by_parent ON node(parent_id, parent_type, environment, placeholder, type);
CREATE INDEX link_by_key ON link(key);
CREATE INDEX link_by_source ON link(type, source);
CREATE INDEX link_by_target ON link(type, target);
CREATE UNIQUE INDEX constraint_set_by_value ON constraint_set(value);
CREATE UNIQUE INDEX document_by_key ON document(collection, key);
CREATE INDEX node_history_by_id ON node_history(id, valid_from);
CREATE INDEX node_history_by_key ON node_history(key);
CREATE INDEX node_history_by_name ON node_history(ext_id, type, environment);
CREATE INDEX node_history_by_parent ON node_history(parent_id, parent_type, environment);
CREATE INDEX link_history_by_id ON link_history(id, valid_from);
CREATE INDEX document_history_by_id ON document_history(id, valid_from);
CREATE INDEX status_by_since ON status(subject, since);
CREATE INDEX status_ill ON status(subject, row) WHERE value>=2;
CREATE INDEX status_history_by_row ON status_history(subject, row);
CREATE INDEX status_history_by_since ON status_history(subject, since);
CREATE VIRTUAL TABLE node_text USING fts5(name, ext_id, content='node', content_rowid='id',
  tokenize='unicode61 remove_diacritics 0');
INSERT INTO node_text(node_text) VALUES('rebuild');
)sql";

/// The shape of a large inventory: rows, and rows that one value of the first, the first two, ...
/// columns of an index finds.  SQLite's own guess is ten nodes of a type; it would then read whole
/// tables type by type, and look for one link in all of its type.
constexpr const char* kStatistics = R"sql(
ANALYZE sqlite_schema;
INSERT INTO sqlite_stat1(tbl, idx, stat) VALUES
  ('name', 'sqlite_autoindex_name_1', '100 30 1'),
  ('node', 'node_by_key', '1000000 1'), ('node', 'node_by_id', '1000000 100000 1 1 1'),
  ('node', 'node_by_parent', '1000000 10 10 10 10 3'), ('node_document', NULL, '1000000'),
  ('link', 'link_by_key', '2000000 1'), ('link', 'link_by_source', '2000000 200000 3'),
  ('link', 'link_by_target', '2000000 200000 3'), ('link_document', NULL, '2000000');
)sql";

}  // namespace

std::string qualified(std::string_view prefix, std::string_view columns) {
  std::string out(prefix);
  out.push_back('.');
  for (const char c : columns) {
    out.push_back(c);
    if (c == ',') out.append(prefix).push_back('.');
  }
  return out;
}

void create_record_tables(Connection& db, const std::string& schema) {
  const std::string create = "CREATE TABLE " + schema + ".";
  db.execute(create + "node" + std::string(kNodeTable));
  db.execute(create + "link" + std::string(kLinkTable));
  db.execute(create + "node_document(id INTEGER PRIMARY KEY, document TEXT NOT NULL)");
  db.execute(create + "link_document(id INTEGER PRIMARY KEY, document TEXT NOT NULL)");
}

void create_tables(Connection& db) {
  create_record_tables(db, "main");
  db.execute(kHistoryTables);
  db.execute(kOtherTables);
  create_journal(db);
}

void create_indexes(Connection& db) {
  db.execute(kIndexes);
  db.execute(kStatistics);
}

void stamp(Connection& db) {
  db.execute("PRAGMA application_id=" + std::to_string(kApplicationId) +
             "; PRAGMA user_version=" + std::to_string(kSchemaVersion));
}

}  // namespace toposcope::store::sqlite

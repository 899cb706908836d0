#include "stage.h"

#include "schema.h"

namespace toposcope::store::sqlite {

void attach_stage(Connection& db) {
  db.execute(R"sql(
ATTACH '' AS stage;
PRAGMA stage.journal_mode=OFF;
PRAGMA stage.synchronous=OFF;
CREATE TABLE stage.constraint_set(id INTEGER PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE stage.link_end(id INTEGER PRIMARY KEY, source_key TEXT NOT NULL,
  source_type TEXT NOT NULL, source_id TEXT NOT NULL, target_key TEXT NOT NULL,
  target_type TEXT NOT NULL, target_id TEXT NOT NULL);
CREATE TABLE stage.document(seq INTEGER PRIMARY KEY, collection TEXT NOT NULL, key TEXT NOT NULL,
  environment TEXT NOT NULL, content_hash INTEGER NOT NULL, document TEXT NOT NULL);
CREATE TABLE stage.gone_document(collection TEXT NOT NULL, key TEXT NOT NULL,
  PRIMARY KEY(collection, key)) WITHOUT ROWID;
CREATE TABLE stage.status(subject INTEGER NOT NULL, row INTEGER NOT NULL, value INTEGER NOT NULL,
  text TEXT NOT NULL, time INTEGER NOT NULL, PRIMARY KEY(subject, row)) WITHOUT ROWID;
CREATE TABLE stage.gone_node(id INTEGER PRIMARY KEY);
CREATE TABLE stage.gone_link(id INTEGER PRIMARY KEY);
CREATE TABLE stage.same_node(id INTEGER PRIMARY KEY);
CREATE TABLE stage.same_link(id INTEGER PRIMARY KEY);
CREATE TABLE stage.loose(id INTEGER PRIMARY KEY);
CREATE TABLE stage.placeholder AS SELECT * FROM main.node LIMIT 0;
CREATE INDEX stage.placeholder_by_id ON placeholder(id);
)sql");
  create_record_tables(db, "stage");
}

}  // namespace toposcope::store::sqlite

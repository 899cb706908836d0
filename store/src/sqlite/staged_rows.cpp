#include "staged_rows.h"

namespace toposcope::store::sqlite {
namespace {

std::string table_of(Subject subject) { return subject == Subject::kNode ? "node" : "link"; }

}  // namespace

StagedRows::StagedRows(Connection& db, const std::string& schema, Subject subject)
    : subject_(static_cast<int>(subject)),
      move_row_(
          db.prepare("UPDATE " + schema + "." + table_of(subject) + " SET id=?2 WHERE id=?1")),
      move_document_(db.prepare("UPDATE " + schema + "." + table_of(subject) +
                                "_document SET id=?2 WHERE id=?1")),
      move_status_(db.prepare("UPDATE stage.status SET row=?3 WHERE subject=?1 AND row=?2")),
      drop_row_(db.prepare("DELETE FROM " + schema + "." + table_of(subject) + " WHERE id=?1")),
      drop_document_(
          db.prepare("DELETE FROM " + schema + "." + table_of(subject) + "_document WHERE id=?1")),
      set_key_(
          db.prepare("UPDATE " + schema + "." + table_of(subject) + " SET key=?2 WHERE id=?1")),
      key_(db.prepare("SELECT key FROM " + schema + "." + table_of(subject) + " WHERE id=?1")),
      keep_key_(db.prepare("UPDATE " + schema + "." + table_of(subject) +
                           " SET (key, key_given)=(SELECT m.key, m.key_given FROM main." +
                           table_of(subject) + " m WHERE m.id=?2) WHERE id=?1")),
      note_source_(
          db.prepare("INSERT OR IGNORE INTO stage.same_" + table_of(subject) + " VALUES(?1)")) {}

void StagedRows::move(std::int64_t from, std::int64_t to) {
  move_row_.run(from, to);
  move_document_.run(from, to);
  move_status_.run(subject_, from, to);
}

void StagedRows::drop(std::int64_t from, std::int64_t to) {
  drop_row_.run(from);
  drop_document_.run(from);
  move_status_.run(subject_, from, to);
}

void StagedRows::set_key(std::int64_t row, std::string_view key) { set_key_.run(row, key); }

std::string StagedRows::key(std::int64_t row) {
  if (!key_.find(row)) return {};
  std::string key(key_.text(0));
  key_.reset();
  return key;
}

void StagedRows::keep_key(std::int64_t row, std::int64_t of) { keep_key_.run(row, of); }

void StagedRows::note_source(std::int64_t row) { note_source_.run(row); }

}  // namespace toposcope::store::sqlite

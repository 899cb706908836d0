#include "status_merge.h"

#include "toposcope/model/time.h"

#include "revision_log.h"

namespace toposcope::store::sqlite {
namespace {

constexpr const char* kDiffers = " (o.value<>n.value OR o.text<>n.text)";

/// A report that says the same shows since it was first said.
constexpr const char* kReplace =
    " ON CONFLICT(subject, row, source) DO UPDATE SET value=excluded.value, text=excluded.text,"
    " time=excluded.time, acknowledged=0, valid_from=CASE WHEN status.value=excluded.value"
    " AND status.text=excluded.text THEN status.valid_from ELSE excluded.valid_from END";

std::int64_t micros(model::UtcMicros time) { return time.time_since_epoch().count(); }

}  // namespace

StatusImport::StatusImport(Connection& db)
    : insert_(db.prepare("INSERT OR REPLACE INTO stage.status VALUES(?1,?2,?3,?4,?5)")) {}

void StatusImport::put(Subject subject, std::int64_t row, const model::StatusReport& report) {
  insert_.run(static_cast<int>(subject), row, static_cast<int>(report.value), report.text,
              micros(report.time));
}

std::uint64_t merge_statuses(Connection& db, const std::string& source,
                             model::RevisionNumber revision) {
  if (db.integer("SELECT EXISTS(SELECT 1 FROM stage.status)") == 0) return 0;
  const std::string both =
      " FROM stage.status n JOIN main.status o ON o.subject=n.subject AND o.row=n.row"
      " AND o.source=?1 WHERE o.time<=n.time AND";
  auto count = db.prepare(
      "SELECT (SELECT count(*)" + both + kDiffers +
      ") + (SELECT count(*) FROM stage.status n WHERE NOT EXISTS(SELECT 1 FROM main.status o"
      " WHERE o.subject=n.subject AND o.row=n.row AND o.source=?1))");
  const std::int64_t changes = count.find(source) ? count.integer(0) : 0;
  count.reset();
  db.prepare("INSERT INTO main.status_history SELECT o.*, ?2, ?3" + both + kDiffers)
      .run(source, micros(model::now_utc()), revision);
  db.prepare("INSERT INTO main.status(" + std::string(kStatusColumns) +
             ") SELECT subject, row, ?1, value, text, time, 0, ?2 FROM stage.status WHERE true" +
             kReplace + " WHERE excluded.time>=status.time")
      .run(source, revision);
  return static_cast<std::uint64_t>(changes);
}

void set_node_status(Connection& db, std::int64_t row, const std::string& source,
                     const model::StatusReport& report) {
  const int value = static_cast<int>(report.value);
  const model::RevisionNumber next = newest_revision(db) + 1;
  db.prepare(
        "INSERT INTO main.status_history SELECT *, ?5, ?6 FROM main.status WHERE subject=0"
        " AND row=?1 AND source=?2 AND (value<>?3 OR text<>?4)")
      .run(row, source, value, report.text, micros(model::now_utc()), next);
  db.prepare("INSERT INTO main.status(" + std::string(kStatusColumns) +
             ") VALUES(0,?1,?2,?3,?4,?5,0,?6)" + kReplace)
      .run(row, source, value, report.text, micros(report.time), next);
}

}  // namespace toposcope::store::sqlite

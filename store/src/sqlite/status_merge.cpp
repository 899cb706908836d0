#include "status_merge.h"

#include "toposcope/model/time.h"

#include "error.h"
#include "messages.h"
#include "revision_log.h"
#include "statuses.h"

namespace toposcope::store::sqlite {
namespace {

constexpr const char* kDiffers = " (o.value<>n.value OR o.text<>n.text)";

std::int64_t micros(model::UtcMicros time) { return time.time_since_epoch().count(); }

/// When a report begins that gives `time` and arrives at `now`, as far as it alone can tell.
std::string begin_sql(const std::string& time, const std::string& now) {
  return "CASE WHEN " + time + ">0 THEN min(" + time + "," + now + ") ELSE " + now + " END";
}

/// A report takes the place of one of its source.  One that says the same shows since it was first
/// said; a mark goes over to what is not worse, but still a problem.
std::string replace_sql() {
  const std::string is_same = "status.value=excluded.value AND status.text=excluded.text";
  const std::string keeps_mark = "excluded.value BETWEEN 2 AND 5 AND " +
                                 badness_sql("excluded.value") + "<=" + badness_sql("status.value");
  const auto marked = [&keeps_mark](const std::string& column, const std::string& none) {
    return ", " + column + "=CASE WHEN " + keeps_mark + " THEN status." + column + " ELSE " + none +
           " END";
  };
  return " ON CONFLICT(subject, row, source) DO UPDATE SET value=excluded.value,"
         " text=excluded.text, time=excluded.time, valid_from=CASE WHEN " +
         is_same + " THEN status.valid_from ELSE excluded.valid_from END, since=CASE WHEN " +
         is_same + " THEN status.since ELSE max(status.since, excluded.since) END" +
         marked("acknowledged", "0") + marked("acknowledged_by", "''") +
         marked("acknowledged_comment", "''") + marked("acknowledged_until", "0");
}

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
  const std::int64_t now = micros(db.now());
  db.prepare("INSERT INTO main.status_history SELECT o.*, max(o.since, " +
             begin_sql("n.time", "?2") + "), ?3" + both + kDiffers)
      .run(source, now, revision);
  db.prepare("INSERT INTO main.status(" + std::string(kStatusColumns) +
             ") SELECT subject, row, ?1, value, text, time, 0, ?2, " + begin_sql("time", "?3") +
             ", '', '', 0 FROM stage.status WHERE true" + replace_sql() +
             " WHERE excluded.time>=status.time")
      .run(source, revision, now);
  return static_cast<std::uint64_t>(changes);
}

void set_node_status(Connection& db, std::int64_t row, const std::string& source,
                     const model::StatusReport& report) {
  const int value = static_cast<int>(report.value);
  const model::RevisionNumber next = newest_revision(db) + 1;
  const std::int64_t now = micros(db.now());
  const std::int64_t time = micros(report.time);
  db.prepare("INSERT INTO main.status_history SELECT *, max(since, " + begin_sql("?5", "?6") +
             "), ?7 FROM main.status WHERE subject=0 AND row=?1 AND source=?2"
             " AND (value<>?3 OR text<>?4)")
      .run(row, source, value, report.text, time, now, next);
  db.prepare("INSERT INTO main.status(" + std::string(kStatusColumns) +
             ") VALUES(0,?1,?2,?3,?4,?5,0,?6," + begin_sql("?5", "?7") + ",'','',0)" +
             replace_sql())
      .run(row, source, value, report.text, time, next, now);
}

void mark_reports(Connection& db, std::int64_t row, const Acknowledgement& acknowledgement) {
  db.prepare(
        "UPDATE main.status SET acknowledged=1, acknowledged_by=?2, acknowledged_comment=?3,"
        " acknowledged_until=?4 WHERE subject=0 AND row=?1 AND value BETWEEN 2 AND 5")
      .run(row, acknowledgement.by, acknowledgement.comment,
           acknowledgement.until ? micros(*acknowledgement.until) : 0);
  if (db.changes() == 0) throw Failure(messages::nothing_to_acknowledge({row}));
}

void take_marks_back(Connection& db, std::int64_t row) {
  db.prepare(
        "UPDATE main.status SET acknowledged=0, acknowledged_by='', acknowledged_comment='',"
        " acknowledged_until=0 WHERE subject=0 AND row=?1 AND acknowledged<>0")
      .run(row);
}

}  // namespace toposcope::store::sqlite

#include "status_merge.h"

#include "toposcope/model/time.h"

namespace toposcope::store::sqlite {
namespace {

constexpr const char* kDiffers = " (o.value<>n.value OR o.text<>n.text)";

std::int64_t micros(model::UtcMicros time) { return time.time_since_epoch().count(); }

}  // namespace

StatusImport::StatusImport(Connection& db)
    : insert_(db.prepare("INSERT OR REPLACE INTO stage.status VALUES(?1,?2,?3,?4,?5)")) {}

void StatusImport::put(Subject subject, std::int64_t row, const model::StatusReport& report) {
  insert_.run(static_cast<int>(subject), row, static_cast<int>(report.value), report.text,
              micros(report.time));
}

std::uint64_t merge_statuses(Connection& db, const std::string& source, std::int64_t now_us) {
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
  db.prepare("INSERT INTO main.status_history SELECT o.*, ?2" + both + kDiffers)
      .run(source, now_us);
  db.prepare(
        "INSERT INTO main.status(subject, row, source, value, text, time, acknowledged)"
        " SELECT subject, row, ?1, value, text, time, 0 FROM stage.status WHERE true"
        " ON CONFLICT(subject, row, source) DO UPDATE SET value=excluded.value,"
        " text=excluded.text, time=excluded.time, acknowledged=0"
        " WHERE excluded.time>=status.time")
      .run(source);
  return static_cast<std::uint64_t>(changes);
}

void set_node_status(Connection& db, std::int64_t row, const std::string& source,
                     const model::StatusReport& report) {
  const int value = static_cast<int>(report.value);
  db.prepare(
        "INSERT INTO status_history SELECT *, ?5 FROM status WHERE subject=0 AND row=?1"
        " AND source=?2 AND (value<>?3 OR text<>?4)")
      .run(row, source, value, report.text, micros(model::now_utc()));
  db.prepare("INSERT OR REPLACE INTO status VALUES(0,?1,?2,?3,?4,?5,0)")
      .run(row, source, value, report.text, micros(report.time));
}

}  // namespace toposcope::store::sqlite

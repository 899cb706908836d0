#include "statuses.h"

#include "toposcope/model/status.h"

namespace toposcope::store::sqlite {

std::string badness_sql(const std::string& value) {
  std::string sql = "CASE " + value;
  for (const auto status :
       {model::StatusValue::kOk, model::StatusValue::kWarning, model::StatusValue::kError,
        model::StatusValue::kUnknown, model::StatusValue::kStale}) {
    sql += " WHEN " + std::to_string(static_cast<int>(status)) + " THEN " +
           std::to_string(model::badness(status));
  }
  return sql + " ELSE 0 END";
}

Statuses::Statuses(Connection& db, const Version& version)
    : any_(db.integer("SELECT EXISTS(SELECT 1 FROM main.status)") != 0),
      now_(db.now().time_since_epoch().count()),
      query_(db.prepare_kept("SELECT value, text, source, time, acknowledged, acknowledged_by,"
                             " acknowledged_comment, acknowledged_until FROM " +
                             version.statuses() + " WHERE subject=?1 AND row=?2 ORDER BY " +
                             badness_sql("value") + " DESC, time DESC, source")) {}

std::vector<StatusEntry> Statuses::of(Subject subject, std::int64_t row) {
  std::vector<StatusEntry> out;
  for (query_.start(static_cast<int>(subject), row); query_.step();) {
    StatusEntry entry;
    entry.value = value();
    entry.text = query_.text(1);
    entry.source = query_.text(2);
    entry.time = model::UtcMicros(std::chrono::microseconds(query_.integer(3)));
    entry.acknowledged = is_acknowledged();
    if (entry.acknowledged) {
      entry.by = query_.text(5);
      entry.comment = query_.text(6);
      if (const auto until = query_.integer(7); until != 0) {
        entry.until = model::UtcMicros(std::chrono::microseconds(until));
      }
    }
    out.push_back(std::move(entry));
  }
  return out;
}

model::StatusValue Statuses::value() const {
  return static_cast<model::StatusValue>(query_.integer(0));
}

bool Statuses::is_acknowledged() const {
  const std::int64_t until = query_.integer(7);
  return query_.flag(4) && (until == 0 || until > now_);
}

Statuses::Shown Statuses::shown(Subject subject, std::int64_t row) {
  if (!any_ || !query_.find(static_cast<int>(subject), row)) return {};
  Shown out{value(), is_acknowledged()};
  while (out.acknowledged && query_.step()) {
    if (model::badness(value()) < model::badness(out.value)) break;
    out.acknowledged = is_acknowledged();
  }
  query_.reset();
  return out;
}

}  // namespace toposcope::store::sqlite

#include "journal.h"

#include <string>

#include "transaction.h"

namespace toposcope::store::sqlite {
namespace {

constexpr const char* kJournal = R"sql(
CREATE TABLE IF NOT EXISTS message(
  number INTEGER PRIMARY KEY, time INTEGER NOT NULL, level INTEGER NOT NULL,
  environment TEXT NOT NULL, origin_kind TEXT NOT NULL, origin TEXT NOT NULL,
  related_type TEXT NOT NULL, related_id TEXT NOT NULL, viewed INTEGER NOT NULL,
  text TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS job(kind TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL,
  PRIMARY KEY(kind, name)) WITHOUT ROWID;
CREATE VIEW IF NOT EXISTS v1_messages AS
  SELECT number, time AS time_us,
         strftime('%Y-%m-%dT%H:%M:%fZ', time / 1000000.0, 'unixepoch') AS time_utc,
         CASE level WHEN 0 THEN 'info' WHEN 1 THEN 'warning' ELSE 'error' END AS level,
         environment, origin_kind, origin, related_type, related_id, viewed, text
  FROM message;
)sql";

constexpr const char* kInsert =
    "INSERT INTO main.message(time, level, environment, origin_kind, origin, related_type,"
    " related_id, viewed, text) VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9)";

constexpr std::int64_t kNoLimit = -1;  ///< For SQLite.

Message message_of(const Statement& row) {
  Message out;
  out.number = row.integer(0);
  out.time = model::UtcMicros{std::chrono::microseconds{row.integer(1)}};
  out.level = static_cast<MessageLevel>(row.integer(2));
  out.environment = row.text(3);
  out.origin_kind = row.text(4);
  out.origin = row.text(5);
  out.related_type = row.text(6);
  out.related_id = row.text(7);
  out.viewed = row.flag(8);
  out.text = row.text(9);
  return out;
}

std::int64_t micros(model::UtcMicros time) { return time.time_since_epoch().count(); }

}  // namespace

void create_journal(Connection& db) { db.execute(kJournal); }

bool has_journal(Connection& db) {
  return db.integer(
             "SELECT count(*) FROM main.sqlite_schema"
             " WHERE name IN ('message', 'job', 'v1_messages')") == 3;
}

void complete_journal(Connection& db) {
  if (has_journal(db)) return;
  Transaction transaction(db, Transaction::Kind::kWrite);
  create_journal(db);
  transaction.commit();
}

void write_messages(Connection& db, std::span<const Message> messages) {
  auto insert = db.prepare(kInsert);
  for (const Message& message : messages) {
    const bool has_time = message.time != model::UtcMicros{};
    insert.run(micros(has_time ? message.time : db.now()), static_cast<int>(message.level),
               message.environment, message.origin_kind, message.origin, message.related_type,
               message.related_id, message.viewed, message.text);
  }
  db.prepare("DELETE FROM main.message WHERE number<=(SELECT max(number) FROM main.message)-?1")
      .run(Journal::kMostMessages);
}

std::vector<Message> read_messages(Connection& db, const MessageQuery& query) {
  std::vector<Message> out;
  if (!has_journal(db)) return out;
  auto rows = db.prepare(
      "SELECT number, time, level, environment, origin_kind, origin, related_type, related_id,"
      " viewed, text FROM main.message WHERE (?1='' OR environment=?1) AND (?2='' OR origin=?2)"
      " AND level>=?3 AND time>=?4 AND (?5=0 OR number<?5)"
      " AND (?6='' OR instr(lower(text), lower(?6))>0) ORDER BY number DESC LIMIT ?7");
  const auto least = query.at_least.value_or(MessageLevel::kInfo);
  const auto since = query.since.value_or(model::UtcMicros::min());
  const auto limit = query.limit == 0 ? kNoLimit : static_cast<std::int64_t>(query.limit);
  rows.start(query.environment, query.origin, static_cast<int>(least), micros(since), query.before,
             query.text, limit);
  while (rows.step()) out.push_back(message_of(rows));
  return out;
}

void mark_messages_viewed(Connection& db, std::int64_t up_to) {
  db.prepare("UPDATE main.message SET viewed=1 WHERE number<=?1 AND viewed=0").run(up_to);
}

void write_job(Connection& db, std::string_view kind, std::string_view name,
               std::optional<std::string_view> json) {
  if (json) {
    db.prepare("INSERT OR REPLACE INTO main.job VALUES(?1,?2,?3)").run(kind, name, *json);
  } else {
    db.prepare("DELETE FROM main.job WHERE kind=?1 AND name=?2").run(kind, name);
  }
}

std::optional<std::string> read_job(Connection& db, std::string_view kind, std::string_view name) {
  if (!has_journal(db)) return std::nullopt;
  auto row = db.prepare("SELECT value FROM main.job WHERE kind=?1 AND name=?2");
  row.start(kind, name);
  if (!row.step()) return std::nullopt;
  return std::string(row.text(0));
}

std::vector<Job> read_jobs(Connection& db, std::string_view kind) {
  std::vector<Job> out;
  if (!has_journal(db)) return out;
  auto rows = db.prepare("SELECT name, value FROM main.job WHERE kind=?1 ORDER BY name");
  for (rows.start(kind); rows.step();) {
    out.push_back({std::string(rows.text(0)), std::string(rows.text(1))});
  }
  return out;
}

void copy_journal(Connection& from, Connection& to) {
  if (!has_journal(from)) return;
  auto messages = from.prepare(
      "SELECT number, time, level, environment, origin_kind, origin, related_type, related_id,"
      " viewed, text FROM main.message ORDER BY number");
  auto insert = to.prepare("INSERT INTO main.message VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10)");
  while (messages.step()) {
    const Message message = message_of(messages);
    insert.run(message.number, micros(message.time), static_cast<int>(message.level),
               message.environment, message.origin_kind, message.origin, message.related_type,
               message.related_id, message.viewed, message.text);
  }
  auto jobs = from.prepare("SELECT kind, name, value FROM main.job");
  while (jobs.step()) write_job(to, jobs.text(0), jobs.text(1), jobs.text(2));
}

}  // namespace toposcope::store::sqlite

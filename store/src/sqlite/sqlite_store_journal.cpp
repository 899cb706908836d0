// The part of the store that is not versioned and no viewer's.

#include <algorithm>

#include "error.h"
#include "journal.h"
#include "messages.h"
#include "small_write.h"
#include "sqlite_store.h"

namespace toposcope::store::sqlite {

void SqliteStore::write_in_turn(const std::function<void(Connection& db)>& work) {
  session_.require_writable();
  // An import of this very store has the writer's place of an empty file: waiting would be in vain.
  if (session_.is_empty()) require_no_import();
  write_short(session_, work);
}

model::Status SqliteStore::add_messages(std::span<const Message> messages) {
  return guarded_status([&] {
    if (std::any_of(messages.begin(), messages.end(),
                    [](const Message& message) { return message.text.empty(); })) {
      throw Failure(messages::message_without_text());
    }
    write_in_turn([&](Connection& db) { write_messages(db, messages); });
  });
}

model::Result<std::vector<Message>> SqliteStore::messages(const MessageQuery& query) {
  return read([&](Connection& db) { return read_messages(db, query); });
}

model::Status SqliteStore::mark_viewed(std::int64_t up_to) {
  return guarded_status(
      [&] { write_at_once(session_, [&](Connection& db) { mark_messages_viewed(db, up_to); }); });
}

model::Status SqliteStore::set_job(std::string_view kind, std::string_view name,
                                   std::optional<std::string_view> json) {
  return guarded_status([&] {
    if (kind.empty() || name.empty()) throw Failure(messages::job_without_name());
    write_in_turn([&](Connection& db) { write_job(db, kind, name, json); });
  });
}

model::Status SqliteStore::replace_job(std::string_view kind, std::string_view name,
                                       std::optional<std::string_view> before,
                                       std::optional<std::string_view> json) {
  return guarded_status([&] {
    if (kind.empty() || name.empty()) throw Failure(messages::job_without_name());
    write_in_turn([&](Connection& db) {
      if (read_job(db, kind, name) != before) throw Failure(messages::job_changed(name));
      write_job(db, kind, name, json);
    });
  });
}

model::Result<std::vector<Job>> SqliteStore::jobs(std::string_view kind) {
  return read([kind](Connection& db) { return read_jobs(db, kind); });
}

}  // namespace toposcope::store::sqlite

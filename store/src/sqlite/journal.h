#pragma once

/// \file
/// Messages and job records in an inventory file.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "toposcope/store/journal.h"

#include "connection.h"

namespace toposcope::store::sqlite {

/// Makes the tables and the view v1_messages where they are not there.
void create_journal(Connection& db);

/// False for files of version 2 that were made before it held a journal.
[[nodiscard]] bool has_journal(Connection& db);

/// create_journal() in a transaction of its own, for a file that has none.
void complete_journal(Connection& db);

/// \name Within a transaction; reading finds nothing in a file without a journal
///@{
void write_messages(Connection& db, std::span<const Message> messages);
[[nodiscard]] std::vector<Message> read_messages(Connection& db, const MessageQuery& query);
void mark_messages_viewed(Connection& db, std::int64_t up_to);
/// \param json  nullopt: forgets it
void write_job(Connection& db, std::string_view kind, std::string_view name,
               std::optional<std::string_view> json);
[[nodiscard]] std::optional<std::string> read_job(Connection& db, std::string_view kind,
                                                  std::string_view name);
[[nodiscard]] std::vector<Job> read_jobs(Connection& db, std::string_view kind);
///@}

/// For the first import, whose file takes the place of an empty one.
void copy_journal(Connection& from, Connection& to);

}  // namespace toposcope::store::sqlite

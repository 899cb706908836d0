#pragma once

/// \file
/// One connection of libmariadb.

#include <memory>
#include <span>
#include <string>

#include <mysql.h>

#include "toposcope/model/result.h"

#include "sources/mysql/mysql_database.h"

namespace toposcope::discovery {

struct MysqlCloser {
  void operator()(MYSQL* mysql) const noexcept { mysql_close(mysql); }
};
using MysqlConnection = std::unique_ptr<MYSQL, MysqlCloser>;

/// What the client or the server said, by what can be done about it.
[[nodiscard]] model::Error mysql_error(unsigned number, const std::string& words,
                                       const std::string& where);

/// True when asking again over a new connection may help.
[[nodiscard]] bool is_broken(unsigned number) noexcept;

/// \retval kInvalidArgument  refused, or the server does not show who it is
/// \retval kUnavailable      not reached within five seconds
[[nodiscard]] model::Result<MysqlConnection> connect_mysql(const DatabaseLogin& login);

/// An answer, or the number of the fault beside the error.
struct MysqlAnswer {
  model::Result<std::string> rows;
  unsigned fault = 0;
};

/// One statement, prepared; rows as JSON.
[[nodiscard]] MysqlAnswer run_statement(MYSQL* mysql, const std::string& sql,
                                        std::span<const std::string> values);

}  // namespace toposcope::discovery

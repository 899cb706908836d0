#pragma once

/// \file
/// Names of tables in questions to a database, whose schema is as an environment or the database
/// itself calls it.

#include <string>
#include <string_view>

#include "toposcope/model/result.h"

namespace toposcope::discovery::facts {

/// "SCHEMA.TABLE", each between backticks unless it is a plain word: recordings go by the text of a
/// question, and a plain word is the same either way.
/// \retval kInvalidArgument  a name is empty, or has a NUL, which no name of MySQL may have
[[nodiscard]] model::Result<std::string> sql_table(std::string_view schema, std::string_view table);

}  // namespace toposcope::discovery::facts

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "connection.h"

namespace toposcope::store::sqlite {

[[nodiscard]] std::optional<std::string> read_view_state(Connection& db, std::string_view name);

/// Those whose name begins so, by name.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> read_view_states(
    Connection& db, std::string_view prefix);

/// \param value  nullopt: forgets it
void write_view_state(Connection& db, std::string_view name, std::optional<std::string_view> value);

/// For the first import, whose file takes the place of an empty one.
void copy_view_states(Connection& from, Connection& to);

}  // namespace toposcope::store::sqlite

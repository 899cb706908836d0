#include "fetchers/facts/sql_names.h"

#include <algorithm>

namespace toposcope::discovery::facts {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

bool is_plain(std::string_view name) {
  return is_letter(name.front()) && std::all_of(name.begin(), name.end(), [](char c) {
           return is_letter(c) || (c >= '0' && c <= '9');
         });
}

model::Result<std::string> sql_name(std::string_view name) {
  if (name.empty()) {
    return model::Error{model::ErrorCode::kInvalidArgument, "a database's name is empty", ""};
  }
  if (name.find('\0') != std::string_view::npos) {
    return model::Error{model::ErrorCode::kInvalidArgument, "a database's name has a NUL in it",
                        ""};
  }
  if (is_plain(name)) return std::string(name);
  std::string quoted = "`";
  for (const char c : name) quoted.append(c == '`' ? 2 : 1, c);
  return quoted + '`';
}

}  // namespace

model::Result<std::string> sql_table(std::string_view schema, std::string_view table) {
  auto first = sql_name(schema);
  if (!first.has_value()) return first;
  const auto second = sql_name(table);
  if (!second.has_value()) return second;
  return std::move(first).value() + '.' + second.value();
}

}  // namespace toposcope::discovery::facts

#include "view_states.h"

namespace toposcope::store::sqlite {

std::optional<std::string> read_view_state(Connection& db, std::string_view name) {
  auto query = db.prepare("SELECT value FROM main.view_state WHERE name=?1");
  if (!query.find(name)) return std::nullopt;
  return std::string(query.text(0));
}

std::vector<std::pair<std::string, std::string>> read_view_states(Connection& db,
                                                                  std::string_view prefix) {
  std::vector<std::pair<std::string, std::string>> out;
  auto query = db.prepare("SELECT name, value FROM main.view_state WHERE name>=?1 ORDER BY name");
  for (query.start(prefix); query.step();) {
    if (!query.text(0).starts_with(prefix)) break;
    out.emplace_back(query.text(0), query.text(1));
  }
  return out;
}

void write_view_state(Connection& db, std::string_view name,
                      std::optional<std::string_view> value) {
  if (value) {
    db.prepare("INSERT OR REPLACE INTO main.view_state VALUES(?1,?2)").run(name, *value);
  } else {
    db.prepare("DELETE FROM main.view_state WHERE name=?1").run(name);
  }
}

void copy_view_states(Connection& from, Connection& to) {
  for (const auto& [name, value] : read_view_states(from, "")) write_view_state(to, name, value);
}

}  // namespace toposcope::store::sqlite

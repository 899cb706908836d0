#include "bench/sql_walk.h"

#include <cstdint>
#include <map>
#include <optional>
#include <set>

#include "bench/database.h"

namespace toposcope::bench {
namespace {

void bind(sqlite3_stmt* statement, int position, std::int64_t value) {
  sqlite3_bind_int64(statement, position, value);
}

void bind(sqlite3_stmt* statement, int position, const std::string& value) {
  sqlite3_bind_text(statement, position, value.data(), static_cast<int>(value.size()),
                    SQLITE_STATIC);
}

/// Runs a prepared query; `visit` gets each row.
template <typename Visit, typename... Values>
void query(const Statement& statement, const Visit& visit, const Values&... values) {
  int position = 0;
  (bind(statement.get(), ++position, values), ...);
  while (sqlite3_step(statement.get()) == SQLITE_ROW) visit(statement.get());
  sqlite3_reset(statement.get());
}

constexpr const char* kFrom =
    "SELECT id, target FROM link WHERE type=?1 AND source=?2"
    " AND environment=?3 AND implicit=0";
constexpr const char* kTo =
    "SELECT id, source FROM link WHERE type=?1 AND target=?2"
    " AND environment=?3 AND implicit=0";

}  // namespace

struct SqlWalk::Impl {
  explicit Impl(const std::string& file)
      : db(open_database(file)),
        any(prepare(db.get(),
                    "SELECT text FROM name WHERE text=?1 AND id IN (SELECT type FROM"
                    " link_count WHERE environment=?2 AND implicit=0)")),
        node(prepare(db.get(), "SELECT id FROM node WHERE key=?1 AND environment=?2")),
        type_named(prepare(db.get(),
                           "SELECT type FROM link_count JOIN name ON name.id=type"
                           " WHERE text=?1 LIMIT 1")),
        environment_named(prepare(db.get(),
                                  "SELECT environment FROM node_count JOIN name"
                                  " ON name.id=environment WHERE text=?1 LIMIT 1")),
        from(prepare(db.get(), kFrom)),
        to(prepare(db.get(), kTo)) {}

  template <typename... Values>
  static std::optional<std::int64_t> number(const Statement& statement, const Values&... values) {
    std::optional<std::int64_t> out;
    query(
        statement, [&](sqlite3_stmt* row) { out = sqlite3_column_int64(row, 0); }, values...);
    return out;
  }

  [[nodiscard]] bool has_links(const std::string& link_type, std::int64_t environment) const {
    bool found = false;
    query(
        any, [&](sqlite3_stmt*) { found = true; }, link_type, environment);
    return found;
  }

  Database db;
  Statement any, node, type_named, environment_named, from, to;
};

SqlWalk::SqlWalk(const std::string& file) : impl_(std::make_unique<Impl>(file)) {}
SqlWalk::~SqlWalk() = default;

std::size_t SqlWalk::links_of(const std::string& environment, const std::string& key,
                              const std::vector<std::string>& link_types) {
  const auto place = Impl::number(impl_->environment_named, environment);
  const auto focal = place ? Impl::number(impl_->node, key, *place) : std::nullopt;
  if (!focal) fail(key.c_str(), "is not in the file");
  std::map<std::string, std::set<std::int64_t>> reached;
  std::set<std::int64_t> links;
  reached[link_types.front().substr(0, link_types.front().find('-'))].insert(*focal);
  for (const std::string& link_type : link_types) {
    const auto dash = link_type.find('-');
    const std::string left = link_type.substr(0, dash);
    const std::string right = link_type.substr(dash + 1);
    const bool reversed = impl_->has_links(right + "-" + left, *place);
    const auto type = Impl::number(impl_->type_named, reversed ? right + "-" + left : link_type);
    if (!type) continue;
    const Statement& ends = reversed ? impl_->to : impl_->from;
    std::set<std::int64_t> met;
    for (const std::int64_t node : reached[left]) {
      query(
          ends,
          [&](sqlite3_stmt* row) {
            links.insert(sqlite3_column_int64(row, 0));
            met.insert(sqlite3_column_int64(row, 1));
          },
          *type, node, *place);
    }
    reached[right].merge(met);
  }
  return links.size();
}

}  // namespace toposcope::bench

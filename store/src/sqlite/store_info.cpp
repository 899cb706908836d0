#include "store_info.h"

#include <map>
#include <string>
#include <utility>

#include "toposcope/model/status.h"

#include "revision_log.h"
#include "schema.h"

namespace toposcope::store::sqlite {
namespace {

using Counts = std::vector<std::pair<std::string, std::uint64_t>>;

Counts read_counts(Connection& db, const char* sql) {
  Counts out;
  auto query = db.prepare(sql);
  while (query.step()) {
    out.emplace_back(query.text(0), static_cast<std::uint64_t>(query.integer(1)));
  }
  return out;
}

/// What of a report decides whether it shows.
struct Report {
  std::int64_t subject = 0;
  std::int64_t row = 0;  ///< 0: none.
  model::StatusValue value = model::StatusValue::kNoCheck;
  std::int64_t time = 0;
};

/// Of two reports about one thing; equal ones are shown by source, in which order they come.
bool is_shown_before(const Report& a, const Report& b) {
  const int more = model::badness(a.value) - model::badness(b.value);
  return more != 0 ? more > 0 : a.time > b.time;
}

void add(std::map<model::StatusValue, StatusCount>& counts, const Report& shown) {
  if (shown.row == 0) return;
  StatusCount& count = counts[shown.value];
  count.value = shown.value;
  ++(shown.subject == static_cast<int>(Subject::kNode) ? count.nodes : count.links);
}

}  // namespace

std::vector<EnvironmentSummary> read_environments(Connection& db) {
  std::vector<EnvironmentSummary> out;
  auto query = db.prepare(
      "SELECT text, declared, nodes, links FROM (SELECT e.text AS text,"
      " EXISTS(SELECT 1 FROM document d WHERE d.collection='environments_config'"
      "   AND d.key=e.text) AS declared,"
      " coalesce((SELECT sum(count) FROM node_count c WHERE c.environment=e.id"
      "   AND c.placeholder=0), 0) AS nodes,"
      " coalesce((SELECT sum(count) FROM link_count c WHERE c.environment=e.id), 0) AS links"
      " FROM name e WHERE e.kind=1) WHERE declared OR nodes>0 OR links>0 ORDER BY text");
  while (query.step()) {
    out.push_back({std::string(query.text(0)), query.flag(1),
                   static_cast<std::uint64_t>(query.integer(2)),
                   static_cast<std::uint64_t>(query.integer(3))});
  }
  return out;
}

/// In the order of the primary key: to sort a million reports would take five times as long.
std::vector<StatusCount> read_status_counts(Connection& db) {
  std::map<model::StatusValue, StatusCount> counts;
  auto query = db.prepare(
      "SELECT subject, row, value, time FROM status WHERE CASE subject WHEN 0 THEN"
      " row IN (SELECT id FROM node) ELSE row IN (SELECT id FROM link) END"
      " ORDER BY subject, row, source");
  Report shown;
  while (query.step()) {
    const Report next{query.integer(0), query.integer(1),
                      static_cast<model::StatusValue>(query.integer(2)), query.integer(3)};
    if (next.row == shown.row && next.subject == shown.subject) {
      if (is_shown_before(next, shown)) shown = next;
      continue;
    }
    add(counts, shown);
    shown = next;
  }
  add(counts, shown);
  std::vector<StatusCount> out;
  for (const auto& [value, count] : counts) out.push_back(count);
  return out;
}

StoreInfo read_info(Connection& db) {
  StoreInfo out;
  out.schema_version = static_cast<int>(db.integer("PRAGMA user_version"));
  out.history_rows = static_cast<std::uint64_t>(db.integer(
      "SELECT (SELECT count(*) FROM node_history WHERE placeholder=0)"
      " + (SELECT count(*) FROM link_history) + (SELECT count(*) FROM document_history)"));
  out.placeholders = count_placeholders(db);
  out.environments = read_environments(db);
  out.node_types =
      read_counts(db,
                  "SELECT t.text, sum(c.count) FROM node_count c JOIN name t ON t.id=c.type"
                  " WHERE c.placeholder=0 GROUP BY t.text ORDER BY t.text");
  out.link_types =
      read_counts(db,
                  "SELECT t.text, sum(c.count) FROM link_count c JOIN name t ON t.id=c.type"
                  " GROUP BY t.text ORDER BY t.text");
  out.collections = read_counts(
      db, "SELECT collection, count(*) FROM document GROUP BY collection ORDER BY collection");
  out.statuses = read_status_counts(db);
  return out;
}

}  // namespace toposcope::store::sqlite

#include "store_info.h"

#include <map>
#include <string>
#include <utility>

#include "revision_log.h"
#include "statuses.h"

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

std::vector<StatusCount> read_status_counts(Connection& db) {
  std::map<model::StatusValue, StatusCount> counts;
  auto query = db.prepare(
      "SELECT subject, value, count(*) FROM (SELECT subject, row, value, row_number() OVER"
      " (PARTITION BY subject, row ORDER BY " +
      badness_sql("value") +
      " DESC, time DESC, source) AS place FROM status) WHERE place=1 AND CASE subject"
      " WHEN 0 THEN row IN (SELECT id FROM node) ELSE row IN (SELECT id FROM link) END"
      " GROUP BY 1, 2");
  while (query.step()) {
    const auto value = static_cast<model::StatusValue>(query.integer(1));
    StatusCount& count = counts[value];
    count.value = value;
    (query.integer(0) == 0 ? count.nodes : count.links) =
        static_cast<std::uint64_t>(query.integer(2));
  }
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

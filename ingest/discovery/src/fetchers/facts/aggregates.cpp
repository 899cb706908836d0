#include "fetchers/facts/aggregates.h"

#include <algorithm>
#include <utility>

#include "fetchers/facts/parents.h"
#include "fetchers/facts/session.h"
#include "fetchers/facts/sql_names.h"

namespace toposcope::discovery::facts {
namespace {

/// Rows of one schema: releases since Newton keep aggregates in that of the API, and there rows
/// have no mark for being deleted.
model::Result<Aggregates> of_schema(const FetchContext& context, const std::string& schema,
                                    bool marks_deleted) {
  const std::string only = marks_deleted ? " WHERE a.deleted = 0" : "";
  const auto table = sql_table(schema, "aggregates");
  if (!table.has_value()) return table.error();
  const auto hosts = sql_table(schema, "aggregate_hosts");
  if (!hosts.has_value()) return hosts.error();
  const auto rows = database_rows(
      context, "SELECT a.id, a.name FROM " + table.value() + " a" + only + " ORDER BY a.id");
  if (!rows.has_value()) return rows.error();
  const auto members =
      database_rows(context, "SELECT a.aggregate_id AS id, a.host FROM " + hosts.value() + " a" +
                                 only + " ORDER BY a.aggregate_id, a.host");
  if (!members.has_value()) return members.error();
  Aggregates all;
  for (const std::string& row : rows.value()) {
    const Json aggregate = to_json(row);
    if (!aggregate.contains("id")) continue;
    all.aggregates.push_back({aggregate["id"], text_of(aggregate, "name"), {}});
  }
  for (const std::string& row : members.value()) {
    const Json member = to_json(row);
    const auto found = std::find_if(
        all.aggregates.begin(), all.aggregates.end(),
        [&](const Aggregate& aggregate) { return aggregate.id.dump() == text_of(member, "id"); });
    if (found != all.aggregates.end()) found->hosts.push_back(text_of(member, "host"));
  }
  return all;
}

model::Result<Aggregates> of_database(const FetchContext& context) {
  const std::string schema = nova_schema(context);
  auto old = of_schema(context, schema, true);
  if (old.has_value() && !old.value().aggregates.empty()) return old;
  return of_schema(context, schema + "_api", false);
}

model::Result<Aggregates> of_api(const FetchContext& context, const std::string& region) {
  const auto told = api_entries(context, {.service = "compute",
                                          .path = "/os-aggregates",
                                          .list_member = "aggregates",
                                          .region = region});
  Aggregates all;
  if (!told.has_value()) {
    if (!is_not_allowed(told.error())) return told.error();
    all.allowed = false;
    return all;
  }
  for (const std::string& text : *told.value()) {
    const Json json = to_json(text);
    if (!json.contains("id")) continue;
    Aggregate aggregate{json["id"], text_of(json, "name"), {}};
    if (json.contains("hosts") && json["hosts"].is_array()) {
      for (const Json& host : json["hosts"]) {
        if (host.is_string()) aggregate.hosts.push_back(host.get<std::string>());
      }
    }
    std::sort(aggregate.hosts.begin(), aggregate.hosts.end());
    all.aggregates.push_back(std::move(aggregate));
  }
  return all;
}

}  // namespace

const Aggregate* Aggregates::find(std::string_view id) const {
  const auto found =
      std::find_if(aggregates.begin(), aggregates.end(), [&](const Aggregate& aggregate) {
        return aggregate.id.is_string() ? aggregate.id == id : aggregate.id.dump() == id;
      });
  return found == aggregates.end() ? nullptr : &*found;
}

model::Result<std::vector<std::shared_ptr<const Aggregates>>> aggregates(
    const FetchContext& context) {
  std::vector<std::string> regions{region_of_parent(context)};
  if (context.sources.api != nullptr) {
    const auto told = regions_with(context, "compute");
    if (!told.has_value()) return told.error();
    regions = told.value();
  }
  std::vector<std::shared_ptr<const Aggregates>> all;
  for (const std::string& region : regions) {
    auto told = context.cache.get<Aggregates>("aggregates " + region, [&] {
      return database_else_api<Aggregates>(
          context, [&] { return of_database(context); }, [&] { return of_api(context, region); });
    });
    if (!told.has_value()) return told.error();
    all.push_back(std::move(told).value());
  }
  return all;
}

}  // namespace toposcope::discovery::facts

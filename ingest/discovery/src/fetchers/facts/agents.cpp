#include "fetchers/facts/agents.h"

#include <algorithm>
#include <array>

#include "fetchers/facts/session.h"
#include "fetchers/facts/sql_names.h"

namespace toposcope::discovery::facts {
namespace {

/// How much an agent has at the moment; only where they are numbers.
constexpr std::array<std::string_view, 8> kCounts{"devices",     "networks",    "subnets",
                                                  "ports",       "routers",     "interfaces",
                                                  "ex_gw_ports", "floating_ips"};

void tidy(Json& agent) {
  for (const char* member : {"heartbeat_timestamp", "load"}) agent.erase(member);
  const auto configurations = agent.find("configurations");
  if (configurations == agent.end()) return;
  if (configurations->is_string()) {
    const Json parsed = to_json(configurations->get<std::string>());
    *configurations = parsed.is_object() ? parsed : Json::object();
  }
  if (!configurations->is_object()) return;
  for (const std::string_view count : kCounts) {
    const auto found = configurations->find(count);
    if (found != configurations->end() && found->is_number()) configurations->erase(found);
  }
}

Agents sorted_out(const Texts& rows) {
  std::vector<std::pair<std::string, Json>> agents;
  for (const std::string& row : rows) {
    Json agent = to_json(row);
    tidy(agent);
    std::string id = text_of(agent, "id");
    agents.emplace_back(std::move(id), std::move(agent));
  }
  std::stable_sort(agents.begin(), agents.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  Agents sorted;
  for (const auto& [id, agent] : agents) {
    sorted.by_host.add(text_of(agent, "host"), agent.dump());
    sorted.all.push_back(agent.dump());
  }
  return sorted;
}

model::Result<Agents> agents_of_database(const FetchContext& context) {
  const auto schema = neutron_schema(context);
  if (!schema.has_value()) return schema.error();
  const auto table = sql_table(schema.value(), "agents");
  if (!table.has_value()) return table.error();
  const auto rows = database_rows(context, "SELECT * FROM " + table.value());
  if (!rows.has_value()) return rows.error();
  return sorted_out(rows.value());
}

model::Result<Agents> agents_of_api(const FetchContext& context) {
  const auto login = session(context);
  if (!login.has_value()) return login.error();
  Texts rows;
  bool of_all_regions = true;
  for (const CatalogRegion& region : login.value()->regions) {
    if (!offers(region, "network")) continue;
    const auto told = api_entries(
        context,
        {.service = "network", .path = "/agents", .list_member = "agents", .region = region.name});
    if (told.has_value()) {
      rows.insert(rows.end(), told.value()->begin(), told.value()->end());
    } else if (is_not_allowed(told.error())) {
      of_all_regions = false;
    } else {
      return told.error();
    }
  }
  // Neutron hides them from whom it lets see none; a cloud without any has no networks.
  if (rows.empty()) return model::Error{model::ErrorCode::kUnsupported, "network agents", ""};
  Agents agents = sorted_out(rows);
  agents.of_all_regions = of_all_regions;
  return agents;
}

}  // namespace

model::Result<std::shared_ptr<const Agents>> agents(const FetchContext& context) {
  return context.cache.get<Agents>("agents", [&] {
    return database_else_api<Agents>(
        context, [&] { return agents_of_database(context); },
        [&] { return agents_of_api(context); });
  });
}

model::Result<Texts> agents_of_host(const FetchContext& context, const std::string& host) {
  const auto told = agents(context);
  if (!told.has_value()) return told.error();
  const Texts& here = told.value()->by_host.of(host);
  if (here.empty() && !told.value()->of_all_regions) {
    return model::Error{model::ErrorCode::kUnsupported, kAgentsOfSomeRegions, ""};
  }
  return here;
}

}  // namespace toposcope::discovery::facts

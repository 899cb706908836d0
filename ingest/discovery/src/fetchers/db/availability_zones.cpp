#include <map>
#include <set>

#include "fetchers/facts/servers.h"
#include "fetchers/facts/session.h"
#include "fetchers/facts/sql_names.h"
#include "fetchers/fetchers.h"
#include "fetchers/function_fetcher.h"

namespace toposcope::discovery {
namespace {

/// How many hosts with instances each zone has.
struct ZoneCounts {
  std::map<std::string, std::size_t> hosts;
};

model::Result<ZoneCounts> of_database(const FetchContext& context) {
  const auto table = facts::sql_table(facts::nova_schema(context), "instances");
  if (!table.has_value()) return table.error();
  const auto rows = facts::database_rows(
      context,
      "SELECT DISTINCT availability_zone, availability_zone AS id, "
      "COUNT(DISTINCT host) AS descendants FROM " +
          table.value() + " WHERE availability_zone IS NOT NULL GROUP BY availability_zone");
  if (!rows.has_value()) return rows.error();
  ZoneCounts counts;
  for (const std::string& row : rows.value()) {
    const Json zone = facts::to_json(row);
    const Json& hosts = zone.value("descendants", Json(0));
    counts.hosts[facts::text_of(zone, "availability_zone")] =
        hosts.is_number_unsigned() ? hosts.get<std::size_t>() : 0;
  }
  return counts;
}

model::Result<ZoneCounts> of_api(const FetchContext& context) {
  const auto regions = facts::regions_with(context, "compute");
  if (!regions.has_value()) return regions.error();
  std::map<std::string, std::set<std::string>> hosts;
  for (const std::string& region : regions.value()) {
    const auto servers = facts::servers(context, region);
    if (!servers.has_value()) return servers.error();
    for (const auto& [id, text] : servers.value()->by_id) {
      const Json server = facts::to_json(text);
      const std::string zone = facts::text_of(server, "OS-EXT-AZ:availability_zone");
      if (!zone.empty()) hosts[zone].insert(facts::text_of(server, "OS-EXT-SRV-ATTR:host"));
    }
  }
  ZoneCounts counts;
  for (auto& [zone, names] : hosts) {
    names.erase("");
    counts.hosts[zone] = names.size();
  }
  return counts;
}

/// Zones that have instances: only scans of a part of an environment begin here.
model::Result<FetchResult> fetch_zones(const FetchContext& context) {
  const auto counts = facts::database_else_api<ZoneCounts>(
      context, [&] { return of_database(context); }, [&] { return of_api(context); });
  if (!counts.has_value()) return counts.error();
  FetchResult result;
  for (const auto& [zone, hosts] : counts.value().hosts) {
    result.objects.push_back({Json{{"id", context.shape.zone_id(zone)},
                                   {"name", zone},
                                   {"availability_zone", zone},
                                   {"descendants", hosts}}});
  }
  return result;
}

}  // namespace

std::unique_ptr<Fetcher> make_db_availability_zones_fetcher() {
  return make_function_fetcher("DbFetchAvailabilityZones", fetch_zones);
}

}  // namespace toposcope::discovery

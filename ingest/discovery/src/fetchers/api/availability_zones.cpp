#include "fetchers/facts/parents.h"
#include "fetchers/facts/session.h"
#include "fetchers/facts/zones.h"
#include "fetchers/fetchers.h"
#include "fetchers/function_fetcher.h"

namespace toposcope::discovery {
namespace {

/// By name of the host (2018), or as a list that has it.
Json hosts_of(const Json& zone, const Shape& shape) {
  Json hosts = facts::hosts_of_zone(zone);
  if (shape.is_2018()) return hosts;
  Json list = Json::array();
  for (const auto& [host, services] : hosts.items()) {
    list.push_back(Json{{"name", host}, {"services", services}});
  }
  return list;
}

FetchedObject object_of(const Json& zone, const std::string& region, const Shape& shape,
                        bool with_hosts) {
  const std::string name = facts::text_of(zone, "zoneName");
  Json document{{"id", shape.zone_id(name)}, {"name", name}};
  if (zone.contains("zoneState") && zone["zoneState"].is_object()) {
    facts::copy_members(zone["zoneState"], document, {"available"});
  }
  if (with_hosts) document["hosts"] = hosts_of(zone, shape);
  const std::string region_id = shape.region_id(region);
  return {std::move(document), DynamicFolder{.master_type = "region",
                                             .master_id = region_id,
                                             .id = region_id + "-availability_zones",
                                             .type = "availability_zones_folder",
                                             .text = "Availability Zones"}};
}

/// Zones of all regions that have compute services: the same for all projects, so fetched once.
model::Result<FetchResult> fetch_zones(const FetchContext& context) {
  const auto here = facts::is_for_whole_cloud(context);
  if (!here.has_value()) return here.error();
  if (!here.value()) return FetchResult();
  const auto regions = facts::regions_with(context, "compute");
  if (!regions.has_value()) return regions.error();
  FetchResult result;
  for (const std::string& region : regions.value()) {
    const auto zones = facts::zones(context, region);
    if (!zones.has_value()) return zones.error();
    if (!zones.value()->detailed) result.not_allowed.emplace_back("hosts of availability zones");
    for (const std::string& text : zones.value()->zones) {
      result.objects.push_back(
          object_of(facts::to_json(text), region, context.shape, zones.value()->detailed));
    }
  }
  return result;
}

}  // namespace

std::unique_ptr<Fetcher> make_api_availability_zones_fetcher() {
  return make_function_fetcher("ApiFetchAvailabilityZones", fetch_zones, {.shared = true});
}

}  // namespace toposcope::discovery

#include "fetchers/facts/zones.h"

#include <map>
#include <utility>

namespace toposcope::discovery::facts {
namespace {

Json kept_services(const Json& services) {
  if (!services.is_object()) return services;
  std::map<std::string, Json> by_name;
  for (const auto& [name, service] : services.items()) {
    Json kept = service;
    if (kept.is_object()) kept.erase("updated_at");
    by_name.emplace(name, std::move(kept));
  }
  Json kept = Json::object();
  for (auto& [name, service] : by_name) kept[name] = std::move(service);
  return kept;
}

/// Not for this login to know, or of a nova that has no such list.
bool is_untold(const model::Result<std::shared_ptr<const Texts>>& told) {
  return !told.has_value() &&
         (is_not_allowed(told.error()) || told.error().code == model::ErrorCode::kNotFound);
}

/// A zone is what an aggregate calls one; hosts of none are in nova's default zone, which nothing
/// names.
model::Result<ZoneByHost> zones_of_aggregates(const FetchContext& context,
                                              const std::string& region) {
  const auto told = api_entries(context, {.service = "compute",
                                          .path = "/os-aggregates",
                                          .list_member = "aggregates",
                                          .region = region});
  ZoneByHost zones;
  if (is_untold(told)) return zones;
  if (!told.has_value()) return told.error();
  for (const std::string& text : *told.value()) {
    const Json aggregate = to_json(text);
    const std::string zone = text_of(aggregate, "availability_zone");
    if (zone.empty() || !aggregate.contains("hosts")) continue;
    for (const Json& host : aggregate["hosts"]) {
      if (host.is_string()) zones.emplace(host.get<std::string>(), zone);
    }
  }
  return zones;
}

}  // namespace

model::Result<std::shared_ptr<const Zones>> zones(const FetchContext& context,
                                                  const std::string& region) {
  return context.cache.get<Zones>("zones @" + region, [&]() -> model::Result<Zones> {
    ApiRequest request{.service = "compute",
                       .path = "/os-availability-zone/detail",
                       .list_member = "availabilityZoneInfo",
                       .region = region};
    auto told = api_entries(context, request);
    if (told.has_value()) return Zones{*told.value(), true};
    if (!is_not_allowed(told.error())) return told.error();
    request.path = "/os-availability-zone";
    told = api_entries(context, request);
    if (!told.has_value()) return told.error();
    return Zones{*told.value(), false};
  });
}

model::Result<std::shared_ptr<const ZoneByHost>> compute_zones(const FetchContext& context,
                                                               const std::string& region) {
  const auto read = [&]() -> model::Result<ZoneByHost> {
    const auto told = api_entries(context, {.service = "compute",
                                            .path = "/os-services?binary=nova-compute",
                                            .list_member = "services",
                                            .region = region});
    if (is_untold(told)) return zones_of_aggregates(context, region);
    if (!told.has_value()) return told.error();
    ZoneByHost zones;
    for (const std::string& text : *told.value()) {
      const Json service = to_json(text);
      zones.emplace(text_of(service, "host"), text_of(service, "zone"));
    }
    return zones;
  };
  return context.cache.get<ZoneByHost>("zones of computes @" + region, read);
}

Json hosts_of_zone(const Json& zone) {
  std::map<std::string, Json> by_name;  // nova tells them in any order
  if (zone.contains("hosts") && zone["hosts"].is_object()) {
    for (const auto& [host, services] : zone["hosts"].items()) {
      by_name.emplace(host, kept_services(services));
    }
  }
  Json hosts = Json::object();
  for (auto& [host, services] : by_name) hosts[host] = std::move(services);
  return hosts;
}

}  // namespace toposcope::discovery::facts

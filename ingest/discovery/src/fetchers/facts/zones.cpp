#include "fetchers/facts/zones.h"

namespace toposcope::discovery::facts {

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

Json hosts_of_zone(const Json& zone) {
  Json hosts = Json::object();
  if (!zone.contains("hosts") || !zone["hosts"].is_object()) return hosts;
  for (const auto& [host, services] : zone["hosts"].items()) {
    Json kept = services;
    if (kept.is_object()) {
      for (Json& service : kept) {
        if (service.is_object()) service.erase("updated_at");
      }
    }
    hosts[host] = std::move(kept);
  }
  return hosts;
}

}  // namespace toposcope::discovery::facts

#include "fetchers/facts/session.h"
#include "fetchers/fetchers.h"
#include "fetchers/function_fetcher.h"

namespace toposcope::discovery {
namespace {

/// By name of the service (2018), or as a list that has it.
Json endpoints_of(const facts::CatalogRegion& region, const Shape& shape) {
  Json endpoints = shape.is_2018() ? Json::object() : Json::array();
  for (const facts::CatalogEndpoint& endpoint : region.endpoints) {
    Json entry = endpoint.urls;
    entry["service_type"] = endpoint.type;
    if (shape.is_2018()) {
      endpoints[endpoint.service] = std::move(entry);
    } else {
      entry["name"] = endpoint.service;
      endpoints.push_back(std::move(entry));
    }
  }
  return endpoints;
}

/// A region for each that an endpoint of the catalog is in.
model::Result<FetchResult> fetch_regions(const FetchContext& context) {
  const auto login = facts::session(context);
  if (!login.has_value()) return login.error();
  FetchResult result;
  for (const facts::CatalogRegion& region : login.value()->regions) {
    result.objects.push_back({Json{{"id", context.shape.region_id(region.name)},
                                   {"name", region.name},
                                   {"parent_type", "regions_folder"},
                                   {"parent_id", context.environment.name + "-regions"},
                                   {"endpoints", endpoints_of(region, context.shape)}}});
  }
  return result;
}

}  // namespace

std::unique_ptr<Fetcher> make_api_regions_fetcher() {
  return make_function_fetcher("ApiFetchRegions", fetch_regions);
}

}  // namespace toposcope::discovery

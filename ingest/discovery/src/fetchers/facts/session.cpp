#include "fetchers/facts/session.h"

#include <algorithm>
#include <array>
#include <utility>

#include "fetchers/facts/parents.h"

namespace toposcope::discovery::facts {
namespace {

using model::Error;
using model::ErrorCode;

constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kInterfaces{
    {{"admin", "adminURL"}, {"internal", "internalURL"}, {"public", "publicURL"}}};

CatalogRegion& region_named(std::vector<CatalogRegion>& regions, const std::string& name) {
  const auto found = std::find_if(regions.begin(), regions.end(),
                                  [&](const CatalogRegion& region) { return region.name == name; });
  return found != regions.end() ? *found : regions.emplace_back(CatalogRegion{name, {}});
}

CatalogEndpoint& endpoint_of(CatalogRegion& region, const Json& service) {
  const std::string name = text_of(service, "name");
  for (CatalogEndpoint& endpoint : region.endpoints) {
    if (endpoint.service == name) return endpoint;
  }
  return region.endpoints.emplace_back(
      CatalogEndpoint{name, text_of(service, "type"), Json::object()});
}

/// Identity v3 lists one endpoint for each interface, v2 one with all of them.
void add_urls(const Json& endpoint, Json& urls) {
  const std::string interface = text_of(endpoint, "interface");
  if (interface.empty()) {
    copy_members(endpoint, urls, {"adminURL", "id", "internalURL", "publicURL"});
    return;
  }
  for (const auto& [word, member] : kInterfaces) {
    if (word == interface) urls[std::string(member)] = text_of(endpoint, "url");
  }
  if (interface == "public" || !urls.contains("id")) urls["id"] = text_of(endpoint, "id");
}

std::string region_of(const Json& endpoint) {
  const std::string name = text_of(endpoint, "region");
  if (!name.empty()) return name;
  const std::string id = text_of(endpoint, "region_id");
  return id.empty() ? "No-Region" : id;
}

void add_service(const Json& service, std::vector<CatalogRegion>& regions) {
  if (!service.is_object() || !service.contains("endpoints")) return;
  for (const Json& endpoint : service["endpoints"]) {
    CatalogRegion& region = region_named(regions, region_of(endpoint));
    add_urls(endpoint, endpoint_of(region, service).urls);
  }
}

/// The catalog's order of services is that of a table, not of anything that was done.
void sort_endpoints(std::vector<CatalogRegion>& regions) {
  for (CatalogRegion& region : regions) {
    std::stable_sort(region.endpoints.begin(), region.endpoints.end(),
                     [](const auto& a, const auto& b) { return a.service < b.service; });
  }
}

/// Where the members of a token are, whatever is around them.
const Json& token_of(const Json& body) {
  for (const char* around : {"token", "access"}) {
    if (body.is_object() && body.contains(around) && body[around].is_object()) return body[around];
  }
  return body;
}

const Json* project_of(const Json& token) {
  if (token.contains("project")) return &token["project"];
  const auto inner = token.find("token");
  if (inner != token.end() && inner->is_object() && inner->contains("tenant")) {
    return &(*inner)["tenant"];
  }
  return nullptr;
}

}  // namespace

bool offers(const CatalogRegion& region, std::string_view type) {
  return std::any_of(region.endpoints.begin(), region.endpoints.end(),
                     [&](const CatalogEndpoint& endpoint) { return endpoint.type == type; });
}

model::Result<Session> read_session(std::string_view body) {
  const Json json = to_json(body);
  const Json& token = token_of(json);
  const char* member = token.contains("catalog") ? "catalog" : "serviceCatalog";
  if (!token.is_object() || !token.contains(member) || !token[member].is_array()) {
    return Error{ErrorCode::kMalformedInput, "the login's answer has no catalog", ""};
  }
  Session session;
  for (const Json& service : token[member]) add_service(service, session.regions);
  sort_endpoints(session.regions);
  if (const Json* project = project_of(token)) {
    session.project_id = text_of(*project, "id");
    session.project_name = text_of(*project, "name");
  }
  return session;
}

model::Result<std::shared_ptr<const Session>> session(const FetchContext& context) {
  return context.cache.get<Session>("session", [&]() -> model::Result<Session> {
    if (context.sources.api == nullptr) {
      return Error{ErrorCode::kInvalidArgument, kNoApi, ""};
    }
    const auto body = context.sources.api->session();
    if (!body.has_value()) return body.error();
    return read_session(body.value());
  });
}

model::Result<std::vector<std::string>> regions_with(const FetchContext& context,
                                                     std::string_view type) {
  const auto login = session(context);
  if (!login.has_value()) return login.error();
  const std::string only = region_of_parent(context);
  std::vector<std::string> names;
  for (const CatalogRegion& region : login.value()->regions) {
    if (!only.empty() && region.name != only) continue;
    if (offers(region, type)) names.push_back(region.name);
  }
  return names;
}

}  // namespace toposcope::discovery::facts

#include "sources/openstack/catalog.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include <nlohmann/json.hpp>

#include "parse/text_lines.h"

namespace toposcope::discovery {
namespace {

using Json = nlohmann::ordered_json;
using model::Error;
using model::ErrorCode;

constexpr const char* kTokenPlace = "token of keystone";
constexpr const char* kVersionsPlace = "versions of a service";

Error fault(const char* place, std::string_view expected) {
  return {ErrorCode::kMalformedInput, "expected " + std::string(expected), place};
}

/// Null when this is no map or has no such member.
const Json* member(const Json& json, const char* name) {
  if (!json.is_object()) return nullptr;
  const auto found = json.find(name);
  return found == json.end() ? nullptr : &*found;
}

std::string text(const Json& json, const char* name) {
  const Json* found = member(json, name);
  return found != nullptr && found->is_string() ? found->get<std::string>() : std::string();
}

std::string without_slash(std::string url) {
  while (url.ends_with('/')) url.pop_back();
  return url;
}

/// v3: one endpoint an interface.
void add_endpoint(const Json& service, const Json& endpoint, std::vector<Endpoint>& endpoints) {
  Endpoint read{text(service, "type"), text(service, "name"), text(endpoint, "region"),
                text(endpoint, "interface"), without_slash(text(endpoint, "url"))};
  if (read.region.empty()) read.region = text(endpoint, "region_id");
  if (read.url.empty()) return;
  if (read.interface_name.ends_with("URL")) {
    read.interface_name.resize(read.interface_name.size() - 3);
  }
  endpoints.push_back(std::move(read));
}

/// v2: one endpoint a region, with all its interfaces.
void add_urls(const Json& service, const Json& endpoint, std::vector<Endpoint>& endpoints) {
  for (const char* interface_name : {"public", "internal", "admin"}) {
    Endpoint read{text(service, "type"), text(service, "name"), text(endpoint, "region"),
                  interface_name,
                  without_slash(text(endpoint, (std::string(interface_name) + "URL").c_str()))};
    if (!read.url.empty()) endpoints.push_back(std::move(read));
  }
}

std::vector<Endpoint> endpoints_of(const Json* catalog, bool is_v3) {
  std::vector<Endpoint> endpoints;
  if (catalog == nullptr || !catalog->is_array()) return endpoints;
  for (const Json& service : *catalog) {
    const Json* entries = member(service, "endpoints");
    if (entries == nullptr || !entries->is_array()) continue;
    for (const Json& entry : *entries) {
      is_v3 ? add_endpoint(service, entry, endpoints) : add_urls(service, entry, endpoints);
    }
  }
  return endpoints;
}

std::optional<model::UtcMicros> time(const Json& json, const char* name) {
  const std::string stated = text(json, name);
  if (stated.empty()) return std::nullopt;
  const auto read = model::parse_rfc3339(stated);
  return read.has_value() ? std::optional(read.value()) : std::nullopt;
}

void erase_all(Json& json, std::initializer_list<const char*> names) {
  for (const char* name : names) json.erase(name);
}

std::string dump(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// The least and the greatest microversion of {"version":"2.93","min_version":"2.1"}; placement
/// says max_version.
ApiVersion version_of(const Json& json) {
  constexpr std::array<std::string_view, 3> kUsable = {"CURRENT", "SUPPORTED", "STABLE"};
  ApiVersion version;
  version.id = text(json, "id");
  std::string status = text(json, "status");
  std::transform(status.begin(), status.end(), status.begin(),
                 [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  version.is_usable =
      status.empty() || std::find(kUsable.begin(), kUsable.end(), status) != kUsable.end();
  version.least = read_microversion(text(json, "min_version"));
  version.greatest = read_microversion(text(json, "max_version"));
  if (!version.greatest) version.greatest = read_microversion(text(json, "version"));
  return version;
}

/// "v2", "v2.1": a version in a path.
bool is_version(std::string_view segment) {
  if (segment.size() < 2 || segment.size() > 6 || segment.front() != 'v') return false;
  if (!std::isdigit(static_cast<unsigned char>(segment[1]))) return false;
  return std::all_of(segment.begin() + 1, segment.end(),
                     [](unsigned char c) { return std::isdigit(c) != 0 || c == '.'; });
}

}  // namespace

model::Result<TokenBody> read_token_body(std::string_view json) {
  Json document = Json::parse(json, nullptr, false);
  if (document.is_discarded()) return fault(kTokenPlace, "JSON");
  if (member(document, "error") != nullptr) return fault(kTokenPlace, "a token, not an error");
  const bool is_v3 = member(document, "token") != nullptr;
  const Json* holder = is_v3 ? &document : member(document, "access");
  const Json* token = holder == nullptr ? nullptr : member(*holder, "token");
  if (token == nullptr || !token->is_object()) return fault(kTokenPlace, "a token");

  TokenBody body;
  const auto expires = time(*token, is_v3 ? "expires_at" : "expires");
  if (!expires) return fault(kTokenPlace, "a time at which it expires");
  body.expires = *expires;
  body.issued = time(*token, "issued_at");
  if (!is_v3) {
    body.token_id = text(*token, "id");
    if (body.token_id.empty()) return fault(kTokenPlace, "an id");
  }
  body.endpoints = is_v3 ? endpoints_of(member(*token, "catalog"), true)
                         : endpoints_of(member(*holder, "serviceCatalog"), false);
  Json& kept = is_v3 ? document["token"] : document["access"]["token"];
  erase_all(kept, {"id", "expires", "expires_at", "issued_at", "audit_ids", "methods"});
  body.session = dump(document);
  return body;
}

const Endpoint* find_endpoint(const std::vector<Endpoint>& endpoints, std::string_view type,
                              std::string_view region, std::string_view interface_name) {
  const auto found = std::find_if(endpoints.begin(), endpoints.end(), [&](const Endpoint& one) {
    return one.service_type == type && one.interface_name == interface_name &&
           (region.empty() || one.region == region);
  });
  return found == endpoints.end() ? nullptr : &*found;
}

std::optional<Microversion> read_microversion(std::string_view text) {
  const std::size_t dot = text.find('.');
  if (dot == std::string_view::npos) return std::nullopt;
  const auto major = parse::number_of<unsigned>(text.substr(0, dot));
  const auto minor = parse::number_of<unsigned>(text.substr(dot + 1));
  if (!major || !minor) return std::nullopt;
  return Microversion{*major, *minor};
}

std::string to_string(Microversion version) {
  return std::to_string(version.major) + "." + std::to_string(version.minor);
}

model::Result<std::vector<ApiVersion>> read_versions(std::string_view json) {
  const Json document = Json::parse(json, nullptr, false);
  if (document.is_discarded()) return fault(kVersionsPlace, "JSON");
  if (const Json* one = member(document, "version"); one != nullptr && one->is_object()) {
    return std::vector<ApiVersion>{version_of(*one)};
  }
  const Json* list = member(document, "versions");
  if (list != nullptr && list->is_object()) list = member(*list, "values");
  if (list == nullptr || !list->is_array()) return fault(kVersionsPlace, "a list of versions");
  std::vector<ApiVersion> versions;
  for (const Json& entry : *list) versions.push_back(version_of(entry));
  return versions;
}

VersionedUrl split_version(std::string_view url) {
  while (url.ends_with('/')) url.remove_suffix(1);
  const std::size_t scheme = url.find("://");
  std::size_t slash = url.find('/', scheme == std::string_view::npos ? 0 : scheme + 3);
  while (slash != std::string_view::npos) {
    const std::size_t end = std::min(url.find('/', slash + 1), url.size());
    const std::string_view segment = url.substr(slash + 1, end - slash - 1);
    if (is_version(segment)) {
      return {std::string(url.substr(0, slash)), std::string(segment),
              std::string(url.substr(end))};
    }
    slash = end == url.size() ? std::string_view::npos : end;
  }
  return {std::string(url), "", ""};
}

std::string versioned_root(const VersionedUrl& url, std::string_view version) {
  const std::string_view chosen = version.empty() ? std::string_view(url.version) : version;
  std::string root = url.root;
  if (!chosen.empty()) root += "/" + std::string(chosen);
  return root + url.rest;
}

}  // namespace toposcope::discovery

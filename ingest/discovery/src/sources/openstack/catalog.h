#pragma once

/// \file
/// What keystone says when it lets one in, and what services say of their versions.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "toposcope/model/result.h"
#include "toposcope/model/time.h"

namespace toposcope::discovery {

/// One address of a service.
struct Endpoint {
  std::string service_type;
  std::string service_name;
  std::string region;
  std::string interface_name;  ///< "public", "internal", "admin".
  std::string url;             ///< Without a slash at its end.

  bool operator==(const Endpoint&) const = default;
};

/// The body of a token; v3 has the token itself in a header, v2 in here.
struct TokenBody {
  std::string token_id;  ///< Of v2; empty for v3.
  model::UtcMicros expires{};
  std::optional<model::UtcMicros> issued;
  std::vector<Endpoint> endpoints;
  /// The body without the token, its times and its audit ids, which differ at every login.
  std::string session;
};

/// {"token": ...} of v3, or {"access": ...} of v2.
/// \retval kMalformedInput  another document, an error, or times that are none
[[nodiscard]] model::Result<TokenBody> read_token_body(std::string_view json);

/// The first endpoint that fits; an empty region is any.  Null when there is none.
[[nodiscard]] const Endpoint* find_endpoint(const std::vector<Endpoint>& endpoints,
                                            std::string_view type, std::string_view region,
                                            std::string_view interface_name);

/// A number like 2.79.
struct Microversion {
  unsigned major = 0;
  unsigned minor = 0;
  auto operator<=>(const Microversion&) const = default;
};

[[nodiscard]] std::optional<Microversion> read_microversion(std::string_view text);
[[nodiscard]] std::string to_string(Microversion version);

/// One version of an API, as its service states it.
struct ApiVersion {
  std::string id;                        ///< "v2.1"
  bool is_usable = true;                 ///< False for those that are deprecated or planned.
  std::optional<Microversion> least;     ///< Nothing where the service knows no microversions.
  std::optional<Microversion> greatest;  ///< Likewise.
};

/// {"versions": [...]}, {"versions": {"values": [...]}} or {"version": {...}}.
/// \retval kMalformedInput  another document
[[nodiscard]] model::Result<std::vector<ApiVersion>> read_versions(std::string_view json);

/// A URL around the segment of its path that is a version: "http://h/compute", "v2.1", "/TENANT".
struct VersionedUrl {
  std::string root;  ///< Without a slash at its end.
  std::string version;
  std::string rest;
};

/// Without a version all is root.
[[nodiscard]] VersionedUrl split_version(std::string_view url);

/// Where paths of a service begin: the version that we speak in place of that of the catalog, or
/// behind an address that has none.  A project in the address stays.
/// \param version  the one we speak; empty: as the catalog has it
[[nodiscard]] std::string versioned_root(const VersionedUrl& url, std::string_view version);

}  // namespace toposcope::discovery

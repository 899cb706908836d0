#pragma once

/// \file
/// What the login says: which regions there are, what they offer, and for which project it is.

#include <string>
#include <string_view>
#include <vector>

#include "fetchers/facts/answers.h"

namespace toposcope::discovery::facts {

struct CatalogEndpoint {
  std::string service;  ///< "nova"
  std::string type;     ///< "compute"
  Json urls;            ///< adminURL, id, internalURL, publicURL.
};

struct CatalogRegion {
  std::string name;
  std::vector<CatalogEndpoint> endpoints;  ///< By name of their service.
};

[[nodiscard]] bool offers(const CatalogRegion& region, std::string_view type);

struct Session {
  std::vector<CatalogRegion> regions;  ///< In the order of the catalog.
  std::string project_id, project_name;
};

/// \retval kMalformedInput  no catalog is in it
[[nodiscard]] model::Result<Session> read_session(std::string_view body);

[[nodiscard]] model::Result<std::shared_ptr<const Session>> session(const FetchContext& context);

/// Names of regions to ask a service in: the one that the parent is of, else all; without those
/// that do not have it.
/// \param type  in the catalog: "compute"
[[nodiscard]] model::Result<std::vector<std::string>> regions_with(const FetchContext& context,
                                                                   std::string_view type);

}  // namespace toposcope::discovery::facts

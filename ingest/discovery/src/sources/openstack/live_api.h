#pragma once

#include <memory>

#include "toposcope/discovery/sources.h"

#include "sources/http/http_client.h"
#include "sources/openstack/api_login.h"
#include "sources/openstack/keystone.h"

namespace toposcope::discovery {

/// What an OpenStackApi of a real cloud is made of.
struct LiveApiParts {
  ApiLogin login;
  std::shared_ptr<HttpClient> http;  ///< Asks again by itself where that helps.
  std::shared_ptr<Clock> clock;
  TokenListener on_token = {};
};

/// Logs in at the first question.  Paths stand below the version that it speaks: compute v2.1,
/// network v2.0, identity v3, image v2; below the address in the catalog for all other services.
[[nodiscard]] std::shared_ptr<OpenStackApi> make_openstack_api(LiveApiParts parts);

}  // namespace toposcope::discovery

#pragma once

/// \file
/// Where the services of a cloud begin, and which microversions they know.

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "toposcope/model/result.h"

#include "sources/http/http_client.h"
#include "sources/openstack/catalog.h"

namespace toposcope::discovery {

/// Where paths of a service begin.
struct ServiceRoot {
  std::string url;  ///< Without a slash at its end.
  std::optional<Microversion> least;
  std::optional<Microversion> greatest;

  /// Of what is asked for, at most what the service knows; nothing when it knows less, or none.
  [[nodiscard]] std::optional<Microversion> cap(Microversion wanted) const;
};

/// Asks a service for its versions once, and only where that decides something.
///
/// \par Thread safety
/// May be used by several threads.
class ServiceRoots {
 public:
  explicit ServiceRoots(std::shared_ptr<HttpClient> http) : http_(std::move(http)) {}

  /// \param with_versions  false: microversions are not asked for
  /// Errors as those of HttpClient; kUnavailable also when the service fails.
  [[nodiscard]] model::Result<ServiceRoot> find(const Endpoint& endpoint, bool with_versions);

 private:
  model::Result<std::vector<ApiVersion>> ask(const std::string& root) const;

  std::shared_ptr<HttpClient> http_;
  std::mutex mutex_;
  std::map<std::string, ServiceRoot, std::less<>> known_;  ///< By address in the catalog.
};

}  // namespace toposcope::discovery

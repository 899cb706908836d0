#include "sources/openstack/service_roots.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace toposcope::discovery {
namespace {

struct Spoken {
  std::string_view service_type;
  std::string_view version;
};

/// The version of a service that we speak; empty: whatever the catalog has.
std::string_view spoken_version(std::string_view service_type) {
  constexpr std::array<Spoken, 4> kSpoken = {
      {{"compute", "v2.1"}, {"network", "v2.0"}, {"identity", "v3"}, {"image", "v2"}}};
  const auto found = std::find_if(kSpoken.begin(), kSpoken.end(), [&](const Spoken& spoken) {
    return spoken.service_type == service_type;
  });
  return found == kSpoken.end() ? std::string_view() : found->version;
}

/// The entry of the version that we speak: the one of that id, else the newest.
const ApiVersion* choose(const std::vector<ApiVersion>& versions, std::string_view id) {
  const auto found = std::find_if(versions.begin(), versions.end(),
                                  [&](const ApiVersion& version) { return version.id == id; });
  if (found != versions.end()) return &*found;
  if (!id.empty() || versions.empty()) return nullptr;
  return &*std::max_element(
      versions.begin(), versions.end(),
      [](const ApiVersion& one, const ApiVersion& other) { return one.greatest < other.greatest; });
}

}  // namespace

std::optional<Microversion> ServiceRoot::cap(Microversion wanted) const {
  if (!greatest) return std::nullopt;
  const Microversion capped = std::min(wanted, *greatest);
  if (least && capped < *least) return std::nullopt;
  return capped;
}

/// A service that does not tell its versions knows none; one that fails says nothing of that.
model::Result<std::vector<ApiVersion>> ServiceRoots::ask(const std::string& root) const {
  const HttpRequest request{.url = root + "/"};
  const auto reply = http_->send(request);
  if (!reply.has_value()) return reply.error();
  const int status = reply.value().status;
  if (status == 429 || status >= 500) {
    return model::Error{model::ErrorCode::kUnavailable,
                        "does not tell its versions (" + std::to_string(status) + ")",
                        place_of(request)};
  }
  auto versions = read_versions(reply.value().body);
  if (!versions.has_value()) return std::vector<ApiVersion>();
  return versions;
}

model::Result<ServiceRoot> ServiceRoots::find(const Endpoint& endpoint, bool with_versions) {
  const VersionedUrl url = split_version(endpoint.url);
  const std::string_view spoken = spoken_version(endpoint.service_type);
  const bool is_old_compute = endpoint.service_type == "compute" && url.version == "v2";
  if (!with_versions && !is_old_compute) return ServiceRoot{versioned_root(url, spoken), {}, {}};

  const std::lock_guard lock(mutex_);  // others wait, and then find it here
  const auto known = known_.find(endpoint.url);
  if (known != known_.end()) return known->second;
  const auto versions = ask(url.root);
  if (!versions.has_value()) return versions.error();
  const ApiVersion* version = choose(versions.value(), spoken);
  // Before 2015 there was no v2.1 of compute, and the catalog says so.
  const bool is_spoken = version != nullptr || !is_old_compute;
  ServiceRoot root{versioned_root(url, is_spoken ? spoken : std::string_view()), {}, {}};
  if (version != nullptr) {
    root.least = version->least;
    root.greatest = version->greatest;
  }
  known_.emplace(endpoint.url, root);
  return root;
}

}  // namespace toposcope::discovery

// Bodies of tokens, documents of versions, pages of lists, addresses: any bytes are read or a fault
// that is explained; a session holds no token; pages never lead back to themselves.

#include "sources/openstack/catalog.h"

#include <cstddef>
#include <cstdint>
#include <string>

#include <nlohmann/json.hpp>

#include "parse_fuzz_checks.h"
#include "sources/openstack/paging.h"

using namespace toposcope;  // NOLINT(google-build-using-namespace): a program of one file
using namespace discovery;  // NOLINT(google-build-using-namespace)

namespace {

using Json = nlohmann::json;

void check_token(std::string_view text) {
  const auto body = read_token_body(text);
  if (!testing::is_read(body)) return;
  const Json session = Json::parse(body.value().session, nullptr, false);
  testing::require(!session.is_discarded(), "a session that is no JSON");
  const Json& token = session.contains("token") ? session["token"] : session["access"]["token"];
  testing::require(!token.contains("id") && !token.contains("expires_at"), "a token is left");
  for (const Endpoint& endpoint : body.value().endpoints) {
    testing::require(!endpoint.url.empty() && !endpoint.url.ends_with('/'), "a bad address");
    const VersionedUrl url = split_version(endpoint.url);
    testing::require(versioned_root(url, "") == endpoint.url, "an address that changes");
  }
}

void check_versions(std::string_view text) {
  const auto versions = read_versions(text);
  if (!testing::is_read(versions)) return;
  for (const ApiVersion& version : versions.value()) {
    if (!version.greatest) continue;
    testing::require(read_microversion(to_string(*version.greatest)) == version.greatest,
                     "a microversion that changes");
  }
}

void check_page(std::string_view text) {
  const auto page = read_page(text, "servers");
  if (!testing::is_read(page)) return;
  const Json entries = Json::parse("[" + page.value().entries + "]", nullptr, false);
  testing::require(!entries.is_discarded(), "entries that are no JSON");
  testing::require(entries.size() == page.value().count, "another number of entries");
  if (page.value().next.empty()) return;
  const std::string asked = "/servers/detail?limit=1000";
  const auto next = next_path(asked, page.value().next);
  if (!testing::is_read(next)) return;
  testing::require(next.value() != asked, "a page that leads to itself");
  testing::require(next.value().starts_with("/servers/detail?"), "another path");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  check_token(text);
  check_versions(text);
  check_page(text);
  static_cast<void>(split_version(text));
  return 0;
}

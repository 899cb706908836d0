#include "fetchers/api/owned.h"
#include "fetchers/facts/answers.h"
#include "fetchers/fetchers.h"
#include "fetchers/function_fetcher.h"

namespace toposcope::discovery {
namespace {

constexpr SetMember kSets[] = {{"port", "floating_ips"}};

/// A floating address is called by itself, and the port that it leads to has it, too.
model::Result<FetchResult> fetch_floating_ips(const FetchContext& context) {
  auto result = fetch_owned(
      context, {.list = "floatingips", .folder = "floating_ips", .text = "Floating IPs"});
  if (!result.has_value()) return result;
  for (FetchedObject& object : result.value().objects) {
    const std::string address = facts::text_of(object.document, "floating_ip_address");
    if (!address.empty()) object.document["name"] = address;
    const std::string port = facts::text_of(object.document, "port_id");
    if (port.empty() || context.inventory.find("port", port) == nullptr) continue;
    result.value().updates.push_back({.type = "port",
                                      .id = port,
                                      .members = {{"floating_ips", Json::array({address})}},
                                      .append = true});
  }
  return result;
}

}  // namespace

std::unique_ptr<Fetcher> make_api_floating_ips_fetcher() {
  return make_function_fetcher("ApiFetchFloatingIps", fetch_floating_ips,
                               {.shared = true, .sets = kSets});
}

}  // namespace toposcope::discovery

// Network namespaces of a host.

#include "fetchers/fetchers.h"
#include "fetchers/function_fetcher.h"
#include "fetchers/local/devices.h"

namespace toposcope::discovery {
namespace {

model::Result<FetchResult> fetch(const FetchContext& context) {
  FetchResult result;
  const Object* host = local::host_of(context);
  if (host == nullptr) return result;
  const auto facts = local::netns_facts(context, host->id);
  if (!facts.has_value()) return facts.error();
  for (const local::Netns& netns : facts.value()->all) {
    const char* const kind = netns.is_root ? "root" : (netns.pid ? "unnamed" : "named");
    result.objects.push_back({Json{{"id", local::netns_id(host->id, netns)},
                                   {"name", netns.name},
                                   {"host", host->id},
                                   {"kind", kind}}});
  }
  result.remarks = facts.value()->remarks;
  return result;
}

}  // namespace

std::unique_ptr<Fetcher> make_local_namespaces_fetcher() {
  return make_function_fetcher("LocalFetchNamespaces", fetch);
}

}  // namespace toposcope::discovery

// Bridges between guests and Open vSwitch.

#include "fetchers/cli/bridges.h"
#include "fetchers/facts/parents.h"
#include "fetchers/fetchers.h"
#include "fetchers/function_fetcher.h"

namespace toposcope::discovery {
namespace {

model::Result<FetchResult> fetch(const FetchContext& context) {
  FetchResult result;
  const Object* host = facts::host_of_parent(context);
  if (host == nullptr || !facts::host_is(*host, {"Network", "Compute", "Kube-node"})) return result;
  auto documents = cli::bridge_documents(context, host->id);
  if (!documents.has_value()) return documents.error();
  for (Json& document : documents.value()) result.objects.push_back({std::move(document)});
  return result;
}

}  // namespace

std::unique_ptr<Fetcher> make_cli_vconnectors_ovs_fetcher() {
  return make_function_fetcher("CliFetchVconnectorsOvs", fetch);
}

}  // namespace toposcope::discovery

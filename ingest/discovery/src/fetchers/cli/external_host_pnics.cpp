// Network cards of hosts beside the cloud: for its management and its storage.

#include "fetchers/cli/cards.h"
#include "fetchers/facts/parents.h"
#include "fetchers/fetchers.h"
#include "fetchers/function_fetcher.h"

namespace toposcope::discovery {
namespace {

model::Result<FetchResult> fetch(const FetchContext& context) {
  const Object* host = facts::host_of_parent(context);
  if (host == nullptr || !facts::host_is(*host, {"Management", "Storage"})) return FetchResult();
  // One that is both is asked by the other fetcher.
  if (facts::host_is(*host, {"Network", "Compute", "Controller"})) return FetchResult();
  return cli::fetch_cards(context, host->id);
}

}  // namespace

std::unique_ptr<Fetcher> make_cli_external_host_pnics_fetcher() {
  return make_function_fetcher("CliFetchExternalHostPnics", fetch);
}

}  // namespace toposcope::discovery

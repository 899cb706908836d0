// Network cards of hosts that run a part of the cloud.

#include "fetchers/cli/cards.h"
#include "fetchers/facts/parents.h"
#include "fetchers/fetchers.h"
#include "fetchers/function_fetcher.h"

namespace toposcope::discovery {
namespace {

model::Result<FetchResult> fetch(const FetchContext& context) {
  const Object* host = facts::host_of_parent(context);
  std::vector<std::string_view> types{"Network", "Compute", "Kube-node"};
  if (!context.shape.is_2018()) types.emplace_back("Controller");
  if (host == nullptr || !facts::host_is(*host, types)) return FetchResult();
  return cli::fetch_cards(context, host->id);
}

}  // namespace

std::unique_ptr<Fetcher> make_cli_host_pnics_fetcher() {
  return make_function_fetcher("CliFetchHostPnics", fetch);
}

}  // namespace toposcope::discovery

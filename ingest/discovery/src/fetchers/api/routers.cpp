#include "fetchers/api/owned.h"
#include "fetchers/fetchers.h"
#include "fetchers/function_fetcher.h"

namespace toposcope::discovery {
namespace {

model::Result<FetchResult> fetch_routers(const FetchContext& context) {
  return fetch_owned(context, {.list = "routers", .folder = "routers", .text = "Routers"});
}

}  // namespace

std::unique_ptr<Fetcher> make_api_routers_fetcher() {
  return make_function_fetcher("ApiFetchRouters", fetch_routers, {.shared = true});
}

}  // namespace toposcope::discovery

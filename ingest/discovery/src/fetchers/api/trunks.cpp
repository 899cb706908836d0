#include "fetchers/api/owned.h"
#include "fetchers/fetchers.h"
#include "fetchers/function_fetcher.h"

namespace toposcope::discovery {
namespace {

/// A neutron without the extension for trunks has none.
model::Result<FetchResult> fetch_trunks(const FetchContext& context) {
  auto result = fetch_owned(context, {.list = "trunks", .folder = "trunks", .text = "Trunks"});
  if (!result.has_value() && result.error().code == model::ErrorCode::kNotFound) {
    FetchResult none;
    none.remarks.emplace_back("this neutron does not know of trunks");
    return none;
  }
  return result;
}

}  // namespace

std::unique_ptr<Fetcher> make_api_trunks_fetcher() {
  return make_function_fetcher("ApiFetchTrunks", fetch_trunks, {.shared = true});
}

}  // namespace toposcope::discovery

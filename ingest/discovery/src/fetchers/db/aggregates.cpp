#include "fetchers/facts/aggregates.h"

#include "fetchers/fetchers.h"
#include "fetchers/function_fetcher.h"

namespace toposcope::discovery {
namespace {

model::Result<FetchResult> fetch_aggregates(const FetchContext& context) {
  FetchResult result;
  const auto regions = facts::aggregates(context);
  if (!regions.has_value()) return regions.error();
  for (const auto& told : regions.value()) {
    if (!told->allowed) result.not_allowed.emplace_back("aggregates");
    for (const facts::Aggregate& aggregate : told->aggregates) {
      result.objects.push_back({Json{{"id", aggregate.id}, {"name", aggregate.name}}});
    }
  }
  return result;
}

}  // namespace

std::unique_ptr<Fetcher> make_db_aggregates_fetcher() {
  return make_function_fetcher("DbFetchAggregates", fetch_aggregates, {.shared = true});
}

}  // namespace toposcope::discovery

#include "fetchers/facts/aggregates.h"

#include "fetchers/facts/parents.h"
#include "fetchers/fetchers.h"
#include "fetchers/function_fetcher.h"

namespace toposcope::discovery {
namespace {

model::Result<FetchResult> fetch_aggregates(const FetchContext& context) {
  FetchResult result;
  const auto told = facts::aggregates(context, facts::region_of_parent(context));
  if (!told.has_value()) return told.error();
  if (!told.value()->allowed) result.not_allowed.emplace_back("aggregates");
  if (!told.value()->note.empty()) result.remarks.push_back(told.value()->note);
  for (const facts::Aggregate& aggregate : told.value()->aggregates) {
    result.objects.push_back({Json{{"id", aggregate.id}, {"name", aggregate.name}}});
  }
  return result;
}

}  // namespace

std::unique_ptr<Fetcher> make_db_aggregates_fetcher() {
  return make_function_fetcher("DbFetchAggregates", fetch_aggregates);
}

}  // namespace toposcope::discovery

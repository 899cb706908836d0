#include "fetchers/facts/aggregates.h"
#include "fetchers/fetchers.h"
#include "fetchers/function_fetcher.h"

namespace toposcope::discovery {
namespace {

/// Points to the host: by its key in the source, or by what it is.
void refer(const Object& host, Json& reference) {
  reference["ref_id"] = host.key.empty() ? "host:" + host.id : host.key;
}

void add_hosts(const FetchContext& context, const facts::Aggregate& aggregate,
               FetchResult& result) {
  for (const std::string& name : aggregate.hosts) {
    Json reference{{"id", "aggregate-" + aggregate.name + '-' + name}, {"name", name}};
    if (const Object* host = context.inventory.find("host", name)) {
      refer(*host, reference);
    } else {
      result.remarks.push_back("host " + name + " of aggregate " + aggregate.name +
                               " is not there");
    }
    result.objects.push_back({std::move(reference)});
  }
}

model::Result<FetchResult> fetch_aggregate_hosts(const FetchContext& context) {
  const auto regions = facts::aggregates(context);
  if (!regions.has_value()) return regions.error();
  FetchResult result;
  for (const auto& told : regions.value()) {
    if (const auto* aggregate = told->find(context.id)) add_hosts(context, *aggregate, result);
  }
  return result;
}

}  // namespace

std::unique_ptr<Fetcher> make_db_aggregate_hosts_fetcher() {
  return make_function_fetcher("DbFetchAggregateHosts", fetch_aggregate_hosts);
}

}  // namespace toposcope::discovery

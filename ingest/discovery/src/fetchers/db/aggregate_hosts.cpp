#include "fetchers/facts/aggregates.h"
#include "fetchers/facts/session.h"
#include "fetchers/fetchers.h"
#include "fetchers/function_fetcher.h"

namespace toposcope::discovery {
namespace {

/// Of every region: an aggregate's own id does not say which one it is of.
model::Result<std::vector<std::string>> regions_of(const FetchContext& context) {
  if (context.sources.database != nullptr) return std::vector<std::string>{""};
  return facts::regions_with(context, "compute");
}

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
  const auto regions = regions_of(context);
  if (!regions.has_value()) return regions.error();
  FetchResult result;
  for (const std::string& region : regions.value()) {
    const auto told = facts::aggregates(context, region);
    if (!told.has_value()) return told.error();
    if (const auto* aggregate = told.value()->find(context.id)) {
      add_hosts(context, *aggregate, result);
    }
  }
  return result;
}

}  // namespace

std::unique_ptr<Fetcher> make_db_aggregate_hosts_fetcher() {
  return make_function_fetcher("DbFetchAggregateHosts", fetch_aggregate_hosts);
}

}  // namespace toposcope::discovery

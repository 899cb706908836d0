#include "toposcope/discovery/connect.h"

#include <utility>

#include "sources/host_section.h"
#include "sources/live_sources.h"

namespace toposcope::discovery {
model::Result<SourceSet> connect(const EnvironmentConfig& environment, CredentialStore& credentials,
                                 const std::stop_token& stop) {
  SourceSet sources;
  sources.clock = make_system_clock();
  const LiveOptions options{.clock = sources.clock, .stop = stop};
  if (const auto* section = environment.section("OpenStack"); section != nullptr) {
    auto api = make_live_api(*section, credentials, options);
    if (!api.has_value()) return api.error();
    sources.api = std::move(api).value();
  }
  if (const auto* section = environment.section("mysql"); section != nullptr) {
    auto database = make_mysql_database(*section, credentials, options);
    if (!database.has_value()) return database.error();
    sources.database = std::move(database).value();
  }
  auto hosts = make_live_hosts(environment, credentials, stop);
  if (!hosts.has_value()) return hosts.error();
  sources.hosts = std::move(hosts).value();
  return sources;
}

}  // namespace toposcope::discovery

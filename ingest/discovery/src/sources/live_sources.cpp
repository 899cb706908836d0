#include "sources/live_sources.h"

#include <utility>

#include "sources/http/curl_client.h"
#include "sources/http/retry.h"
#include "sources/mysql/mysql_database.h"
#include "sources/openstack/live_api.h"

namespace toposcope::discovery {
namespace {

class SystemClock final : public Clock {
 public:
  model::UtcMicros now() override { return model::now_utc(); }
};

}  // namespace

std::shared_ptr<Clock> make_system_clock() { return std::make_shared<SystemClock>(); }

model::Result<std::shared_ptr<OpenStackApi>> make_live_api(const EnvironmentSection& section,
                                                           CredentialStore& credentials,
                                                           const LiveOptions& options) {
  auto login = make_api_login(section, credentials);
  if (!login.has_value()) return login.error();
  const CurlOptions curl{
      .verify = login.value().verify, .ca_file = login.value().ca_file, .stop = options.stop};
  LiveApiParts parts;
  parts.login = std::move(login).value();
  parts.http = make_retrying_client(make_curl_client(curl), make_waiter(options.stop));
  parts.clock = options.clock != nullptr ? options.clock : make_system_clock();
  parts.on_token = [&credentials](std::string_view token) { credentials.remember(token); };
  return make_openstack_api(std::move(parts));
}

model::Result<std::shared_ptr<Database>> make_mysql_database(const EnvironmentSection& section,
                                                             CredentialStore& credentials,
                                                             const LiveOptions& options) {
  auto login = make_database_login(section, credentials);
  if (!login.has_value()) return login.error();
  return make_mysql_database(std::move(login).value(), options.stop);
}

}  // namespace toposcope::discovery
